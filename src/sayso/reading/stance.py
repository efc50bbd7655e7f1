"""The stance of an attribution: from its cue, the cue's negation, and the mood of what is said.

Rules stand in one ordered list and the first that speaks decides. What a cue says by itself goes before what
the content looks like; among contents the order is that of the guideline: denies, demands, threatens,
promises, offers, questions. The words are data: `language/<language>/cues.tsv` and `stance.toml`.
"""

from __future__ import annotations

from functools import lru_cache

from sayso.reading.stance_rules import (
    Answer,
    Rule,
    announced,
    asked_for,
    assured,
    called_false,
    carried_by_cue,
    content_rule,
    courtesy,
    duty,
    hinted,
    imperative,
    insisted,
    judged,
    negated_cue,
    own_future,
    purpose,
    question,
    readiness,
    refusal,
    rejected_offer,
    suggested,
    terms,
    threat,
    vowed_harm,
    warned_if,
)
from sayso.reading.stance_said import Said

RULES: tuple[Rule, ...] = (
    refusal,
    called_false,
    judged,
    rejected_offer,
    negated_cue,
    asked_for,
    vowed_harm,
    carried_by_cue,
    content_rule("denies", "denial"),
    insisted,
    imperative,
    purpose,
    content_rule("demands", "obligation"),
    duty,
    terms,
    warned_if,
    threat,
    hinted,
    assured,
    content_rule("promises", "promise"),
    own_future,
    announced,
    suggested,
    readiness,
    question,
    courtesy,
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


__all__ = ["RULES", "Said", "stance_of"]
