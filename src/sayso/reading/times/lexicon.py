"""A text as a row of symbols: one character a token, standing for the set of classes that the token is in.

Patterns over classes then run as plain regular expressions over that row, so that the engine is fast and
knows no language; what a word means comes from `sayso.language.times`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from sayso.language.times import Sense, TimeLanguage, Value, time_language
from sayso.model import Span
from sayso.reading.times.numerals import Stretch, fuse, numeric

WORD, BREAK = "w", "\n"
OPENING = frozenset("\n\"“«'’")
PUNCTUATION = {
    ",": "comma", ".": "dot", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash",
    "/": "slash", "(": "open", ")": "close", "%": "percent", "$": "money", "€": "money", "£": "money",
    "₴": "money", "₽": "money", "№": "sign", "#": "sign", "'": "mark", "’": "mark", ":": "colon",
    "@": "at_sign", '"': "mark", "”": "mark", "»": "mark",
}  # fmt: skip
# Classes that are written in capitals anyway.
SHOUTED = frozenset(["zone", "ampm", "era", "roman", "holiday", "clock", "year_end", "month_end"])
# Classes that make nothing a time by themselves: a stretch without any other class is never looked at.
GLUE_NAMES = """num numword day hour yy decimal big slashpair dotpair roman ord ordword year_ord one half zero
    the of in at by on since from to until between and or within via for_p cue year_cue so few many a couple
    mod over least further trading last this that that_one same all_word every times not than person noun
    age cap plural name_after possessive old long tense_future tense_past second past_word past_only past_hour
    quarter_past half_past after_word after_next hour_word one_year days before_that some before_word num2
    numbered not tense_lead tense_bare tense_passive tense_none point counted_from into during"""
PLAIN = frozenset(
    ["numbered", "tense_bare", "tense_none"]
)  # classes of words that are ordinary words all the same
GLUE = frozenset(PUNCTUATION.values()) | frozenset(GLUE_NAMES.split())

# Numbers of every kind that a token can be, so that each set of classes is known before a text is read.
SHAPES = "0 00 01 09 1 2 10 13 21 24 25 28 31 45 91 99 101 111 999 1101 1200 1990 1991 2350"
MORE_SHAPES = """2020-01-01 2020-01-01T10:00 1.1.2020 1/1/2020 1/13 40/50 1/2 1.1 1.50 25.1 24.5 15.12
    1.12 31.12 0.5 12.05 99.99 1.000.000 5.3.1.1 1,000 10:30 99:99 10h 10h30 '90s '93 2020Q1
    1990s 90s 2023/24"""


class Token(NamedTuple):
    """A word, number or sign, wherever it stands; a tuple, since a text has hundreds of them.

    `symbol` stands for its classes; what is `special` must be looked at again beside its neighbours.
    """

    lower: str
    senses: dict[str, Value]
    symbol: str
    special: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The tokens of a text and where each stands; `symbols` holds one character for each."""

    text: str
    tokens: Sequence[Token]
    spans: Sequence[Span]
    symbols: str

    def begins_sentence(self, index: int) -> bool:
        """Whether the token can be the first of a sentence: it has a capital letter, or a quote opens it."""
        return self.text[self.spans[index][0]].isupper() or self.tokens[index].lower in OPENING


