"""Corpora and marked text as examples: a text and, for each head, its labelled spans or nothing known."""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from labels import HEAD_LABELS
from sayso.model.marked import Marked, parse_items
from sayso.tagger.tokens import Tokens, tokenize

Labelled = tuple[int, int, str]
UNKNOWN = -100
LEFT_OUT_TOPIC = "asia_bibi"  # of SlavicNER: measured on, never trained on
NAMES = {"person", "organization", "place"}
KINDS = {
    "PER": "person",
    "PERS": "person",
    "PERSON": "person",
    "ORG": "organization",
    "ORGANIZATION": "organization",
    **dict.fromkeys(("LOC", "LOCATION", "GPE", "CITY", "COUNTRY", "STATE_OR_PROVINCE", "DISTRICT"), "place"),
}


@dataclass(frozen=True)
class Example:
    """`spans[head]` are that head's labelled spans; a head left out is unknown for the whole text.

    `quiet` are stretches in which the inner layer is unlabelled by the corpus and only weakly taken as empty.
    """

    id: str
    language: str
    text: str
    spans: dict[str, tuple[Labelled, ...]]
    quiet: tuple[tuple[int, int], ...] = field(default=())


def read_jsonl(path: Path) -> list[dict]:
    return [json.loads(x) for x in path.read_text(encoding="utf-8").splitlines() if x.strip()]


def attribution_corpus(path: Path) -> list[Example]:
    """PolNeAR and adaq: one layer; what stands inside a content was not labelled."""
    examples = []
    for doc in read_jsonl(path):
        spans = {
            (s, e, role)
            for a in doc["attributions"]
            for role in ("source", "cue", "content")
            for s, e in a[role] or ()
        }
        quiet = tuple((s, e) for s, e, role in spans if role == "content")
        layers = {"outer": tuple(sorted(spans)), "inner": ()}
        examples.append(Example(doc["id"], doc["lang"], doc["text"], layers, quiet))
    return examples


def news(path: Path) -> dict[str, list[Example]]:
    """Labelled pages by language, contents only (their conventions for the other roles differ)."""
    sets: dict[str, list[Example]] = {}
    for doc in read_jsonl(path):
        spans = tuple(sorted((s, e, "content") for x in doc["statements"] for s, e in x["content_spans"]))
        example = Example(doc["id"], doc["lang"], doc["text"], {"outer": spans})
        sets.setdefault(f"news-{doc['lang']}", []).append(example)
    return sets


def outermost(spans: list[Labelled]) -> tuple[Labelled, ...]:
    """Of spans that overlap, the longest."""
    kept: list[Labelled] = []
    for span in sorted(spans, key=lambda x: (x[0] - x[1], x[0])):
        if all(span[1] <= k[0] or k[1] <= span[0] for k in kept):
            kept.append(span)
    return tuple(sorted(kept))


def edges(entity: dict) -> tuple[int, int]:
    """SlavicNER and ner-uk give `start` and `end`, NEREL a list of `spans` (the outer edges are taken)."""
    if "spans" in entity:
        return entity["spans"][0][0], entity["spans"][-1][1]
    return entity["start"], entity["end"]


def name_corpus(path: Path, *, nested: bool = False) -> list[Example]:
    """Names; with `nested`, those inside other names too (to measure against, a head cannot learn them)."""
    examples = []
    for doc in read_jsonl(path):
        found = [(*edges(e), KINDS[e["type"]]) for e in doc["entities"] if e["type"] in KINDS]
        spans = tuple(sorted(set(found))) if nested else outermost(found)
        examples.append(Example(doc["id"], doc["lang"], doc["text"], {"name": spans}))
    return examples


def silver_names(path: Path, texts: dict[str, str]) -> dict[str, tuple[Labelled, ...]]:
    """Machine-made English names, cleaned: every form takes its most usual kind in the corpus.

    A single word that mostly closes a person's full name elsewhere is a person ("Trump" is an organization
    one time in three in the silver data).
    """
    rows = read_jsonl(path)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    surnames: Counter[str] = Counter()
    for row in rows:
        for e in row["entities"]:
            form = texts[row["id"]][e["start"] : e["end"]]
            votes[form][KINDS[e["type"]]] += 1
            if e["type"] == "PER" and " " in form:
                surnames[form.split()[-1]] += 1

    def kind(form: str) -> str:
        if surnames[form] > votes[form]["place"] and surnames[form] > 3:
            return "person"
        return votes[form].most_common(1)[0][0]

    return {
        row["id"]: outermost(
            [
                (e["start"], e["end"], kind(texts[row["id"]][e["start"] : e["end"]]))
                for e in row["entities"]
                if "\n" not in texts[row["id"]][e["start"] : e["end"]]
            ]
        )
        for row in rows
    }


