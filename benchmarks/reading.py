"""How long the steps after the tagger take beside the tagger itself, in processor time on one thread.

    python benchmarks/reading.py PAGES.jsonl … [--words 378] [--warm OTHER.jsonl] [--model accurate|fast|PATH]

With the share of each step. A line holds `text` and, where known, `lang`. `--warm` pages are read before, so
that the lexicons are loaded. `--words` makes pages of about that length of the paragraphs of a language.
"""

from __future__ import annotations

import argparse
import json
import time
from itertools import pairwise
from pathlib import Path

from sayso.model import Article
from sayso.reading import read
from sayso.reading.attributions import read_attributions
from sayso.reading.names import resolve_names
from sayso.reading.times import read_times
from sayso.tagger import load


def articles(path: Path) -> list[Article]:
    lines = [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]
    return [Article(text=x["text"], language=x.get("lang")) for x in lines]


def of_length(pages: list[Article], words: int) -> list[Article]:
    """The paragraphs of a language put into pages of `words` words; what is left over is dropped."""
    found = []
    for language in sorted({a.language or "" for a in pages}):
        page: list[str] = []
        for paragraph in (p for a in pages if a.language == language for p in a.text.split("\n")):
            page.append(paragraph)
            if sum(len(p.split()) for p in page) >= words:
                found.append(Article(text="\n".join(page).strip(), language=language))
                page = []
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("--words", type=int)
    parser.add_argument("--warm", type=Path)
    parser.add_argument("--model", default="accurate")
    options = parser.parse_args()
    tagger, pages = load(options.model, threads=1), [a for path in options.pages for a in articles(path)]
    if options.words:
        pages = of_length(pages, options.words)
    for article in articles(options.warm) if options.warm else pages[:1]:
        read(article, tagger.tag([article.text])[0], id="warm")
    began = time.process_time()
    tagged = tagger.tag([a.text for a in pages])
    tagging = time.process_time() - began
    spent = {"names": 0.0, "attributions": 0.0, "times": 0.0}
    for article, spans in zip(pages, tagged, strict=True):
        at = [time.process_time()]
        names = resolve_names(article, spans)
        at.append(time.process_time())
        read_attributions(article, spans, names)
        at.append(time.process_time())
        read_times(article)
        at.append(time.process_time())
        for step, (start, end) in zip(spent, pairwise(at), strict=True):
            spent[step] += end - start
    words, rest = sum(len(a.text.split()) for a in pages), sum(spent.values())
    print(f"{len(pages)} pages, {words} words: tagger {tagging:.2f} s, the rest {rest:.2f} s")
    shares = ", ".join(f"{step} {seconds / tagging:.3f}" for step, seconds in spent.items())
    print(f"{rest / tagging:.3f} of the tagger's time (floor 0.1): {shares}")


if __name__ == "__main__":
    main()
