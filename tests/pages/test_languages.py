"""Which language a text is in; sentences of our own writing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.pages import Given, read_html, read_verbatim
from sayso.pages.languages import detect, language_code

TEXTS = {
    "en": [
        "The ferry stopped at noon.",
        "The council said that the bridge would be closed on Monday.",
        "Київ: the mayor of the city said on Tuesday that the heating would be back by the end of the week.",
    ],
    "uk": [
        "Міст закрито.",
        "Пором зупинили опівдні, бо річка піднялася.",
        "Мер Юрій Петров сказав российской прессе, що міст відкриють у п'ятницю.",
        "«Мы не уедем», — цитує мешканку видання. За її словами, їй ніхто не дзвонив і не писав.",
        "Reuters: НАБУ та САП повідомили про підозру посадовцям, які їздили до Відня.",
    ],
    "ru": [
        "Мост закрыли.",
        "Паром остановили в полдень, потому что река поднялась.",
        "Об этом заявил мэр Київа, подчёркивая, что мост откроют в пятницу.",
        "Компания «Укрзалізниця» объявила, что поезда пойдут с опозданием, пассажиров предупредили.",
    ],
    "be": ["Мінск паведаміў, што сустрэча ўжо адбылася ў панядзелак, а ўдзельнікі раз'ехаліся па дамах."],
    "bg": [
        "Кметът отговори, че от утре хората с колело и пешеходците ще минават отгоре.",
        "Президентът каза, че мостът ще бъде затворен до края на седмицата заради високата вода.",
    ],
    "de": ["Der Bürgermeister sagte am Montag, die Brücke werde bis Ende der Woche gesperrt bleiben."],
    "fr": ["Le maire a déclaré lundi que le pont resterait fermé jusqu'à la fin de la semaine."],
    "pl": ["Burmistrz powiedział w poniedziałek, że most pozostanie zamknięty do końca tygodnia."],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, text) for code, texts in TEXTS.items() for text in texts]
)
def test_detect(language: str, text: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize("text", ["", "12:30", "Лавров", "Reuters", "…", "漢"])
def test_too_little_to_tell(text: str) -> None:
    assert detect(text) is None


def test_decomposed_letters_count_as_composed() -> None:
    assert (
        detect("Її міст закрито, їй ніхто не дзвонив.".replace("ї", "і\u0308").replace("й", "и\u0306"))
        == "uk"
    )


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("uk-UA", "uk"),
        ("ru_RU", "ru"),
        ("ua", "uk"),
        ("EN", "en"),
        ("x-default", None),
        ("", None),
        (None, None),
    ],
)
def test_codes_as_pages_write_them(tag: str | None, code: str | None) -> None:
    assert language_code(tag) == code


def test_detected_goes_before_declared_and_given_before_both() -> None:
    page = f'<html lang="ru"><body><h1>Міст</h1><p>{TEXTS["uk"][1]} {TEXTS["uk"][4]}</p></body></html>'
    article = read_html(page)
    assert (article.language, article.language_declared) == ("uk", "ru")
    assert read_html(page, given=Given(language="en")).language == "en"


def test_declared_where_nothing_is_detected() -> None:
    assert read_html('<html lang="uk"><body><h1>Рим 2024</h1><p>Он.</p></body></html>').language == "uk"
    assert read_verbatim("Рим").language is None


def test_the_model_is_not_loaded_for_the_three_languages() -> None:
    program = (
        "import sys; from sayso.pages import read_text\n"
        "for text in ('The ferry stopped at noon.', 'Міст закрито.', 'Мост закрыли.'): read_text(text)\n"
        "heavy = ('py3langid', 'trafilatura', 'charset_normalizer')\n"
        "sys.exit(any(name.startswith(heavy) for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
