"""Bad input, as one finds it: each is one clear line, and the page beside it is read."""

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from service.conftest import PAGE
from service.fake_tagger import load_fake

from sayso.model import Reading
from sayso.service import Failure, Options, Waits, results, to_json

ARTICLE = "<html><body><article><h1>Bridge reopens</h1>{}</article></body></html>"
SENTENCES = "".join(
    f"<p>The harbour bridge is open again, and report {n} says that buses cross it from Monday.</p>"
    for n in range(6)
)


def unchanged(reading):
    return reading


def outcomes(*sources, **options):
    return list(results(map(str, sources), Options(**options), unchanged, make_tagger=load_fake))


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.html"
    path.write_text(PAGE)
    return path


def refused(outcome):
    """The message of a failure, which is one line and no fault of ours."""
    assert isinstance(outcome, Failure)
    assert "\n" not in str(outcome)
    assert "a fault in sayso" not in outcome.message
    return outcome.message


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.html", b""),
        ("empty.txt", b""),
        ("blank.txt", b" \n\t \r\n"),
        ("no-article.html", b"<html><head><title>x</title></head><body><a href=/>Home</a></body></html>"),
        ("picture.html", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("cut.html.gz", gzip.compress(PAGE.encode())[:-9]),
        ("damaged.html.gz", b"\x1f\x8b" + b"\xff" * 200),
        ("bomb.html.gz", gzip.compress(bytes(30_000_000))),
        ("blank.jsonl", json.dumps({"text": " \n"}).encode()),
    ],
)  # fmt: skip
def test_what_holds_no_page_is_one_line_and_the_next_is_read(tmp_path, good, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    bad, read = outcomes(path, good)
    assert refused(bad)
    assert read.article.text


def test_a_page_above_the_limit(tmp_path, good):
    path = tmp_path / "large.html"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    bad, read = outcomes(path, good)
    assert refused(bad) == "larger than 20 MB, unpacked; --max-bytes raises the limit"
    assert isinstance(read, Reading)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 20_000 + SENTENCES,
        "<b>" * 5_000 + SENTENCES + "</b>" * 5_000,
        "<table><tr><td>" * 3_000 + SENTENCES,
        SENTENCES + "<ul>" * 5_000,
    ],
)
def test_deeply_nested_markup_is_read_or_refused_in_one_line(tmp_path, good, markup):
    path = tmp_path / "deep.html"
    path.write_text(ARTICLE.format(markup))
    deep, read = outcomes(path, good)
    assert isinstance(deep, Reading) or refused(deep)
    assert isinstance(read, Reading)


def test_an_entity_bomb_unfolds_to_nothing(tmp_path, good):
    entities = '<!ENTITY a0 "boom">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    path = tmp_path / "bomb.xhtml"
    path.write_text(
        f"<?xml version='1.0'?><!DOCTYPE html [{entities}]>" + ARTICLE.format(SENTENCES + "<p>&a11;</p>")
    )
    bomb, read = outcomes(path, good)
    assert isinstance(read, Reading)
    if isinstance(bomb, Reading):
        assert len(bomb.article.text) < 10_000
    else:
        refused(bomb)


def test_an_entity_that_names_a_file_does_not_read_it(tmp_path):
    (tmp_path / "secret.txt").write_text("the secret")
    path = tmp_path / "page.xhtml"
    outside = f'<!DOCTYPE html [<!ENTITY leak SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    path.write_text(outside + ARTICLE.format(SENTENCES + "<p>&leak;</p>"))
    (outcome,) = outcomes(path)
    assert "the secret" not in str(outcome)


@pytest.mark.parametrize(
    "text",
    [
        "Holt said it is\0 safe.",
        "Holt said \u202eit is\u202c safe.",
        "Ми\u0306р і и\u0306 — cafe\u0301 d\u0327.",
        "One line\u2028two\u2029three\x0bfour\x0cfive\x85six.",
        "\ufeffWith a mark \ufffe and \U0010ffff at the edge.",
        "Tabs\tand\r\nboth line ends\rhere.",
    ],
    ids=["NUL", "bidi", "NFD", "line ends", "noncharacters", "white space"],
)
def test_odd_characters_in_a_line_of_jsonl_stay_where_they_are(tmp_path, text):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "x", "text": text}))
    (reading,) = outcomes(path)
    assert reading.article.text == text
    assert json.loads(to_json(reading))["article"]["text"] == text


def test_a_lone_surrogate_in_a_line_moves_no_offset(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "x", "text": "A \\ud83d sign. Holt said it is safe."}')
    (reading,) = outcomes(path)
    assert reading.article.text == "A \ufffd sign. Holt said it is safe."


@pytest.mark.parametrize("character", ["\0", "\x1b", "\u202e", "\ud83d", "\ufffe"])
@pytest.mark.parametrize("name", ["a.html", "a.txt"])
def test_odd_characters_in_a_page_break_no_output(tmp_path, name, character):
    path = tmp_path / name
    text = SENTENCES.replace("buses", f"bu{character}ses")
    path.write_bytes(ARTICLE.format(text).encode("utf-8", "surrogatepass"))
    (outcome,) = outcomes(path)
    if isinstance(outcome, Reading):
        json.loads(to_json(outcome).encode("utf-8"))
    else:
        refused(outcome)


def test_a_bad_address_is_one_line_and_the_next_is_read(server):
    wrong = ["missing", "broken", "silent", "endless", "picture", "redirect/file:%2F%2F%2Fetc%2Fpasswd"]
    *bad, read = outcomes(
        *map(server.address, wrong),
        server.address("plain"),
        allow_private=True,
        max_bytes=100_000,
        waits=Waits(connect=2, read=1.5, total=10),
    )
    assert [refused(outcome) for outcome in bad] == [
        "the server answers 404 Not Found; look the address up again",
        "the server answers 503 Service Unavailable; try again later",
        "the server does not answer in time; try again later",
        "larger than 100 kB, unpacked; --max-bytes raises the limit",
        "the address holds image/png, not a page; --from html, text or jsonl reads it all the same",
        "redirects to a file: address; only http and https are read",
    ]
    assert "Anna Holt" in read.article.text
    assert read.article.url == server.address("plain")


def test_what_the_server_says_of_the_letters_is_heard(server):
    (reading,) = outcomes(server.address("cyrillic"), allow_private=True)
    assert "Олена Коваль" in reading.article.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400)
    | st.text("<>/&;!=\"'- divparticle0\0\ufffe\U0010ffffїʼ", max_size=300).map(lambda text: text.encode()),
    name=st.sampled_from(["a.html", "a.txt", "a.jsonl", "a.html.gz", "a"]),
)
@example(data=b"\x1f\x8b", name="a.html.gz")
@example(data=b"<!-", name="a.html")
def test_no_bytes_stop_a_batch(tmp_path, data, name):
    folder = Path(tmp_path)
    (folder / name).write_bytes(data)
    for outcome in outcomes(folder / name):
        if isinstance(outcome, Failure):
            refused(outcome)
        else:
            json.loads(to_json(outcome))
