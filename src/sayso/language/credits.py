"""Words of crediting, from `<language>/credits.toml`: pointers, references, media, anonymous sources.

Every list holds regular expressions over lower-case text, so that endings can be written out; a list is
joined over all languages, since a page may quote another language and no list is ambiguous between them.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

LISTS = (
    "pointing",
    "their_words",
    "said_this",
    "reference",
    "report",
    "medium_before",
    "interview",
    "background",
    "media_nouns",
    "agency",
    "media_plural",
    "media_shapes",
    "anonymous",
    "pronouns",
    "source_line",
    "conjunctions",
    "cue_pieces",
    "determiners",
    "indefinite",
    "anonymous_english",
    "person_pronouns",
    "addressees",
    "trailing",
    "joining",
    "reportative",
    "clause",
    "no_subject",
    "relative",
    "roles",
    "office_fields",
    "descriptions",
    "heads_of",
    "related",
    "related_bodies",
    "professions",
    "plural_pronouns",
    "sums_up",
    "abbreviations",
    "platform_before",
    "media_kind",
    "documents",
    "bodies_english",
    "reportedly",
    "there",
    "passive",
    "quoted",
    "utterances",
    "strangers",
    "owned",
    "impersonal",
    "occasion",
    "past_f",
    "past_m",
    "pronouns_f",
    "pronouns_m",
    "quotes",
    "vague",
    "denied_before",
    "also",
    "datives",
    "hanging",
    "relative_pronouns",
    "said_in",
    "spoken_in",
    "first_person",
    "oneself",
    "quoted_passive",
    "as_saying",
    "no_reply",
    "no_comment",
    "refusing",
    "of_comment",
    "asked_for",
    "words_of",
    "words_about",
    "question_marks",
    "answer_marks",
    "inside",
    "platforms_english",
    "people",
    "bodies",
    "coordinating",
)


@cache
def languages() -> tuple[str, ...]:
    """The languages with a list of credits, in alphabetical order."""
    root = files("sayso.language")
    return tuple(sorted(f.name for f in root.iterdir() if f.is_dir() and (f / "credits.toml").is_file()))


@cache
def words(name: str) -> tuple[str, ...]:
    """The entries of one list over all languages, in the order of the languages."""
    return tuple(entry for language in languages() for entry in _data(language).get(name, []))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One list as a pattern that matches any of its entries as whole words, in any letter case."""
    return re.compile(expression(name), re.IGNORECASE)


def expression(name: str) -> str:
    """The same as a piece of a longer pattern: what nobody asks for alone need not be compiled alone."""
    longest_first = sorted(words(name), key=len, reverse=True)
    return rf"(?<!\w)(?:{'|'.join(longest_first) or '(?!)'})(?!\w)"


@cache
def _english(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    pairs = [entry.split(" = ") for entry in words(name)]
    return tuple((re.compile(rf"(?:{form})\Z", re.IGNORECASE), meant) for form, meant in pairs)


def english(name: str, form: str) -> str | None:
    """What a form means in English, by a list of `form = English` entries."""
    return next((meant for found, meant in _english(name) if found.match(form)), None)


@cache
def abbreviations() -> frozenset[str]:
    """Words after which a full stop ends no sentence, in lower case and without the stop."""
    return frozenset(words("abbreviations"))


@cache
def _data(language: str) -> dict[str, list[str]]:
    text = (files("sayso.language") / language / "credits.toml").read_text(encoding="utf-8")
    return {key: list(entries) for key, entries in tomllib.loads(text).items()}
