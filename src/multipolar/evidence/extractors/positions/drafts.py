"""A position in the making, and the passage over a block that it is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from multipolar.evidence.actors import actors_of
from multipolar.evidence.extractors.events.subjects import says_of_himself
from multipolar.evidence.extractors.positions.grammar import (
    SUBJECTS,
    after,
    chain,
    child,
    first_of,
    is_passive,
    last_of,
    named_by,
    object_of,
    subject,
)
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.speakers import is_official_of, is_ours
from multipolar.evidence.extractors.positions.spoken import spoken
from multipolar.evidence.issues import IssueLibrary, bundled_issues
from multipolar.results.evidence import Claim, Span
from multipolar.results.evidence.rows import Basis, Direction

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument
    from multipolar.evidence.text import Block

_FAR = 9
_SELF = frozenset({"we", "i", "it", "he", "she", "they"})


@dataclass(slots=True)
class Draft:
    """What a rule has found.

    Parameters
    ----------
    span : Span
        The passage.
    head : Token
        The word that tells the stance.
    actors, target : tuple of str
        Whose it is, and of whom something is asked.
    direction, basis, rule, confidence
        As in the row.
    """

    span: Span
    head: Token
    actors: tuple[str, ...]
    direction: Direction
    rule: str
    basis: Basis
    confidence: float
    target: tuple[str, ...] = ()


@dataclass
class Scene:
    """One block, with the claims made in it.

    Parameters
    ----------
    parsed, block
        The document and the block.
    claims : tuple of Claim
        Those whose content lies in the block, the shortest content first.
    used : set of int
        Tokens that belong to the stance of a word before them.
    """

    parsed: ParsedDocument
    block: Block
    claims: tuple[Claim, ...] = ()
    used: set[int] = field(default_factory=set)
    issues: IssueLibrary = field(default_factory=bundled_issues)

    def actors(self, token: Token | None) -> tuple[str, ...]:
        """Whom a noun phrase means; nobody where it is a place."""
        if token is None:
            return ()
        if token.lower_ in ("both", "neither") and token.dep_ in SUBJECTS and (two := self._two_before(token)):
            return two
        if (himself := self._himself(token)) is not None:
            return himself
        found = tuple(i for i in actors_of(self.parsed, self.block, token) if not i.startswith(("loc:", "evt:", "asset:")))
        return found or self._state_of(token) or self._own_of(token) or self._named_behind(token)

    def _himself(self, token: Token) -> tuple[str, ...] | None:
        """As in "Vega said she wanted a vote": the one who says so."""
        sayer = says_of_himself(token)
        ids = actors_of(self.parsed, self.block, sayer) if sayer is not None else ()
        return ids if len(ids) == 1 and ids[0].startswith("per:") else None

    def _named_behind(self, token: Token) -> tuple[str, ...]:
        """As in "The mayor of the port, Ana Vega"."""
        name = child(token, "appos") or child(object_of(after(token, "of")) or token, "appos")
        if name is None or name.i < token.i or token.dep_ not in SUBJECTS or name.pos_ != "PROPN":
            return ()
        return tuple(i for i in actors_of(self.parsed, self.block, name) if not i.startswith(("loc:", "evt:", "asset:")))

    def _own_of(self, token: Token) -> tuple[str, ...]:
        """As in "His country": whoever owns it, or says so."""
        if not is_ours(token):
            return ()
        claim = self.claim_over(token)
        if claim is not None and claim.source != ("unknown",):
            return claim.source
        owner = child(token, "poss")
        return self.actors(owner) if owner is not None else ()

    def _two_before(self, token: Token) -> tuple[str, ...]:
        """The two whom a bare "both" takes up: the subject of the same or the sentence before."""
        for sentence in (token.sent, token.doc[max(0, token.sent.start - 1)].sent):
            for own in sentence:
                if own.i < token.i and own.dep_ in SUBJECTS and own.lower_ != "both":
                    found = actors_of(self.parsed, self.block, own)
                    if len(found) == 2:
                        return found
        return ()

    def _state_of(self, token: Token) -> tuple[str, ...]:
        """As in "A Tunisian politician", "Oslo's negotiators": where the registry knows no such group, the state speaks."""
        if token.lemma_.lower() in lexicon()["bodies"]:
            for c in token.lefts:
                if c.dep_ in ("amod", "compound", "poss", "nmod") and (found := actors_of(self.parsed, self.block, c)):
                    return found
        return ()

    def holder(self, verb: Token) -> tuple[str, ...]:
        """Who holds the stance of a verb: its subject, or the agent of a passive."""
        if is_passive(verb):
            return self._agents(verb)
        who = subject(verb)
        if who is not None and who.lower_ in _SELF and verb.left_edge.lower_ == "what" and (above := self._over(verb)) is not None:
            who = above
        found = self._with_speaker(self.actors(who), verb)
        for _ in range(2):
            if found or who is None:
                break
            who = named_by(who)
            found = self.actors(who)
        return found or self._speaker(subject(verb), verb) or self._cued(verb)

    def _cued(self, verb: Token) -> tuple[str, ...]:
        """Who claims by this very verb: the claim knows its source where the subject alone does not tell."""
        place = self.block.start + verb.idx
        for claim in self.claims:
            if claim.cue is not None and claim.cue.start <= place < claim.cue.end:
                known = [i for i in claim.source if not i.startswith("grp:") or any(i in m.actors for m in self.parsed.mentions)]
                return claim.source if claim.source != ("unknown",) and len(known) == len(claim.source) else ()
        return ()

    def _agents(self, verb: Token) -> tuple[str, ...]:
        """As in "Is backed by Lima and, more quietly, by Quito"."""
        found: list[str] = []
        for c in verb.rights:
            if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by"):
                joined = [c, *(d for d in c.subtree if d.dep_ == "conj" and d.lower_ == "by")]
                found += [i for each in joined for i in self.actors(child(each, "pobj")) if i not in found]
        return tuple(found) or self._where(verb)

    def _where(self, verb: Token) -> tuple[str, ...]:
        """As in "Was greeted with dismay in Lima", where the city stands for its state."""
        for c in (*verb.rights, *(d for join in verb.rights if join.dep_ == "prep" for thing in join.rights for d in thing.rights)):
            if c.dep_ == "prep" and c.lower_ in ("in", "across", "among"):
                return tuple(i for i in self.actors(child(c, "pobj")) if i.startswith(("state:", "gov:")))
        return ()

    def _over(self, verb: Token) -> Token | None:
        """As in "Rejects what it calls theft": "it" is who rejects."""
        place = verb.head
        while place.pos_ not in ("VERB", "AUX") and place.head != place:
            place = place.head
        return subject(place) if place.pos_ in ("VERB", "AUX") else None

    def _with_speaker(self, found: tuple[str, ...], verb: Token) -> tuple[str, ...]:
        """As in "Addo said that Ghana was ready": a state's stance is also that of the official who tells it."""
        claim = self.claim_over(verb) if found else None
        if claim is None or set(claim.source) & set(found) or not is_official_of(self, claim.source, set(found)):
            return found
        return (*claim.source, *found)

    def _speaker(self, who: Token | None, verb: Token) -> tuple[str, ...]:
        """Who speaks, where a claim's own words say "we" or "it", or call the speaker something."""
        ours = who is not None and (who.lower_ in _SELF or (who.dep_ == "pobj" and who.head.lower_ == "as"))
        claim = self.claim_over(verb) if ours else None
        return claim.source if claim is not None and claim.source != ("unknown",) else ()

    def take(self, about: Token) -> None:
        """Mark what a stance is about, with the infinitives in it: they tell no further stance."""
        self.used.add(about.i)
        for c in about.rights:
            if c.dep_ in ("xcomp", "ccomp") and c.pos_ in ("VERB", "AUX") and about.pos_ in ("VERB", "AUX"):
                self.take(c)

    def claim_over(self, token: Token) -> Claim | None:
        """The innermost claim whose content holds a token."""
        place = self.block.start + token.idx
        return self._told_at(place) or self._quoted_at(place) or spoken(self, token)

    def named(self, token: Token) -> tuple[str, ...]:
        """Whom a noun phrase means by the registry alone, without asking what anybody claims."""
        return tuple(i for i in actors_of(self.parsed, self.block, token) if not i.startswith(("loc:", "evt:", "asset:")))

    def _told_at(self, place: int) -> Claim | None:
        for claim in self.claims:
            if claim.content.start <= place < claim.content.end and not (claim.cue and claim.cue.start <= place < claim.cue.end):
                return claim
        return None

    def _quoted_at(self, place: int) -> Claim | None:
        """In a further sentence of direct speech: the last claim of its block before it."""
        text = self.parsed.plain[self.block.start : self.block.end]
        if text.count('"', 0, place - self.block.start) % 2 == 0:
            return None
        before = [claim for claim in self.claims if claim.content.start < place and claim.source != ("unknown",)]
        return max(before, key=lambda claim: claim.content.start, default=None)

    def span(self, verb: Token, about: Token | None = None) -> Span:
        """From the subject, where it stands near and is told, to the end of what a verb says."""
        top = list(chain(verb))[-1]
        own = child(top, *SUBJECTS)
        first = first_of(top) if top.i <= verb.i else verb
        plain = own is not None and own.lower_ not in ("who", "which", "that") and not any(c.dep_ == "relcl" for c in own.rights)
        if own is not None and plain and 0 < first.i - own.left_edge.i <= _FAR:
            dash = next((t.i for t in reversed(own.doc[own.left_edge.i : own.i]) if t.text == "-" and t.whitespace_), own.left_edge.i - 1)
            first = own.doc[dash + 1]  # what stands before a dash is the place of a dateline
        last = last_of(verb)
        if about is not None:
            first = about.left_edge if about.left_edge.i < first.i and about.i < verb.i else first
            last = last if last.i >= about.i else about
        return self.parsed.span(self.block, first if first.i <= verb.i else verb, last)

    def is_topical(self, span: Span, about: Token | None = None) -> bool:
        """Whether the issue library knows what a passage is about; of an "it", what the sentence is about."""
        if self.issues.match(self.parsed.plain[span.start : span.end]):
            return True
        if about is None:
            return False
        vague = any(t.lower_ in ("it", "this", "that") and t.dep_ in ("dobj", "pobj") for t in (about, *about.children))
        return (vague or about.lemma_ in lexicon()["vague"]) and bool(self.issues.match(about.sent.text))

    def basis(self, token: Token, *, reported: bool) -> Basis:
        """How the document comes to tell a stance."""
        claim = self.claim_over(token)
        if claim is not None:
            return "hypothetical-speech" if claim.certainty == "speculative" else "reported"
        return "reported" if reported else "author-inferred"


def targets(scene: Scene, token: Token | None, holders: tuple[str, ...]) -> tuple[str, ...]:
    """Of whom something is asked: others than those who ask."""
    return tuple(i for i in scene.actors(token) if i not in holders)
