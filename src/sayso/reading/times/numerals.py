"""Numbers: what a run of digits can be (a day, a year, a clock time), and number words put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from sayso.language.times import Value

if TYPE_CHECKING:
    from sayso.reading.times.lexicon import Token

Stretch: TypeAlias = tuple[int, int, dict[str, Value]]  # first and last token, and what they are together
_TAIL = re.compile(r"(\d+)[-‑–]?([^\W\d_]+)\Z")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.?\Z")
FIRST_YEAR, LAST_YEAR = 1000, 2100
LONGEST = 40  # characters; a longer run of figures is no number that counts time


def numeric(word: str, endings: dict[str, tuple[str, ...]]) -> dict[str, Value]:
    """Every class that a token with digits can be in, each with its value."""
    if len(word) > LONGEST:
        return {}
    if word.isdecimal():
        return _plain(word)
    if re.match(r"\d{4}-\d\d-\d\d", word):
        return {"isodate": word.replace(" ", "T")} if _is_date(word[:10]) else {}
    if re.fullmatch(r"\d{4}[/.]\d\d[/.]\d\d", word):
        word = re.sub(r"\D", "-", word)
        return {"isodate": word} if _is_date(word) else {"decimal": word}
    if match := re.fullmatch(r"[A-Z]{3}\s?([+−-])(\d{1,2})(?::(\d{2}))?", word):
        sign = "+" if match.group(1) == "+" else "-"
        return {"zone": f"{sign}{int(match.group(2)):02d}:{match.group(3) or '00'}"}
    if match := re.fullmatch(r"(\d{1,2})([./-])(\d{1,2})\2(\d{2,4})", word):
        return {"slashdate" if match.group(2) == "/" else "dotdate": re.sub(r"[./-]", ".", word)}
    if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?", word):
        hour, minute = (int(x) for x in word.split(":")[:2])
        return {"clock": word} if hour <= 24 and minute < 60 else {}
    if match := re.fullmatch(r"(\d{1,2})h(\d\d)?", word):
        return {"clock": f"{match.group(1)}:{match.group(2) or '00'}"} if int(match.group(1)) <= 24 else {}
    if match := re.fullmatch(r"(\d{4})Q(\d)", word):
        return {"year_quarter": word}
    if match := re.fullmatch(r"['’](\d\d)(s?)", word):
        return {"decade": int(match.group(1))} if match.group(2) else {"short_year": int(match.group(1))}
    if match := _DOTTED.match(word):
        return _pair(word, int(match.group(1)), int(match.group(2)))
    if match := re.fullmatch(r"(\d{1,2})/(\d{1,4})", word):
        a, b = int(match.group(1)), int(match.group(2))
        ok = b <= 31 and max(a, b) >= 1 and min(a, b) <= 12
        return {"slashpair": f"{a}.{b}"} if ok else {"decimal": word}
    if (match := re.fullmatch(r"(\d{4})/(\d{2}|\d{4})", word)) and _is_next(*match.groups()):
        return {"year": int(match.group(1))}
    if match := _TAIL.match(word):
        return _with_ending(int(match.group(1)), match.group(2).lower(), endings)
    if re.fullmatch(r"\d{1,3}(,\d{3})+", word):
        return {"big": word.replace(",", ""), "num": int(word.replace(",", ""))}
    return {"decimal": word}


def fuse(tokens: Sequence[Token], options: dict[str, Value]) -> list[Stretch]:
    """Join number words: twenty five, двадцять четвертого, two thousand, nineteen ninety-one."""
    stretches: list[Stretch] = []
    done = 0
    paired = bool(options.get("paired_years"))
    for i in [i for i, token in enumerate(tokens) if "numword" in token.senses]:
        run = _run(tokens, i) if i >= done else []
        if len(run) < 2:
            continue
        ordinal = "ord" in tokens[run[-1]].senses
        number = _sum([tokens[k].senses for k in run], paired)
        senses: dict[str, Value] = {"ord": number} if ordinal else _plain(str(number))
        if ordinal and number <= 31:
            senses["day"] = number
        if ordinal and FIRST_YEAR <= number <= LAST_YEAR and number % 100:
            senses["year_ord"] = number
        if (
            "year" in senses
            and number % 1000
            and not _is_pair([int(tokens[k].senses["numword"]) for k in run], paired)
        ):
            del senses["year"]
        senses["numword"] = number
        stretches.append((run[0], run[-1], senses))
        done = run[-1] + 1
    return stretches


def _run(tokens: Sequence[Token], i: int) -> list[int]:
    """Indices of the number words that make one number with the one at `i`; hyphens between are let be."""
    run: list[int] = []
    while i < len(tokens):
        senses = tokens[i].senses
        if "numword" not in senses:
            if run and i + 1 < len(tokens) and _joins(tokens, run, i):
                i += 1
                continue
            break
        if run and not _continues(tokens, run, i):
            break
        run.append(i)
        if "ord" in senses:
            break
        i += 1
    return run


def _joins(tokens: Sequence[Token], run: list[int], i: int) -> bool:
    """A hyphen inside a number, or the `and` of `two thousand and five`."""
    hundreds = tokens[run[-1]].senses.get("numword") in (100, 1000)
    joint = tokens[i].lower in "-‑" or (hundreds and "and" in tokens[i].senses)
    return joint and _continues(tokens, run, i + 1)


def _continues(tokens: Sequence[Token], run: list[int], i: int) -> bool:
    before, now = tokens[run[-1]].senses, tokens[i].senses
    if "numword" not in now or "numword" not in before or "ord" in before:
        return False
    a, b = int(before["numword"]), int(now["numword"])
    if b in (100, 1000):
        return a < b
    if a in (100, 1000):
        return b < a
    if a >= 100:
        return b < 100
    pair = 13 <= a <= 20 and 10 <= b <= 99 and "ord" not in now
    return (20 <= a <= 90 and a % 10 == 0 and 1 <= b <= 9) or pair


def _sum(run: list[dict[str, Value]], paired: bool) -> int:
    values = [int(s["numword"]) for s in run]
    if _is_pair(values, paired):
        return values[0] * 100 + sum(values[1:])
    total = part = 0
    for value in values:
        if value in (100, 1000):
            part = max(part, 1) * value
            if value == 1000:
                total, part = total + part, 0
        else:
            part += value
    return total + part


def _is_pair(values: list[int], paired: bool) -> bool:
    return paired and len(values) > 1 and 13 <= values[0] <= 20 and 10 <= values[1] < 100


def _plain(word: str) -> dict[str, Value]:
    number = int(word)
    senses: dict[str, Value] = {"num": number}
    if number % 10 == 1 and number % 100 != 11:
        senses["one"] = number
    if len(word) <= 2:
        if 1 <= number <= 31:
            senses["day"] = number
        if number <= 24:
            senses["hour"] = number
        if len(word) == 2:
            senses["yy"] = number
    elif len(word) == 4 and FIRST_YEAR <= number <= LAST_YEAR:
        senses["year"] = number
    return senses


def _pair(word: str, a: int, b: int) -> dict[str, Value]:
    """`15.02` may be a day and month, `10.30` a clock time, both may be a plain decimal."""
    ok = (1 <= a <= 31 and 1 <= b <= 12) or (a <= 24 and b < 60 and len(word.split(".")[1]) == 2)
    senses: dict[str, Value] = {"decimal": word}
    if ok:
        senses["dotpair"] = word
        if b <= 12 and len(word.split(".")[1]) == 2:
            senses["dotday"] = word
    return senses


def _with_ending(number: int, ending: str, endings: dict[str, tuple[str, ...]]) -> dict[str, Value]:
    senses: dict[str, Value] = {}
    if ending in endings.get("decade", ()) and number % 10 == 0 and (number >= FIRST_YEAR or number < 100):
        senses["decade"] = number
    if ending in endings.get("ordinal", ()):
        senses["ord"] = number
        if 1 <= number <= 31:
            senses["day"] = number
        if FIRST_YEAR <= number <= LAST_YEAR and "decade" not in senses:
            senses["year_ord"] = number
    if ending in endings.get("count", ()):
        senses["num"] = number
    return senses or {"decimal": str(number)}


def _is_next(year: str, other: str) -> bool:
    """`2023/24` is the season, or the business year, that begins in 2023."""
    return int(year) + 1 == int(year[: 4 - len(other)] + other) and FIRST_YEAR <= int(year) <= LAST_YEAR


def _is_date(value: str) -> bool:
    _, month, day = (int(x) for x in value.split("-"))
    return 1 <= month <= 12 and 1 <= day <= 31
