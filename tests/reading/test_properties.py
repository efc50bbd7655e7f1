"""Whatever the tagger says, a reading is well formed: spans in the text, no circles, the same every time."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.cases import LANGUAGES, article, cases, reading, tagged
from sayso.model import Article, LabelledSpan, Reading, Tagged, checked
from sayso.model.marked import parse
from sayso.reading import explain_attributions, read

TEXTS = [case.item.text for language in LANGUAGES for case in cases(language)]
ROLES = ("source", "cue", "content")
LABELS = {"outer": ROLES, "inner": ROLES, "name": ("person", "organization", "place")}


@st.composite
def pages(draw: st.DrawFn) -> tuple[Article, Tagged]:
    """A text of the cases, or nonsense, with spans anywhere in it; spans of one layer do not overlap."""
    text = draw(st.sampled_from(TEXTS) | st.text(alphabet='Аб c.,:«»"—\n•1', min_size=1, max_size=80))
    spans = []
    for layer, labels in LABELS.items():
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=16)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False):
            label = draw(st.sampled_from(labels))
            score = draw(st.floats(0, 1))
            spans.append(LabelledSpan(layer=layer, label=label, span=(start, end), score=score))
    language = draw(st.sampled_from([*LANGUAGES, None]))
    publisher = draw(st.sampled_from([None, "Reuters", "Our Page"]))
    page = Article(text=text, language=language, publisher=publisher)
    return page, Tagged(text=text, spans=tuple(sorted(spans, key=lambda s: (s.span, s.layer))))


def well_formed(result: Reading) -> None:
    text = result.article.text
    ids = [a.id for a in result.attributions]
    assert ids == [f"a{n}" for n in range(1, len(ids) + 1)]
    by_id = {a.id: a for a in result.attributions}
    for a in result.attributions:
        source = (a.source.span,) if a.source and a.source.span else ()
        cue = (a.cue.span,) if a.cue else ()
        for span in (*a.content, *cue, *source):
            checked(text, span)
        assert a.content == tuple(sorted(a.content))
        assert 0 <= a.confidence <= 1
        assert len(a.chain) >= 2
        assert a.chain[0] == result.article.publisher
        assert a.chain[-1] == (a.source.name if a.source else None)
        seen, parent = {a.id}, a.parent
        while parent is not None:
            assert parent not in seen, "a circle of parents"
            seen.add(parent)
            parent = by_id[parent].parent
    for denial in result.denials:
        one, claim = by_id[denial.attribution], by_id[denial.denies]
        assert one.stance == "denies"
        assert claim.parent == one.id or claim.content[-1][1] < one.content[-1][1]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pages())
def test_random_labels_give_a_well_formed_reading(page: tuple[Article, Tagged]) -> None:
    result = read(*page, id="x")
    well_formed(result)
    assert result == read(*page, id="x")
    assert tuple(e.attribution for e in explain_attributions(*page)) == result.attributions


def test_cases_are_well_formed() -> None:
    for language in LANGUAGES:
        for case in cases(language):
            well_formed(reading(case))


def test_explanation_is_of_the_reading_where_a_name_was_cut_short() -> None:
    item = parse(
        "[source [person Анна Линд]] [cue сказала] газете «[place Пермь] вечерняя», [content что зал открыт]."
    )
    page = Article(text=item.text, language="ru")
    result = read(page, tagged(item), id="name")
    assert result.attributions[0].chain == (None, "Пермь вечерняя", "Анна Линд")
    assert tuple(e.attribution for e in explain_attributions(page, tagged(item))) == result.attributions


def test_explanation_names_what_fired() -> None:
    case = next(c for c in cases("en") if c.story == "points back, with its origin")
    found = explain_attributions(article(case), tagged(case.item))
    fired = "\n".join(line for e in found for line in e.lines)
    rules = (
        "linked content",
        "pointing back",
        "reference",
        "credited",
        "stands around it (carrier)",
        "stance asserts",
    )
    for rule in rules:
        assert rule in fired
