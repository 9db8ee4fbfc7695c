"""Whose claim it is: from the noun phrase before the verb to canonical ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.antecedents import acts, backwards, is_body, is_person, is_several, nearest
from multipolar.evidence.extractors.claims.grammar import NEGATIVE, child, subject
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.nounphrases import behind_name, edges_of, examples, name_of, slug
from multipolar.evidence.language.neighbours import neighbour
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
_LAWS = frozenset({"law", "bill", "decree", "measure", "statute", "amendment", "clause", "constitution", "rule", "ban"})
"""They name things, and nobody says so."""
_RECENT = 300
"""Characters within which "he said" is said by whoever spoke last."""


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
        if word in NEGATIVE or token.lemma_ in _LAWS:
            return False
        if word in ("those", "all") and any(c.dep_ in ("relcl", "prep", "acl") for c in token.rights):
            return True
        mention = self.parsed.linked(self.block, token)
        if mention is not None and acts(mention):
            return True
        if word in _ONE or word in _THEY or word == "who":
            return True
        if word in _IT:
            return nearest(self.parsed, self.block.start + token.idx, is_body) is not None
        if word in _NOBODY or token.tag_ == "VBG":
            return False
        if self._taken_up(token):
            return False
        if token.pos_ == "NOUN" and self._named_beside(token):
            return True  # the comptroller, N. N.
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
        for head in [*heads, *examples(token)]:
            ids += [i for i in self._one(head) if i not in ids]
        first, last = edges_of(heads[0])[0], edges_of(heads[-1])[1]
        if first.i > last.i:
            last = first
        return Source(tuple(ids) or UNKNOWN, self.parsed.span(self.block, first, last))

    def parties(self, noun: Token) -> Source:
        """Those who share a view: the last that were named together, or the last two of a kind."""
        last: Mention | None = None
        for mention in backwards(self.parsed, self.block.start + noun.idx):
            if len(mention.actors) > 1:
                return Source(mention.actors, mention.span)
            if last is not None and mention.actors != last.actors and mention.actors[0][:4] == last.actors[0][:4]:
                return Source((*mention.actors, *last.actors), Span(mention.span.start, last.span.end))
            last = last or mention
        return Source(UNKNOWN)

    def _one(self, token: Token) -> tuple[str, ...]:
        higher = _over(token)
        if higher is not None and (ids := self._one(higher)) != UNKNOWN and _may_be(ids, higher, token.lower_):
            return ids
        if token.lower_ in _ONE | _IT | _THEY and (beyond := self._before_quote(token)):
            return beyond
        mention = self.parsed.linked(self.block, token)
        if mention is not None and (mention.actors or mention.proposed):
            ids = mention.actors or (mention.proposed,)
            named = self._named_beside(token) if all(i.startswith("grp:") for i in ids) else ()
            if named or any(not i.startswith("loc:") for i in ids) or token.pos_ != "PROPN":
                return named or ids
        word = token.lower_
        if word in ("poll", "polls", "survey", "surveys"):
            return UNKNOWN
        if word == "other" and token.i > 0 and neighbour(token, -1).lower_ == "the":
            return self.parties(token).ids  # terms the other side finds unfair
        if word in _ONE:
            return self._last(token, is_person)
        if word in _IT:
            before = self._same_subject(token)
            return before if before is not None else self._last(token, is_body)
        if word in _THEY:
            found = self._last(token, is_several)
            return self.parties(token).ids if found == UNKNOWN and word in ("each", "both") else found
        for c in token.children:
            if c.dep_ == "appos" and c.left_edge.i > 1 and c.doc[c.left_edge.i - 2].lower_ == "among":
                continue  # opponents, among them two mayors
            if c.dep_ == "appos" and (self.parsed.linked(self.block, c) is not None or (c.pos_ == "PROPN" and token.pos_ != "PROPN")):
                return self._one(c)
        if token.pos_ == "PROPN" and not token.is_lower:
            prefix = _prefix(token)
            return (f"{prefix}:{slug([*name_of(token), *(behind_name(token) if prefix == 'org' else ())])}",)
        if token.lemma_.lower() in lexicon()["bodies"] | lexicon()["documents"] and (owner := self._owner(token)) is not None:
            return owner
        words = [t for t in token.lefts if t.dep_ in ("amod", "compound") and t.pos_ in ("ADJ", "NOUN", "PROPN")]
        return (f"grp:{slug([*words, token])}",)

    def _before_quote(self, token: Token) -> tuple[str, ...]:
        """As in "The mayors are weak," they said: those who speak are not those of whom they speak."""
        if token.i < 2 or neighbour(token, -1).text not in ('"', ",") or token.head.lemma_ not in lexicon().active:
            return ()
        if neighbour(token, -1).text == "," and not any(c.dep_ == "ccomp" and c.i < token.i for c in token.head.children):
            return ()
        mention = self.parsed.linked(self.block, token)
        opening = next((t for t in reversed(token.doc[: token.i - 1]) if t.text == '"'), None)
        first = token.sent[0] if opening is None or opening.i > token.sent.start else opening
        start = self.block.start + first.idx
        inside = self.parsed.mentions_in(Span(start, self.block.start + token.idx))
        if mention is not None and mention.actors not in {m.actors for m in inside if m.form != "pronoun"}:
            return ()
        if self.last and start - self.last[-1][0] < _RECENT and _same_kind(self.last[-1][1], token.lower_):
            return self.last[-1][1]
        fits = is_person if token.lower_ in _ONE else is_body if token.lower_ in _IT else is_several
        found = nearest(self.parsed, start, fits)
        return found.actors if found is not None else ()

    def _same_subject(self, token: Token) -> tuple[str, ...] | None:
        """As in "It accused Chad, and it later blamed Niger": the same as in the clause before."""
        verb = token.head
        within = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon().active  # it warned them that it would
        if token.dep_ != "nsubj" or not (verb.dep_ == "conj" or within):
            return None
        own = child(verb.head, "nsubj")
        if own is None or own.i >= token.i or own.lower_ not in _IT or not self.last:
            return None
        return self.last[-1][1] if self.last[-1][0] > self.block.start + own.idx else self._last(own, is_body)

    def _named_beside(self, token: Token) -> tuple[str, ...]:
        """The person in "A retired envoy, Ana Vega,"."""
        for c in token.rights:
            mention = self.parsed.linked(self.block, c) if c.dep_ == "appos" else None
            ids = (mention.actors or (mention.proposed,)) if mention is not None else ()
            if len(ids) == 1 and ids[0].startswith("per:"):
                return ids
        return ()

    def _owner(self, token: Token) -> tuple[str, ...] | None:
        """The state of "the Malian army"."""
        for c in token.lefts:
            mention = self.parsed.linked(self.block, c) if c.dep_ in ("amod", "compound", "poss", "nmod") else None
            kinds = ("state:", "gov:", "org:") if token.lemma_.lower() in lexicon()["documents"] else ("state:", "gov:")
            if c.dep_ == "poss" and "org:" in kinds:
                kinds = (*kinds, "per:")  # Vega's statement
            if mention is not None and any(i.startswith(kinds) for i in mention.actors):
                return mention.actors
        return None

    def _last(self, token: Token, fits: Callable[[Mention], bool]) -> tuple[str, ...]:
        if token.dep_ == "nsubj" and token.head.lemma_ in lexicon().active and self.last:
            place, ids = self.last[-1]
            if self.block.start + token.idx - place < _RECENT and _same_kind(ids, token.lower_):
                return ids
        if token.lower_ in _THEY and (ids := self._subject_before(token, ("NNS", "NNPS"))):
            return ids
        found = nearest(self.parsed, self.block.start + token.idx, fits)
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


def _prefix(name: Token) -> str:
    """Whether an unknown name is a body's ("the Treasury", "the charity Aid Now") or a person's."""
    words = lexicon()
    first = name_of(name)[0]
    before = neighbour(first, -1) if first.i > first.sent.start else None
    if before is not None and (before.lower_ == "the" or before.lemma_.lower() in words["organised"]):
        return "org"
    return "per"


def _over(pronoun: Token) -> Token | None:
    """As in "Accra rejects what it calls theft", "the levy, which they say is theft": the subject of the verb above."""
    verb = pronoun.head
    if (
        pronoun.dep_ != "nsubj"
        or pronoun.lower_ not in _ONE | _IT | _THEY
        or verb.left_edge.lower_ not in ("what", "which", "that", pronoun.lower_)
    ):
        return None
    if verb.left_edge == pronoun and verb.dep_ != "relcl":  # the men it blames
        return None
    if verb.dep_ not in ("relcl", "pcomp", "ccomp", "conj") or verb.left_edge.dep_ == "mark":
        return None
    place = verb.head
    while place.pos_ not in ("VERB", "AUX") and place.head != place:
        place = place.head
    own = subject(place) if place.pos_ in ("VERB", "AUX") else None
    return own if own is not None and own.i < pronoun.i and own.pos_ in ("NOUN", "PROPN") else None


def _may_be(ids: tuple[str, ...], noun: Token, pronoun: str) -> bool:
    """Whether a pronoun agrees with those whom a noun names."""
    person = len(ids) == 1 and ids[0].startswith("per:")
    if pronoun in _ONE:
        return person
    plural = noun.tag_ in ("NNS", "NNPS") or len(ids) > 1 or any(noun.conjuncts) or noun.head.tag_ == "VBP"
    return plural if pronoun in _THEY else not person and not plural


def _same_kind(ids: tuple[str, ...], pronoun: str) -> bool:
    if pronoun in _ONE:
        return len(ids) == 1 and (ids[0].startswith("per:") or (ids[0].startswith("grp:") and not ids[0].endswith("s")))
    return pronoun in _THEY and (len(ids) > 1 or ids[0].startswith("grp:"))
