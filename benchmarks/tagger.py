"""Words a second of the whole tagger (tokens, encoder, decoding, edges) on one thread, by language.

    python benchmarks/tagger.py [--model accurate|fast|PATH] [--pages 12]

Pages of 378 words are cut from our own sentences in `training/data`. The best of three rounds counts, in
processor time, so that other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from sayso.model.marked import parse_items
from sayso.tagger import load

DATA = Path(__file__).parent.parent / "training" / "data"
WORDS = 378


def pages(language: str, count: int) -> list[str]:
    items = [
        item.text
        for path in sorted(DATA.glob(f"{language}-*.txt"))
        for item in parse_items(path.read_text(encoding="utf-8"))
    ]
    found, page, size = [], [], 0
    for text in items:
        page.append(text)
        size += len(text.split())
        if size >= WORDS:
            found.append("\n\n".join(page))
            page, size = [], 0
    return found[:count]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--pages", type=int, default=12)
    options = parser.parse_args()
    began = time.perf_counter()
    tagger = load(options.model, threads=1)
    print(f"loading: {time.perf_counter() - began:.2f} s")
    for language in ("en", "uk", "ru"):
        texts = pages(language, options.pages)
        words = sum(len(t.split()) for t in texts)
        tagger.tag(texts[:1])
        spent = []
        for _ in range(3):
            began = time.process_time()
            tagger.tag(texts)
            spent.append(time.process_time() - began)
        print(f"{language}: {words / min(spent):,.0f} words/s ({len(texts)} pages, {words} words)")


if __name__ == "__main__":
    main()
