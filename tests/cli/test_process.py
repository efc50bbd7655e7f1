"""The command as a process: the same bytes whatever the hash seed, broken pipes, errors in one line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import sayso.tagger

TEXT = "Міст знову відкрито після ремонту. Речниця міськради Олена Коваль заявила, що рух безпечний."


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text("\n".join(json.dumps({"text": f"{TEXT} {n}"}) for n in range(200)))
    return path


def run(*arguments, seed="0"):
    return subprocess.run(
        [sys.executable, "-m", "sayso", *map(str, arguments)],
        env=os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": "C"},
        capture_output=True,
        timeout=300,
        check=False,
    )


def test_the_same_bytes_for_every_run_hash_seed_and_number_of_processes(pages):
    runs = [
        run("read", pages, "--model", "none", "--jobs", jobs, seed=seed).stdout
        for jobs, seed in ((1, "0"), (1, "1"), (3, "2"))
    ]
    assert runs[0].count(b"\n") == 200
    assert runs[0] == runs[1] == runs[2]


def test_letters_are_utf_8_in_a_locale_that_knows_none(pages):
    assert "Олена Коваль" in run("read", pages, "--model", "none").stdout.decode("utf-8")


def test_a_reader_who_has_read_enough_is_no_failure(pages):
    command = f"{sys.executable} -m sayso read {pages} --model none | head -c 10; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=300, check=False)
    assert (done.stdout, done.stderr) == (b'{"id":"' + done.stdout[7:10] + b"0\n", b"")


def test_a_model_that_is_not_there_is_one_line_and_2(pages, tmp_path):
    done = run("read", pages, "--model", tmp_path / "missing.onnx")
    assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (2, b"", 1)
    assert done.stderr.startswith(b"sayso: ")


def test_a_file_that_cannot_be_written_is_one_line_and_2(pages, tmp_path):
    done = run("read", pages, "--model", "none", "-o", tmp_path / "missing" / "out.jsonl")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == f"sayso: {tmp_path}/missing/out.jsonl: no such file or directory\n"


def test_version():
    assert run("--version").stdout.startswith(b"sayso 0.")


def test_the_same_bytes_with_the_model_that_is_shipped(tmp_path):
    if not any(Path(sayso.tagger.__file__).parent.glob("accurate*.onnx")):
        pytest.skip("the weights are not in this tree")
    path = tmp_path / "pages.jsonl"
    lines = [
        {"text": " ".join(f"{TEXT} {part}" for part in range(1 + number * 3 % 7))} for number in range(20)
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    runs = [run("read", path, "--jobs", jobs, seed=seed).stdout for jobs, seed in ((1, "0"), (2, "1"))]
    assert runs[0].count(b"\n") == 20
    assert b'"cue":{"span"' in runs[0]
    assert runs[0] == runs[1]
