"""The stance of an attribution: from its cue, the cue's negation, and the mood of what is said.

Rules stand in one ordered list and the first that speaks decides. What a cue says by itself goes before what
the content looks like; among contents the order is that of the guideline: denies, demands, threatens,
promises, offers, questions. The words are data: `language/<language>/cues.tsv` and `stance.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from sayso.language.cues import CueEntry, lookup, words_of
from sayso.language.moods import matches, position
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

    @cached_property
    def carries(self) -> Stance:
        """What the cue carries without a look at the content."""
        return self.entry.stance if self.entry else "asserts"

    def cue_has(self, mood: str) -> bool:
        return matches(mood, self.cue, self.language)

    def content_has(self, mood: str) -> bool:
        """Is the content in this mood, and not only what somebody says inside it?"""
        found = position(mood, self.content, self.language)
        inner = position("speech", self.content, self.language) if found else None
        return found is not None and (inner is None or found <= inner)

    @cached_property
    def negated(self) -> bool:
        """Is the cue negated, beyond a negation that its entry has in itself ("не погодився")?"""
        if self.entry is None or not self.cue_has("negation"):
            return False
        words = set(words_of(self.cue))
        own = [f for f in self.entry.forms if len(f.words) > 1 and words.issuperset(f.words)]
        return not any(matches("negation", f.words[0], self.language) for f in own)


def refusal(said: Said) -> Answer | None:
    """ "declined to comment", "neither confirmed nor denied"."""
    return ("other", "refusal") if said.cue_has("refusal") else None


def called_false(said: Said) -> Answer | None:
    """ "called the report a fake", "dismissed as unfounded", "назвав … фейком"."""
    named = (
        said.entry is not None
        and said.entry.kind == "name"
        and matches("false_word", said.content, said.language)
    )
    return ("denies", "called false") if named or said.cue_has("called_false") else None


def rejected_offer(said: Said) -> Answer | None:
    """ "rejected the proposal": no denial of a fact."""
    return (
        ("other", "rejected offer") if said.carries == "denies" and said.content_has("offer_noun") else None
    )


def negated_cue(said: Said) -> Answer | None:
    """ "did not say", "не підтверджував": the entry says what is left."""
    return (said.entry.negated, f"negated cue: {said.entry.lemma}") if said.entry and said.negated else None


def asked_for(said: Said) -> Answer | None:
    """ "asked the crew to leave" demands, "asked whether they would leave" asks."""
    if said.carries == "questions" and said.content_has("asked_for") and not said.content_has("question"):
        return "demands", "asked for something"
    return None


def carried_by_cue(said: Said) -> Answer | None:
    """ "denied", "пообіцяв", "пригрозил", and "thanked", "apologised", which claim nothing."""
    return (said.carries, f"cue: {said.entry.lemma}") if said.entry and said.carries != "asserts" else None


def insisted(said: Said) -> Answer | None:
    """ "insists that Ukraine must …", "настаивает, чтобы …"."""
    if said.entry and said.entry.kind == "demand" and said.content_has("insisted"):
        return "demands", f"cue: {said.entry.lemma} + insisted"
    return None


def warned_if(said: Said) -> Answer | None:
    """ "warned that tariffs would double unless …"."""
    if said.cue_has("warning") and said.content_has("condition") and said.content_has("consequence"):
        return "threatens", "warning under a condition"
    return None


def assured(said: Said) -> Answer | None:
    """ "assured us that he would not stand in the way": a promise where what is assured lies ahead."""
    if said.entry and said.entry.kind == "promise" and not said.content_has("readiness"):
        return ("promises", f"cue: {said.entry.lemma} + future") if said.content_has("future") else None
    return None


def imperative(said: Said) -> Answer | None:
    """ "Leave our forest!" in quotation marks."""
    return ("demands", "content: imperative") if said.direct and said.content_has("imperative") else None


def suggested(said: Said) -> Answer | None:
    """ "suggested meeting in Geneva"."""
    if said.entry and said.entry.lemma == "suggest" and said.content_has("proposal"):
        return "offers", "cue: suggest + gerund"
    return None


def question(said: Said) -> Answer | None:
    """A question mark at the end, or "whether …" without a cue."""
    if matches("question", said.content, said.language):
        return "questions", "content: question"
    return ("questions", "content: asking") if not said.cue and said.content_has("asking") else None


def content_rule(stance: Stance, mood: str) -> Callable[[Said], Answer | None]:
    """A rule that looks at the content alone."""

    def rule(said: Said) -> Answer | None:
        return (stance, f"content: {mood}") if said.content_has(mood) else None

    rule.__name__ = mood
    return rule


RULES: tuple[Callable[[Said], Answer | None], ...] = (
    refusal,
    called_false,
    rejected_offer,
    negated_cue,
    asked_for,
    carried_by_cue,
    content_rule("denies", "denial"),
    insisted,
    imperative,
    content_rule("demands", "purpose"),
    content_rule("demands", "obligation"),
    warned_if,
    content_rule("threatens", "threat"),
    assured,
    content_rule("promises", "promise"),
    suggested,
    content_rule("offers", "readiness"),
    question,
)


def stance_of(*, cue: str | None, content: str, language: str | None, direct: bool) -> Answer:
    """The stance, and the name of the rule or lexicon entry that gave it.

    `cue` and `content` are stretches of the text, several pieces joined by a space; `direct` is true where
    any part of the content is quoted.
    """
    return _stance(cue or "", content, language, direct)


@lru_cache(maxsize=2048)
def _stance(cue: str, content: str, language: str | None, direct: bool) -> Answer:
    said = Said(cue=cue, content=content, language=language, direct=direct)
    for rule in RULES:
        if answer := rule(said):
            return answer
    return "asserts", f"cue: {said.entry.lemma}" if said.entry else "no other rule"
