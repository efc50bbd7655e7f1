"""Which way the sentence looks: told by the verb nearest before the time, else the nearest after it."""

from __future__ import annotations

from typing import TypeAlias

from sayso.reading.times.lexicon import BREAK, Row, Token

Endings: TypeAlias = tuple[tuple[str, tuple[str, ...]], ...]  # tenses with the endings that tell them
REACH = 14  # tokens looked at on either side
SHORTEST = 4  # a shorter word is no verb for its ending alone


def tense(row: Row, first: int, last: int, endings: Endings) -> str:
    """`past`, `future`, or an empty string where no verb stands near in the sentence."""
    tokens = row.tokens
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if _ends(row, i):
            break
        if "tense_bare" in tokens[i].senses and i > 0 and "tense_lead" in tokens[i - 1].senses:
            return "future"
        found = _of(tokens[i], endings)
        if found and (found == "future" or i == 0 or "tense_passive" not in tokens[i - 1].senses):
            return found
    for i in range(last + 1, min(len(tokens), last + 1 + REACH)):
        if _ends(row, i):
            break
        if found := _of(tokens[i], endings):
            return found
    return ""


def _of(token: Token, endings: Endings) -> str:
    if "tense_future" in token.senses:
        return "future"
    if "tense_past" in token.senses:
        return "past"
    if not token.senses and len(token.lower) >= SHORTEST:
        return next((which for which, forms in endings if token.lower.endswith(forms)), "")
    return ""


def _ends(row: Row, i: int) -> bool:
    """Whether the sentence ends at the token: a line break, or a full stop before a capital letter."""
    lower = row.tokens[i].lower
    if lower == BREAK:
        return True
    if lower not in ".!?;…":
        return False
    return i + 1 == len(row.tokens) or row.begins_sentence(i + 1)
