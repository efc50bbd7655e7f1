"""Which corpora are trained on, how often, and which are measured on."""

from __future__ import annotations

import argparse
from pathlib import Path

from batches import Mix
from data import (
    LEFT_OUT_TOPIC,
    Example,
    attribution_corpus,
    labelled_pages,
    marked_files,
    name_corpus,
    news,
    plain_texts,
    silver_names,
)


def training_mix(folder: Path, own: Path, options) -> Mix:
    """What a round holds: `options` has `names_share`, `own_times`, `texts`, `credits` and `quiet`."""
    polnear = attribution_corpus(folder / "attribution/polnear_train.jsonl")
    names = silver_names(folder / "entities/polnear_silver_en.jsonl", {x.id: x.text for x in polnear})
    for x in polnear:
        if x.id in names:
            x.spans["name"] = names[x.id]
    slavic = name_corpus(folder / "entities/slavicner_dev.jsonl")
    nerel = name_corpus(folder / "entities/nerel_train.jsonl")
    marked = marked_files(own)
    if (own / "pages_train.jsonl").exists():
        marked += labelled_pages(own / "pages_train.jsonl")
    return Mix(
        parts=(
            (polnear, 1.0),
            (nerel, options.names_share),
            ([x for x in slavic if not x.id.startswith(LEFT_OUT_TOPIC)], options.names_share),
            *((plain_texts(folder, language), 1.0) for language, folder in options.texts),
        ),
        own=(marked, options.own_times),
        credit_share=options.credits,
        quiet_weight=options.quiet,
    )


def development(folder: Path, own: Path) -> dict[str, list[Example]]:
    slavic = name_corpus(folder / "entities/slavicner_dev.jsonl")
    dev = {
        "polnear": attribution_corpus(folder / "attribution/polnear_dev.jsonl"),
        "adaq": attribution_corpus(folder / "attribution/adaq_ru_dev.jsonl"),
        **news(folder / "news/labelled_dev.jsonl"),
        "slavic": [x for x in slavic if x.id.startswith(LEFT_OUT_TOPIC)],
        "nerel": name_corpus(folder / "entities/nerel_dev.jsonl")[:30],
    }
    for language, pages in news(own / "pages_dev.jsonl").items():
        dev[language] += pages
    return dev


def language_and_folder(value: str) -> tuple[str, Path]:
    language, _, folder = value.partition("=")
    if not any(Path(folder).glob("*.txt")):
        raise argparse.ArgumentTypeError(f"{value!r}: give LANGUAGE=FOLDER, a folder with *.txt")
    return language, Path(folder)


def add_mix_options(parser) -> None:
    parser.add_argument("--credits", type=float, default=0.08, help="share of paragraphs that get a credit")
    parser.add_argument("--quiet", type=float, default=0.15, help="weight of unlabelled inner speech")
    parser.add_argument("--names-share", type=float, default=0.5, help="of the name corpora, in a round")
    parser.add_argument(
        "--texts",
        type=language_and_folder,
        nargs="*",
        default=[],
        metavar="LANGUAGE=FOLDER",
        help="plain texts (*.txt) that nobody labelled, for a teacher to label",
    )
    parser.add_argument("--own-times", type=int, default=4, help="how often a round has our own texts")
