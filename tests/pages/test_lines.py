"""What a line is by its words: `[…]` marks what is found in it, ` => ` tells what it means."""

from __future__ import annotations

import re

import pytest

from sayso.pages import datelines
from sayso.pages.captions import image
from sayso.pages.lines import authors, heads_comments, is_furniture, languages_in_switch, when
from sayso.pages.lists import items

AUTHORS = [
    "Author: [Ann Bell]",
    "By [Ann Bell] and [Tom Fry]",
    "BY [ANN BELL] | Valley Post",
    "By [Ann Bell], political correspondent",
    "By [Ann Bell] 4 March 2025",
    "Written by [Ann van der Bell], [Tom Fry]",
    "Автор: [Олена Гриб]",
    "Автори: [Олена Гриб] та [Іван Коваль]",
    "Авторка — [Олена Гриб]",
    "Текст: [Зоя Белых], [Марк Лось]",
    "Журналист: [Пётр Жилин] (Заречье)",
    "Author: [newsdesk]",
]
NO_AUTHORS = [
    "By Monday the water had gone.",
    "By then, the mayor said, nobody was left in the town hall",
    "Авторка книжки відмовилася говорити",
    "Автор законопроекта отозвал его.",
    "Authorities said",
]


def marked(line: str) -> tuple[str, list[str]]:
    return re.sub(r"[\[\]]", "", line), re.findall(r"\[(.*?)\]", line)


@pytest.mark.parametrize("line", AUTHORS)
def test_authors(line: str) -> None:
    text, expected = marked(line)
    found = authors(f"\n{text}\n", (1, len(text) + 1))
    assert found is not None
    assert [author.name for author in found] == expected
    assert all(author.span and f"\n{text}"[slice(*author.span)] == author.name for author in found)


@pytest.mark.parametrize("line", NO_AUTHORS)
def test_no_authors(line: str) -> None:
    assert authors(line, (0, len(line))) is None


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published: 12:42, 20 May 2025", "2025-05-20T12:42", None),
        ("Оновлено: 2 липня 2025, 09:30", None, "2025-07-02T09:30"),
        ("Опубликовано 1 мая 2024, обновлено 3 мая 2024", "2024-05-01", "2024-05-03"),
        ("4 March 2025, 09:12 | Last updated 5 March 2025", "2025-03-04T09:12", "2025-03-05"),
        ("10 November, 11:54", None, None),
    ],
)
def test_when(line: str, published: str | None, modified: str | None) -> None:
    found = when(line, (0, len(line)))
    assert found is not None
    assert (found.published and found.published.value) == published
    assert (found.modified and found.modified.value) == modified


@pytest.mark.parametrize(
    "line",
    [
        "On 4 March 2025 the council met.",
        "The pact was signed on 4 March 2025 and holds",
        "No date",
        "С 1 мая 2024 года цены выросли",
    ],
)  # fmt: skip
def test_no_date_line(line: str) -> None:
    assert when(line, (0, len(line))) is None


@pytest.mark.parametrize(
    ("line", "languages"),
    [
        ("ua en ru", ("uk", "en", "ru")),
        ("UA | EN", ("uk", "en")),
        ("Українська / Русский", ("uk", "ru")),
        ("[укр] [рус]", ()),  # brackets inside: not worth a guess
        ("En", ()),
        ("en en", ()),
        ("in en route", ()),
        ("It is by us", ()),
    ],
)
def test_switch(line: str, languages: tuple[str, ...]) -> None:
    assert languages_in_switch(line) == languages


FURNITURE = """
Read also: A bridge too far
Читайте також: Міст
ЧИТАЙТЕ ТАКЖЕ
Поділитися
Share
Comments (12)
Теги: міст, річка
Підписуйтесь на наш канал
© 2020 Valley Post
Related
Популярное
""".strip().splitlines()
STORY = """
Related parties said nothing.
Share prices fell by a tenth.
Comments by the mayor angered the council
Главное сейчас — вода, сказал мэр.
Теги были не нужны.
Популярний співак помер.
Tags fell off the coats
""".strip().splitlines()


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize("line", STORY)
def test_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert not heads_comments(line)


