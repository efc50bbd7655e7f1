"""Stage 4: the figures of a finished tagger (ONNX, edges settled) on the development files, by language.

    python training/evaluate.py --model accurate --corpora CORPORA [--own training/data] [--write FOLDER]

Exact figures count a span when its edges are the gold's, quotation marks and outer punctuation aside, as the
scorer of the corpora does; `~` is overlap (contents: Dice ≥ 0.5; names: any). `--write` keeps the labelled
spans as JSONL, one text a line.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from data import LEFT_OUT_TOPIC, Example, attribution_corpus, name_corpus, news
from measure import Found, figures
from sayso.model import Tagged
from sayso.tagger import load


def found_of(tagged: Tagged) -> Found:
    found: Found = {"outer": [], "inner": [], "name": []}
    for span in tagged.spans:
        found[span.layer].append((*span.span, span.label))
    return found


def development_sets(corpora: Path, own: Path | None) -> dict[str, list[Example]]:
    sets = {
        "polnear_dev": attribution_corpus(corpora / "attribution/polnear_dev.jsonl"),
        "adaq_ru_dev": attribution_corpus(corpora / "attribution/adaq_ru_dev.jsonl"),
        **{f"labelled_dev {k}": v for k, v in news(corpora / "news/labelled_dev.jsonl").items()},
        "slavicner (left-out topic)": [
            x
            for x in name_corpus(corpora / "entities/slavicner_dev.jsonl")
            if x.id.startswith(LEFT_OUT_TOPIC)
        ],
        "nerel_dev": name_corpus(corpora / "entities/nerel_dev.jsonl", nested=True),
        "ner_uk_dev": name_corpus(corpora / "entities/ner_uk_dev.jsonl"),
    }
    if own and (own / "pages_dev.jsonl").exists():
        sets |= {f"pages_dev {k}": v for k, v in news(own / "pages_dev.jsonl").items()}
    return sets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--own", type=Path)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--only", help="sets whose name holds this")
    options = parser.parse_args()
    tagger = load(options.model, threads=2)
    for name, examples in development_sets(options.corpora, options.own).items():
        if options.only and options.only not in name:
            continue
        tagged = tagger.tag([x.text for x in examples])
        values = figures((x, found_of(t)) for x, t in zip(examples, tagged, strict=True))
        print(f"{name} ({len(examples)}): {json.dumps(values)}", flush=True)
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            with (options.write / f"{name.split(' ')[0]}.jsonl").open("a", encoding="utf-8") as file:
                for x, t in zip(examples, tagged, strict=True):
                    spans = [[s.layer, s.label, *s.span, s.score] for s in t.spans]
                    file.write(
                        json.dumps({"id": x.id, "text": x.text, "spans": spans}, ensure_ascii=False) + "\n"
                    )


if __name__ == "__main__":
    main()
