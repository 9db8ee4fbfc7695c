"""Adds the noun phrases that weights find likely groups to what rules find, and drops those of the rules that weights find unlikely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from multipolar.evidence.actors.group_ids import slug_of
from multipolar.evidence.actors.group_phrase import GroupPhrase
from multipolar.evidence.actors.group_qualified import TIED
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.likely_groups.features import features_of
from multipolar.evidence.actors.likely_groups.phrases import Phrase, phrases
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import Registry
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.learnt import weights

RULE = "actors.likely-group"
LEAST, LEAST_OF_ONE = 0.45, 0.6
"""Least likelihood of a group that no rule finds, and of one that a singular tells (``the regiment``), which more often has a name: above
them, texts that weights had not seen kept their precision of links."""
_HAVE_NAMES = ("body", "state")
"""What a single one of these means has an id of its own, which rules look for."""
UNLIKELY = 0.7
"""Least likelihood that a noun means nobody at which a group that rules find in it is dropped."""
_SAME = 0.5
"""Least shared part of two passages that are taken for one."""
_ARMED = ("military", "rebel")
_NOMINAL = ("nominal", "collective")


def with_likely_groups(words: Words, parsed: ParsedDocument, named: list[Naming], registry: Registry) -> list[Naming]:
    """What rules find, with the groups that weights find besides and without those that they find unlikely.

    Parameters
    ----------
    words : Words
        Of the document.
    parsed : ParsedDocument
        With its parses; without any nothing changes.
    named : list of Naming
        What rules find, in order.
    registry : Registry
        Who is known.

    Returns
    -------
    list of Naming
        In the order of the text. The confidence of a group that no rule finds is how likely weights hold it.
    """
    if not parsed.parses:
        return named
    found, dropped = _judged(words, parsed, named, registry)
    if not found and not dropped:
        return named
    swallowed = {id(inner) for _, phrase in found for inner in phrase.inside if _is_part(words, phrase, inner)}
    gone = {(one.start, one.end) for one in named if id(one) in swallowed | dropped}
    added = [one for one, _ in found]
    shifts = list(_copies(parsed))
    gone |= {(start + shift, end + shift) for start, end in gone for low, high, shift in shifts if low <= start < high}
    added.extend(_moved(words, one, shift) for one in tuple(added) for low, high, shift in shifts if low <= one.start < high)
    kept = [one for one in named if (one.start, one.end) not in gone]
    return sorted([*kept, *added], key=lambda one: (one.start, -one.end))


def _judged(
    words: Words, parsed: ParsedDocument, named: Sequence[Naming], registry: Registry
) -> tuple[list[tuple[Naming, Phrase]], set[int]]:
    """Groups that weights find where nothing nominal stands, the likeliest first, and by identity what they find unlikely."""
    table, by_last = weights("groups"), {one.last: one for one in named}
    group, nobody = table.labels.index("group"), table.labels.index("no")
    likely: list[tuple[float, Phrase]] = []
    dropped: set[int] = set()
    for phrase in phrases(words, parsed, named):
        standing = [one for one in phrase.inside if one.form in _NOMINAL]
        if standing and not any(_is_unnamed(one) for one in standing):
            continue
        shares = table.probabilities(features_of(phrase))
        if standing and shares[nobody] >= UNLIKELY:
            dropped |= {id(one) for one in standing if _is_unnamed(one) and _alike(words, phrase, one) >= _SAME}
        elif not standing and shares[group] >= _least(phrase):
            likely.append((shares[group], phrase))
    found: list[tuple[Naming, Phrase]] = []
    taken: set[int] = set()
    for share, phrase in sorted(likely, key=lambda one: -one[0]):
        places = range(phrase.first, phrase.last + 1)
        if taken.isdisjoint(places):
            taken.update(places)
            ids = _ids(words, phrase, by_last, registry)
            found.append((passage(words, phrase.first, phrase.last, ids, "nominal", RULE, round(share, 2)), phrase))
    return found, dropped


def _least(phrase: Phrase) -> float:
    if phrase.is_plural:
        return LEAST
    return LEAST_OF_ONE if phrase.sort not in _HAVE_NAMES else 1.0


def _is_unnamed(one: Naming) -> bool:
    return one.form == "nominal" and bool(one.ids) and all(actor.startswith("grp:") for actor in one.ids)


def _alike(words: Words, phrase: Phrase, one: Naming) -> float:
    start, end = words.starts[phrase.first], words.ends[phrase.last]
    shared = min(end, one.end) - max(start, one.start)
    return shared / (max(end, one.end) - min(start, one.start))


def _ids(words: Words, phrase: Phrase, by_last: Mapping[int, Naming], registry: Registry) -> tuple[str, ...]:
    """The slug that rules would make; armed men count as their state or armed group too, since what they do is its doing."""
    told = GroupPhrase(words, phrase.place, by_last, lexicon())
    owner = told.owner
    if owner is None and words.lower[phrase.place + 1 : phrase.place + 2] == ["of"]:
        owner = by_last.get(phrase.last)
    own = owner.ids[:1] if owner is not None and phrase.sort in _ARMED else ()
    side = own if own and own[0].startswith(("state:", "org:")) else ()
    if told.kinds or told.owner is not None:
        return (*side, slug_of(told, registry))
    kind = [child.lower_ for child in phrase.head.lefts if child.dep_ == "compound" and child.pos_ == "NOUN"]  # ferry captains
    return (*side, "grp:" + slug(" ".join([*kind, words.lower[phrase.place]])))


def _is_part(words: Words, phrase: Phrase, inner: Naming) -> bool:
    """Whether a name is no mention of its own beside the group: one before the noun without ``'s``, a place after ``in``."""
    if inner.last < phrase.place:
        if inner.ids[0].startswith("org:") and words.lower[phrase.place] in TIED:
            return False  # our allies in the organisation
        own = inner.last + 1 < len(words) and "'" in words.gap(inner.last + 1)
        return not own and not inner.ids[0].startswith("per:")
    return words.lower[phrase.place + 1 : phrase.place + 2] == ["in"]


def _copies(parsed: ParsedDocument) -> Iterable[tuple[int, int, int]]:
    """Of each block that is repeated, its first and last character, and how far on a copy stands."""
    for block in parsed.blocks:
        if block.repeats is not None:
            first = parsed.blocks[block.repeats]
            if parsed.plain[first.start : first.end] == parsed.plain[block.start : block.end]:
                yield first.start, first.end, block.start - first.start


def _moved(words: Words, one: Naming, shift: int) -> Naming:
    """The same passage in a copy."""
    first = words.at(one.start + shift)
    return replace(one, first=first, last=first + one.last - one.first, start=one.start + shift, end=one.end + shift)
