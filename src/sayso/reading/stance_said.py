"""What the rules of stance look at: a cue, what is said under it, and questions that can be asked of both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from sayso.language.cues import CueEntry, languages_of, lookup, words_of
from sayso.language.moods import matches, matches_any, position, positions
from sayso.language.names import known
from sayso.model import Stance

THINKS = ("opinion", "question", "ask")  # kinds of cues under which a speaker binds nobody
REACH = 240  # characters: how far into a long content the mood of the whole may begin
NEAR = 4  # words before a verb among which its subject is looked for
# Lists that nearly every cue and content is looked for in, and that few are on: asked for together first.
CUE_MOODS = (
    "refusal", "called_false", "negation", "restating", "warning", "hinting", "announcing", "being_ready",
)  # fmt: skip
CONTENT_MOODS = (
    "denial", "obligation", "threat", "promise", "readiness", "own_future", "courtesy_noun", "courtesy",
)  # fmt: skip

_CLAUSE = re.compile(r"[,;:.!?—–()«»“”\"\n]")
_QUOTE = re.compile(r"[«»“”„\"]")
_NAME = re.compile(r"(?:[A-ZА-ЯЁІЇЄҐ][\w'’.-]*\s+){1,3}$")


@dataclass(frozen=True)
class Said:
    """Cue and content as the text has them, `direct` where the content is quoted."""

    cue: str
    content: str
    language: str | None
    direct: bool

    @cached_property
    def entry(self) -> CueEntry | None:
        return lookup(self.cue, self.language) if self.cue else None

    @property
    def carries(self) -> Stance:
        """What the cue carries without a look at the content."""
        return self.entry.stance if self.entry else "asserts"

    @property
    def claims(self) -> bool:
        """Do the words stand for what the speaker says, not for what he thinks, fears or asks?"""
        return self.entry is None or self.entry.kind not in THINKS

    @property
    def opens_quoted(self) -> bool:
        """Is the content quoted from its first word on? "He" is then not the speaker, who would say "I"."""
        first = _QUOTE.search(self.content)
        return self.direct and (first is None or first.start() == 0)

    def cue_has(self, mood: str) -> bool:
        if mood in CUE_MOODS and not self._cue_has_any:
            return False
        return matches(mood, self.cue, self.language)

    @cached_property
    def _cue_has_any(self) -> bool:
        return bool(self.cue) and matches_any(CUE_MOODS, self.cue, self.language)

    def content_has(self, mood: str) -> bool:
        """Is the content in this mood, and not only its far end or what somebody says inside it?"""
        if mood in CONTENT_MOODS and not self._content_has_any:
            return False
        found = position(mood, self.content, self.language)
        return found is not None and self._is_own(found)

    @cached_property
    def _content_has_any(self) -> bool:
        return matches_any(CONTENT_MOODS, self.content, self.language)

    def _is_own(self, at: int) -> bool:
        return at < REACH and (at == 0 or self.inner is None or at <= self.inner)

    @cached_property
    def inner(self) -> int | None:
        """Where somebody begins to speak inside the content."""
        return position("speech", self.content, self.language)

    def of_an_agent(self, mood: str) -> bool:
        """Does a verb in this mood have a party for its subject: "Oslo must …", "they have to …"?"""
        spots = positions(mood, self.content, self.language)
        return any(self._is_own(at) and self._agent_before(at) for at in spots)

    def _agent_before(self, at: int) -> bool:
        clause = _CLAUSE.split(self.content[:at])[-1]
        near = " ".join(clause.split()[-NEAR:])
        return matches("agent", near, self.language) or self._name_before(clause, at)

    def _name_before(self, clause: str, at: int) -> bool:
        """A name and nothing else; what opens a sentence counts where it is known or has two words."""
        found = _NAME.search(clause)
        if found is None:
            return False
        before, name = clause[: found.start()].strip(), found[0].strip()
        opens = not before and self.content[: at - len(clause)].rstrip(" \n«»“”\"'")[-1:] in (
            "",
            ".",
            "!",
            "?",
        )
        if opens and " " not in name:
            return self._is_party(name)
        return not before or matches("joint", before, self.language)

    def _is_party(self, name: str) -> bool:
        spoken = languages_of(name, self.language)
        return any(known(name, kind, one) for kind in ("place", "organization") for one in spoken)

    @property
    def negated(self) -> bool:
        """Is the cue negated, beyond a negation that its entry has in itself ("не погодився")?"""
        if self.entry is None or not self.cue_has("negation"):
            return False
        words = set(words_of(self.cue))
        own = [f for f in self.entry.forms if len(f.words) > 1 and words.issuperset(f.words)]
        return not any(matches("negation", f.words[0], self.language) for f in own)