@pytest.mark.parametrize(
    ("line", "caption", "credit", "in_figure"),
    [
        ("Photo: The old bridge (Getty Images)", "The old bridge", "Getty Images", False),
        ("Фото: Getty Images", None, "Getty Images", False),
        ("Фото: Ася Вольф", None, "Ася Вольф", False),
        ("Фото: Купол обсерватории / Ася Вольф", "Купол обсерватории", "Ася Вольф", False),
        ("Світлина: Ганна Крук / Reuters", None, "Ганна Крук / Reuters", False),
        ("The old bridge. Photo: A. Bell / Reuters", "The old bridge.", "A. Bell / Reuters", False),
        ("The old bridge (Photo by A. Bell/AFP)", "The old bridge", "A. Bell/AFP", False),
        ("The old bridge in March", "The old bridge in March", None, True),
        ("The old bridge. REUTERS/Ann Bell", "The old bridge.", "REUTERS/Ann Bell", True),
        ("The old bridge © Ann Bell", "The old bridge", "Ann Bell", True),
        ("Міст у березні (Укрінформ)", "Міст у березні", "Укрінформ", True),
    ],
)
def test_picture(line: str, caption: str | None, credit: str | None, in_figure: bool) -> None:
    found = image(f" {line}", (1, len(line) + 1), in_figure=in_figure)
    assert found is not None
    for piece, expected in ((found.caption, caption), (found.credit, credit)):
        assert (piece.text if piece else None) == expected
        assert piece is None or (piece.span and f" {line}"[slice(*piece.span)] == expected)


@pytest.mark.parametrize(
    "line",
    [
        "The photo shows a bridge.",
        "Фотограф Лев Сокіл приїхав у п'ятницю.",
        "He said (in Reuters) that it was late.",
        "© 2019",
    ],
)
def test_no_picture(line: str) -> None:
    assert image(line, (0, len(line))) is None


DATELINES = [
    "[MOSCOW, Nov 9 (Reuters)] – The minister said so.",
    "[LOWMOUTH (Northwire)] -- Five states agreed.",
    "[КИЇВ, 3 березня (Укрінформ)] — Міністр заявив.",
    "[МОСКВА, 9 ноя — РИА Новости.] Министр заявил.",
    "[Київ. 9 листопада. УНН.] Міністр заявив.",
    "[Бродове. 12 березня. СТЕП-ІНФО] – Ринок переїде.",
    "[LONDON] — The council met.",
    "[ISTANBUL, Turkey, March 3] — «We agree,» he said.",
    "[Washington, March 4, 2025 (AP)] - Two senators left.",
]
NO_DATELINES = [
    "НАТО — це союз.",
    "МЗС — Росія порушила умови.",
    "Київ — Столиця України.",
    "The city — London — was quiet.",
    "LONDON is quiet.",
    "May 4 – The council met.",
    "В Киеве 9 ноября. Шёл дождь.",
]


@pytest.mark.parametrize("line", DATELINES)
def test_dateline(line: str) -> None:
    text, (expected,) = marked(line)
    found = datelines.at_start(f"\n{text}", (1, len(text) + 1))
    assert found is not None
    assert f"\n{text}"[slice(*found[0])] == expected
    assert f"\n{text}"[found[1]].isupper() or f"\n{text}"[found[1]] in "«"


@pytest.mark.parametrize("line", NO_DATELINES)
def test_no_dateline(line: str) -> None:
    assert datelines.at_start(line, (0, len(line))) is None


@pytest.mark.parametrize(
    ("lines", "found", "lead"),
    [
        (["They must:", "• leave;", "• pay."], ["leave;", "pay."], "They must:"),
        (["It is late. They must:", "- leave;", "- pay."], ["leave;", "pay."], "They must:"),
        (["Вони мають:", "1. піти;", "2) заплатити."], ["піти;", "заплатити."], "Вони мають:"),
        (["So it went on.", "* one", "* two"], ["one", "two"], None),
        (["He asked:", "– Are you ready?", "– We are, – she said."], [], None),
        (["Він сказав:", "— Ми готові."], [], None),
        (["– Так.", "– Ні."], [], None),
        (["It was late.", "* A banned organisation"], [], None),
        (["It was late.", "1. The offer", "Last autumn a dealer came."], [], None),
        (["A list", "3. three", "5. five"], [], None),
    ],
)
def test_lists(lines: list[str], found: list[str], lead: str | None) -> None:
    text = "\n".join(lines)
    spans, start = [], 0
    for line in lines:
        spans.append((start, start + len(line)))
        start += len(line) + 1
    read = items(text, spans)
    assert [text[slice(*item.span)] for item in read.values()] == found
    assert {text[slice(*item.lead)] if item.lead else None for item in read.values()} <= {lead}
