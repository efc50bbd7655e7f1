"""The stance of an attribution: from its cue, the cue's negation, and the mood of what is said.

Rules stand in one ordered list and the first that speaks decides. What a cue says by itself goes before what
the content looks like; among contents the order is that of the guideline (denies, demands, threatens, promises,
offers, questions). The words are data: `language/<language>/cues.tsv` and `stance.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from sayso.language.cues import CueEntry, lookup
from sayso.language.moods import matches
from sayso.model import Stance

Answer: TypeAlias = tuple[Stance, str]


@dataclass(frozen=True)
class Said:
    """What the rules look at: cue and content as the text has them, `direct` where the content is quoted."""

    cue: str
    content: str
    language: str | None
    direct: bool

    @cached_property
    def entry(self) -> CueEntry | None:
        return lookup(self.cue, self.language) if self.cue else None

    def cue_has(self, pattern: str) -> bool:
        return matches(pattern, self.cue, self.language)

    def content_has(self, pattern: str) -> bool:
        return matches(pattern, self.content, self.language)

    @cached_property
    def carries(self) -> Stance:
        """What the cue carries without a look at the content."""
        return self.entry.stance if self.entry else "asserts"


def refusal(said: Said) -> Answer | None:
    """ "declined to comment", "neither confirmed nor denied"."""
    return ("other", "refusal") if said.cue_has("refusal") else None


def rejected_offer(said: Said) -> Answer | None:
    """ "rejected the proposal": no denial of a fact."""
    if said.carries == "denies" and said.content_has("offer_noun"):
        return "other", "rejected offer"
    return None


def called_false(said: Said) -> Answer | None:
    """ "called the report a fake", "dismissed as unfounded"."""
    if said.cue_has("called_false"):
        return "denies", "called false"
    return None


def negated_cue(said: Said) -> Answer | None:
    """ "did not say", "не підтверджував": the entry says what is left."""
    if said.entry and said.cue_has("negation"):
        return said.entry.negated, f"negated cue: {said.entry.lemma}"
    return None


def carried_by_cue(said: Said) -> Answer | None:
    """ "denied", "пообіцяв", "пригрозил"."""
    if said.entry and said.carries not in ("asserts", "other"):
        return said.carries, f"cue: {said.entry.lemma}"
    return None


def warned_if(said: Said) -> Answer | None:
    """ "warned that tariffs would double unless …"."""
    if said.cue_has("warning") and said.content_has("condition") and said.content_has("consequence"):
        return "threatens", "warning under a condition"
    return None


def content_rule(stance: Stance, pattern: str) -> Callable[[Said], Answer | None]:
    def rule(said: Said) -> Answer | None:
        return (stance, f"content: {pattern}") if said.content_has(pattern) else None

    rule.__name__ = pattern
    return rule


def other_by_cue(said: Said) -> Answer | None:
    """ "thanked", "apologised": acts of speech that claim nothing."""
    return ("other", f"cue: {said.entry.lemma}") if said.entry and said.carries == "other" else None


RULES: tuple[Callable[[Said], Answer | None], ...] = (
    refusal,
    called_false,
    rejected_offer,
    negated_cue,
    carried_by_cue,
    other_by_cue,
    content_rule("denies", "denial"),
    content_rule("demands", "obligation"),
    warned_if,
    content_rule("threatens", "threat"),
    content_rule("promises", "promise"),
    content_rule("offers", "readiness"),
    content_rule("questions", "question"),
)


def stance_of(*, cue: str | None, content: str, language: str | None, direct: bool) -> Answer:
    """The stance and the name of the rule or lexicon entry that gave it.

    `cue` and `content` are pieces of the text, several pieces joined by a space; `direct` is true where any
    part of the content is quoted.
    """
    return _stance(cue or "", content, language, direct)


@lru_cache(maxsize=2048)
def _stance(cue: str, content: str, language: str | None, direct: bool) -> Answer:
    said = Said(cue=cue, content=content, language=language, direct=direct)
    for rule in RULES:
        if answer := rule(said):
            return answer
    return "asserts", f"cue: {said.entry.lemma}" if said.entry else "no other rule"
