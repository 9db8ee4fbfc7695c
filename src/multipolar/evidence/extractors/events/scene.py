"""A block with its actors by token, and the grammar of who does what to whom in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.controlled import controlled
from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.nominals import Actors, antecedent, coordinated, joined, owner_of, union
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["MODEL", "PLACING", "TOWARDS", "Actors", "Scene", "antecedent", "coordinated", "joined", "union"]


TOWARDS = (
    "against", "on", "upon", "with", "to", "at", "toward", "towards", "onto", "from", "over", "for", "into", "between", "among", "of",
    "in", "inside",
)  # fmt: skip
"""Prepositions that may stand before the one to whom something is done."""

PLACING = ("in", "inside", "at", "over")
"""Those of them that tell where, for most verbs."""

_WEAK = frozenset(("in", "inside", "at", "over", "of", "among"))

_DONE_BY = frozenset(
    ("backed", "supported", "funded", "financed", "armed", "trained", "brokered", "mediated", "sponsored", "supplied", "built", "made",
     "recognised", "recognized", "mandated", "aligned", "allied", "linked", "provided", "donated", "facilitated", "imposed")
)  # fmt: skip
"""Participles after a hyphen that make somebody's name no name of the noun: "Brazilian-backed rebels" are not Brazil."""

MODEL = re.compile(
    r"(?:F|B|A|C|J|S|T|M|K|Su|Tu|Mi|KC|MQ|AH|MiG)-?\d{1,3}\w?s?|MiGs?|Shaheds?|HIMARS|Patriots?|Sukhois?|Bayraktars?|Iskanders?|Abrams|Leopards?|Gripens?|Rafales?"
)
"""Types of aircraft and arms, as they are written."""

_CLOSE = 3
_LONGEST = 14
"""Tokens within which a dateline ends."""
_MEMBERS = ("member", "ally", "country", "state", "candidate", "nation")
"""What belongs to a union and is not it: "a NATO member"."""

_NO_ACTORS = ("loc", "asset", "evt")
_MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "npadvmod")


