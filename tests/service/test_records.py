"""Lines of JSONL: what is taken, what is refused and how it is said."""

import pytest

from sayso.model import RecordError
from sayso.pages import Given
from sayso.service.records import given, parse


def test_the_text_is_taken_verbatim():
    text = "  Перше.\r\n\tДруге\u00a0—\u202e e\u0301 \0 \ufeff"
    assert parse(f'{{"text": {_json(text)}}}'.encode()).text == text


def test_other_keys_may_stand_beside_the_known_ones():
    assert parse(b'{"text": "a", "story": {"deep": [1]}, "id": "7"}').id == "7"


def test_null_is_unknown():
    record = parse(b'{"id": null, "text": "a", "language": null, "published": null, "url": null}')
    assert (record.id, record.language, record.published) == (None, None, None)


@pytest.mark.parametrize(
    ("escape", "text"),
    [
        ("\\ud83d", "\ufffd"),
        ("a\\udc00b", "a\ufffdb"),
        ("\\ude00\\ud83d", "\ufffd\ufffd"),
        ("\\ud83d\\ude00", "😀"),
        ("\\\\ud83d", "\\ud83d"),
    ],
)
def test_a_lone_surrogate_becomes_one_replacement_character(escape, text):
    assert parse(f'{{"text": "{escape}"}}'.encode()).text == text


def test_a_byte_order_mark_before_the_first_line_is_no_part_of_it():
    assert parse(b'\xef\xbb\xbf{"text": "a"}').text == "a"


@pytest.mark.parametrize(("said", "meant"), [("uk", "uk"), ("uk-UA", "uk"), ("EN_us", "en"), ("", None)])
def test_a_language_is_known_by_its_first_part(said, meant):
    assert parse(f'{{"text": "a", "language": "{said}"}}'.encode()).language == meant


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"text": 5}', "$.text: expected str, got int"),
        (b'{"text": "a", "id": 5}', "$.id: expected str | null, got int"),
        (b'{"text": "a", "published": 20251109}', "$.published: expected str | null, got int"),
        (
            b'{"text": "a", "published": "Sunday"}',
            "$.published: expected an ISO 8601 date such as 2025-11-09",
        ),
        (
            b'{"text": "a", "published": "2025-02-30"}',
            "$.published: expected an ISO 8601 date such as 2025-11-09",
        ),
        (b'{"text": "a", "language": "de"}', "$.language: expected en, uk or ru, got 'de'"),
        (b'{"id": "a"}', "$.text: missing"),
        (b'["a"]', "$: expected object, got array"),
        (b'{"text": "a"', "not JSON: it is truncated"),
        (b"{'text': 'a'}", "not JSON: "),
        (b'{"text": "\xff"}', "not UTF-8 at byte 11; JSONL is UTF-8"),
        (
            b'{"text": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
            "not JSON that can be read: nested",
        ),
    ],
)
def test_a_wrong_line_is_refused_with_the_path_of_the_fault(line, message):
    with pytest.raises(RecordError) as refused:
        parse(line)
    assert str(refused.value).startswith(message)


def test_what_the_record_says_goes_before_what_the_caller_knows():
    known = Given(publisher="The Caller", language="en")
    of_page = given(parse(b'{"text": "a", "publisher": "The Page"}'), known)
    assert (of_page.publisher, of_page.language) == ("The Page", "en")


def _json(text: str) -> str:
    return '"' + "".join(f"\\u{ord(character):04x}" for character in text) + '"'
