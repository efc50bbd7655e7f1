"""Check files of marked text and count what is in them: `python training/check_marks.py FILE…`"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from sayso.model.errors import MarkError
from sayso.model.marked import Marked, parse, parse_items

PAIRS = {"«": "»", "“": "”", "(": ")"}


def faults(item: Marked) -> list[str]:
    """What a marker is likely to have got wrong in an item that parses."""
    found = []
    groups: dict[tuple[int | None, int], set[str]] = {}
    for mark in item.marks:
        piece = item.text[slice(*mark.span)]
        if mark.label in ("source", "cue", "content"):
            groups.setdefault((mark.parent, mark.group), set()).add(mark.label)
        if piece != piece.strip() or (piece[-1] in ",;:" and mark.label != "content"):
            found.append(f"edge of [{mark.label} {piece[:50]}]")
        before, after = mark.span[0] - 1, mark.span[1]
        if (before >= 0 and item.text[before].isalnum() and piece[0].isalnum()) or (
            after < len(item.text) and item.text[after].isalnum() and piece[-1].isalnum()
        ):
            found.append(f"half a word at [{mark.label} {piece[:50]}]")
    for (_, group), labels in groups.items():
        if labels == {"source"}:
            found.append(f"a source without cue and content (group {group})")
        if labels == {"cue"}:
            found.append(f"a cue without source and content (group {group})")
    if not item.about.get("language"):
        found.append("no '# language:' line")
    return [f"{fault} in {item.text[:70]!r}" for fault in found]


def main() -> int:
    bad = 0
    for name in sys.argv[1:]:
        source = Path(name).read_text(encoding="utf-8")
        counts: Counter[str] = Counter()
        for block in f"\n{source}\n".split("\n---\n"):
            body = "\n".join(x for x in block.strip("\n").split("\n") if not x.startswith("#"))
            try:
                parse(body)
            except MarkError as error:
                bad += 1
                print(f"{name}: {error}")
        if bad:
            continue
        for item in parse_items(source):
            counts["items"] += 1
            counts["pages"] += item.text.count("\n") > 1
            counts["without attribution"] += not any(m.label == "cue" for m in item.marks)
            for mark in item.marks:
                counts[mark.label] += 1
                counts["inner"] += item.depth(mark) == 1 and mark.label == "content"
                counts[f"stance {mark.stance}"] += mark.stance is not None
            for fault in faults(item):
                bad += 1
                print(f"{name}: {fault}")
        print(name, dict(counts))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main())
