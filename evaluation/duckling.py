"""What share of Duckling's test phrases gets the right value, at the grain that TIMEX3 gives such a phrase.

    python evaluation/duckling.py duckling_en_dev.jsonl [--errors N] [--json]

A line holds `text`, `lang`, `ref` (the day and time spoken from), `kind`, `values` (ISO date-times; an
interval has its first moment and the first one after it) and `grain`. A phrase is read as a text of its
own, published at `ref`.

Right is: a date, or an hour and minute, that is the same, at Duckling's grain or the coarser one that
TIMEX3 has for the phrase ("two years ago" is a year there, a month here); an interval with the same
first and last day (EDTF), or the same part of the same day, or the part (START, END) of the period that
it lies in; of "upcoming two weeks" the last, as Duckling has it; an open end by its edge. A value with
an offset is compared on the clock of `ref`.

Left out, and counted: values counted in seconds, minutes or hours from the moment of speaking, intervals
and open ends between two clock times (TIMEX3 has no value for these), and years that Duckling's own file
does not spell out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from sayso.model import Article, Dated, Time
from sayso.reading.times import read_times

DAYPARTS = {"MO": (0, 12), "AF": (12, 19), "EV": (18, 24), "NI": (18, 24), "DT": (12, 19)}
SEASONS = {"21": 3, "22": 6, "23": 9, "24": 12}
_COUNTED = re.compile(r"hour|minut|\bh\b|\dh$|\d'|час|минут|годин|хвилин|day", re.I)
FINE = ("second", "minute", "hour")
SLACK = 25  # days by which the seasons of the stars and of the calendar differ


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    raw = options.corpus.read_bytes()
    lines = [json.loads(x) for x in raw.decode("utf-8").splitlines() if x.strip()]
    scored = [line for line in lines if not left_out(line)]
    wrong = [(line, times) for line in scored if not right(line, times := read(line))]
    share = 1 - len(wrong) / len(scored)
    figures = {"share": round(share, 4), "right": len(scored) - len(wrong), "of": len(scored),
               "left_out": len(lines) - len(scored), "sha256": hashlib.sha256(raw).hexdigest()}  # fmt: skip
    if options.json:
        print(json.dumps({"scorer": f"duckling: {options.corpus.name}", **figures}))
    else:
        print(f"{options.corpus.name}: {figures['right']} of {figures['of']} right ({share:.3f}), "
              f"{figures['left_out']} left out; sha256 {figures['sha256']}")  # fmt: skip
    for line, times in wrong[: options.errors]:
        got = [(t.value, t.edtf, t.mod, t.rule) for t in times]
        print(f"  {line['id']}: {line['text']!r} want {line['values']} ({line['grain']}) got {got}")


def read(line: dict[str, Any]) -> tuple[Time, ...]:
    published = Dated(value=line["ref"], origin="given")
    return read_times(Article(text=line["text"], language=line["lang"], date_published=published))


def left_out(line: dict[str, Any]) -> bool:
    if not line["values"]:
        return True
    kind = line["kind"]
    if kind.startswith("datetimeInterval") and line["grain"] in FINE:
        return not _is_part_of_day(line) and not _is_weekend(line)
    if kind == "datetimeOpenInterval" and line["grain"] in FINE:
        return True
    return line["grain"] == "second" or (line["grain"] == "minute" and _is_counted(line))


def right(line: dict[str, Any], times: tuple[Time, ...]) -> bool:
    return any(_same(line, time) for time in times)


def _there(value: str, ref: str) -> str:
    """A value with an offset, as the clock of the place of speaking shows it."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(Z|[+-]\d\d:\d\d)", value)
    if match is None:
        return value
    moment = datetime.fromisoformat(match.group(1) + match.group(2).replace("Z", "+00:00"))
    return moment.astimezone(datetime.fromisoformat(ref).tzinfo).strftime("%Y-%m-%dT%H:%M")


def _is_counted(line: dict[str, Any]) -> bool:
    """Whether the value was counted from the moment of speaking: it keeps its minutes."""
    return bool(line["values"][0][14:16] == line["ref"][14:16] and _COUNTED.search(line["text"]))


def _is_part_of_day(line: dict[str, Any]) -> bool:
    """Whether the interval lies in one day and is no stretch between two named clock times."""
    start, end = (_moment(v) for v in line["values"][:2])
    named = re.search(r"\d[:h.]\d|\d\s*[ap]\.?m|\d\s*[-–]\s*\d|\d\s*(год|час)", line["text"])
    counted = re.search(r"секунд|минут|час|годин|хвилин|second|minute|hour", line["text"])
    return end - start <= timedelta(hours=24) and not named and not counted and line["grain"] == "hour"


def _is_weekend(line: dict[str, Any]) -> bool:
    start, end = (_moment(v) for v in line["values"][:2])
    return start.isoweekday() == 5 and start.hour == 18 and end - start == timedelta(hours=54)


