"""What the tagger's slips become before linking: each line as labelled, and as it should be cleaned."""

from __future__ import annotations

import pytest

from reading.cases import tagged
from sayso.model import Article
from sayso.model.marked import Marked, parse
from sayso.reading import read
from sayso.reading.attributions.clean import cleaned
from sayso.reading.attributions.layout import laid_out

ROLES = ("source", "cue", "content")
JOINED = [
    (
        "[source The guild] [cue also] [cue drew up] [content a list of its terms].",
        "[source The guild] [cue also drew up] [content a list of its terms].",
    ),
    (
        "[source Гильдия] [cue уже] [cue составила] [content список условий].",
        "[source Гильдия] [cue уже составила] [content список условий].",
    ),
    (
        "[source Гільдія] [cue вже] [cue склала] [content перелік умов].",
        "[source Гільдія] [cue вже склала] [content перелік умов].",
    ),
]
APART = ["[source The guild] [cue drew up], [cue signed] [content a list of its terms]."]
SHORT = ["[source The divers] [cue respect] [content her]."]
LEFT_OVER = [
    (
        "[source The divers] [cue say] [content it], [content the water is cold].",
        "[source The divers] [cue say] [content it], [content the water is cold].",
    ),
    (
        "[source The divers], [content he], [cue say] [content the water is cold].",
        "[source The divers], he, [cue say] [content the water is cold].",
    ),
    (
        "[source The divers] [cue say] [content of] [content the water] nothing.",
        "[source The divers] [cue say] of [content the water] nothing.",
    ),
]
TOLD = [
    (
        "ru",
        "[cue говорит] [source [organization «Заре»]] [source хозяйка мельницы [person Анна Линд]].",
        "[cue говорит] «Заре» [source хозяйка мельницы Анна Линд].",
    ),
    (
        "uk",
        "[source Агентству [organization «Зоря»] [person Анна Лінд]] [cue розповіла] [content про все].",
        "Агентству «Зоря» [source Анна Лінд] [cue розповіла] [content про все].",
    ),
    (
        "uk",
        "[content «Пора»], — [cue коментує] [source угоду] [source наглядачка маяка [person Анна Лінд]].",
        "[content «Пора»], — [cue коментує] угоду [source наглядачка маяка Анна Лінд].",
    ),
    (
        "ru",
        "[content «Пора»], — [cue комментирует] [source он] [source смотрителю маяка [person Анне Линд]].",
        "[content «Пора»], — [cue комментирует] [source он] [source смотрителю маяка Анне Линд].",
    ),
    (
        "ru",
        "[content Мост закроют], [cue сообщили] [source [organization РИА Норд]] в [source управе порта].",
        "[content Мост закроют], [cue сообщили] РИА Норд в [source управе порта].",
    ),
    (
        "uk",
        "У коментарі [source порталу «[organization Зоря]»] [cue сказав], [content що міст закриють].",
        "У коментарі порталу «Зоря» [cue сказав], [content що міст закриють].",
    ),
    (
        "uk",
        "[source Мешканцям села] [cue рекомендували] [content виїхати].",
        "Мешканцям села [cue рекомендували] [content виїхати].",
    ),
    (
        "ru",
        "[source Трое смотрителей перед] голосованием [cue говорили], [content что закроют мост].",
        "[source Трое смотрителей] перед голосованием [cue говорили], [content что закроют мост].",
    ),
]
APART_CITED = [
    (
        "uk",
        "[cue З посиланням на] [source джерела в порту [organization Норд]] [cue пише], [content що буря].",
        "[cue З посиланням на] [source джерела в порту] [source Норд] [cue пише], [content що буря].",
    ),
    (
        "ru",
        "[cue Со ссылкой на] [source смотрителей издание] [cue пишет], [content что буря].",
        "[cue Со ссылкой на] [source смотрителей] [source издание] [cue пишет], [content что буря].",
    ),
    (
        "ru",
        "[cue Со ссылкой на] [source [organization Норд]] [cue пишут], [content что буря].",
        "[cue Со ссылкой на] [source Норд] [cue пишут], [content что буря].",
    ),
]
TITLED = [
    ("ru", "[source проректор [organization Морской школы] [person Анна Линд]] [cue молчит]."),
    ("uk", "[source Очільниця [organization Морської школи] [person Анна Лінд]] [cue мовчить]."),
    ("ru", "[source Имам мечети] [cue сказал], [content что мост закроют]."),
    ("uk", "У коментарі [source управи порту] [cue йдеться], [content що міст закриють]."),
    ("uk", "[source Очільниця школи] [source [person Анна Лінд]] [cue мовчить]."),
]
PASSIVE = [
    (
        "[source The mayor] [cue was repeatedly asked] [content to open the gate].",
        "[content The mayor] [cue was repeatedly asked] [content to open the gate].",
    ),
    (
        "[source The ferry] [cue is not expected] [content to sail].",
        "[content The ferry] [cue is not expected] [content to sail].",
    ),
]
QUOTED = [
    (
        "[content The mayor] [cue was quoted by] [source the Star] [cue as saying] [content the gate fell].",
        "[source The mayor] was quoted by the Star [cue as saying] [content the gate fell].",
    ),
    (
        "[source The mayor] [cue was quoted] in [source the Star] [cue as saying] [content that it fell].",
        "[source The mayor] was quoted in the Star [cue as saying] [content that it fell].",
    ),
]
ACTIVE = [
    "[source The mayor] [cue was worried] [content that the gate would fall].",
    "[source The mayor] [cue has asked] [content for a new gate].",
    "[content The gate] [cue was called] [content a ruin] by [source the mayor].",
]


def spans(item: Marked) -> list[tuple[str, str]]:
    return [(m.label, item.text[slice(*m.span)]) for m in sorted(item.marks, key=lambda m: m.span)]


@pytest.mark.parametrize(
    ("labelled", "expected"),
    [*JOINED, *LEFT_OVER, *PASSIVE, *QUOTED, *((x, x) for x in (*APART, *SHORT, *ACTIVE))],
)
def test_spans_are_cleaned(labelled: str, expected: str) -> None:
    assert cleaned_spans(labelled, "en") == spans(parse(expected))


@pytest.mark.parametrize(
    ("language", "labelled", "expected"), [*TOLD, *APART_CITED, *((code, x, x) for code, x in TITLED)]
)
def test_who_is_told_is_no_source(language: str, labelled: str, expected: str) -> None:
    assert cleaned_spans(labelled, language) == [s for s in spans(parse(expected)) if s[0] in ROLES]


def test_nobody_near_says_what_is_said_in_the_passive() -> None:
    text = (
        "[source [person Anna Lind]] [cue shut] [content the gate]. [content A curfew] [cue was announced]."
    )
    item = parse(text)
    result = read(Article(text=item.text, language="en"), tagged(item), id="passive")
    assert [a.source.name if a.source else None for a in result.attributions] == ["Anna Lind", None]


def cleaned_spans(labelled: str, language: str) -> list[tuple[str, str]]:
    item = parse(labelled)
    layout = laid_out(Article(text=item.text, language=language))
    found = cleaned(tagged(item), layout, "outer")
    return [(s.label, item.text[slice(*s.span)]) for s in found]
