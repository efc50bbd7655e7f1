"""Cases as data: marked text (`training/data/FORMAT.md`) with what should be read from it at its head.

    # story: the same in every language
    # names: Koval = Olena Koval / Koval; media = unnamed media
    # says: Koval via Reuters > BBC: asserts indirect in Reuters | Reuters: credit
    # denied: Koval > media
    # publisher: where it is not "Our Page"

`names` gives keys to the names that a reading may have; `says` lists the attributions in any order: who, on
whose word from the page inward, stance and mode (or `credit` where no content is left), and whose attribution
it stands inside; `denied` lists who denies whose claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sayso.model import Article, LabelledSpan, Reading, Tagged
from sayso.model.marked import Marked, parse_items
from sayso.reading import read

FOLDER = Path(__file__).parent.parent / "cases"
LANGUAGES = ("en", "uk", "ru")
LAYERS = ("outer", "inner")
NAMES = ("person", "organization", "place")
_SAYS = re.compile(r"(?P<who>[^:]+?)(?: via (?P<via>[^:]+))?: (?P<what>.+)")


@dataclass(frozen=True)
class Said:
    """One expected or read attribution; the names are the keys of the case."""

    who: str
    via: tuple[str, ...]
    stance: str
    mode: str
    inside: str | None


@dataclass(frozen=True)
class Case:
    story: str
    language: str
    item: Marked
    names: dict[str, tuple[str, ...]]
    says: tuple[Said, ...]
    denied: tuple[tuple[str, str], ...]

    def key(self, name: str | None) -> str:
        """The key of a name that a reading gives."""
        for key, forms in self.names.items():
            if name is not None and name in (key, *forms):
                return key
        return str(name)


def cases(language: str, file: str = "attributions.txt") -> list[Case]:
    text = (FOLDER / language / file).read_text(encoding="utf-8")
    return [_case(item, language) for item in parse_items(text)]


def _case(item: Marked, language: str) -> Case:
    about = item.about
    names = dict(part.split(" = ") for part in about["names"].split("; ") if part)
    denied = [tuple(part.split(" > ")) for part in about.get("denied", "").split(" | ") if part]
    return Case(
        story=about["story"],
        language=language,
        item=item,
        names={key: tuple(forms.split(" / ")) for key, forms in names.items()},
        says=tuple(sorted((_said(x) for x in about["says"].split(" | ") if x), key=str)),
        denied=tuple((a, b) for a, b in denied),
    )


def _said(line: str) -> Said:
    found = _SAYS.fullmatch(line.strip())
    assert found, line
    what, _, inside = found["what"].partition(" in ")
    stance, _, mode = what.partition(" ")
    via = tuple(found["via"].split(" > ")) if found["via"] else ()
    return Said(found["who"], via, stance, mode, inside or None)


def article(case: Case) -> Article:
    publisher = case.item.about.get("publisher", "Our Page")
    return Article(text=case.item.text, language=case.language, publisher=publisher)


def tagged(item: Marked, score: float = 0.95) -> Tagged:
    """The marks as a perfect tagger would label them; deeper than the inner layer is left out."""
    spans = []
    for mark in item.marks:
        depth = item.depth(mark)
        layer = "name" if mark.label in NAMES else LAYERS[depth] if depth < 2 else None
        if layer:
            spans.append(LabelledSpan(layer=layer, label=mark.label, span=mark.span, score=score))
    return Tagged(text=item.text, spans=tuple(sorted(spans, key=lambda s: (s.span, s.layer))))


def reading(case: Case) -> Reading:
    return read(article(case), tagged(case.item), id=case.story)


def said(case: Case, result: Reading) -> tuple[Said, ...]:
    """What a reading has, in the words of the case."""
    by_id = {a.id: a for a in result.attributions}
    found = []
    for a in result.attributions:
        parent = by_id.get(a.parent or "")
        found.append(
            Said(
                who=case.key(a.source.name if a.source else None),
                via=tuple(case.key(name) for name in a.chain[1:-1]),
                stance=a.stance if a.content else "credit",
                mode=a.mode if a.content else "",
                inside=case.key(parent.source.name) if parent and parent.source else None,
            )
        )
    return tuple(sorted(found, key=str))