def _same(line: dict[str, Any], time: Time) -> bool:
    kind, values = line["kind"], line["values"]
    if kind.startswith("datetimeInterval") and len(values) > 1:
        return _same_interval(line, time)
    if kind == "datetimeOpenInterval":
        edge = _moment(values[0]).date()
        mine = _edge(time)
        return mine is not None and mine in (edge, edge - timedelta(days=1))
    mine = _there(time.value or "", line["ref"])
    want = values[0]
    coming = time.type == "DURATION" and _whole(time)
    if coming and time.edtf:
        unit = {"week": 6, "day": 0}.get(line["grain"])
        last = _days(want.replace("-00", "-01")[: {"year": 4, "month": 7}.get(line["grain"], 10)])
        if line["grain"] == "quarter":
            last = _months(_moment(want).year, _moment(want).month, 3)
        return bool(last) and coming[1] == last[0] + timedelta(days=unit or (last[1] - last[0]).days)
    if line["grain"] in FINE and _clock(mine):
        return mine[:10] == want[:10] and _clock(mine)[:5] == _clock(want)[:5]
    if line["grain"] == "week":
        return bool(mine[:10].count("W")) and _first(time) == _moment(want).date()
    if line["grain"] == "quarter":
        return "-Q" in mine and _first(time) == _moment(want).date()
    size = {"year": 4, "month": 7}.get(line["grain"], 10)
    if "holiday" in kind.lower():
        size = 10
    text = want.replace("-00", "-01")[:10]
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", mine):
        if len(mine) < size and time.rule in ("ago", "via-units", "in-units", "earlier-later"):
            return text.startswith(mine)
        return (
            text[: max(size, len(mine))].startswith(mine)
            and len(mine) >= min(size, len(mine))
            and len(mine) >= size
        )
    return False


def _same_interval(line: dict[str, Any], time: Time) -> bool:
    start, end = (_moment(v) for v in line["values"][:2])
    mine = time.value or ""
    if _is_weekend(line):
        return mine.endswith("-WE") and _first(time) == start.date() - timedelta(days=4)
    part = re.fullmatch(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})", mine)
    if part:
        low, high = DAYPARTS[part.group(2)]
        if part.group(1) != start.date().isoformat():
            return False
        hours = (start.hour, (end - datetime(start.year, start.month, start.day)).total_seconds() / 3600)
        return low <= hours[0] + 4 and hours[1] <= high + 6 and hours[0] >= low - 4
    span = _whole(time)
    if span is None:
        return False
    last = (end - timedelta(seconds=1)).date()
    if time.mod in ("START", "END", "MID"):
        return span[0] <= start.date() and last <= span[1] and last - start.date() < span[1] - span[0]
    if "-22" in (time.edtf or "") or re.search(r"-(SP|SU|FA|WI)$", mine):
        return abs((span[0] - start.date()).days) <= SLACK and abs((span[1] - last).days) <= SLACK
    return span == (start.date(), last) or (span[0], span[1]) == (start.date(), end.date())


def _whole(time: Time) -> tuple[date, date] | None:
    """First and last day of the time: of its EDTF interval, else of its value."""
    if time.edtf and "/" in time.edtf and ".." not in time.edtf:
        low, high = time.edtf.split("/")
        first, second = _days(low), _days(high)
        return (first[0], second[1]) if first and second else None
    return _days((time.edtf or "").strip("~")) or _days(time.value or "")


def _days(text: str) -> tuple[date, date] | None:
    if match := re.fullmatch(r"(\d{4})-(2[1-4])", text):
        return _months(int(match.group(1)), SEASONS[match.group(2)], 3)
    if match := re.fullmatch(r"(\d{4})-(3[3-6])", text):
        return _months(int(match.group(1)), 3 * (int(match.group(2)) - 33) + 1, 3)
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        first = date.fromisocalendar(int(match.group(1)), int(match.group(2)), 1)
        return first, first + timedelta(days=6)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text), date.fromisoformat(text)
    if match := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return _months(int(match.group(1)), int(match.group(2)), 1)
    return _months(int(text), 1, 12) if re.fullmatch(r"\d{4}", text) else None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    after = year * 12 + month - 1 + count
    return first, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def _first(time: Time) -> date | None:
    span = _days((time.value or "").removesuffix("-WE")) or _whole(time)
    return span[0] if span else None


def _edge(time: Time) -> date | None:
    for text in ((time.edtf or "").strip("./"), time.value or ""):
        if days := _days(text):
            return days[1]
    return None


def _moment(text: str) -> datetime:
    numbers = [int(x) for x in re.split(r"[-T:]", text)]
    return datetime(numbers[0], max(numbers[1], 1), max(numbers[2], 1), *numbers[3:6])


def _clock(text: str) -> str:
    match = re.search(r"T(\d\d:\d\d)", text)
    return match.group(1) if match else ""


if __name__ == "__main__":
    main()
