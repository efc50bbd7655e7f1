"""Names of one page grouped into entities.

A name is known (`names.tsv`), a publisher, a body of a state, or new. New names meet by the stems of their
words, persons by their surnames.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from sayso.language.bodies import body, of_place
from sayso.language.credits import pattern
from sayso.language.declension import has_declension
from sayso.language.latin import slug
from sayso.language.names import Known, dictionary_form, known
from sayso.language.publishers import canonical, form_of
from sayso.language.stems import QUOTES
from sayso.language.titles import is_title
from sayso.model import Entity, LabelledSpan, Span
from sayso.model.reading import EntityKind
from sayso.reading.forms import Group, Named, dictionary_form_of

NO_NAMES = ("determiners", "honorifics")  # words that are no name by themselves
LEAD = 40  # characters before a name in which the word before it is looked for
_INITIAL = re.compile(r"^\w\.(?:\s*\w\.)*\s*")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?$")
_ARTICLE = re.compile(r"^(?:the|The)\s+")
_EDGE = QUOTES + " \t\r\n\u00a0,:;()"
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ]")


def entities_of(
    text: str, names: Iterable[LabelledSpan], language: str
) -> list[tuple[Entity, tuple[Span, ...]]]:
    """Entities in the order of their first mention, each with its mentions in text order."""
    names = [
        n
        for n in names
        if not any(is_title(kind, text[slice(*n.span)].lower(), language) for kind in NO_NAMES)
    ]
    mentions = _coordinated([_named(n, text, language) for n in sorted(names, key=lambda n: n.span)], text)
    groups = _persons([m for m in mentions if m.label == "person"])
    groups += _others([m for m in mentions if m.label != "person"])
    found: dict[str, tuple[Entity, list[Span]]] = {}
    for group in sorted(groups, key=lambda g: min(m.span for m in g.members)):
        entity = _entity(group, language)
        found.setdefault(entity.id, (entity, []))[1].extend(m.span for m in group.members)
    return [(entity, tuple(sorted(spans))) for entity, spans in found.values()]


def _coordinated(mentions: list[Named], text: str) -> list[Named]:
    """ "в обращении Немцова и Милова": what says the case of the first says that of the second."""
    for i in range(1, len(mentions)):
        one, two = mentions[i - 1], mentions[i]
        if one.label == two.label and pattern("coordinating").fullmatch(
            text[one.span[1] : two.span[0]].strip()
        ):
            mentions[i] = replace(two, lead=one.lead)
    return mentions


def _named(one: LabelledSpan, text: str, language: str) -> Named:
    start, end = one.span
    whole = text[start:end]
    bare = _POSSESSIVE.sub("", whole.strip(_EDGE)) or whole
    if one.label == "person":
        bare = _without_honorific(bare, language)
    ours = language if not has_declension(language) or _CYRILLIC.search(bare) else "en"
    if language == "en":
        bare = _ARTICLE.sub("", bare)
    lead = text[max(0, start - LEAD) : start]
    return Named(span=one.span, label=one.label, text=bare, lead=lead, language=ours)


def _without_honorific(name: str, language: str) -> str:
    """ "Cllr Mary Dunn" is Mary Dunn."""
    words = name.split()
    while len(words) > 1 and is_title("honorifics", words[0].rstrip("."), language):
        words = words[1:]
    return " ".join(words)


# ---- persons


def _persons(mentions: Sequence[Named]) -> list[Group]:
    """Full names first, then surnames alone: each joins the person so named before it, else after it."""
    groups: list[Group] = []
    for mention in sorted(mentions, key=lambda m: (len(m.key) < 2, m.span)):
        fitting = [g for g in groups if _same_person(g.members[0], mention)]
        if fitting:
            _nearest(fitting, mention).members.append(mention)
        else:
            groups.append(Group(kind="person", members=[mention]))
    for group in groups:
        found = _known_person(group)
        group.name = found.name if found else None
    return _one_for_each_name(groups)


def _same_person(one: Named, other: Named) -> bool:
    """One surname, and no given names that speak against it; a given name alone also fits."""
    a, b = one.key, other.key
    if not a or not b:
        return a == b
    if len(b) == 1:
        return b[0] == a[-1] or (len(a) > 1 and b[0] == a[0] and len(b[0]) > 2)
    if a[-1] != b[-1]:
        return False
    return len(a) == 1 or a[0] == b[0] or (1 in (len(a[0]), len(b[0])) and a[0][0] == b[0][0])


def _nearest(groups: Sequence[Group], mention: Named) -> Group:
    def distance(group: Group) -> tuple[bool, int]:
        before = [m.span[0] for m in group.members if m.span < mention.span]
        return (not before, mention.span[0] - max(before) if before else group.members[0].span[0])

    return min(groups, key=distance)


def _known_person(group: Group) -> Known | None:
    """Known by a full name; by a part only where the page has no other full name for it."""
    full = [m for m in group.members if len(m.key) > 1]
    for mention in full:
        found = known(mention.text, "person", mention.language)
        if found and not found.part:
            return found
    first = group.members[0]
    if not full:
        return known(first.text, "person", first.language)
    return next((x for m in full if (x := _by_initial(m))), None)


def _by_initial(mention: Named) -> Known | None:
    """ "Т. Мэй", "B. Johnson": a known surname after the initial of the known given name."""
    initial = _INITIAL.match(mention.text)
    if initial is None:
        return None
    found = known(mention.text[initial.end() :], "person", mention.language)
    whole = dictionary_form(found.name, mention.language) if found else None
    return found if whole and whole[0] == initial[0][0] else None


def _one_for_each_name(groups: Sequence[Group]) -> list[Group]:
    by_name: dict[str, Group] = {}
    kept: list[Group] = []
    for group in groups:
        if group.name and group.name in by_name:
            by_name[group.name].members += group.members
            continue
        if group.name:
            by_name[group.name] = group
        kept.append(group)
    return kept


# ---- organizations, places, publishers


def _others(mentions: Sequence[Named]) -> list[Group]:
    groups: dict[tuple[str, ...], Group] = {}
    stateless: list[tuple[str, Group]] = []
    for mention in mentions:
        kind, name, form = _identity(mention)
        state = body(mention.text, mention.language) if name is None else None
        if state and state[1]:
            kind, name = "organization", of_place(*state)
        way = ("known", kind, name) if name else ("new", *mention.key)
        group = groups.get(way)
        if group is None:
            group = groups[way] = Group(kind=kind, name=name)
            if state and not state[1]:
                stateless.append((state[0], group))
        group.members.append(mention)
        if form:
            group.forms[form] = group.forms.get(form, 0) + 1
    for name, group in stateless:
        _joined(name, group, groups)
    _shortened(groups)
    for way, group in groups.items():
        if way[0] == "new" and group.name is None and group.members:
            group.kind = Counter(m.label for m in group.members).most_common(1)[0][0]
    return [g for g in groups.values() if g.members]


def _identity(mention: Named) -> tuple[str, str | None, str | None]:
    """Kind, English name and dictionary form of a mention that the lists know."""
    words = mention.text.split()
    if len(words) > 1 and is_title("legal", words[0], mention.language):
        mention = replace(mention, text=" ".join(words[1:]).strip(_EDGE))
    found = known(mention.text, mention.label, mention.language)
    if found and (found.kind == mention.label or mention.label == "place"):
        return found.kind, found.name, found.form
    publisher = canonical(mention.text, mention.language)
    if publisher and mention.label == "organization":
        return "publisher", publisher, form_of(publisher, mention.text, mention.language)
    return (found.kind, found.name, found.form) if found else (mention.label, None, None)


def _joined(name: str, group: Group, groups: Mapping[tuple[str, ...], Group]) -> None:
    """A body without its state is the one of this kind that the page named last."""
    same = [g for g in groups.values() if g is not group and g.name and _is_called(name, g)]
    if not same:
        group.name = name
        return
    for mention in group.members:
        _nearest(same, mention).members.append(mention)
    group.members = []


def _shortened(groups: Mapping[tuple[str, ...], Group]) -> None:
    """ "The Herald" is the Brennick Herald, where one longer name on the page ends so."""
    new = {way[1:]: g for way, g in groups.items() if way[0] == "new" and g.name is None and g.members}
    bodies = {words: g for words, g in new.items() if all(m.label == "organization" for m in g.members)}
    for words, group in bodies.items():
        longer = [
            g for other, g in bodies.items() if len(other) > len(words) and other[-len(words) :] == words
        ]
        if words and len(longer) == 1:
            longer[0].members += group.members
            group.members = []


def _is_called(name: str, group: Group) -> bool:
    """Is this the body `name` of a state, by its English name or by a form that the page has of it?

    The US Treasury is a "Міністерство фінансів США", and so what "Мінфін" may mean.
    """
    if group.kind != "organization" or group.name is None:
        return False
    if group.name.endswith(f" {name}"):
        return True
    states = (body(m.text, m.language) for m in group.members)
    return any(state is not None and state[0] == name and state[1] is not None for state in states)


def _entity(group: Group, language: str) -> Entity:
    form = dictionary_form_of(group)
    name = group.name or form
    kind = cast(EntityKind, group.kind)
    return Entity(id=f"{kind}:{slug(name)}", kind=kind, name=name, names={language: form})
