import pytest

from sayso.service import Failure, one_line


def test_a_failure_is_one_line_that_names_its_place():
    assert str(Failure(source="a.jsonl", line=3, message="not JSON")) == "a.jsonl:3: not JSON"
    assert str(Failure(source="a.html", message="an empty page")) == "a.html: an empty page"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\nb\r\tc", "a\\nb\\r\\tc"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("evil\u202efdp.exe", "evil\\u202efdp.exe"),
        ("lone \ud83d", "lone \\ud83d"),
        ("Київ «так»", "Київ «так»"),
        ("x" * 500, "x" * 400 + "…"),
    ],
)
def test_no_input_can_write_to_the_terminal_what_is_no_text(text, shown):
    assert one_line(text) == shown
