"""Names of several words in their dictionary form."""

from __future__ import annotations

import pytest

from sayso.language.phrases import phrases


@pytest.mark.parametrize(
    ("name", "language", "nominative"),
    [
        ("Вечірня зоря", "uk", "Вечірня зоря"),
        ("Українська хвиля", "uk", "Українська хвиля"),
        ("Північний телеграф", "uk", "Північний телеграф"),
        ("Північного телеграфу", "uk", "Північний телеграф"),
        ("Утренняя волна", "ru", "Утренняя волна"),
        ("Северный телеграф", "ru", "Северный телеграф"),
        ("Северного телеграфа", "ru", "Северный телеграф"),
    ],
)
def test_best_reading(name: str, language: str, nominative: str) -> None:
    assert phrases(name, "organization", language)[0].nominative == nominative


@pytest.mark.parametrize(
    ("name", "nominative"),
    [("Сергія Бойка", "Сергій Бойко"), ("Войцеха Новака", "Войцех Новак"), ("Юрія Кличка", "Юрій Кличко")],
)
def test_surnames_in_k(name: str, nominative: str) -> None:
    assert phrases(name, "person", "uk", "зверненні")[0].nominative == nominative
