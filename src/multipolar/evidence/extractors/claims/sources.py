"""Whose claim it is: from the noun phrase before the verb to canonical ids."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.grammar import child
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.results.evidence import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

UNKNOWN = ("unknown",)

_ONE = frozenset({"he", "she", "his", "him", "her", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "their", "them", "themselves", "both", "each"})
_AUTHOR = frozenset({"i", "we", "my", "our", "you", "your", "us", "me", "myself", "ourselves"})
_NOBODY = frozenset(
    {"that", "this", "these", "those", "there", "what", "which", "it", "where", "everything", "something", "anything", "all"}
)
_STATE_BODIES = frozenset(
    [
        "government",
        "administration",
        "regime",
        "cabinet",
        "ministry",
        "junta",
        "army",
        "military",
        "presidency",
        "kremlin",
        "side",
        "delegation",
        "authority",
        "parliament",
    ]
)
_RECENT = 300
"""Characters within which "he said" is said by whoever spoke last."""
_REACH = 900
"""Characters within which a pronoun finds what it stands for."""
_BEFORE = frozenset({"det", "poss", "amod", "compound", "nummod", "nmod", "predet"})


@dataclass(frozen=True, slots=True)
class Source:
    """Whose claim.

    Parameters
    ----------
    ids : tuple of str
        Canonical ids.
    span : Span or None
        The words that name the source.
    """

    ids: tuple[str, ...]
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Finds the sources of one block's claims."""

    parsed: ParsedDocument
    block: Block
    last: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    """Who spoke so far: where the cue stood, and the ids."""

    def speaks(self, token: Token, *, anything: bool) -> bool:
        """Whether what a noun phrase names can say something; with `anything`, whatever is no mere pronoun of things."""
        word = token.lower_
        if word in _AUTHOR or (word == "one" and token.head.tag_ in ("VBZ", "VBP", "MD", "VB") and child(token, "prep") is None):
            return False
        if word in ("those", "all") and any(c.dep_ in ("relcl", "prep", "acl") for c in token.rights):
            return True
        mention = self.parsed.linked(self.block, token)
        if mention is not None and _acts(mention):
            return True
        if word in _ONE or word in _THEY or word == "who":
            return True
        if word in _IT:
            return bool(self._before(token, _stateish))
        if word in _NOBODY or token.tag_ == "VBG":
            return False
        if self._taken_up(token):
            return False
        if token.pos_ == "PROPN" or token.lemma_.lower() in lexicon()["speakers"] or token.lemma_.lower() in lexicon()["documents"]:
            return True
        return anything and token.pos_ in ("NOUN", "PRON", "ADJ", "NUM", "DET")

    def _taken_up(self, token: Token) -> bool:
        """As in "Such accounts show": the author's voice about what others said."""
        return token.lemma_ in lexicon()["claim_nouns"] and any(c.lower_ in ("such", "these", "this", "those", "that") for c in token.lefts)

    def of(self, token: Token) -> Source:
        """The source that a noun phrase names, with those joined to it by "and"."""
        heads = [token, *(c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON"))]
        ids: list[str] = []
        for head in [*heads, *_examples(token)]:
            ids += [i for i in self._one(head) if i not in ids]
        first, last = _phrase(heads[0])[0], _phrase(heads[-1])[1]
        if first.i > last.i:
            last = first
        return Source(tuple(ids) or UNKNOWN, self.parsed.span(self.block, first, last))

    def parties(self, noun: Token) -> Source:
        """Those who share a view: the last that were named together, or the last two of a kind."""
        last: Mention | None = None
        for mention in _backwards(self.parsed, self.block.start + noun.idx):
            if len(mention.actors) > 1:
                return Source(mention.actors, mention.span)
            if last is not None and mention.actors != last.actors and mention.actors[0][:4] == last.actors[0][:4]:
                return Source((*mention.actors, *last.actors), Span(mention.span.start, last.span.end))
            last = last or mention
        return Source(UNKNOWN)

    def _one(self, token: Token) -> tuple[str, ...]:
        mention = self.parsed.linked(self.block, token)
        if mention is not None and (mention.actors or mention.proposed):
            return mention.actors or (mention.proposed,)
        word = token.lower_
        if word in _ONE:
            return self._last(token, _person)
        if word in _IT:
            return self._last(token, _stateish)
        if word in _THEY:
            return self._last(token, _several)
        for c in token.children:
            if c.dep_ == "appos" and (self.parsed.linked(self.block, c) is not None or (c.pos_ == "PROPN" and token.pos_ != "PROPN")):
                return self._one(c)
        if token.pos_ == "PROPN":
            return (f"per:{_slug(_name(token))}",)
        if token.lemma_.lower() in _STATE_BODIES and (owner := self._owner(token)) is not None:
            return owner
        words = [t for t in token.lefts if t.dep_ in ("amod", "compound") and t.pos_ in ("ADJ", "NOUN", "PROPN")]
        return (f"grp:{_slug([*words, token])}",)

    def _owner(self, token: Token) -> tuple[str, ...] | None:
        """The state of "the Malian army"."""
        for c in token.lefts:
            mention = self.parsed.linked(self.block, c) if c.dep_ in ("amod", "compound", "poss", "nmod") else None
            if mention is not None and any(i.startswith(("state:", "gov:")) for i in mention.actors):
                return mention.actors
        return None

    def _last(self, token: Token, fits: object) -> tuple[str, ...]:
        if token.dep_ == "nsubj" and token.head.lemma_ in lexicon().active and self.last:
            place, ids = self.last[-1]
            if self.block.start + token.idx - place < _RECENT and _same_kind(ids, token.lower_):
                return ids
        if token.lower_ in _THEY and (ids := self._subject_before(token, ("NNS", "NNPS"))):
            return ids
        found = self._before(token, fits)
        if found is not None:
            return found.actors
        return self._subject_before(token, ("NN", "NNP")) if token.lower_ in _ONE else UNKNOWN

    def _subject_before(self, token: Token, tags: tuple[str, ...]) -> tuple[str, ...]:
        """The subject of the sentence before, or of the same one, if it is of that number and can speak."""
        start = token.sent.start
        roots = [token.sent.root] + ([token.doc[start - 1].sent.root] if start > 0 else [])
        for root in roots:
            own = child(root, "nsubj", "nsubjpass")
            if own is not None and own.i < token.i and own.tag_ in tags and self.speaks(own, anything=False):
                return self.of(own).ids
        return UNKNOWN if "NN" in tags else ()

    def _before(self, token: Token, fits: object) -> Mention | None:
        """The mention that a pronoun takes up: the nearest before it that fits, one that begins a sentence before others."""
        place = self.block.start + token.idx
        nearest: Mention | None = None
        seen = 0
        for mention in _backwards(self.parsed, place):
            if not callable(fits) or not fits(mention):
                continue
            nearest = nearest or mention
            seen += 1
            if self._leads(mention):
                return mention
            if seen == 3:
                break
        return nearest

    def _leads(self, mention: Mention) -> bool:
        """Whether a mention stands at the head of its sentence."""
        text = self.parsed.plain
        before = text[max(0, mention.span.start - 40) : mention.span.start]
        return bool(re.search(r"(?:^|[.!?\n][\"']?)\s*(?:(?:[A-Z]\w+|the|former)\s+){0,4}$", before))


def _same_kind(ids: tuple[str, ...], pronoun: str) -> bool:
    if pronoun in _ONE:
        return len(ids) == 1 and (ids[0].startswith("per:") or (ids[0].startswith("grp:") and not ids[0].endswith("s")))
    return pronoun in _THEY and (len(ids) > 1 or ids[0].startswith("grp:"))


def _examples(token: Token) -> list[Token]:
    """As in "Officials like X": those named."""
    return [
        d
        for c in token.rights
        if c.dep_ == "prep" and c.lower_ in ("like", "as", "including")
        for d in c.children
        if d.dep_ == "pobj" and d.pos_ == "PROPN"
    ]


def _backwards(parsed: ParsedDocument, place: int) -> Iterator[Mention]:
    at = bisect_left(parsed.mentions, place, key=lambda m: m.span.start)
    while at > 0:
        at -= 1
        mention = parsed.mentions[at]
        if place - mention.span.start > _REACH:
            return
        if mention.span.end <= place and mention.form != "pronoun" and mention.actors:
            yield mention


def _acts(mention: Mention) -> bool:
    ids = mention.actors or ((mention.proposed,) if mention.proposed else ())
    return any(not i.startswith(("loc:", "evt:", "asset:")) for i in ids) and mention.form != "demonym"


def _person(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.actors[0].startswith("per:")


def _stateish(mention: Mention) -> bool:
    return len(mention.actors) == 1 and mention.actors[0].startswith(("state:", "gov:", "org:", "grp:")) and mention.form != "demonym"


def _several(mention: Mention) -> bool:
    return mention.form != "demonym" and (len(mention.actors) > 1 or mention.actors[0].startswith("grp:"))


def _slug(tokens: object) -> str:
    words = [t.text for t in tokens]  # type: ignore[attr-defined]
    return re.sub(r"[^a-z0-9]+", "-", " ".join(words).lower()).strip("-") or "unnamed"


def _name(token: Token) -> list[Token]:
    """The words of a name, without the title before it."""
    words = [token]
    while words[0].i > token.sent.start and words[0].nbor(-1).pos_ == "PROPN":
        words.insert(0, words[0].nbor(-1))
    titles = [
        at
        for at, t in enumerate(words[:-1])
        if t.lower_ in lexicon()["speakers"]
        or t.lower_ in ("mr", "mrs", "ms", "dr", "sir", "brigadier", "lieutenant", "sergeant", "corporal")
    ]
    return words[titles[-1] + 1 :] if titles else words


def _phrase(token: Token) -> tuple[Token, Token]:
    """A noun with what stands before it and a place or of-phrase right behind it."""
    first = last = token
    for c in token.lefts:
        if c.dep_ in _BEFORE:
            first = c.left_edge
            break
    for c in token.rights:
        if (
            c.dep_ == "prep"
            and c.lower_ in ("in", "of", "at", "from", "like")
            and c.i == last.i + 1
            and not any(t.dep_ in ("relcl", "acl") for t in c.subtree)
        ):
            last = c.right_edge
    return first, last
