"""Verdicts that end a sentence: "a charge that Oslo rejects", "an account survivors dispute", "figures that could not be verified".

They are read off the words, since the parser hangs such a phrase anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.grammar import cue_first
from multipolar.evidence.extractors.claims.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

_BREAKS = frozenset({",", ";", ":", ".", "-", "--", "(", ")", "!", "?", "\n"})
_BEFORE_NOUN = 3
_FEWEST = 2
_SEGMENTS = 3
_HARDLY = frozenset({"few", "nobody", "hardly", "scarcely", "none"})
_REFUSING = frozenset({"never", "not", "n't", "yet", "no", "refuse", "decline", "neither", "stopped", "ceased", "hardly"})
_NAMING = frozenset({"call", "term", "label", "brand", "describe", "deem", "consider", "find", "think", "regard", "see", "view"})
_SPEAKS = ("NOUN", "PROPN", "PRON")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A phrase by which somebody judges what was just said.

    Parameters
    ----------
    first, last : Token
        Its edges, without the comma before it.
    noun : Token
        The noun that stands for the claim.
    verb : Token
        What is done with it.
    who : Token or None
        By whom; None where nobody is named.
    """

    first: Token
    last: Token
    noun: Token
    verb: Token
    who: Token | None

    @property
    def denies(self) -> bool:
        """Whether it says that the claim is not so, rather than what it is."""
        return self.verb.lemma_ not in _NAMING


def verdicts(sentence: Tokens) -> Iterator[Verdict]:
    """Every verdict in a sentence, in order."""
    doc, words = sentence.doc, lexicon()
    for token in sentence:
        if token.text not in (",", "-", "--") or token.i + _FEWEST >= sentence.end:
            continue
        noun = _noun(doc, token.i + 1, sentence.end)
        if noun is None:
            continue
        verb, last = None, _end(doc, noun.i + 1, sentence.end)
        for _ in range(_SEGMENTS):
            verb = next((t for t in doc[noun.i + 1 : last + 1] if _judges(t, words["contest verbs"] | words["contest scorns"])), None)
            if verb is not None or last + _FEWEST >= sentence.end or doc[last + 1].text != ",":
                break
            last = _end(doc, last + 2, sentence.end)  # "a threat the premier, N. N., brushed off"
        if last - noun.i < _FEWEST:
            continue
        if verb is not None and (who := _who(doc, noun, verb)) is not verb:
            yield Verdict(doc[token.i + 1], doc[last], noun, verb, who)


def _noun(doc: Doc, start: int, end: int) -> Token | None:
    """A noun that stands for a claim, right behind a comma or one or two words later."""
    nouns = lexicon()["contest verdicts"]
    if doc[start].lower_ == "something":
        return doc[start]
    denied = any(t.lemma_ == "deny" for t in doc[start + 1 : min(start + 6, end)])  # raids, which Oslo denies
    if doc[start].lower_ == "which" and start > 1 and (doc[start - 2].lemma_ in nouns or denied):
        return doc[start]  # that charge, which Oslo rejects,
    for place in range(start, min(start + _BEFORE_NOUN + 1, end)):
        word = doc[place]
        if word.lemma_ in nouns or word.lower_.removesuffix("s") in nouns:
            plural = word.lower_.endswith("s")
            opened = place > start and doc[start].lower_ in ("a", "an", "one")
            return word if (opened or plural) and _goes_on(doc, place + 1, end) else None
        if word.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "ADV", "VERB") or word.text in _BREAKS:
            return None
    return None


def _goes_on(doc: Doc, place: int, end: int) -> bool:
    return place < end and doc[place].text not in _BREAKS and doc[place].lower_ not in ("of", "about", "over", "to", "for", "on", "against")


def _end(doc: Doc, start: int, end: int) -> int:
    """The last word before the next break."""
    place = start
    while place < end and doc[place].text not in _BREAKS:
        place += 1
    return place - 1


def _judges(verb: Token, denying: frozenset[str]) -> bool:
    words = lexicon()
    if verb.pos_ not in ("VERB", "NOUN", "ADJ", "AUX"):
        return False
    before = {t.lower_ for t in verb.doc[max(verb.i - 4, 0) : verb.i]}
    if verb.lemma_ in words["contest accepting"] | {"believe", "credit", "trust", "share"} and _HARDLY & {
        t.lower_ for t in verb.doc[max(verb.i - 6, 0) : verb.i]
    }:
        return True
    if verb.lemma_ in words["contest accepting"] or verb.lemma_ in words["contest checks"]:
        return bool(before & _REFUSING)
    if before & {"not", "n't", "never"}:
        return False
    if verb.lemma_ in denying or (verb.tag_ == "NNS" and verb.lower_.removesuffix("s") in denying):
        return True
    return verb.lemma_ in _NAMING and any(t.lower_ in words["contest dismissive"] for t in verb.doc[verb.i + 1 : verb.i + 5])


def _who(doc: Doc, noun: Token, verb: Token) -> Token | None:
    """Whose verdict: behind "by", or the noun right before the verb; the verb itself where the phrase reads otherwise."""
    by = doc[verb.i + 1] if verb.i + 1 < len(doc) else None
    if by is not None and by.lower_ in ("by", "as"):
        named = next((t for t in by.children if t.dep_ == "pobj"), None)
        if by.lower_ == "by":
            return named
        if verb.tag_ == "VBN" and any(t.lemma_ == "be" for t in verb.lefts):
            return None  # was rejected as theatre
    start = cue_first(verb).i - 1
    if start > noun.i and doc[start].text == ",":
        start = next((t.i for t in verb.lefts if t.dep_ == "nsubj" and t.i > noun.i), start - 1)
    while start > noun.i and doc[start].pos_ in ("AUX", "ADV", "PART"):
        start -= 1
    if start <= noun.i or doc[start].lower_ in ("that", "which", "whose"):
        return None
    if start - 2 > noun.i and doc[start - 1].lower_ in ("in", "of", "at") and doc[start - 2].pos_ in ("NOUN", "PROPN"):
        return doc[start - 2]  # the ministry in Oslo
    return doc[start] if doc[start].pos_ in _SPEAKS else verb


def cut(first: Token, last: Token) -> Token:
    """The last word before a verdict: somebody else's verdict is no part of what is said."""
    for verdict in verdicts(first.doc[first.i : last.i + 1]):
        before = verdict.first.i - 2
        if before >= first.i:
            return first.doc[before]
    return last
