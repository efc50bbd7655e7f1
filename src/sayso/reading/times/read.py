"""An article's text to its times: rules find them, and in text order each is resolved by its anchor."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from sayso.language.times import languages
from sayso.model import Article, Time
from sayso.model.reading import TimeType
from sayso.reading.times.amounts import read_ahead, read_duration, read_shift
from sayso.reading.times.apposition import is_counted, settled, stands_beside
from sayso.reading.times.context import AS_WRITTEN, Base, Mentioned, Parts, Resolved, State
from sayso.reading.times.dates import read_date
from sayso.reading.times.lexicon import BREAK, Lexicon, Row, lexicon
from sayso.reading.times.patterns import Match, find
from sayso.reading.times.ranges import read_list, read_range
from sayso.reading.times.refs import read_alone, read_coming, read_length, read_ref, read_same, read_set
from sayso.reading.times.tense import tense

FAR_YEARS = 2  # a full date this far from the page's year belongs to a history
HISTORY = 3  # so many full dates, most of them far, make the text a history

Resolver = Callable[[Parts, State], Resolved | None]
RESOLVERS: dict[str, Resolver] = {
    "date": read_date,
    "duration": read_duration,
    "duration-word": read_length,
    "shift": read_shift,
    "ahead": read_ahead,
    "alone": read_alone,
    "same": read_same,
    "set": read_set,
    "ref": read_ref,
    "recent": read_ref,
    "coming": read_coming,
}
PLURAL = {"range": read_range, "list": read_list}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExplanation:
    """Why a time is what it is: `how` says in words how the value came about."""

    time: Time
    text: str
    rule: str
    anchor: str | None
    how: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The explanation for people, a line a fact."""
        time = self.time
        edtf = f", EDTF {time.edtf}" if time.edtf else ""
        return (
            f"{time.id}, confidence {time.confidence:.2f}",
            f"{time.type} ({time.span[0]}:{time.span[1]}): {self.text}",
            f"value {time.value}{edtf}",
            f"rule {self.rule}",
            f"anchor {self.anchor or 'none'}: {self.how}",
        )


def read_times(article: Article) -> tuple[Time, ...]:
    """Every time expression of the text, in text order, with ids t1, t2, …; furniture is passed over."""
    return tuple(e.time for e in explain_times(article))


def explain_times(article: Article) -> tuple[TimeExplanation, ...]:
    """The times of an article with the rule, the words and the reasoning behind each."""
    text = article.text
    words = lexicon(language_of(article))
    row = words.row(text)
    if not text.strip():
        return ()
    matches = [m for m in find(row, words.language.code) if not _in_furniture(article, row, m)]
    if not matches:
        return ()
    base = _base(article)
    state = State(
        base=base,
        narrative=_is_history(matches, base),
        alone=_is_alone(row, matches),
        month_first=bool(words.language.options.get("month_first")),
    )
    return tuple(_explained(text, row, matches, words, state))


def language_of(article: Article) -> str:
    """The article's language where it has time data, else the one whose letters the text is written in."""
    known = languages()
    for declared in (article.language, article.language_declared):
        if declared and declared[:2].lower() in known:
            return declared[:2].lower()
    sample = article.text[:4000].lower()
    counts = {code: sum(map(sample.count, lexicon(code).language.letters)) for code in known}
    return max(known, key=lambda code: (counts[code], code == "en"))


def _explained(
    text: str, row: Row, matches: list[Match], words: Lexicon, state: State
) -> list[TimeExplanation]:
    out: list[TimeExplanation] = []
    endings = tuple((name, words.language.endings.get(name, ())) for name in ("past", "future"))
    sentences = _Places(row)
    for match, before in zip(matches, [None, *matches], strict=False):
        state.sentence, state.paragraph = sentences.at(match.first)
        state.tense = tense(row, match.first, match.last, endings)
        state.before = _before(row, match.first)
        if match.rule.kind in PLURAL:
            found = PLURAL[match.rule.kind](match, state)
        else:
            resolved = RESOLVERS[match.rule.kind](Parts(match), state)
            found = [(match.first, match.last, resolved)] if resolved else []
        for first, last, resolved in found:
            span = (row.spans[first][0], row.spans[last][1])
            time = Time(
                id=f"t{len(out) + 1}", span=span, type=cast("TimeType", resolved.type), value=resolved.value,
                edtf=resolved.edtf, anchor=resolved.anchor, mod=resolved.mod, rule=match.rule.name,
                confidence=resolved.confidence,
            )  # fmt: skip
            out.append(
                TimeExplanation(
                    time=time, text=text[span[0] : span[1]], rule=match.rule.name, anchor=resolved.anchor,
                    how=resolved.how,
                )
            )  # fmt: skip
            _remember(time, resolved, state)
            if before is not None and len(out) > 1 and _is_beside(row, before, match):
                named = settled(out[-2].time, time, resolved, match)
                if named is not None:
                    out[-2] = replace(
                        out[-2], time=named, anchor=time.id, how=f"the day of {time.id}, beside it"
                    )
    return out


