"""Group the gold name spans of a corpus into entities, write readings, and run the scorer on them.

    python evaluation/names.py CORPUS.jsonl --out readings.jsonl [--tagged TAGGED.jsonl] [--scorer SCORER.py]

A line of the corpus holds `id`, `lang`, `text` and `entities` (start, end, type and, where known,
lemma, link).
With `--tagged` the name spans are the tagger's (`id` and `spans`, each `[layer, label, start, end, score]`).
Beside the scorer's figures it prints how often the mention by itself comes out in its dictionary
form, how often the entity's name begins or ends with it, and the time spent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import msgspec

from sayso.language.declension import has_declension
from sayso.language.names import known
from sayso.language.phrases import phrases
from sayso.model import Article, LabelledSpan, Reading, Tagged
from sayso.reading.names import Names, resolve_names

KIND = {
    "PER": "person",
    "PERS": "person",
    "PERSON": "person",
    "ORG": "organization",
    "ORGANIZATION": "organization",
}
KIND |= {"LOC": "place", "LOCATION": "place", "GPE": "place", "CITY": "place", "COUNTRY": "place"}


def gold_spans(doc: dict) -> list[LabelledSpan]:
    found = {(e["start"], e["end"]): KIND[e["type"]] for e in doc["entities"] if e["type"] in KIND}
    return [LabelledSpan(layer="name", label=k, span=s, score=1.0) for s, k in sorted(found.items())]


def tagged_spans(line: dict) -> list[LabelledSpan]:
    return [LabelledSpan(layer=a, label=b, span=(s, e), score=p) for a, b, s, e, p in line["spans"]]


def read_lines(path: Path) -> list[dict]:
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def plain(name: str) -> str:
    return name.casefold().strip("«»\"“”„'")


def alone(text: str, start: int, end: int, kind: str, language: str) -> str:
    """The dictionary form of a mention without a look at the page."""
    name = text[start:end]
    if found := known(name, kind, language):
        return found.form
    before = text[max(0, start - 40) : start].split()
    ways = phrases(name, kind, language, before[-1] if before else "") if has_declension(language) else ()
    return ways[0].nominative if ways else name


def count(doc: dict, names: Names, forms: Counter[tuple[str, str]]) -> None:
    by_span = {m.span: m.entity for m in names.mentions}
    entities = {e.id: e for e in names.entities}
    for e in doc["entities"]:
        if e["type"] not in KIND or "lemma" not in e:
            continue
        lemma, lang = plain(e["lemma"]), doc["lang"]
        entity = entities.get(by_span.get((e["start"], e["end"]), ""))
        form = plain(entity.names.get(lang, "")) if entity else ""
        forms[lang, "all"] += 1
        forms[lang, "alone"] += (
            plain(alone(doc["text"], e["start"], e["end"], KIND[e["type"]], lang)) == lemma
        )
        forms[lang, "entity"] += form == lemma
        forms[lang, "entity, or a part of it"] += (
            form == lemma or form.endswith(f" {lemma}") or form.startswith(f"{lemma} ")
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--tagged", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    corpus = read_lines(options.corpus)
    tagged = {x["id"]: tagged_spans(x) for x in read_lines(options.tagged)} if options.tagged else {}
    forms: Counter[tuple[str, str]] = Counter()
    spent = words = 0.0
    with options.out.open("w", encoding="utf-8") as file:
        for doc in corpus:
            spans = tagged.get(doc["id"], []) if options.tagged else gold_spans(doc)
            article = Article(text=doc["text"], language=doc.get("lang"))
            started = time.perf_counter()
            names = resolve_names(article, Tagged(text=doc["text"], spans=tuple(spans)))
            spent += time.perf_counter() - started
            words += len(doc["text"].split())
            count(doc, names, forms)
            reading = Reading(id=doc["id"], article=article, entities=names.entities, mentions=names.mentions)
            file.write(msgspec.json.encode(reading).decode("utf-8") + "\n")
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    digest = hashlib.sha256(options.corpus.read_bytes()).hexdigest()[:16]
    print(f"{options.corpus.name} sha256 {digest}, commit {commit}")
    print(f"{spent:.1f} s, {1000 * spent / max(1, words) * 378:.1f} ms for a page of 378 words", flush=True)
    for language in sorted({lang for lang, _ in forms}):
        whole = forms[language, "all"]
        shares = [
            f"{k} {forms[language, k] / whole:.3f}" for k in ("alone", "entity", "entity, or a part of it")
        ]
        print(f"  dictionary form, {language}: {'; '.join(shares)} ({whole} mentions)", flush=True)
    if options.scorer:
        command = [sys.executable, str(options.scorer), str(options.corpus), "--predicted", str(options.out)]
        subprocess.run([*command, "--errors", str(options.errors)], check=True)


if __name__ == "__main__":
    main()