class Lexicon:
    """A language's words, ready for reading texts: which symbol stands for which set of classes."""

    def __init__(self, language: TimeLanguage) -> None:
        self.language = language
        self.symbols: dict[frozenset[str], str] = {}
        self.classes: dict[str, str] = {}
        self._plural = language.endings.get("plural", ("\n",))
        self._scanner = _scanner(language.endings)
        self._first_words = frozenset(first for first, _ in language.phrases)
        self._look_up = lru_cache(maxsize=50_000)(self._found)
        self._register()
        core = [s for s, names in ((s, n) for n, s in self.symbols.items()) if not names <= GLUE]
        self.core = frozenset(core)

    def row(self, text: str) -> Row:
        """Cut a text into tokens: words, numbers in their many shapes, signs and line breaks."""
        matches = list(self._scanner.finditer(text))
        words = [m[0] for m in matches]
        tokens = list(map(self._look_up, words))
        spans = [m.span() for m in matches]
        special = [i for i, token in enumerate(tokens) if token.special]
        numbers = sum("numword" in tokens[i].senses for i in special)
        for i in special:
            if _is_shouted(words[i]) and _is_acronym(tokens[i], words, i):
                senses: dict[str, Value] = {"cap": tokens[i].lower}
                tokens[i] = tokens[i]._replace(senses=senses, symbol=self._symbol(senses))
        if phrases := self._phrases(text, tokens, spans, special):
            tokens, spans = self._joined(text, tokens, spans, phrases)
        if numbers > 1:
            tokens, spans = self._joined(text, tokens, spans, fuse(tokens, self.language.options))
        return Row(text=text, tokens=tokens, spans=spans, symbols="".join([t.symbol for t in tokens]))

    def _joined(
        self, text: str, tokens: list[Token], spans: list[Span], stretches: Iterable[Stretch]
    ) -> tuple[list[Token], list[Span]]:
        """The tokens and their places with each stretch made one token."""
        out: list[Token] = []
        places: list[Span] = []
        done = 0
        for first, last, senses in stretches:
            start, end = spans[first][0], spans[last][1]
            out += [*tokens[done:first], Token(text[start:end].lower(), senses, self._symbol(senses))]
            places += [*spans[done:first], (start, end)]
            done = last + 1
        return out + tokens[done:], places + spans[done:]

    def _symbol(self, senses: dict[str, Value]) -> str:
        return self.symbols.get(frozenset(senses), WORD) if senses else WORD

    def _found(self, word: str) -> Token:
        lower = word.lower()
        senses = self._senses(word, lower)
        if not senses:
            return Token(lower, senses, WORD, lower in self._first_words)
        special = _is_shouted(word) or lower in self._first_words or "numword" in senses
        return Token(lower, senses, self._symbol(senses), special)

    def _senses(self, word: str, lower: str) -> dict[str, Value]:
        if not word.isalpha():
            if word in PUNCTUATION:
                return {PUNCTUATION[word]: word}
            if word == BREAK:
                return {"break": word}
            if any(c.isdecimal() for c in word):
                return numeric(word, self.language.endings)
        found = self.language.words.get(lower.replace("’", "'").replace("ʼ", "'"))
        if found and (senses := _numbered(_chosen(found, word))):
            return senses
        if word[0].isupper():
            return {"cap": word}
        return {"plural": word} if len(word) > 3 and word.endswith(self._plural) else {}

    def _phrases(
        self, text: str, tokens: Sequence[Token], spans: Sequence[Span], firsts: Iterable[int]
    ) -> list[Stretch]:
        """The phrases that begin at one of `firsts`; of those that start alike the longest counts."""
        stretches: list[Stretch] = []
        done = 0
        for i in firsts:
            if i < done:
                continue
            begin = tuple([t.lower for t in tokens[i : i + 2]])
            for parts, found in self.language.phrases.get(begin, ()):
                end = i + len(parts)
                if tuple([t.lower for t in tokens[i:end]]) != parts:
                    continue
                if senses := _chosen(found, text[spans[i][0] : spans[end - 1][1]]):
                    stretches.append((i, end - 1, senses))
                    done = end
                    break
        return stretches

    def _register(self) -> None:
        """Give a symbol to every set of classes that a token of this language can have."""
        language = self.language
        sets = [frozenset([name]) for name in (*PUNCTUATION.values(), "break", "cap", "plural")]
        for form, found in language.words.items():
            sets += [frozenset(_numbered(_chosen(found, w))) for w in (form, form.capitalize())]
        for phrases in language.phrases.values():
            sets += [
                frozenset(_chosen(s, w)) for p, s in phrases for w in ("_".join(p), "_".join(p).capitalize())
            ]
        shapes = [f"{n}{{}}" for n in SHAPES.split()]  # fmt: skip
        endings = ["", *sorted({e for group in language.endings.values() for e in group})]
        numbers = [s.format(e) for s in shapes for e in endings]
        numbers += MORE_SHAPES.split()
        sets += [frozenset(numeric(n, language.endings)) for n in numbers]
        sets += [s | {"numword"} for s in sets if "num" in s or "ord" in s]
        fused = (
            {"num", "numword"},
            {"num", "numword", "one"},
            {"ord", "numword"},
            {"ord", "numword", "year_ord"},
        )
        sets += [frozenset(s) for s in fused]
        for names in sets:
            if names and names not in self.symbols:
                self.symbols[names] = chr(0xE000 + len(self.symbols))
        for names, symbol in self.symbols.items():
            for name in names:
                self.classes[name] = self.classes.get(name, "") + symbol
        self.classes["word"] = WORD + "".join(s for names, s in self.symbols.items() if names <= PLAIN)


def _is_shouted(word: str) -> bool:
    return len(word) > 2 and word.isupper() and word.isalpha()


def _is_acronym(token: Token, words: Sequence[str], i: int) -> bool:
    """Whether a word of time in capitals, among words that are not, is a name made of letters."""
    if token.senses.keys() <= GLUE or token.senses.keys() & SHOUTED:
        return False
    beside = [*words[max(0, i - 1) : i], *words[i + 1 : i + 2]]
    return any(w.isalpha() for w in beside) and not any(w.isupper() and len(w) > 1 for w in beside)


@cache
def lexicon(code: str) -> Lexicon:
    return Lexicon(time_language(code))


def _numbered(senses: dict[str, Value]) -> dict[str, Value]:
    """A number word is also whatever its figure can be; an ordinal word is also a day."""
    if "ordword" in senses:
        number = int(senses["ordword"])
        more: dict[str, Value] = {"ord": number, "numword": number}
        return senses | more | ({"day": number} if number <= 31 else {})
    if "numword" in senses:
        figure = numeric(str(senses["numword"]), {})
        return senses | {k: v for k, v in figure.items() if k in ("num", "hour", "one")}
    return senses


def _chosen(found: tuple[Sense, ...], word: str) -> dict[str, Value]:
    titled = word[:1].isupper()
    return {sense.name: sense.value for sense in found if titled or not sense.titled}


def _scanner(endings: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    groups = [endings.get(name, ()) for name in ("ordinal", "decade", "count")]
    tails = "|".join(sorted((re.escape(e) for group in groups for e in group), key=lambda e: (-len(e), e)))
    return re.compile(
        r"""(?=\S|\n)(?:  # a space is passed over at once
        (?:UTC|GMT)\s?[+−-]\d{1,2}(?::\d{2})?(?!\d)
        | [^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*\u0301?
        | \d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d-])
        | \d{4}[/.]\d{2}[/.]\d{2}(?!\d|[/.]\d)
        | \d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?!\d)
        | \d{1,2}:\d{2}(?::\d{2})?(?!\d)
        | \d{1,2}h(?:\d{2})?(?![^\W_])
        | \d{4}Q[1-4](?!\w)
        | ['’]\d{2}s?(?!\w)
        | \d{1,3}(?:,\d{3})+(?!\d)
        | \d+(?:\.\d+)+
        | \d+[,/]\d+(?!\d)
        | \d+(?:[-‑–]?(?:"""
        + (tails or r"(?!)")
        + r"""))(?![^\W_])
        | \d+
        | ['’]s(?!\w)
        | \n
        | \S)""",
        re.VERBOSE,
    )
