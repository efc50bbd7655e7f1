"""`sayso explain`: what it says, what it refuses."""

import json

import pytest

TEXT = "The harbour bridge opened on 3 March 2025. A day earlier, Mayor Holt said it was safe to cross.\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(TEXT)
    return path


def test_a_time_with_its_rule_and_its_anchor(sayso, page):
    done = sayso("explain", page, "--model", "none", "--time", "t2")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].startswith("t2, confidence ")
    assert "DATE (43:56): A day earlier" in lines
    assert "value 2025-03-02" in lines
    assert any(line.startswith("rule ") for line in lines)
    assert any(line.startswith("anchor t1: ") for line in lines)


def test_all_as_json(sayso, page):
    found = json.loads(sayso("explain", page, "--model", "none", "--to", "json").stdout)
    assert set(found) == {"id", "attributions", "times"}
    assert [e["time"]["id"] for e in found["times"]] == ["t1", "t2"]
    assert found["attributions"] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--time", "t9"], "no time 't9' on the page; there are: t1 to t2"),
        (["--attribution", "a1"], "no attribution 'a1' on the page; there are: none"),
    ],
)
def test_an_id_that_the_page_does_not_have(sayso, page, asked, said):
    done = sayso("explain", page, "--model", "none", *asked)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"sayso: {said}\n")


def test_a_page_that_cannot_be_read(sayso, tmp_path):
    done = sayso("explain", tmp_path / "missing.html", "--model", "none")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.endswith("missing.html: no such file or folder\n")


def test_several_pages_are_refused(sayso, tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(f"{json.dumps({'text': TEXT})}\n" * 2)
    done = sayso("explain", path, "--model", "none")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "holds more pages than one" in done.stderr


def test_what_a_terminal_would_obey_is_written_out(sayso, page):
    page.write_text(TEXT.replace("3 March", "3\u00a0March").replace("day", "day\x1b[31m", 1))
    assert "\x1b" not in sayso("explain", page, "--model", "none").stdout
