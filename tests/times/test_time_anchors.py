"""What a time is counted from: the page's day, the text, or nothing, and then it stays open."""

from __future__ import annotations

from dataclasses import replace

import pytest
from time_cases import explained

from sayso.model import Article, Dated, Piece, Zone
from sayso.reading.times import explain_times, read_times


def values(text: str, language: str = "en", published: str | None = "2025-11-09") -> list[str | None]:
    return [e.time.value for e in explained(text, language, published)]


def test_the_day_before_an_event_of_a_month_stays_open() -> None:
    first, second = explained("Last month, the mayor called it off. A day earlier, the port denied it.", "en")
    assert (first.time.value, first.anchor) == ("2025-10", "published")
    assert (second.time.value, second.anchor) == ("XXXX-XX-XX", None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Wednesday the court ruled. A day earlier, the judge was ill."),
        ("uk", "У середу суд ухвалив рішення. Днем раніше суддя хворів."),
        ("ru", "В среду суд вынес решение. Днем раньше судья болел."),
    ],
)
def test_a_day_earlier_is_counted_from_the_sentence_before(language: str, text: str) -> None:
    first, second = explained(text, language)
    assert (first.time.value, second.time.value) == ("2025-11-05", "2025-11-04")
    assert second.anchor == first.time.id


def test_without_a_date_nothing_is_made_up() -> None:
    text = "On August 15 they met. Yesterday the talks failed; next week they may resume on Friday."
    assert values(text, published=None) == ["XXXX-08-15", "XXXX-XX-XX", "XXXX-WXX", "XXXX-WXX-5"]
    assert all(e.anchor is None for e in explained(text, "en", None))


def test_the_year_that_the_text_gives_is_taken() -> None:
    text = "The siege began on 3 March 1915. On 9 May the town fell."
    assert values(text, published=None) == ["1915-03-03", "1915-05-09"]


def test_a_history_counts_from_its_own_days() -> None:
    text = (
        "The siege began on 3 March 1915. On 9 May 1915 a relief column was beaten. "
        "On 2 June 1915 the mayor fled. The next day the gates were opened."
    )
    assert values(text)[-1] == "1915-06-03"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The board met on Friday.", "2025-11-07"),
        ("The board will meet on Friday.", "2025-11-14"),
        ("The board met on Sunday.", "2025-11-09"),
        ("The board will meet in April.", "2026-04"),
        ("The board met in April.", "2025-04"),
    ],
)
def test_weekdays_and_months_follow_the_tense(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "Mayor to open the bridge on Friday", "2025-11-14"),
        ("en", "Court to rule on the ban in January", "2026-01"),
        ("en", "He said the talks would resume on Friday.", "2025-11-14"),
        ("en", "The talks, set for Friday, are in doubt.", "2025-11-14"),
        ("en", "The clerk flew home on Friday.", "2025-11-07"),
        ("uk", "Засідання починається в понеділок.", "2025-11-10"),
        ("uk", "Голосування заплановане на п'ятницю.", "2025-11-14"),
        ("uk", "Як повідомляється, у п'ятницю згорів склад.", "2025-11-07"),
        ("uk", "У п'ятницю міністр заявив, що переговори відбудуться.", "2025-11-07"),
        ("ru", "Заседание начинается в понедельник.", "2025-11-10"),
        ("ru", "Голосование перенесли на пятницу.", "2025-11-14"),
        ("ru", "Как сообщается, в пятницу сгорел склад.", "2025-11-07"),
        ("ru", "В пятницу министр заявил, что переговоры состоятся.", "2025-11-07"),
    ],
)
def test_the_nearest_verb_tells_which_way_the_sentence_looks(language: str, text: str, value: str) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The port was shut on May 10, 2025. The mayor spoke on Friday.", "XXXX-WXX-5"),
        ("uk", "Порт закрили 10 травня 2025 року. Мер виступив у п'ятницю.", "XXXX-WXX-5"),
        ("ru", "Порт закрыли 10 мая 2025 года. Мэр выступил в пятницу.", "XXXX-WXX-5"),
    ],
)
def test_a_weekday_of_a_page_without_a_day_stays_open(language: str, text: str, value: str) -> None:
    assert values(text, language, None)[-1] == value


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The trial was called off. Two days after that, on October 31, the judge fell ill."),
        ("uk", "Суд скасували. Два дні потому, 31 жовтня, суддя захворів."),
        ("ru", "Суд отменили. Два дня спустя, 31 октября, судья заболел."),
    ],
)
def test_a_day_written_beside_a_counted_one_tells_what_it_is(language: str, text: str) -> None:
    counted, written = explained(text, language)
    assert (
        (counted.time.value, counted.anchor) == (written.time.value, written.time.id) == ("2025-10-31", "t2")
    )


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The fee must be paid by Friday.", "../2025-11-14"),
        ("He has been away since 2019.", "2019/.."),
        ("They met about May 2025.", "2025-05~"),
    ],
)
def test_bounds_and_doubt_are_in_edtf(text: str, edtf: str) -> None:
    assert [e.time.edtf for e in explained(text, "en")] == [edtf]


