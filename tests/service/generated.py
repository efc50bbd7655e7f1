"""Readings of any shape that the types allow, for property tests."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from sayso.model import Reading

# Code points of every kind: letters of three alphabets, controls, bidi marks, astral and lone surrogates.
_KINDS = 'aZ яїґ“«…\\"\n\r\t\0\x1b\u2028\u202e\u0301😀\ud83d\udc00\ufeff<&'
# A high surrogate before a low one is one character to JSON, and so to every reader of it.
texts = st.text(st.sampled_from(_KINDS), max_size=8).filter(lambda text: "\ud83d\udc00" not in text)


@cache
def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Values of a type of `sayso.model`."""
    origin, arguments = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        hints = get_type_hints(hint)
        return st.builds(hint, **{field.name: any_of(hints[field.name]) for field in fields(hint)})
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of(*map(any_of, arguments))
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(any_of(arguments[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(any_of, arguments))
    if origin is dict:
        return st.dictionaries(*map(any_of, arguments), max_size=2)
    return {
        str: texts,
        int: st.integers(0, 10**6),
        float: st.floats(0, 1),
        bool: st.booleans(),
        type(None): st.none(),
    }[hint]


readings = any_of(Reading)
