r"""Read a corpus with labelled spans that are already there, write readings, and run a scorer on them.

    python evaluation/attributions.py CORPUS.jsonl --tagged TAGGED.jsonl --out READINGS.jsonl \
        [--scorer SCORER.py]

A line of the corpus holds `id`, `text`, and where known `lang`, `publisher`, `published`, `dct` or `date`.
A line of the labelled spans holds `id` and `spans`, each `[layer, label, start, end, score]`; without
`--tagged` the tagger that comes with sayso labels the texts. `--language uk` takes one language.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from sayso.model import Article, Dated, LabelledSpan, Tagged
from sayso.reading import read


def article_of(line: dict) -> Article:
    published = line.get("dct") or line.get("published") or line.get("date")
    return Article(
        text=line["text"],
        language=line.get("lang"),
        publisher=line.get("publisher"),
        date_published=Dated(value=published, origin="given") if published else None,
    )


def tagged_of(line: dict) -> Tagged:
    spans = tuple(
        LabelledSpan(layer=layer, label=label, span=(start, end), score=score)
        for layer, label, start, end, score in line["spans"]
    )
    return Tagged(text=line["text"], spans=spans)


def read_lines(path: Path) -> list[dict]:
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tagged", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--language")
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    corpus = [x for x in read_lines(options.corpus) if options.language in (None, x.get("lang"))]
    if options.tagged:
        tagged = {line["id"]: tagged_of(line) for line in read_lines(options.tagged)}
    else:
        from sayso.tagger import load

        tagged = dict(zip([x["id"] for x in corpus], load().tag([x["text"] for x in corpus]), strict=True))
    started = time.perf_counter()
    with options.out.open("w", encoding="utf-8") as file:
        for line in corpus:
            file.write(
                msgspec.json.encode(read(article_of(line), tagged[line["id"]], id=line["id"])).decode("utf-8")
                + "\n"
            )
    spent = time.perf_counter() - started
    digest = hashlib.sha256(options.corpus.read_bytes()).hexdigest()
    print(f"{options.corpus.name} sha256 {digest}, {spent:.1f} s for the steps after the tagger", flush=True)
    if options.scorer:
        gold = options.corpus
        if options.language:
            gold = options.out.with_suffix(f".{options.language}.jsonl")
            lines = [json.dumps(x, ensure_ascii=False) + "\n" for x in corpus]
            gold.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(options.scorer), str(gold), "--predicted", str(options.out)]
        subprocess.run([*command, "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