def test_within_is_counted_from_the_day_of_its_sentence() -> None:
    day, length = explained("On October 16 they agreed to meet within two weeks.", "en")
    assert (length.time.value, length.time.edtf, length.anchor) == (
        "P2W", "2025-10-16/2025-10-30", day.time.id,
    )  # fmt: skip


def test_the_dateline_stands_in_for_the_day_of_publication() -> None:
    article = Article(
        text="The board met yesterday.", language="en", dateline=Piece(text="LVIV, 3 June 2025")
    )
    (found,) = explain_times(article)
    assert (found.time.value, found.anchor) == ("2025-06-02", "dateline")
    assert read_times(replace(article, dateline=None))[0].value == "XXXX-XX-XX"


def test_furniture_is_passed_over() -> None:
    article = Article(
        text="Updated 3 May 2025\nThe board met yesterday.",
        language="en",
        zones=(Zone(kind="furniture", span=(0, 18)), Zone(kind="paragraph", span=(19, 43))),
        date_published=Dated(value="2025-11-09", origin="given"),
    )
    assert [t.value for t in read_times(article)] == ["2025-11-08"]


def test_the_language_is_told_by_the_letters_where_none_is_given() -> None:
    assert [e.time.value for e in explained("Міністр пішов у відставку вчора.", None)] == ["2025-11-08"]
    assert [e.time.value for e in explained("Его объявили вчера.", None)] == ["2025-11-08"]
    assert [e.time.value for e in explained("They met yesterday.", None)] == ["2025-11-08"]


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (
            ("They met two days ago.", "Вони зустрілися два дні тому.", "Они встретились два дня назад."),
            "2025-11-07",
        ),
        (
            ("They met last month.", "Вони зустрілися минулого місяця.", "Они встретились в прошлом месяце."),
            "2025-10",
        ),
        (
            (
                "Sales fell in the third quarter.",
                "У третьому кварталі торги впали.",
                "В третьем квартале торги упали.",
            ),
            "2025-Q3",
        ),
        (("last summer it rained", "минулого літа дощило", "прошлым летом дождило"), "2025-SU"),
        (("the 1990s were hard", "1990-ті роки були важкі", "1990-е годы были тяжелы"), "199"),
    ],
)
def test_three_languages_tell_the_same(texts: tuple[str, str, str], value: str) -> None:
    found = [values(text, language) for text, language in zip(texts, ("en", "uk", "ru"), strict=True)]
    assert found == [[value]] * 3


def test_explanations_name_rule_anchor_and_reason() -> None:
    (found,) = explained("The visit was called off last month.", "en")
    assert (found.text, found.rule, found.anchor) == ("last month", "relative-period", "published")
    assert found.how == "-1 unit from 2025-11-09"
