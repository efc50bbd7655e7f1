"""The progress on a terminal."""

import json
import os
import pty
import subprocess
import sys


def on_terminal(*arguments):
    """Runs the command with standard error on a terminal, standard output elsewhere; what it showed."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sayso", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        while part := _read(ours):
            shown += part
    os.close(ours)
    return process.returncode, shown.decode()


def _read(terminal):
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end is closed
        return b""


def test_many_inputs_show_pages_rate_and_failures(tmp_path):
    path = tmp_path / "pages.jsonl"
    path.write_text(
        "\n".join([json.dumps({"text": "A page."}), "{broken", json.dumps({"text": "Another page."})])
    )
    code, shown = on_terminal("read", path, "--model", "none")
    assert code == 1
    assert "pages/s" in shown
    assert f"sayso: {path}:2: not JSON" in shown
    assert "sayso: 2 pages read, 1 failed," in shown


def test_one_page_shows_nothing(tmp_path):
    path = tmp_path / "page.txt"
    path.write_text("The bridge is open again, and buses cross it from Monday.")
    assert on_terminal("read", path, "--model", "none") == (0, "")
