"""Say how often the stance of gold attributions comes out as people marked it, by language, with confusions.

    python evaluation/stance.py [--labelled LABELLED.jsonl …] [--marked FILE.txt …] [--errors N]

A labelled line holds `id`, `lang`, `text` and `statements` (cue_span, content_spans, direct, stance); a
marked file is in the format of `training/data/FORMAT.md`. Spans are the gold's, so that only the
stance is measured.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.language.cues import lookup
from sayso.model.marked import parse_items
from sayso.reading.stance import stance_of

QUOTES = '"«»“”„‟'


@dataclass(frozen=True)
class Case:
    where: str
    language: str
    cue: str | None
    content: str
    direct: bool
    stance: str


def labelled(path: Path) -> Iterator[Case]:
    for row in path.read_text(encoding="utf-8").splitlines():
        doc = json.loads(row)
        text = doc["text"]
        for one in doc["statements"]:
            cue = text[slice(*one["cue_span"])] if one["cue_span"] else None
            content = " ".join(text[slice(*s)] for s in one["content_spans"])
            yield Case(doc["id"], doc["lang"], cue, content, one["direct"], one["stance"])


def marked(path: Path) -> Iterator[Case]:
    for item in parse_items(path.read_text(encoding="utf-8")):
        groups = defaultdict(list)
        for mark in item.marks:
            if mark.label in ("cue", "content"):
                groups[mark.parent, mark.group].append(mark)
        for marks in groups.values():
            cue = " ".join(item.text[slice(*m.span)] for m in marks if m.label == "cue")
            content = " ".join(item.text[slice(*m.span)] for m in marks if m.label == "content")
            stance = next((m.stance for m in marks if m.stance), "asserts")
            direct = any(c in content for c in QUOTES)
            yield Case(
                path.name, item.about.get("language", path.name[:2]), cue or None, content, direct, stance
            )


def tell(name: str, cases: list[Case], errors: int) -> None:
    answers = [stance_of(cue=c.cue, content=c.content, language=c.language, direct=c.direct) for c in cases]
    right, total, known, cued = Counter(), Counter(), Counter(), Counter()
    confused: Counter[tuple[str, str, str]] = Counter()
    for case, (stance, _) in zip(cases, answers, strict=True):
        total[case.language] += 1
        right[case.language] += stance == case.stance
        cued[case.language] += case.cue is not None
        known[case.language] += case.cue is not None and lookup(case.cue, case.language) is not None
        if stance != case.stance:
            confused[case.language, case.stance, stance] += 1
    print(f"\n{name}: {sum(right.values())} of {sum(total.values())} right, {share(right, total)}")
    for language in sorted(total):
        figure = f"{right[language] / total[language]:.3f} ({right[language]} of {total[language]})"
        print(f"  {language}: {figure}; cues in the lexicon {known[language]} of {cued[language]}")
    found = Counter(stance for stance, _ in answers)
    gold = Counter(c.stance for c in cases)
    agreed = Counter(c.stance for c, (s, _) in zip(cases, answers, strict=True) if c.stance == s)
    for stance in sorted(gold | found):
        p, r = agreed[stance] / max(1, found[stance]), agreed[stance] / max(1, gold[stance])
        print(
            f"    {stance:10} precision {p:.3f} recall {r:.3f} ({gold[stance]} gold, {found[stance]} found)"
        )
    pairs = Counter()
    for (_, want, got), n in confused.items():
        pairs[want, got] += n
    print("    confused:", ", ".join(f"{w} as {g} {n}" for (w, g), n in pairs.most_common(10)))
    for case, (stance, why) in [(c, a) for c, a in zip(cases, answers, strict=True) if c.stance != a[0]][
        :errors
    ]:
        print(f"    {case.where} {case.stance} not {stance} [{why}]: {case.cue} | {case.content[:110]}")


def share(right: Counter[str], total: Counter[str]) -> str:
    return f"{sum(right.values()) / max(1, sum(total.values())):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--labelled", type=Path, nargs="*", default=[])
    parser.add_argument("--marked", type=Path, nargs="*", default=[])
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True
    ).stdout.strip()
    print("commit", commit)
    for path in (*options.labelled, *options.marked):
        print(f"{path.name} sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:16]}")
    for path in options.labelled:
        tell(path.name, list(labelled(path)), options.errors)
    if options.marked:
        tell("marked items", [c for path in options.marked for c in marked(path)], options.errors)


if __name__ == "__main__":
    main()
