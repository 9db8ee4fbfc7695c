"""Links the passages of a document that name actors to the registry."""

from __future__ import annotations

from multipolar.evidence.actors.backed import backed
from multipolar.evidence.actors.bracketed import bracketed, of_ministries, otherwise_known
from multipolar.evidence.actors.by_parse import counted, references
from multipolar.evidence.actors.collectives import collectives
from multipolar.evidence.actors.definites import definites
from multipolar.evidence.actors.described import described
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.gazetteer import find
from multipolar.evidence.actors.groups import groups
from multipolar.evidence.actors.housed import housed
from multipolar.evidence.actors.introduced import introduced
from multipolar.evidence.actors.likely_groups import with_likely_groups
from multipolar.evidence.actors.names import is_of_continent, name
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.peoples import peoples
from multipolar.evidence.actors.pronouns import pronouns
from multipolar.evidence.actors.proposed import proposed
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.self_named import self_named
from multipolar.evidence.actors.shortened import shortened
from multipolar.evidence.actors.singular_demonyms import of_their_state
from multipolar.evidence.actors.standing import standing
from multipolar.evidence.actors.words import Words, words_of
from multipolar.evidence.language import ParsedDocument
from multipolar.results.evidence import Mention, Span


def link(parsed: ParsedDocument, registry: Registry) -> tuple[Mention, ...]:
    """Find every passage of a document that names or stands for actors, copies included.

    Parameters
    ----------
    parsed : ParsedDocument
        The document; its parses are used where there are any, and nothing needs them.
    registry : Registry
        Who is known.

    Returns
    -------
    tuple of Mention
        In the order of the text, a longer passage before a shorter one that begins with it.
    """
    words = words_of(parsed.plain)
    named, registry = by_rules(words, registry)
    meant, inside = references(words, parsed, named, registry)
    named = _with([one for one in named if one.first not in inside] if inside else named, meant)
    named = with_likely_groups(words, parsed, named, registry)
    together = collectives(Discourse(words, named, registry))
    named = _in_order(_without_overlap(named, together), together)
    named = _with(named, counted(Discourse(words, named, registry), parsed, named))
    spoken = pronouns(Discourse(words, named, registry), named)
    return tuple([_mention(parsed.document.id, one) for one in _in_order(named, spoken)])


def by_rules(words: Words, registry: Registry) -> tuple[list[Naming], Registry]:
    """What rules find but for collectives and pronouns, in order, and the registry with those whom the document introduces."""
    named = name(words, find(words, registry), registry)
    others = otherwise_known(words, named)
    named = [one for one in named if one.first not in others] if others else named
    named = _with(named, bracketed(words, named))
    unknown, inside = proposed(words, named, registry)
    named = _in_order([one for one in named if one.first not in inside], unknown)
    if others:
        named = _with(named, bracketed(words, named))  # of the body that the text spells out
    bodies, inside = housed(words, named, registry)
    named = _in_order([one for one in named if one.first not in inside], bodies)
    named = _with(named, shortened(words, named))
    registry = introduced(words, named, registry)
    named = _with(named, self_named(words, named))
    apposed, inside = described(words, named)
    named = _with([one for one in named if one.first not in inside], apposed)
    stood, inside = definites(words, named, registry, of_state=False)
    named = _with([one for one in named if one.first not in inside], stood)
    named = _with(named, backed(words, named, registry))
    before = named
    grouped, inside = groups(words, named, registry)
    named = _with([one for one in named if one.first not in inside], grouped)
    stood, inside = definites(words, named, registry, of_state=True)
    named = _with([one for one in named if one.first not in inside], stood)
    kept = {(one.first, one.last) for one in named}
    named = _with(named, standing(words, named, [one for one in before if (one.first, one.last) not in kept], registry))
    named = of_their_state(words, _with(named, of_ministries(words, named)), registry)
    return peoples(words, [one for one in named if not is_of_continent(words, one)]), registry


def _in_order(namings: list[Naming], more: list[Naming]) -> list[Naming]:
    return sorted(namings + more, key=_order)


def _with(namings: list[Naming], more: list[Naming]) -> list[Naming]:
    """Namings that are in order already, with more."""
    return _in_order(namings, more) if more else namings


def _order(naming: Naming) -> tuple[int, int]:
    return naming.start, -naming.end


def _without_overlap(namings: list[Naming], stronger: list[Naming]) -> list[Naming]:
    """Both lists, without what the second reads in another way."""
    taken = {place for one in stronger for place in range(one.first, one.last + 1)}
    return [one for one in namings if one.last not in taken and one.first not in taken]


def _mention(document: str, naming: Naming) -> Mention:
    return Mention(
        document=document,
        span=Span(naming.start, naming.end),
        rule=naming.rule,
        confidence=naming.confidence,
        actors=naming.actors,
        form=naming.form,
        proposed=naming.proposed,
    )