@dataclass(frozen=True, slots=True)
class Scene:
    """One block, parsed, with the mention that covers each token.

    Parameters
    ----------
    parsed : ParsedDocument
        The document.
    block : Block
        One of its blocks that is no copy.
    doc : Doc
        Its parse.
    at : dict of int to Mention
        By token index: the longest mention that covers it.
    quotes : tuple of int
        Token indices of its quotation marks.
    """

    parsed: ParsedDocument
    block: Block
    doc: Doc
    at: dict[int, Mention] = field(repr=False)
    quotes: tuple[int, ...] = ()

    @classmethod
    def of(cls, parsed: ParsedDocument, block: Block) -> Scene:
        """Lay the document's mentions over a block."""
        doc = parsed.parses[block.index]
        at: dict[int, Mention] = {}
        for mention in parsed.mentions_in(Span(block.start, block.end)):
            tokens = doc.char_span(mention.span.start - block.start, mention.span.end - block.start, alignment_mode="expand")
            for token in _after_verb(list(tokens or ())):
                if token.i not in at or _length(at[token.i]) < _length(mention):
                    at[token.i] = mention
        for place, whose in list(controlled(doc, at)):
            if whose is not None:
                at[place] = whose
            elif place in at:
                del at[place]
        for place in range(_dateline(doc)):
            at.pop(place, None)  # "LIMA, Peru - The ministry said": nobody's deed is the dateline's
        return cls(parsed, block, doc, at, tuple(token.i for token in doc if token.text == '"'))

    def named(self, token: Token) -> Actors:
        """Actors that the mention over a token stands for; places are none."""
        mention = self.at.get(token.i)
        if mention is None:
            return ()
        ids = mention.actors or ((mention.proposed,) if mention.proposed else ())
        return tuple([one for one in ids if one.partition(":")[0] not in _NO_ACTORS])

    def place(self, token: Token) -> str:
        """Canonical id of the place that the mention over a token names, if it names one."""
        mention = self.at.get(token.i)
        return next((one for one in mention.actors if one.startswith("loc:")), "") if mention else ""

    def acting(self, token: Token | None, nouns: frozenset[str]) -> Actors:
        """Actors of a noun phrase that can act: a mention, or a noun like "forces" or "officials" with an owner."""
        if token is None:
            return ()
        if token.tag_ in ("WDT", "WP"):
            before = antecedent(token)
            return self.acting(before, nouns) if before is not None else ()
        return joined(self._acting(one, nouns) for one in (*self._named_before(token), *coordinated(token)))

    def _named_before(self, token: Token) -> Iterator[Token]:
        """The first of two names of which the parser makes one: "Peruvian President Ana Vega and Chilean President Luis Rojas signed"."""
        if token.pos_ == "PROPN" and token.i in self.at:
            for child in token.lefts:
                if child.dep_ in ("nmod", "compound") and child.i in self.at and any(inner.dep_ == "cc" for inner in child.rights):
                    yield child

    def _acting(self, token: Token, nouns: frozenset[str]) -> Actors:
        if token.i in self.at:
            return union(*self._joined_before(token), self.named(token))
        named = joined(self.named(child) for child in token.children if child.dep_ == "appos")
        if named:
            return named
        return (
            self._who(token, 1)
            if token.lemma_.lower() in nouns or MODEL.fullmatch(token.text) or token.pos_ not in ("NOUN", "PROPN")
            else ()
        )

    def who(self, token: Token | None, depth: int = 2) -> Actors:
        """Actors of a noun phrase by its head: its own, else its owner's or its modifiers', with those joined by "and"."""
        if token is None:
            return ()
        if token.tag_ in ("WDT", "WP"):
            before = antecedent(token)
            return self.who(before, depth) if before is not None else ()
        first, *others = coordinated(token)
        # "the Andes and their peaks": what is joined counts only where it is somebody
        somebody = (one for one in others if one.i in self.at or one.lemma_.lower() in lexicon().acting)
        return union(self._who(first, depth), joined(self._who(one, depth) for one in somebody))

    def _who(self, token: Token, depth: int) -> Actors:
        found = union(*self._joined_before(token), self.named(token)) or self._apposed(token) or self._modifying(token)
        if not found:
            found = joined(self.named(child) or self._modifying(child) for child in token.children if child.dep_ == "appos")
        if not found and token.lemma_.lower() in lexicon().acting:  # "the president of Peru, Ana Vega"
            below = (inner for child in token.rights if child.lower_ == "of" for inner in child.rights if inner.dep_ == "pobj")
            after = (self.named(child) for one in below for child in one.rights if child.dep_ == "appos")
            found = next((who for who in after if who and who[0].startswith("per:")), ())
        if not found and depth:
            found = self.after(token, ("of", "from", "between", "among", "like", "including"), depth - 1)
        return found

    def _apposed(self, token: Token) -> Actors:
        """The person behind an office: "Chile's President Luis Rojas"."""
        found = joined(self.named(child) for child in token.rights if child.dep_ == "appos" and child.i - token.i <= _CLOSE)
        return found if found and all(one.startswith("per:") for one in found) else ()

    def _joined_before(self, token: Token) -> Iterator[Actors]:
        """The first of two peoples of whom a mention covers the second alone: "Chilean and Peruvian negotiators"."""
        if token.i in self.at and token.pos_ == "NOUN":
            for child in token.lefts:
                beyond = child.dep_ in ("amod", "nmod", "compound") and self.at.get(child.i) is not self.at[token.i]
                if beyond and any(inner.dep_ == "cc" for inner in child.rights):
                    yield self.named(child)

    def _modifying(self, token: Token) -> Actors:
        if (whose := next((child for child in token.lefts if child.tag_ == "WP$"), None)) is not None:
            return self.who(owner_of(whose), 0)
        return joined(
            self.owner_or_adjective(child)
            for child in token.children
            if child.dep_ in _MODIFIERS and child.i < token.i and not is_of_participle(child) and not is_of_member(child, self.named(child))
        )

    def spot(self, token: Token, depth: int = 2) -> str:
        """Canonical id of a place in a noun phrase or after a preposition of a verb: "hit Arica", "a town near Arica"."""
        here = self.place(token)
        if here or not depth:
            return here
        below = (child for child in token.children if child.dep_ in ("dobj", "nsubjpass", "pobj", "prep", "compound", "nmod", "appos"))
        return next((found for child in below if child.lower_ != "from" and (found := self.spot(child, depth - 1))), "")

    def owner_or_adjective(self, child: Token, depth: int = 3) -> Actors:
        """Actors of a word before a noun: "Chile's", "Chilean", "Chile-Peru", "Chilean-led"."""
        found = self.named(child)
        if depth and not (child.tag_ == "VBN" and child.lower_ in _DONE_BY):
            below = (inner for inner in child.children if inner.dep_ in (*_MODIFIERS, "conj"))
            found = union(found, joined(self.owner_or_adjective(inner, depth - 1) for inner in below))
        return found

    def after(self, token: Token, prepositions: Collection[str], depth: int = 1) -> Actors:
        """Actors after one of the prepositions that hang on a word, the first in the text; those of place come last."""
        heads = [child for child in token.children if child.dep_ in ("prep", "dative", "agent") and child.lower_ in prepositions]
        for head in sorted(heads, key=lambda child: (child.lower_ in _WEAK, child.i)):
            found = joined(self.who(inner, depth) for inner in head.children if inner.dep_ == "pobj")
            if found:
                return found
        return ()

    def span(self, first: Token, last: Token) -> Span:
        """The stretch of the document between two tokens, both included."""
        return self.parsed.span(self.block, first, last)


def _dateline(doc: Doc) -> int:
    """Index of the dash behind the place and agency with which a report opens; 0 where it opens otherwise."""
    if len(doc) < _LONGEST or not (doc[0].text.isupper() and len(doc[0].text) > 2):
        return 0
    dash = next((token.i for token in doc[1:_LONGEST] if token.text in ("-", "--")), 0)
    return dash if dash and not any(token.tag_.startswith("VB") for token in doc[:dash]) else 0


def _after_verb(tokens: Sequence[Token]) -> Sequence[Token]:
    """What stands after a finite verb that a mention has swallowed: in "Chile jailed two leaders" the verb belongs to nobody's name."""
    verbs = (
        place for place, token in enumerate(tokens) if token.tag_ == "VBD" and token.dep_ in ("ROOT", "conj", "ccomp", "advcl", "relcl")
    )
    last = max(verbs, default=-1)
    return tokens[last + 1 :] if 0 <= last < len(tokens) - 1 else tokens


def is_of_member(child: Token, actors: Actors) -> bool:
    """Whether a name before a noun is the union that the noun is a member of: "a NATO member" is not NATO."""
    noun = child.head
    is_union = bool(actors) and all(one.startswith("org:") for one in actors)
    return bool(is_union and noun.tag_ == "NN" and noun.i > child.i and noun.lemma_ in _MEMBERS)


def is_of_participle(child: Token) -> bool:
    """Whether a name before a hyphen belongs to the participle after it: the UN in "the UN-recognised government"."""
    after = child.doc[child.i + 1 : child.i + 3]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _DONE_BY


def _length(mention: Mention) -> int:
    return mention.span.end - mention.span.start
