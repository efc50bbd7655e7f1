"""What the caller names, as items: files, folders, JSONL, standard input."""

import gzip
import io
import os

import pytest

from sayso.service import Failure, Options
from sayso.service.sources import Item, items


def found(*sources, **options):
    return list(items(map(str, sources), Options(**options)))


def shown(outcomes):
    return [str(item) if isinstance(item, Failure) else os.path.basename(item.source) for item in outcomes]


@pytest.mark.parametrize(
    ("name", "format"),
    [("a.html", "html"), ("a.HTM", "html"), ("a.xhtml.gz", "html"), ("a.txt", "text"), ("a.TXT.GZ", "text")],
)
def test_a_file_is_known_by_its_suffix_and_opened_later(tmp_path, name, format):
    path = tmp_path / name
    path.write_text("x")
    assert found(path) == [Item(source=str(path), format=format)]


def test_the_format_asked_for_goes_before_the_suffix(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text('{"text": "a"}\n')
    assert [item.format for item in found(path, format="html")] == ["html"]
    assert [item.line for item in found(path, format="jsonl")] == [1]


def test_jsonl_is_cut_into_lines_that_keep_their_numbers(tmp_path):
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"text":"1"}\r\n\n  \n{"text":"4"}'))
    assert [(item.line, item.data.strip()) for item in found(path)] == [
        (1, b'{"text":"1"}'),
        (4, b'{"text":"4"}'),
    ]


def test_a_line_above_the_limit_is_a_failure_and_the_next_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text":"1"}\n' + b"x" * 1000 + b'\n{"text":"3"}\n')
    one, two, three = found(path, max_bytes=100)
    assert (one.line, three.line) == (1, 3)
    assert str(two) == f"{path}:2: larger than 100 bytes, unpacked; --max-bytes raises the limit"


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (b'{"text": "a"}\n{"text": "b"}\n', ["jsonl", "jsonl"]),
        (b'\xef\xbb\xbf {\n"text": "a"}', ["jsonl", "jsonl"]),
        (b"{curly} is how it began", ["auto"]),
        (b"<html>", ["auto"]),
        (gzip.compress(b'{"text": "a"}\n'), ["jsonl"]),
        (b"", ["auto"]),
    ],
)
def test_standard_input_and_files_of_no_known_suffix_are_known_by_their_beginning(
    tmp_path, monkeypatch, data, kinds
):
    path = tmp_path / "unknown"
    path.write_bytes(data)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert [item.format for item in found(path)] == kinds
    assert [item.format for item in found("-")] == kinds


def test_a_pipe_that_gives_a_byte_at_a_time_is_known_too(monkeypatch):
    class Slow(io.BytesIO):
        def read1(self, size=-1):
            return super().read1(1)

    stream = Slow(gzip.compress(b'{"text": "a"}\n'))
    monkeypatch.setattr("sys.stdin", type("Standard", (), {"buffer": stream}))
    assert [item.format for item in found("-")] == ["jsonl"]


def test_a_folder_is_walked_by_name_and_only_for_what_can_be_read(tmp_path):
    for name in (
        "b.html",
        "a/z.txt",
        "a/c.html.gz",
        "a.txt",
        "picture.png",
        ".hidden.html",
        ".git/x.html",
        "c",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert shown(found(tmp_path)) == ["c.html.gz", "z.txt", "a.txt", "b.html"]
    assert shown(found(tmp_path, format="html")) == ["c.html.gz", "b.html", "c"]


def test_a_link_that_leads_back_is_not_followed_for_ever(tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    assert shown(found(tmp_path)) == ["a.html"]


def test_a_folder_with_nothing_to_read(tmp_path):
    (tmp_path / "notes.pdf").write_text("x")
    (message,) = shown(found(tmp_path))
    assert (
        message
        == f"{tmp_path}: nothing to read in this folder: no .html .htm .xhtml .txt .jsonl .ndjson file"
    )


@pytest.mark.parametrize(
    "name", ["missing.html", "missing.jsonl", "missing", "missing.txt/deeper.jsonl", "nul\0.jsonl"]
)
def test_what_is_not_there_is_one_failure_and_the_rest_go_on(tmp_path, name):
    (tmp_path / "b.jsonl").write_text('{"text": "a"}')
    outcomes = found(tmp_path / name, tmp_path / "b.jsonl")
    if name.endswith(".html"):  # opened where it is read
        assert isinstance(outcomes[0], Item)
    else:
        assert outcomes[0].message == "no such file or folder"
    assert outcomes[1].line == 1


@pytest.mark.parametrize("data", ["", "\n \n\n"], ids=["empty", "blank lines"])
def test_jsonl_without_a_line_is_a_failure(tmp_path, data):
    (tmp_path / "a.jsonl").write_text(data)
    assert shown(found(tmp_path / "a.jsonl")) == [
        f"{tmp_path}/a.jsonl: nothing to read: JSONL without a line"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("www.news.example", "no such file or folder; an address begins with https://"),
        ("news.example/2025/story", "no such file or folder; an address begins with https://"),
        ("news.example", "no such file or folder"),
        ("", "an empty name; give a file, a folder, an address or -"),
    ],
)
def test_what_may_have_been_meant(name, message):
    assert [outcome.message for outcome in items([name], Options())] == [message]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_file_that_may_not_be_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("{}")
    path.chmod(0)
    assert shown(found(path)) == [f"{path}: permission denied"]


def test_an_address_is_an_item_that_is_fetched_where_it_is_read():
    assert found("https://news.example/a.html") == [Item(source="https://news.example/a.html", format="auto")]


def test_jsonl_at_an_address_is_cut_into_lines(server):
    outcomes = found(server.address("lines-jsonl/a.jsonl"), allow_private=True)
    assert [item.line for item in outcomes] == [1, 2]


def test_nothing_is_opened_before_it_is_asked_for(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "a"}')

    def sources():
        yield str(tmp_path / "a.jsonl")
        raise AssertionError("asked too early")

    assert next(items(sources(), Options())).line == 1
