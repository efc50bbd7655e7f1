"""The JSON contract: its keys, their order, and that what is written reads back the same."""

import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from service.generated import readings

from sayso.model import (
    Article,
    Attribution,
    Byline,
    Cue,
    Dated,
    Image,
    Piece,
    Reading,
    RecordError,
    Source,
    Zone,
)
from sayso.service import from_json, to_json, to_json_indented

ROUND_TRIP = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60, deadline=None)

TEXT = "Bridge reopens\n\nIt is safe, the mayor said."
READING = Reading(
    id="r1",
    article=Article(
        text=TEXT,
        zones=(Zone(kind="headline", span=(0, 14)), Zone(kind="paragraph", span=(16, 43))),
        headline=Piece(text="Bridge reopens", span=(0, 14), origin="visible"),
        byline=(Byline(name="A. Writer"),),
        image=Image(caption=Piece(text="The bridge")),
        date_published=Dated(value="2025-11-09", origin="given"),
        language="en",
    ),
    attributions=(
        Attribution(
            id="a1",
            source=Source(span=(28, 37), name="the mayor"),
            cue=Cue(span=(38, 42), lemma="say"),
            content=((16, 26),),
            mode="indirect",
            stance="asserts",
            parent=None,
            chain=(None, "the mayor"),
            confidence=0.97,
        ),
    ),
)


def test_the_keys_of_a_reading_in_the_order_of_the_contract():
    assert list(json.loads(to_json(READING))) == [
        "id",
        "article",
        "entities",
        "mentions",
        "times",
        "attributions",
        "events",
        "demands",
        "control",
        "denials",
    ]


def test_the_keys_of_the_contract_in_an_article_in_their_order():
    keys = list(json.loads(to_json(READING))["article"])
    contract = ["url", "publisher", "headline", "byline", "image", "date_published", "language"]
    contract += ["languages_offered", "text", "zones"]
    assert [key for key in keys if key in contract] == contract


def test_what_is_unknown_is_null_or_empty_and_never_absent():
    article = json.loads(to_json(READING))["article"]
    assert article["url"] is None
    assert article["languages_offered"] == []
    assert article["image"] == {
        "caption": {"text": "The bridge", "span": None, "origin": None},
        "credit": None,
    }
    assert json.loads(to_json(READING))["events"] == []


def test_an_attribution_as_the_contract_has_it():
    assert json.loads(to_json(READING))["attributions"] == [
        {
            "id": "a1",
            "source": {"span": [28, 37], "name": "the mayor", "entity": None},
            "cue": {"span": [38, 42], "lemma": "say"},
            "content": [[16, 26]],
            "mode": "indirect",
            "stance": "asserts",
            "parent": None,
            "chain": [None, "the mayor"],
            "confidence": 0.97,
        }
    ]


@ROUND_TRIP
@given(readings)
def test_a_reading_reads_back_as_it_was(reading):
    assert from_json(to_json(reading)) == reading
    assert from_json(to_json_indented(reading)) == reading


@ROUND_TRIP
@given(readings)
def test_a_reading_is_one_line_of_utf_8_that_any_parser_reads(reading):
    line = to_json(reading)
    assert "\n" not in line
    assert json.loads(line.encode("utf-8"))["id"] == reading.id


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"id":"x"', "not JSON: it is truncated"),
        ('{"id":"x"}', "$.article: missing"),
        (
            '{"id":"x","article":{"text":"t","zones":[{"kind":"verse","span":[0,1]}]}}',
            "$.article.zones[0].kind",
        ),
        (
            '{"id":"x","article":{"text":"t"},"mentions":[{"span":[0,"1"],"entity":"e"}]}',
            "$.mentions[0].span[1]: ",
        ),
        ('{"id":7,"article":{"text":"t"}}', "$.id: expected str, got int"),
        ("[]", "$: expected object, got array"),
    ],
)
def test_what_is_no_reading_is_refused_with_the_path_of_the_fault(line, message):
    with pytest.raises(RecordError) as refused:
        from_json(line)
    assert str(refused.value).startswith(message)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from(["", "\ud800", "paragraph"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "article", "text", "zones", "span", "attributions"]), inner)
    ),
    max_leaves=8,
)


@given(JSON.map(json.dumps) | st.text() | st.binary())
def test_whatever_is_read_back_it_is_a_reading_or_one_error(data):
    with suppress(RecordError):
        assert isinstance(from_json(data), Reading)
