"""`import sayso`: reading from Python."""

import dataclasses
import json
import pickle

import pytest

import sayso
from sayso import model

TEXT = "The harbour bridge is open again after repairs. Mayor Holt said it is safe to cross from Monday."


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def test_a_page_by_its_path(page):
    reading = sayso.read(page, model="none", published="2025-11-09", publisher="The Harbour Post")
    assert reading.article.text == TEXT
    assert reading.article.publisher == "The Harbour Post"
    assert reading.article.date_published.value == "2025-11-09"


def test_a_reading_is_the_one_that_the_command_prints(page):
    reading = sayso.read(str(page), model="none")
    assert isinstance(reading, model.Reading)
    assert json.loads(reading.to_json())["id"] == reading.id
    assert reading.to_json(indent=True).startswith('{\n  "id"')


def test_a_reading_round_trips(page):
    reading = sayso.read(page, model="none")
    for copy in (
        sayso.Reading.from_json(reading.to_json()),
        sayso.Reading.from_json(reading.to_json(indent=True).encode()),
        pickle.loads(pickle.dumps(reading)),
    ):
        assert type(copy) is sayso.Reading
        assert copy == reading


def test_a_reading_is_frozen(page):
    reading = sayso.read(page, model="none")
    with pytest.raises(dataclasses.FrozenInstanceError):
        reading.id = "other"


def test_a_reading_says_in_short_what_it_is():
    article = model.Article(text=TEXT, headline=model.Piece(text="A headline\nof " + "many words " * 20))
    shown = repr(sayso.Reading(id="a1", article=article))
    assert shown.startswith("<Reading a1: A headline\\nof many words")
    assert shown.endswith("…; 0 attributions>")
    assert len(shown) < 110


def test_a_reading_shows_itself_in_a_notebook_in_a_frame_of_its_own(page):
    page.write_text(TEXT + ' <script>alert("1")</script>')
    shown = sayso.read(page, model="none")._repr_html_()
    assert shown.startswith("<iframe sandbox srcdoc=")
    assert shown.count("<") == 2
    assert shown.endswith("></iframe>")


def test_many_pages_and_what_failed_in_its_place(page, tmp_path):
    outcomes = list(sayso.read_many([page, tmp_path / "missing.txt", page], model="none"))
    assert [type(outcome) for outcome in outcomes] == [sayso.Reading, sayso.Failure, sayso.Reading]
    assert outcomes[1] == sayso.Failure(
        source=str(tmp_path / "missing.txt"), message="no such file or folder"
    )


def test_the_same_from_several_processes(page):
    pages = [page] * 20
    assert list(sayso.read_many(pages, jobs=2, model="none")) == list(sayso.read_many(pages, model="none"))


def test_a_name_alone_is_one_source_and_no_row_of_letters(page):
    for source in (page, str(page), str(page.parent)):
        assert [outcome.article.text for outcome in sayso.read_many(source, model="none")] == [TEXT]


def test_a_setting_that_there_is_not_is_an_error(page):
    with pytest.raises(TypeError, match="no such setting: publishd; there are: format, published"):
        sayso.read(page, publishd="2025-11-09")
    with pytest.raises(TypeError, match="no such setting"):
        sayso.read_many([page], language_="en")


def test_no_process_is_too_few(page):
    with pytest.raises(sayso.InputError, match="jobs: expected at least 1"):
        sayso.read_many([page], jobs=0)


def test_the_bytes_of_a_page_are_no_name():
    with pytest.raises(TypeError, match="expected a path or an address, got bytes"):
        sayso.read(b"<html>")


def test_one_page_that_cannot_be_read_is_an_error(tmp_path):
    with pytest.raises(sayso.InputError, match=r"missing\.html: no such file or folder"):
        sayso.read(tmp_path / "missing.html")


@pytest.mark.parametrize(
    "settings",
    [{"published": "yesterday"}, {"language": "de"}, {"format": "pdf"}, {"threads": 0}, {"max_bytes": 0}],
)
def test_what_cannot_be_meant_is_an_error_that_names_it(page, settings):
    with pytest.raises(sayso.InputError, match=next(iter(settings))):
        sayso.read(page, **settings)


def test_a_model_that_is_not_there_is_an_error(page, tmp_path):
    with pytest.raises(sayso.ModelError):
        sayso.read(page, model=str(tmp_path / "missing.onnx"))
