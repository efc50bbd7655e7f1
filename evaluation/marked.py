"""Turn pages in the marked format into a corpus that the scorer of attributions takes.

    python evaluation/marked.py training/data/held/*.txt --out HELD.jsonl
    python evaluation/attributions.py HELD.jsonl --out READINGS.jsonl --scorer SCORER.py

A line holds `id` (file and number), `lang`, `text`, and `attributions`: for each group of marks the spans of
its source, cue and content, at whatever depth they stand. A second cue of a sentence shares the source of the
first; a credit without content ("Reuters", "citing sources") is left out. The format is that of
`training/data/FORMAT.md`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from linking import marked_regions
from sayso.model.marked import parse_items


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    lines = [
        {
            "id": f"{path.stem}-{number}",
            "lang": item.about.get("language"),
            "text": item.text,
            "attributions": [
                g for region in marked_regions(item, 1.0) for g in region.groups if g["content"]
            ],
        }
        for path in options.files
        for number, item in enumerate(parse_items(path.read_text(encoding="utf-8")), 1)
    ]
    options.out.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    print(f"{len(lines)} pages, {sum(len(x['attributions']) for x in lines)} attributions with content")


if __name__ == "__main__":
    main()
