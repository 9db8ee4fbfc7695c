"""Names that a model lists and the rules did not link: proposed wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from multipolar.evidence.actors import Registry, ids_of
from multipolar.evidence.actors.gazetteer import find
from multipolar.evidence.actors.spelling import slug, slug_of_body
from multipolar.evidence.actors.words import words_of
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import plain
from multipolar.results.evidence import GROUPS, Mention, Span

PREFIXES = {"person": "per", "organisation": "org", "place": "loc"}
"""Prefix of the id proposed for an unknown name. An unknown state has none: its id stays open until a person says which it is."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "del", "des", "di", "da", "do", "du", "la", "le", "el", "al", "ag", "bin", "ibn", "y"}
) | {"van", "von", "der", "den"}  # fmt: skip
"""Words that a name may have in lower case."""
_RELATING = frozenset({"of", "from", "in", "at", "for", "with", "to", "by", "on", "near", "and", "or"})
"""Words after which a name in a group's phrase is somebody or somewhere else (``the mayor of X``)."""
_SHORTEST = 3


def listed(parsed: ParsedDocument, registry: Registry, types: Mapping[str, str], rule: str) -> Iterator[Mention]:
    """A mention at each place where a listed name stands that neither the registry nor the rules know.

    Of several names that share a place the longest counts. A person's family name by itself is the person too. The name of a body or
    place that holds a shorter name of the rules (``Echo of Moscow``) is proposed besides: which counts is for the reader who leads.

    Parameters
    ----------
    parsed : ParsedDocument
        With its mentions.
    registry : Registry
        Who is known: where the rules did not link a known name, they had a reason.
    types : dict of str to str
        Type of each listed name, by the name as the document writes it.
    rule : str
        What the mentions give as their rule.
    """
    taken = [mention.span for mention in parsed.mentions if mention.form not in GROUPS and ids_of(mention)]
    groups = [_bare(parsed, mention.span) for mention in parsed.mentions if mention.form in GROUPS and ids_of(mention)]
    for name, proposed in sorted(ids_of_listed(types).items(), key=lambda item: -len(item[0])):
        if _is_known(name, registry):
            continue
        holds = not proposed.startswith("per:")
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", parsed.plain):
            span = Span(*found.span())
            describes = any(group.holds(span) and _qualifies(parsed, span, group) for group in groups)
            if not describes and not any(_is_in_the_way(other, span, holds) for other in taken):
                taken.append(span)
                yield Mention(document=parsed.document.id, span=span, rule=rule, actors=(), form="name", proposed=proposed)


def ids_of_listed(types: Mapping[str, str]) -> dict[str, str]:
    """The id proposed for each listed name that is one, and for the family names of persons."""
    found: dict[str, str] = {}
    families: dict[str, str] = {}
    for given, kind in types.items():
        name = _ARTICLE.sub("", plain(given).strip())
        if kind not in PREFIXES or not _is_name(name):
            continue
        found.setdefault(name, f"{PREFIXES[kind]}:{slug_of_body(name) if kind == 'organisation' else slug(name)}")
        if kind == "person" and " " in name and _is_name(family := name.split()[-1]):
            families.setdefault(family, found[name])
    return families | {name: families.get(name, proposed) if proposed.startswith("per:") else proposed for name, proposed in found.items()}


def _is_name(name: str) -> bool:
    """Whether all its words are written as those of names are, and none owns the next."""
    words = name.split()
    if len(name) < _SHORTEST or not name[0].isupper() or any(word.endswith(("'s", "s'")) for word in words):
        return False
    return all(word in _SMALL or not word[0].islower() for word in words)


def _is_known(name: str, registry: Registry) -> bool:
    words = words_of(plain(name))
    return any(hit.first == 0 and hit.last == len(words) - 1 for hit in find(words, registry))


def _qualifies(parsed: ParsedDocument, span: Span, group: Span) -> bool:
    """Whether a name is the whole of a group's phrase, or says before its noun whose it is (``senior Hiraan elders``)."""
    before, after = parsed.plain[group.start : span.start].lower().split(), parsed.plain[span.end : group.end]
    if not after:
        return not before
    return after[0] in " -" and not _RELATING.intersection(before)


def _is_in_the_way(other: Span, span: Span, holds: bool) -> bool:
    """Whether a name that is known already leaves no room: it shares the place, and is no mere part of what stands there."""
    return other.meets(span) and not (holds and span.holds(other) and span != other)


def _bare(parsed: ParsedDocument, span: Span) -> Span:
    """A passage without an article in front."""
    article = _ARTICLE.match(parsed.plain[span.start : span.end])
    return Span(span.start + article.end(), span.end) if article else span