def _is_beside(row: Row, before: Match, match: Match) -> bool:
    return is_counted(before) and stands_beside(row, before, match)


def _remember(time: Time, resolved: Resolved, state: State) -> None:
    moment = resolved.moment
    if moment is None or moment.grain == "" or (moment.year is None and moment.decade is None):
        return
    state.remember(
        Mentioned(
            id=time.id,
            moment=moment,
            sentence=state.sentence,
            paragraph=state.paragraph,
            explicit=resolved.how == AS_WRITTEN,
            grain=moment.grain,
        )
    )


class _Places:
    """Sentence and paragraph numbers of tokens, counted once as the reading moves forward."""

    def __init__(self, row: Row) -> None:
        self._row, self._at, self._sentence, self._paragraph = row, 0, 0, 0

    def at(self, index: int) -> tuple[int, int]:
        tokens = self._row.tokens
        while self._at < index:
            lower = tokens[self._at].lower
            if lower == BREAK:
                self._paragraph += 1
                self._sentence += 1
            elif lower in (".", "!", "?") and self._at + 1 < index:
                self._sentence += self._row.begins_sentence(self._at + 1)
            self._at += 1
        return self._sentence, self._paragraph


def _before(row: Row, first: int) -> frozenset[str]:
    """The classes of the words just before, where they bound the time: by, since, within."""
    names: set[str] = set()
    if first >= 1:
        names |= set(row.tokens[first - 1].senses)
    return frozenset(names)


def _in_furniture(article: Article, row: Row, match: Match) -> bool:
    start = row.spans[match.first][0]
    return any(z.kind == "furniture" and z.span[0] <= start < z.span[1] for z in article.zones)


def _base(article: Article) -> Base | None:
    for dated, name in ((article.date_published, "published"), (article.date_modified, None)):
        if dated is not None and name is not None and (base := _parsed(dated.value, name)):
            return base
    if article.dateline is not None and article.dateline.text:
        inner = replace(article, text=article.dateline.text, dateline=None, zones=(), date_published=None)
        for time in read_times(inner):
            if time.value and re.fullmatch(r"\d{4}-\d\d-\d\d.*", time.value):
                return _parsed(time.value, "dateline")
    return None


def _parsed(text: str, name: str) -> Base | None:
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d))?", text)
    if match is None:
        return None
    try:
        day = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
    except ValueError:
        return None
    if not 2 <= day.year <= 9990:
        return None
    hour, minute = match.group(4), match.group(5)
    return Base(day=day, name=name, hour=int(hour) if hour else None, minute=int(minute) if minute else None)


def _is_history(matches: list[Match], base: Base | None) -> bool:
    """Whether the text tells of times far from its own day: most full dates are years away."""
    near = far = 0
    for match in matches:
        if all(feature.role not in ("year", "year_ord") for feature in match.features):
            continue
        parts = Parts(match)
        year = parts.number("year", "year_ord")
        if year is None or year < 100:
            continue
        weight = 1 if parts.has("day") else (0 if not parts.has("month") else 1)
        away = base is None or abs(year - base.day.year) >= FAR_YEARS
        far += weight if away else 0
        near += 1 if not away else 0
    return far >= HISTORY and far > 3 * near


def _is_alone(row: Row, matches: list[Match]) -> bool:
    """Whether the text is one expression and nothing else but what may stand before or after a time."""
    inside = sum(m.last - m.first + 1 for m in matches)
    return len(row.tokens) <= 16 and len(row.tokens) - inside <= 2 and BREAK not in row.symbols


__all__ = ["TimeExplanation", "explain_times", "language_of", "read_times"]
