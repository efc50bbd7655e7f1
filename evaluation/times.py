"""Read the times of a corpus file directly and write them as readings, for the scorers.

    python evaluation/times.py CORPUS.jsonl --out predicted.jsonl [--scorer SCORER.py] [--errors N]

A line of the corpus holds `id`, `text`, and where known `lang` and `dct` or `published`. With `--scorer` the
scorer is run on what was written (`SCORER.py CORPUS.jsonl --predicted predicted.jsonl`).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path

from sayso.model import Article, Dated
from sayso.reading.times import read_times


def reading(line: dict[str, str]) -> dict[str, object]:
    """One corpus line read; the parts of a reading that are not times stay empty."""
    published = line.get("dct") or line.get("published") or line.get("date")
    article = Article(
        text=line["text"],
        language=line.get("lang"),
        date_published=Dated(value=published, origin="given") if published else None,
    )
    times = [
        {"id": t.id, "span": list(t.span), "type": t.type, "value": t.value, "edtf": t.edtf, "mod": t.mod,
         "anchor": t.anchor, "rule": t.rule}
        for t in read_times(article)
    ]  # fmt: skip
    empty: dict[str, object] = {k: [] for k in ("attributions", "entities", "mentions", "events")}
    return {"id": line["id"], "times": times, **empty}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    raw = options.corpus.read_bytes()
    lines = [json.loads(x) for x in raw.decode("utf-8").splitlines() if x.strip()]
    with options.out.open("w", encoding="utf-8") as file:
        for line in lines:
            file.write(json.dumps(reading(line), ensure_ascii=False) + "\n")
    print(f"{options.corpus.name} sha256 {hashlib.sha256(raw).hexdigest()}", flush=True)
    if options.scorer:
        command = [sys.executable, str(options.scorer), str(options.corpus), "--predicted", str(options.out)]
        subprocess.run([*command, "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
