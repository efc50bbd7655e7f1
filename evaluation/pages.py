"""The main text of the layout pages: ours and trafilatura's, against what tests/pages/layouts call the story.

python evaluation/pages.py [--missed]

Words are compared as runs of four (a shorter paragraph as one run), as published comparisons do. The story is
every paragraph (with its dateline), heading and list item of a case. Headline, deck, byline and caption count
neither for nor against, since extractors differ in whether they belong to the main text. A block
is kept if all
of its words stand in the output in one piece. `--missed` prints what was lost and what was let in.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import trafilatura
from lxml import html

from sayso.model import SaysoError
from sayso.pages import read_html

FOLDER = Path(__file__).parents[1] / "tests" / "pages" / "layouts"
BODY = ("paragraph", "heading", "list_item", "dateline")
RUN = 4
Runs = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Case:
    name: str
    page: bytes
    story: list[str]
    beside: list[str]


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--missed", action="store_true")
    show = options.parse_args().missed
    cases = [case(path) for path in sorted(FOLDER.glob("*.html"))]
    blocks = sum(len(one.story) for one in cases)
    print(f"{len(cases)} pages, {blocks} blocks of story, trafilatura {trafilatura.__version__}\n")
    print("| extractor | precision | recall | F1 | blocks kept | pages without fault |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, read in EXTRACTORS.items():
        print(row(name, cases, read, show=show))


def ours(page: bytes) -> str:
    try:
        article = read_html(page)
    except SaysoError:
        return ""
    return joined(
        [(zone.kind, article.text[slice(*zone.span)]) for zone in article.zones if zone.kind in BODY]
    )


def theirs(**settings: bool) -> Callable[[bytes], str]:
    def read(page: bytes) -> str:
        return trafilatura.extract(page, include_tables=True, **settings) or ""

    return read


EXTRACTORS: dict[str, Callable[[bytes], str]] = {
    "sayso.pages": ours,
    "trafilatura, as it comes": theirs(include_comments=False),
    "trafilatura, with comments": theirs(),
    "trafilatura, fast": theirs(include_comments=False, fast=True),
    "trafilatura, favour precision": theirs(include_comments=False, favor_precision=True),
    "trafilatura, favour recall": theirs(include_comments=False, favor_recall=True),
}


def case(path: Path) -> Case:
    expected = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    source = path.read_text(encoding="utf-8")
    seen = re.sub(r"\s+", " ", "".join(html.fromstring(source).itertext()))
    zones = [zone.partition(": ")[::2] for zone in expected["zones"]]
    story = joined([(kind, whole(text, seen)) for kind, text in zones if kind in BODY]).split("\n")
    beside = [whole(text, seen) for kind, text in zones if kind not in BODY]
    return Case(path.stem, source.encode(expected.get("encoding", "utf-8")), story, beside)


def joined(zones: list[tuple[str, str]]) -> str:
    """The blocks, a line each; a dateline goes on into its paragraph."""
    return "".join(text + (" " if kind == "dateline" else "\n") for kind, text in zones).strip()


def whole(pattern: str, seen: str) -> str:
    """The full text of a zone whose middle the case leaves out."""
    start, cut, end = pattern.partition(" … ")
    found = re.search(rf"{re.escape(start)}.*?{re.escape(end)}", seen) if cut else None
    return found[0] if found else pattern


def row(name: str, cases: list[Case], read: Callable[[bytes], str], *, show: bool) -> str:
    hits = found = wanted = kept = blocks = faultless = 0
    for one in cases:
        output = read(one.page)
        got, want, neutral = runs(output.split("\n")), runs(one.story), runs(one.beside)
        for run in neutral:
            if run not in want:
                got.pop(run, None)
        same = sum((got & want).values())
        hits, found, wanted = hits + same, found + sum(got.values()), wanted + sum(want.values())
        plain = " ".join(words(output))
        lost = [text for text in one.story if " ".join(words(text)) not in plain]
        kept, blocks = kept + len(one.story) - len(lost), blocks + len(one.story)
        faultless += not lost and same == sum(got.values())
        if show:
            for text in lost:
                print(f"{name}: {one.name}: lost: {text[:90]}")
            for run in sorted(got - want)[:3]:
                print(f"{name}: {one.name}: let in: {' '.join(run)}")
    precision, recall = hits / max(found, 1), hits / wanted
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    figures = f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {kept} of {blocks} | {faultless} of {len(cases)}"
    return f"| {name} | {figures} |"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(texts: list[str]) -> Runs:
    found: Runs = Counter()
    for text in texts:
        all_words = words(text)
        found.update(
            tuple(all_words[i : i + RUN]) for i in range(max(1, len(all_words) - RUN + 1)) if all_words
        )
    return found


if __name__ == "__main__":
    main()
