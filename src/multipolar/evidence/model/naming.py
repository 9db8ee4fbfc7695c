"""From the names that a model gives to actors: by the mentions of the document, by the registry, else proposed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from multipolar.evidence.actors import Registry, ids_of
from multipolar.evidence.actors.gazetteer import find
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import words_of
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.listed import PREFIXES, ids_of_listed
from multipolar.evidence.model.locating import Locator, normal
from multipolar.evidence.text import plain
from multipolar.results.evidence import Mention, Span

_DESCRIBED = re.compile(r"(?:[Tt]he|[Aa]n?)\s+[a-z]")
"""What somebody is called who is not named: ``a spokesman in Khartoum``."""

_ARTICLE = re.compile(r"^(?:the|a|an)\s+|(?:'s|')$")
_JOINS = frozenset({"and", "or", "both", "the"})
_RELATES = frozenset({"of", "at", "in", "from", "for", "to", "by", "with", "on", "near", "against"})
"""Words after which a name only says more of somebody else (``surveyors at the institute``)."""

_LONGEST = 120
_NOBODY = frozenset({"", "unknown", "author", "the author", "none", "n/a"})


@dataclass
class Cast:
    """Whom the names in an answer mean.

    Parameters
    ----------
    parsed : ParsedDocument
        With its mentions.
    registry : Registry
        Who is known.
    locator : Locator
        Finds names that are no mentions.
    rule : str
        What a proposed mention gives as its rule.
    types : dict of str to str
        Types that the model gave, by name in lower case.
    names : dict of str to str
        Those names as the document writes them, by name in lower case.
    proposed : dict of str to Mention
        A mention for each name that nobody knew, by its id.
    """

    parsed: ParsedDocument
    registry: Registry
    locator: Locator
    rule: str
    types: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    proposed: dict[str, Mention] = field(default_factory=dict)

    def ids(self, name: str, near: Span) -> tuple[str, ...] | None:
        """Whom a name means: none for words that stand for nobody; None where the document does not name them."""
        words = _key(name)
        if words in _NOBODY:
            return ()
        if len(name) > _LONGEST:
            return None
        return self._mentioned(words, near) or self._found(name, near) or self._otherwise_named(name)

    def _mentioned(self, words: str, near: Span) -> tuple[str, ...]:
        """By a mention of the same words, the nearest one."""
        same = self._by_words.get(words, ())
        return tuple(ids_of(_nearest(same, near))) if same else ()

    @cached_property
    def _by_words(self) -> Mapping[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self.parsed.mentions:
            if ids_of(mention):
                found.setdefault(_key(self.parsed.quote(mention.span)), []).append(mention)
        return found

    def _found(self, name: str, near: Span) -> tuple[str, ...]:
        """By the mentions in a passage of these words; where they leave it open, an id is proposed."""
        span = self.locator.find(name, near)
        if span is None:
            return ()
        inside = _outermost(self.parsed.mentions_in(span))
        if inside and inside[-1].span.end == span.end:
            between = self._between(span, inside)
            if between <= _JOINS:
                return tuple(dict.fromkeys(actor for mention in inside for actor in ids_of(mention)))
            if inside[-1].form == "name" and not between & _RELATES:
                return tuple(ids_of(inside[-1]))  # a title before a name
        over = [mention for mention in self.parsed.mentions_over(span.start) if mention.span.holds(span) and ids_of(mention)]
        return tuple(ids_of(over[-1])) if over else (self._propose(name, span),)

    def _between(self, span: Span, inside: list[Mention]) -> set[str]:
        """Words of a passage that belong to no mention in it."""
        left, place = [], span.start
        for mention in inside:
            left.append(self.parsed.plain[place : mention.span.start])
            place = mention.span.end
        return set(re.findall(r"\w+", " ".join(left).lower()))

    def _otherwise_named(self, name: str) -> tuple[str, ...] | None:
        """By the registry, for a name the document does not use of an actor that it does name."""
        words = words_of(plain(name))
        hits = find(words, self.registry)
        if len(hits) != 1 or hits[0].last != len(words) - 1 or hits[0].first > (words.lower[0] == "the"):
            return None
        actors = {entry.actors for entry in hits[0].entries if set(entry.actors) <= self._present}
        return actors.pop() if len(actors) == 1 else None

    @cached_property
    def _present(self) -> frozenset[str]:
        return frozenset(actor for mention in self.parsed.mentions for actor in mention.actors)

    def _propose(self, name: str, span: Span) -> str:
        written = self.parsed.quote(span)
        is_name = not _DESCRIBED.match(written) and any(word[0].isupper() for word in written.split() if word.lower() != "the")
        actor = self._id_of(name, plain(written)) if is_name else _as_id("grp", plain(written))
        if actor not in self.proposed:
            self.proposed[actor] = Mention(
                document=self.parsed.document.id,
                span=span,
                rule=self.rule,
                actors=(),
                form="name" if is_name else "nominal",
                proposed=actor,
            )
        return actor

    def _id_of(self, name: str, written: str) -> str:
        """The id proposed for a name: that of the listed name which it is, or whose family name it is."""
        listed = ids_of_listed(self.listed).get(_ARTICLE.sub("", written))
        return listed or _as_id(PREFIXES.get(self.types.get(_key(name), ""), "grp"), written)

    @property
    def listed(self) -> dict[str, str]:
        """The type of each name that the model listed, by the name as the document writes it."""
        return {name: self.types[key] for key, name in self.names.items()}


def _as_id(prefix: str, written: str) -> str:
    return f"{prefix}:{slug(_ARTICLE.sub('', written.lower())) or 'unnamed'}"


def type_key(name: str) -> str:
    """A name as `Cast.types` knows it."""
    return _key(name)


def _key(name: str) -> str:
    return _ARTICLE.sub("", " ".join(normal(name)[0].split()))


def _nearest(mentions: Iterable[Mention], near: Span) -> Mention:
    """The mention inside a passage, else the last before it, else the first after it."""
    return min(mentions, key=lambda each: (not near.holds(each.span), each.span.start > near.end, abs(each.span.start - near.start)))


def _outermost(mentions: Iterable[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if ids_of(mention) and not (kept and kept[-1].span.holds(mention.span)):
            kept.append(mention)
    return kept
