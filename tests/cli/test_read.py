"""`sayso read`: what is printed where, what is written, and how it ends."""

import json

import pytest

TEXT = "The old harbour bridge is open again after repairs. Mayor Holt said it is safe to cross from Monday."


@pytest.fixture
def pages(tmp_path):
    """Three lines of JSONL, the second of them broken."""
    path = tmp_path / "pages.jsonl"
    path.write_text(
        json.dumps({"id": "one", "text": TEXT})
        + "\n{broken\n"
        + json.dumps({"id": "two/2", "text": TEXT + " "})
    )
    return path


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def test_readings_on_standard_output_failures_on_standard_error(sayso, pages):
    done = sayso("read", pages, "missing.html", "--model", "none", "--to", "jsonl")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["one", "two/2"]
    assert done.stderr.splitlines() == [
        f"sayso: {pages}:2: not JSON: object keys must be strings (byte 1)",
        "sayso: missing.html: no such file or folder",
    ]
    assert done.exit_code == 1


def test_all_read_ends_with_0(sayso, page):
    assert sayso("read", page, "--model", "none").exit_code == 0


def test_what_no_terminal_reads_is_jsonl(sayso, page):
    assert json.loads(sayso("read", page, "--model", "none").stdout)["article"]["text"] == TEXT


def test_json_is_indented(sayso, page):
    assert sayso("read", page, "--model", "none", "--to", "json").stdout.startswith('{\n  "id": "')


def test_what_is_given_is_in_the_reading(sayso, page):
    given = ["--published", "2025-11-09", "--publisher", "The Harbour Post", "--language", "en"]
    article = json.loads(sayso("read", page, "--model", "none", *given).stdout)["article"]
    assert article["date_published"] == {"value": "2025-11-09", "origin": "given", "span": None}
    assert article["publisher"] == "The Harbour Post"


def test_standard_input(sayso):
    done = sayso("read", "-", "--model", "none", input=json.dumps({"id": "7", "text": TEXT}).encode())
    assert json.loads(done.stdout)["id"] == "7"


def test_several_processes_print_the_same(sayso, pages):
    many = [pages] * 12
    alone = sayso("read", *many, "--model", "none")
    assert sayso("read", *many, "--model", "none", "--jobs", 3).stdout_bytes == alone.stdout_bytes


@pytest.mark.parametrize(
    "wrong",
    [
        ["--published", "yesterday"],
        ["--published", "2025-02-30"],
        ["--language", "de"],
        ["--publisher", " "],
        ["--jobs", "0"],
        ["--threads", "0"],
        ["--max-bytes", "much"],
        ["--max-bytes", "0"],
        ["--from", "pdf"],
        ["--to", "xml"],
        ["--unknown"],
    ],
)
def test_what_cannot_be_meant_ends_with_2_before_anything_is_read(sayso, page, wrong):
    done = sayso("read", page, "--model", "none", *wrong)
    assert (done.exit_code, done.stdout) == (2, "")


def test_no_source_ends_with_2(sayso):
    assert sayso("read").exit_code == 2


@pytest.mark.parametrize("size", ["50", "0kB", "50b"])
def test_a_page_above_the_limit_is_refused(sayso, page, size):
    done = sayso("read", page, "--model", "none", "--max-bytes", size)
    assert done.exit_code == (1 if size == "50" else 2)
    if size == "50":
        assert done.stderr == f"sayso: {page}: larger than 50 bytes, unpacked; --max-bytes raises the limit\n"


class TestFiles:
    def test_a_file_named_with_o_says_the_format_by_its_name(self, sayso, page, tmp_path):
        for name, start in (("out.jsonl", '{"id":"'), ("out.json", '{\n  "id"'), ("out", '{"id":"')):
            done = sayso("read", page, "--model", "none", "-o", tmp_path / name)
            assert (done.exit_code, done.stdout) == (0, "")
            assert (tmp_path / name).read_text().startswith(start)

    def test_a_file_is_there_whole_or_as_it_was(self, sayso, page, tmp_path, monkeypatch):
        out = tmp_path / "out.jsonl"
        out.write_text("before")

        def stopped(*_, **__):
            yield from ()
            raise KeyboardInterrupt

        monkeypatch.setattr("sayso.cli.read.results", stopped)
        assert sayso("read", page, "-o", out).exit_code == 130
        assert out.read_text() == "before"
        assert [path.name for path in tmp_path.glob("*out*")] == ["out.jsonl"]

    @pytest.mark.parametrize("name", ["", " "])
    def test_an_empty_name_is_none(self, sayso, page, name):
        done = sayso("read", page, "--model", "none", "-o", name)
        assert (done.exit_code, "an empty name" in done.stderr) == (2, True)

    def test_a_file_in_what_is_no_folder_is_named_as_it_was_given(self, sayso, page):
        error = sayso("read", page, "--model", "none", "-o", page / "out.jsonl").exception
        assert isinstance(error, NotADirectoryError)
        assert error.filename == str(page / "out.jsonl")

    def test_a_link_stays_a_link(self, sayso, page, tmp_path):
        (tmp_path / "link.jsonl").symlink_to(tmp_path / "target.jsonl")
        sayso("read", page, "--model", "none", "-o", tmp_path / "link.jsonl")
        assert (tmp_path / "link.jsonl").is_symlink()
        assert (tmp_path / "target.jsonl").exists()

    def test_a_device_is_written_to_as_it_is(self, sayso, page):
        assert sayso("read", page, "--model", "none", "-o", "/dev/null").exit_code == 0

    def test_json_is_not_written_to_a_folder(self, sayso, page, tmp_path):
        done = sayso("read", page, "--model", "none", "--to", "json", "-o", tmp_path)
        assert done.exit_code == 2
        assert "only html is written to folders" in done.stderr


class TestHtml:
    def test_one_page_is_one_file(self, sayso, page, tmp_path):
        assert sayso("read", page, "--model", "none", "-o", tmp_path / "out.html").exit_code == 0
        assert "harbour bridge" in (tmp_path / "out.html").read_text()

    def test_many_pages_are_a_folder_with_an_index(self, sayso, pages, tmp_path):
        out = tmp_path / "reports"
        assert sayso("read", pages, "--model", "none", "--to", "html", "-o", out).exit_code == 1
        assert sayso("read", pages, "--model", "none", "-o", out).exit_code == 1
        assert sorted(path.name for path in out.iterdir()) == [
            "00001-one.html",
            "00002-two-2.html",
            "index.html",
        ]
        index = (out / "index.html").read_text()
        assert '<li><a href="00001-one.html">' in index
        assert index.count("<li>") == 2

    def test_a_few_pages_are_one_file(self, sayso, pages, tmp_path):
        assert sayso("read", pages, "--model", "none", "-o", tmp_path / "out.html").exit_code == 1
        assert (tmp_path / "out.html").read_text().count("is safe to cross from") >= 2

    def test_more_pages_than_one_file_is_good_for_are_refused_and_nothing_is_written(self, sayso, tmp_path):
        path = tmp_path / "many.jsonl"
        path.write_text((json.dumps({"text": TEXT}) + "\n") * 101)
        done = sayso("read", path, "--model", "none", "-o", tmp_path / "out.html")
        assert done.exit_code == 2
        assert "goes to a folder" in done.stderr
        assert not (tmp_path / "out.html").exists()

    def test_no_page_is_no_report(self, sayso, tmp_path):
        done = sayso("read", tmp_path / "missing.html", "--model", "none", "-o", tmp_path / "out.html")
        assert (done.exit_code, done.stdout) == (1, "")
        assert not (tmp_path / "out.html").exists()
