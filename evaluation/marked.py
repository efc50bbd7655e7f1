"""Turn pages in the marked format into a corpus that the scorer of attributions takes.

    python evaluation/marked.py training/data/held/*.txt --out HELD.jsonl
    python evaluation/attributions.py HELD.jsonl --out READINGS.jsonl --scorer SCORER.py

A line holds `id` (file and number), `lang`, `text`, and `attributions`: for each group of marks the spans of
its source, cue and content, at whatever depth they stand. A second cue of a sentence shares the source of the
first. Left out are credits without content ("Reuters", "citing sources") and those whose content only points
back ("Про це"), since a reading has what they point to; "denies it" stays. The format is that of
`training/data/FORMAT.md`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from linking import marked_regions
from sayso.language.credits import pattern
from sayso.language.cues import lookup
from sayso.model.marked import Marked, parse_items


def corpus_line(item: Marked, name: str) -> str:
    def words(spans: tuple[tuple[int, int], ...]) -> str:
        return " ".join(item.text[slice(*span)] for span in spans)

    def points_back(group: dict[str, tuple[tuple[int, int], ...]]) -> bool:
        cue = lookup(words(group["cue"]), item.about.get("language"))
        denies = cue is not None and cue.kind == "deny"
        return not denies and pattern("pointing").fullmatch(words(group["content"])) is not None

    groups = [group for region in marked_regions(item, 1.0) for group in region.groups]
    line = {
        "id": name,
        "lang": item.about.get("language"),
        "text": item.text,
        "attributions": [g for g in groups if g["content"] and not points_back(g)],
    }
    return json.dumps(line, ensure_ascii=False)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = [
        corpus_line(item, f"{path.stem}-{number}")
        for path in options.files
        for number, item in enumerate(parse_items(path.read_text(encoding="utf-8")), 1)
    ]
    options.out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} pages")


if __name__ == "__main__":
    main()
