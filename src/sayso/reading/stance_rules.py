"""The rules of stance, each with the words that it is for; their order is in `stance.py`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sayso.language.moods import matches
from sayso.model import Stance
from sayso.reading.stance_said import Said

Answer: TypeAlias = tuple[Stance, str]
Rule: TypeAlias = Callable[[Said], Answer | None]


def content_rule(stance: Stance, mood: str) -> Rule:
    """A rule that looks at the content alone."""

    def rule(said: Said) -> Answer | None:
        return (stance, f"content: {mood}") if said.content_has(mood) else None

    rule.__name__ = mood
    return rule


# ---- by the cue


def refusal(said: Said) -> Answer | None:
    """ "declined to comment", "neither confirmed nor denied"."""
    return ("other", "refusal") if said.cue_has("refusal") else None


def called_false(said: Said) -> Answer | None:
    """ "called the report a fake", "dismissed as unfounded", "назвав … фейком"."""
    names = said.entry is not None and said.entry.kind == "name"
    named = names and (
        matches("false_word", said.content, said.language)
        or (said.content_has("claim_noun") and matches("doubted_word", said.content, said.language))
    )
    return ("denies", "called false") if named or said.cue_has("called_false") else None


def judged(said: Said) -> Answer | None:
    """ "dismissed the speech as theatrics": a judgement of what is no claim."""
    dismisses = said.carries == "denies" and said.cue_has("dismissing")
    judges = dismisses and said.content_has("judgement") and not said.content_has("claim_noun")
    return ("asserts", "judged, not denied") if judges else None


def rejected_offer(said: Said) -> Answer | None:
    """ "rejected the proposal", "rejected the demand": no denial of a fact."""
    if said.carries == "denies" and said.cue_has("rejecting") and said.content_has("offer_noun"):
        return "other", "rejected offer"
    return None


def negated_cue(said: Said) -> Answer | None:
    """ "did not say", "не підтверджував": the entry says what is left."""
    return (said.entry.negated, f"negated cue: {said.entry.lemma}") if said.entry and said.negated else None


def asked_for(said: Said) -> Answer | None:
    """ "asked the crew to leave" demands, "asked whether they would leave" asks."""
    asks = said.entry is not None and said.entry.kind == "ask"
    if asks and said.content_has("asked_for") and not said.content_has("question"):
        return "demands", "asked for something"
    return None


def vowed_harm(said: Said) -> Answer | None:
    """ "vowed a crushing answer"."""
    if said.carries == "promises" and (said.content_has("threat") or said.content_has("harm")):
        return "threatens", f"cue: {said.entry.lemma if said.entry else ''} + harm"
    return None


def carried_by_cue(said: Said) -> Answer | None:
    """ "denied", "пообіцяв", "пригрозил", and "thanked", "apologised", which claim nothing."""
    return (said.carries, f"cue: {said.entry.lemma}") if said.entry and said.carries != "asserts" else None


# ---- by cue and content


def insisted(said: Said) -> Answer | None:
    """ "insists that Ukraine must …", "insists the guild leave", "настаивает, чтобы …"."""
    if said.entry and said.entry.kind == "demand" and said.content_has("insisted"):
        return "demands", f"cue: {said.entry.lemma} + insisted"
    return None


def imperative(said: Said) -> Answer | None:
    """ "Leave our forest!" in quotation marks."""
    return ("demands", "content: imperative") if said.direct and said.content_has("imperative") else None


def purpose(said: Said) -> Answer | None:
    """ "told them to fill the tubs", "сказав, щоб …"."""
    bids = said.cue_has("bidding") and not said.opens_quoted and said.content_has("purpose")
    return ("demands", "content: purpose") if bids else None


def duty(said: Said) -> Answer | None:
    """ "Oslo must open the port": what a party has to do, in the words of another."""
    return ("demands", "content: duty of a party") if said.claims and said.of_an_agent("duty") else None


def terms(said: Said) -> Answer | None:
    """ "repeated the guild's terms": a demand of which the text has only the name."""
    if said.cue_has("restating") and said.content_has("terms"):
        return "demands", "terms repeated"
    return None


def warned_if(said: Said) -> Answer | None:
    """ "warned that tariffs would double unless …", "warned of countermeasures"."""
    if not said.cue_has("warning"):
        return None
    if said.content_has("condition") and said.content_has("consequence"):
        return "threatens", "warning under a condition"
    return ("threatens", "warning of a reprisal") if said.content_has("reprisal") else None


def assured(said: Said) -> Answer | None:
    """ "assured us that he would not stand in the way": a promise where what is assured lies ahead."""
    if said.entry and said.entry.kind == "promise" and not said.content_has("readiness"):
        return ("promises", f"cue: {said.entry.lemma} + future") if said.content_has("future") else None
    return None


def threat(said: Said) -> Answer | None:
    """ "If the water stays shut, we will block the road", and not what somebody is afraid of."""
    return ("threatens", "content: threat") if said.claims and said.content_has("threat") else None


def hinted(said: Said) -> Answer | None:
    """ "hinted at a meeting", "signalled that she would talk"."""
    if said.cue_has("hinting") and said.content_has("opening"):
        return "offers", "hint at a readiness"
    return None


def own_future(said: Said) -> Answer | None:
    """ "confirmed she would visit", "поїде до Осло": what the speaker is going to do."""
    reports = said.entry is not None and said.entry.kind == "report" and not said.cue_has("telling")
    own = said.claims and not reports and not said.opens_quoted and said.content_has("own_future")
    return ("promises", "content: own future") if own else None


def announced(said: Said) -> Answer | None:
    """ "announced that the toll will be lowered": done by the one who announces it."""
    if said.cue_has("announcing") and said.content_has("to_be_done"):
        return "promises", "announced for the future"
    return None


def suggested(said: Said) -> Answer | None:
    """ "suggested meeting in Geneva"."""
    if said.entry and said.entry.lemma == "suggest" and said.content_has("proposal"):
        return "offers", "cue: suggest + gerund"
    return None


def readiness(said: Said) -> Answer | None:
    """ "is ready to meet", and not what another party is ready for."""
    own = said.content_has("readiness") and not said.content_has("others_ready")
    return ("offers", "content: readiness") if own or said.cue_has("being_ready") else None


def question(said: Said) -> Answer | None:
    """A question mark at the end, or "whether …" without a cue."""
    if matches("question", said.content, said.language):
        return "questions", "content: question"
    return ("questions", "content: asking") if not said.cue and said.content_has("asking") else None


def courtesy(said: Said) -> Answer | None:
    """ "Congratulations to both!", "expressed condolences": said, and nothing claimed."""
    courteous = said.content_has("courtesy_noun") or (said.direct and said.content_has("courtesy"))
    return ("other", "content: courtesy") if courteous else None
