"""Peak memory of `sayso read` over many lines of JSONL against that over a few: it must not grow with them.

    python benchmarks/memory.py [--lines 10000] [--jobs 1] [--model none]

Prints both peaks (of the largest process) and the difference; ends with 1 where it is above the limit.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT_MB = 50
PARAGRAPH = (
    "The harbour bridge was closed to traffic on Monday after engineers found cracks in two of its piers. "
    "Mayor Anna Holt said the closure would last at least three weeks. «Безпека понад усе», — заявила "
    "речниця міської ради Олена Коваль. По словам инженера Петра Белова, мост отремонтируют до конца месяца. "
)


def write(path: Path, lines: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(lines):
            text = "\n\n".join(f"{PARAGRAPH} Report {number}, part {part}." for part in range(6))
            record = {
                "id": f"p{number}",
                "text": text,
                "published": "2025-11-09",
                "publisher": "The Harbour Post",
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def peak_mb(path: Path, arguments: list[str]) -> tuple[float, float]:
    """Megabytes and seconds of one run."""
    command = [sys.executable, "-m", "sayso", "read", str(path), "--to", "jsonl", *arguments]
    begun = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"sayso ended with {process.returncode}")
    return usage.ru_maxrss / 1024, time.monotonic() - begun


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=10_000)
    parser.add_argument("--few", type=int, default=100)
    parser.add_argument("--jobs", default="1")
    parser.add_argument("--model", default="none")
    options = parser.parse_args()
    peaks = []
    with tempfile.TemporaryDirectory() as folder:
        for lines in (options.few, options.lines):
            path = Path(folder, f"{lines}.jsonl")
            write(path, lines)
            peak, seconds = peak_mb(path, ["--jobs", options.jobs, "--model", options.model])
            print(f"{lines:>7} lines  {peak:7.1f} MB  {seconds:6.1f} s  {lines / seconds:7.0f} pages/s")
            peaks.append(peak)
    growth = peaks[1] - peaks[0]
    print(f"growth  {growth:+.1f} MB (limit {LIMIT_MB} MB)")
    sys.exit(growth > LIMIT_MB)


if __name__ == "__main__":
    main()
