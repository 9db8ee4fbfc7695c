"""Ties that speech tells: "charges that Y arms", "what X considers the hypocrisy of Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.marks import is_infinitive
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import doer, is_passive, subject
from multipolar.evidence.extractors.events.scene import Scene, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.evaluations import is_bad_predicate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events


def of_charge(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the hostility of "alleges that Y arms the rebels": from the speaker to the one of whom it is said."""
    clause = next((child for child in verb.rights if child.dep_ == "ccomp" or (child.dep_ == "xcomp" and not is_infinitive(child))), None)
    a = doer(scene, verb) if clause is not None else ()
    if clause is None or not a or all(one.startswith("grp:") and verb.lemma_ not in words.charges for one in a):
        return None
    # the parser takes some verbs for nouns: in "that Chile arms" Chile is their compound
    between = scene.doc[verb.i + 1 : clause.i]
    noun = next((one for one in between if one.dep_ in ("nsubj", "nsubjpass") or (one.dep_ == "compound" and one.head.i == clause.i)), None)
    if verb.lemma_ not in words.charges and not _is_misdeed(clause, words):
        return None
    b = tuple(one for one in scene.who(noun, 1) or (scene.after(noun, ("by",)) if noun is not None else ()) if one not in a)
    mode = mode_of(verb, events)
    if not b or mode == "negated":
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), verb.lemma_.lower(), "verb", OF_MODE[mode])


def _is_misdeed(clause: Token, words: Lexicon) -> bool:
    """Whether a clause tells a misdeed by its verb, the one below it ("is plotting", "tries to meddle") or "is behind"."""
    if is_passive(clause) or any(child.dep_ == "neg" for child in clause.children):
        return False
    if is_bad_predicate(clause, words):
        return True
    if clause.lemma_ == "give":  # "is giving away"
        return any(child.dep_ == "prt" and child.lower_ in ("away", "up", "in") for child in clause.rights)
    return any(one.lemma_.lower() in words.misdeeds for one in (clause, *clause.rights) if one.dep_ in ("ccomp", "xcomp", "prep", "conj"))


def of_naming(scene: Scene, verb: Token) -> Candidate | None:
    """Give the hostility of "what X calls the hypocrisy of Y": such words are hardly ever praise."""
    what = next((child for child in verb.lefts if child.lower_ == "what" and child.dep_ in ("dobj", "nsubj", "attr")), None)
    noun = next((child for child in verb.rights if child.dep_ in ("oprd", "ccomp", "dobj", "attr") and child.pos_ == "NOUN"), None)
    if what is None or noun is None:
        return None
    a = scene.who(subject(verb))
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss")
    b = tuple(one for one in owners or scene.after(noun, ("of",)) if one not in a)
    if not a or not b or all(one.startswith("grp:") for one in a):
        return None
    first, last = clause_extent(verb)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), verb.lemma_.lower(), "verb", "perceived")
