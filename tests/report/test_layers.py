from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.service.report.layers import Layer, Piece, nested, walk


def shape(text: str, *spans: tuple[int, int]) -> str:
    def write(nodes: list) -> str:
        return "".join(
            f"({node.layer.mark}{write(node.children)})" if isinstance(node, Piece) else text[slice(*node)]
            for node in nodes
        )

    layers = [Layer(span=span, mark="xyz"[i], rank=(i,)) for i, span in enumerate(spans)]
    return write(nested((0, len(text)), layers))


def test_what_nests_is_not_cut() -> None:
    assert shape("abcdef", (1, 5), (2, 4)) == "a(xb(ycd)e)f"


def test_what_crosses_is_cut_once() -> None:
    assert shape("abcdef", (0, 4), (2, 6)) == "(xab(ycd))(yef)"


def test_of_two_over_the_same_characters_the_lower_rank_is_outside() -> None:
    assert shape("ab", (0, 2), (0, 2)) == "(x(yab))"


def test_layers_that_reach_over_the_bounds_are_shown_as_far_as_they_go() -> None:
    pieces = [n for n in walk(nested((2, 4), [Layer(span=(0, 9), mark="x")])) if isinstance(n, Piece)]
    assert [(piece.start, piece.end, piece.first, piece.last) for piece in pieces] == [(2, 4, False, False)]


spans = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: (min(pair), max(pair)))


@given(st.tuples(st.integers(0, 20), st.integers(0, 20)).map(lambda p: (min(p), max(p))), st.lists(spans))
def test_every_character_stands_once_in_order_under_just_its_layers(bounds, found) -> None:
    layers = [Layer(span=span, mark=i) for i, span in enumerate(found)]
    covered: list[tuple[int, frozenset[int]]] = []

    def visit(nodes: list, under: frozenset[int]) -> None:
        for node in nodes:
            if isinstance(node, Piece):
                assert node.layer.mark not in under
                assert node.start < node.end
                visit(node.children, under | {node.layer.mark})
            else:
                covered.extend((i, under) for i in range(*node))

    visit(nested(bounds, layers), frozenset())
    assert covered == [
        (i, frozenset(n for n, span in enumerate(found) if span[0] <= i < span[1])) for i in range(*bounds)
    ]