def plain_texts(folder: Path, language: str) -> list[Example]:
    """Texts without any labels; of several versions of one (`0001.a1.txt`, `0001.a2.txt`) the first."""
    versions = {path.name.split(".")[0]: path for path in sorted(folder.glob("*.txt"), reverse=True)}
    return [Example(n, language, path.read_text(encoding="utf-8"), {}) for n, path in versions.items()]


def marked_example(item: Marked, identifier: str) -> Example:
    spans: dict[str, list[Labelled]] = {head: [] for head in HEAD_LABELS}
    for mark in item.marks:
        if mark.label in NAMES:
            spans["name"].append((*mark.span, mark.label))
        elif (depth := item.depth(mark)) < 2:
            spans[("outer", "inner")[depth]].append((*mark.span, mark.label))
    flat = {head: outermost(found) for head, found in spans.items()}
    return Example(identifier, item.about.get("language", "en"), item.text, flat)


def labelled_pages(path: Path) -> list[Example]:
    """Hand-labelled pages by their tagger spans: `source_span`, `cue_words`, `content_full`, `depth`."""
    examples = []
    for doc in read_jsonl(path):
        layers: dict[str, set[Labelled]] = {"outer": set(), "inner": set()}
        for item in (*doc["statements"], *doc.get("credits", ())):
            if item["depth"] > 1:
                continue
            layer = layers[("outer", "inner")[item["depth"]]]
            if item["source_span"]:
                layer.add((*item["source_span"], "source"))
            layer.update((*span, "cue") for span in item["cue_words"])
            layer.update((*span, "content") for span in item["content_full"])
        spans = {head: outermost(list(found)) for head, found in layers.items()}
        examples.append(Example(doc["id"], doc["lang"], doc["text"], spans))
    return examples


def marked_files(folder: Path) -> list[Example]:
    return [
        marked_example(item, f"{path.stem}:{n}")
        for path in sorted(folder.glob("*.txt"))
        for n, item in enumerate(parse_items(path.read_text(encoding="utf-8")))
    ]


# --- what is done to examples on the way into a batch -------------------------------------------------------

GUILLEMETS = str.maketrans("“”", "«»")
STRAIGHT = str.maketrans("“”«»", '""""')


def requoted(example: Example, rng: random.Random) -> Example:
    """Another style of quotation marks; lengths do not change."""
    roll = rng.random()
    if example.language == "en" and roll < 0.3:
        return replace(example, text=example.text.translate(GUILLEMETS))
    if roll > 0.85:
        return replace(example, text=example.text.translate(STRAIGHT))
    return example


def joined(examples: list[Example], separator: str) -> Example:
    """Several examples as one text; a head stays known only if all of them know it."""
    text, at = [], 0
    heads = set.intersection(*(set(x.spans) for x in examples))
    spans: dict[str, list[Labelled]] = {h: [] for h in heads}
    quiet = []
    for x in examples:
        for head in heads:
            spans[head] += [(s + at, e + at, k) for s, e, k in x.spans[head]]
        quiet += [(s + at, e + at) for s, e in x.quiet]
        text.append(x.text)
        at += len(x.text) + len(separator)
    language = examples[0].language
    flat = {h: tuple(v) for h, v in spans.items()}
    return Example(examples[0].id, language, separator.join(text), flat, tuple(quiet))


def cut(example: Example, start: int, end: int) -> Example:
    """The part `start:end` of an example; spans that cross its edges are cut too."""
    spans = {
        head: tuple((max(s, start) - start, min(e, end) - start, k) for s, e, k in v if s < end and e > start)
        for head, v in example.spans.items()
    }
    quiet = tuple(
        (max(s, start) - start, min(e, end) - start) for s, e in example.quiet if s < end and e > start
    )
    return Example(example.id, example.language, example.text[start:end], spans, quiet)


# --- tokens with labels -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Encoded:
    """For each head a label index a token (UNKNOWN where nothing is known), and the token's weight."""

    ids: np.ndarray
    labels: dict[str, np.ndarray]
    weights: dict[str, np.ndarray]


def encode(example: Example, tokenizer, quiet_weight: float) -> Encoded:
    tokens: Tokens = tokenize(example.text, tokenizer)
    labels, weights = {}, {}
    for head, names in HEAD_LABELS.items():
        row = np.full(len(tokens.ids), UNKNOWN, dtype=np.int64)
        weight = np.ones(len(tokens.ids), dtype=np.float32)
        if head in example.spans:
            row[:] = 0
            for start, end, label in example.spans[head]:
                inside = np.flatnonzero((tokens.ends > start) & (tokens.starts < end))
                if len(inside):
                    row[inside] = names.index(f"I-{label}")
                    row[inside[0]] = names.index(f"B-{label}")
            if head == "inner":
                for start, end in example.quiet:
                    inside = (tokens.ends > start) & (tokens.starts < end) & (row == 0)
                    weight[inside] = quiet_weight
        labels[head], weights[head] = row, weight
    return Encoded(tokens.ids, labels, weights)
