"""Statements with credits composed around them: what one-layer corpora cannot teach."""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from pathlib import Path

from data import Example, Labelled, cut, joined, marked_example
from sayso.model.marked import parse

TEMPLATES = Path(__file__).parent / "data" / "credits.toml"
STATEMENT, OUTLET = "\ue000", "\ue001"
_TWO_SENTENCES = re.compile(r"[.!?] [A-ZА-ЯЇІЄҐ]")
_QUOTED = re.compile(r"[«“\"].*?[»”\"]")


@cache
def templates() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(TEMPLATES.read_text(encoding="utf-8"))


def is_single_statement(example: Example) -> bool:
    """One sentence with one or two attributions in the outer layer and none inside."""
    text = example.text.rstrip()
    outer = [label for *_, label in example.spans.get("outer", ())]
    return (
        "content" in outer
        and outer.count("cue") <= 2
        and not example.spans.get("inner")
        and "\n" not in text
        and len(text) <= 400
        and text.endswith((".", "»", "”", '"'))
        and not _TWO_SENTENCES.search(_QUOTED.sub("", text))
    )


def credited(example: Example, rng: random.Random) -> Example:
    """`example`, a single statement, with a credit around or behind it."""
    data = templates()[example.language]
    around = rng.random() < 0.85
    form = rng.choice(data["around" if around else "pointing"])
    form = re.sub(r"\bP\b", STATEMENT, re.sub(r"\bS\b", OUTLET, form))
    outlet = rng.choice(data["outlets"])
    body = example.text.rstrip()
    body = body[:-1] if body.endswith(".") else body
    frame = marked_example(parse(form), example.id)
    at = frame.text.index(STATEMENT)
    opens_with_name = any(s == 0 for s, *_ in example.spans.get("name", ((0, 0, ""),)))
    if at and not opens_with_name and body[0].isalpha() and not body[1:2].isupper():
        body = body[0].lower() + body[1:]
    inserts = {STATEMENT: body, OUTLET: outlet}
    text = "".join(inserts.get(c, c) for c in frame.text)

    def moved(position: int) -> int:
        return sum(len(inserts.get(c, c)) for c in frame.text[:position])

    shift = moved(at)
    credit = tuple((moved(s), moved(e), k) for s, e, k in frame.spans["outer"])
    statement = tuple(
        (s + shift, min(e, len(body)) + shift, k) for s, e, k in example.spans["outer"] if s < len(body)
    )
    spans: dict[str, tuple[Labelled, ...]] = {
        "outer": credit if around else tuple(sorted([*credit, *statement])),
        "inner": statement if around else (),
    }
    if "name" in example.spans:
        names = [
            (s + shift, min(e, len(body)) + shift, k) for s, e, k in example.spans["name"] if s < len(body)
        ]
        names += [(s, e, "organization") for s, e, k in credit if k == "source"]
        spans["name"] = tuple(sorted(names))
    quiet = tuple((s, e) for s, e, k in statement if k == "content") if example.quiet else ()
    return Example(example.id, example.language, text, spans, quiet)


def with_credits(example: Example, rng: random.Random, share: float) -> Example:
    """`example` with credits around a share of its paragraphs."""
    parts = []
    for paragraph in (cut(example, *m.span()) for m in re.finditer(r"[^\n]+", example.text)):
        wanted = rng.random() < share and is_single_statement(paragraph)
        parts.append(credited(paragraph, rng) if wanted else paragraph)
    return joined(parts, "\n\n") if parts else example
