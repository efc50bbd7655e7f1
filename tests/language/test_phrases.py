"""Names of several words in their dictionary form."""

from __future__ import annotations

import pytest

from sayso.language.phrases import OPENING, gender_of_name, phrases


@pytest.mark.parametrize(
    ("name", "kind", "language", "nominative"),
    [
        ("Вечірня зоря", "organization", "uk", "Вечірня зоря"),
        ("Українська хвиля", "organization", "uk", "Українська хвиля"),
        ("Північний телеграф", "organization", "uk", "Північний телеграф"),
        ("Північного телеграфу", "organization", "uk", "Північний телеграф"),
        ("Утренняя волна", "organization", "ru", "Утренняя волна"),
        ("Северный телеграф", "organization", "ru", "Северный телеграф"),
        ("Северного телеграфа", "organization", "ru", "Северный телеграф"),
        ("Сергія Бойка", "person", "uk", "Сергій Бойко"),
        ("Войцеха Новака", "person", "uk", "Войцех Новак"),
        ("Юрія Кличка", "person", "uk", "Юрій Кличко"),
        ("Хвиля Острін", "organization", "uk", "Хвиля Острін"),
        ("Утренним Меркурием", "organization", "ru", "Утренний Меркурий"),
        ("Утренний Меркурий", "organization", "ru", "Утренний Меркурий"),
        ("Ранкового Меркурія", "organization", "uk", "Ранковий Меркурій"),
        ("Вечерней Москве", "organization", "ru", "Вечерняя Москва"),
        ("Большой Ордынки", "place", "ru", "Большая Ордынка"),
        ("Українській правді", "organization", "uk", "Українська правда"),
        ("Новій Каховці", "place", "uk", "Нова Каховка"),
        ("Західного берега", "place", "uk", "Західний берег"),
        ("Олексія Вітка", "person", "uk", "Олексій Вітко"),
        ("Ильи Пономарева", "person", "ru", "Илья Пономарев"),
        ("Іллі Кабакова", "person", "uk", "Ілля Кабаков"),
        ("Динары Каримджановой", "person", "ru", "Динара Каримджанова"),
        ("Маки Сванидзе", "person", "ru", "Мака Сванидзе"),
        ("Нонна Ясырева", "person", "ru", "Нонна Ясырева"),
    ],
)
def test_best_reading(name: str, kind: str, language: str, nominative: str) -> None:
    assert phrases(name, kind, language)[0].nominative == nominative


@pytest.mark.parametrize(
    ("before", "name", "language", "nominative"),
    [
        (OPENING, "Мака Бочоришвили", "ru", "Мака Бочоришвили"),
        ("министр", "Мака Бочоришвили", "ru", "Мака Бочоришвили"),
        ("депутата", "Алаэддина Боруджерди", "ru", "Алаэддин Боруджерди"),
        ("депутата", "Олексія Вітка", "uk", "Олексій Вітко"),
    ],
)
def test_the_word_before_shows_the_case(before: str, name: str, language: str, nominative: str) -> None:
    assert phrases(name, "person", language, before)[0].nominative == nominative


@pytest.mark.parametrize(
    ("name", "language", "gender"),
    [
        ("Anna Lind", "en", "f"),
        ("Peter Novak", "en", "m"),
        ("Xu Lind", "en", None),
        ("Жылдыз Акматова", "ru", "f"),
        ("Азамат Кадыров", "ru", "m"),
        ("Ксюн Линд", "ru", None),
        ("Айше Ткаченко", "uk", None),
    ],
)
def test_gender_of_a_name(name: str, language: str, gender: str | None) -> None:
    assert gender_of_name(name, language) == gender
