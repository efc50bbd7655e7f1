"""How long the steps after the tagger take beside the tagger itself, in processor time on one thread.

    python benchmarks/reading.py PAGES.jsonl [--warm OTHER.jsonl] [--model accurate|fast|PATH]

A line holds `text` and, where known, `lang`. `--warm` pages are read before, so that the lexicons are loaded.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

from sayso.model import Article
from sayso.reading import read
from sayso.tagger import load


def articles(path: Path) -> list[Article]:
    lines = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
    return [Article(text=x["text"], language=x.get("lang")) for x in lines]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--warm", type=Path)
    parser.add_argument("--model", default="accurate")
    options = parser.parse_args()
    tagger, pages = load(options.model, threads=1), articles(options.pages)
    for article in articles(options.warm) if options.warm else pages[:1]:
        read(article, tagger.tag([article.text])[0], id="warm")
    began = time.process_time()
    tagged = tagger.tag([a.text for a in pages])
    between = time.process_time()
    for article, spans in zip(pages, tagged, strict=True):
        read(article, spans, id="page")
    tagging, rest = between - began, time.process_time() - between
    words = sum(len(a.text.split()) for a in pages)
    print(f"{len(pages)} pages, {words} words: tagger {tagging:.2f} s, the rest {rest:.2f} s")
    print(f"{rest / tagging:.3f} of the tagger's time (floor 0.1)")


if __name__ == "__main__":
    main()
