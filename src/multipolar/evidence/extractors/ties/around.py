"""Who else stands in a clause, where grammar gives one side of a tie or none."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.roles import is_passive, is_verb, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, is_of_member, is_of_participle
from multipolar.evidence.extractors.ties.predicates import THINGS

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_APART = ("ccomp", "advcl", "relcl", "parataxis", "conj", "acl")
_ALONE = ("xcomp", "advcl", "acl", "pcomp")
_ARGUMENTS = ("dobj", "prep", "dative", "oprd", "prt", "agent")
_ANY = ("any", "no", "every", "such")
_REFUSING = ("refusal", "reluctance", "unwillingness", "refuse", "decline")
_BLAMING = ("accuse", "suspect", "blame")
_FAR = 14
_NEAR = 9
_STEPS = 5
_BESIDE = ("according", "in", "inside", "amid", "despite", "like", "unlike", "alongside", "since", "before", "until", "during", "following")
"""Who stands after these is not the one to whom a verb does it."""

Named = list[tuple[int, Actors]]


def around_noun(scene: Scene, noun: Token, a: Actors, b: Actors, *, mutual: bool, is_done: bool = False) -> tuple[Actors, Actors]:
    """Give both sides of the tie that a noun tells, those missing from its clause where that leaves no doubt.

    Parameters
    ----------
    scene : Scene
        The block.
    noun : Token
        The noun.
    a, b : tuple of str
        The sides that grammar gives; either may be empty.
    mutual : bool
        Whether the noun binds two by itself ("a feud"), so that even both may be looked for.
    is_done : bool
        Whether one side does it to the other.
    """
    if not (a or b or mutual):
        return a, b
    known = {camp_of(one) for one in (*a, *b)}
    others = [one for one in _in_clause(scene, noun) if not known & {camp_of(who) for who in one[1]}]
    if known and not others and not a:
        others = [one for one in _above_clause(scene, noun) if not known & {camp_of(who) for who in one[1]}]
    if known and not a and is_done:  # whoever does it stands before the word for it
        others = [one for one in others if one[0] < noun.i]
    if known:
        camps = {frozenset(map(camp_of, actors)) for _, actors in others}
        missing = others[0][1] if len(camps) == 1 else ()
        return (missing, b) if not a else (a, missing)
    pairs = list(dict.fromkeys(actors for _, actors in others if len({camp_of(who) for who in actors}) == 2))
    if len(pairs) == 1 and all(set(actors) <= set(pairs[0]) for _, actors in others):
        return halves(pairs[0])
    camps_in_order = list(dict.fromkeys(frozenset(map(camp_of, actors)) for _, actors in others))
    if len(camps_in_order) != 2 or pairs:
        return a, b
    first, second = (next(actors for _, actors in others if frozenset(map(camp_of, actors)) == camp) for camp in camps_in_order)
    return first, second


def around_verb(scene: Scene, verb: Token, a: Actors, b: Actors) -> tuple[Actors, Actors]:
    """Give both sides of the tie that a verb tells: the missing object from what hangs on it, the missing subject from before it."""
    if a and not b:
        known = {camp_of(one) for one in a}
        below = [
            child
            for child in verb.rights
            if child.dep_ in _ARGUMENTS
            and not (child.dep_ == "agent" and is_passive(verb))
            and child.lower_ not in (*THINGS, *_BESIDE)
            and not (child.lower_ == "of" and verb.lemma_ == "accuse")
        ]
        near = (one for child in below if not _has_clause(child) for one in _under(child, set()) if _steps(verb, one) <= _STEPS)
        found = (actors for _, actors in _named(scene, near) if not known & set(map(camp_of, actors)))
        return a, next(found, ())
    alone = verb.dep_ in _ALONE and not is_passive(verb) and not _is_anybodys(verb) and not _is_refused(verb)
    if b and not a and alone and not any(child.dep_ in _SUBJECTS for child in verb.children):
        known = {camp_of(one) for one in b}
        before = [one for one in _named(scene, verb.sent) if one[0] < verb.i and verb.i - one[0] <= _NEAR]
        return next((actors for _, actors in reversed(before) if not known & set(map(camp_of, actors))), ()), b
    return a, b


def _is_anybodys(verb: Token) -> bool:
    """Whether nobody in particular does it: "warned that any attempt to seize the port would fail"."""
    return verb.dep_ == "acl" and any(child.lower_ in _ANY for child in verb.head.lefts)


def _is_refused(verb: Token) -> bool:
    """Whether somebody refuses to do it, or another is accused of it: "the refusal of Peru to recognise it"."""
    before = verb.doc[max(verb.i - _FAR, verb.sent.start) : verb.i]
    blamed = verb.dep_ == "pcomp" and verb.head.lower_ == "of" and any(one.lemma_ in _BLAMING for one in verb.ancestors)
    return blamed or any(one.lemma_ in _REFUSING for one in before)


def _has_clause(preposition: Token) -> bool:
    """Whether a preposition has a clause with a subject of its own below it: "pays for what it asks"."""
    return preposition.lower_ != "against" and any(
        child.dep_ == "pcomp" and any(one.dep_ in ("dobj", "attr") and one.lower_ == "what" for one in child.lefts)
        for child in preposition.rights
    )


def _steps(top: Token, token: Token) -> int:
    """How far below a word another hangs."""
    steps = 0
    while token.i != top.i and token.head.i != token.i:
        token, steps = token.head, steps + 1
    return steps


def _in_clause(scene: Scene, token: Token) -> Named:
    """Actors named in the clause of a token and by the subject of the clause above, in order."""
    top = token
    while top.head.i != top.i and not (is_verb(top) and any(child.dep_ in _SUBJECTS for child in top.children)):
        top = top.head
    inside: set[int] = set()
    spine = {top.i}
    above = token
    while above.i != top.i:
        spine.add(above.i)
        above = above.head
    inside.update(one.i for one in _under(top, spine))
    if top.dep_ == "relcl":
        inside.update(one.i for one in _under(top.head, set()))
    return [(i, actors) for i, actors in _named(scene, token.sent) if i in inside and _can_stand(actors)]


def _above_clause(scene: Scene, token: Token) -> Named:
    """Who says or does what the clause of a token is about: "X hinted that the loans to Y could stop"."""
    for above in token.ancestors:
        if is_verb(above) and above.dep_ == "ccomp" and is_verb(above.head) and above.i > above.head.i:
            noun = subject(above.head)
            return _named(scene, [noun]) if noun is not None else []
    return []


def _under(top: Token, spine: set[int]) -> Iterator[Token]:
    """A word and what hangs on it, without clauses of their own other than those on the way to the word looked at."""
    waiting = [top]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(
            child
            for child in one.children
            if (child.lower_ not in ("including", "over") and child.dep_ not in _APART)
            or child.i in spine
            or (child.dep_ == "conj" and not is_verb(child))
        )


def _named(scene: Scene, tokens: Iterable[Token]) -> Named:
    found: Named = []
    last = None
    for one in sorted(tokens, key=lambda token: token.i):
        mention = scene.at.get(one.i)
        actors = scene.named(one) if mention is not None and mention is not last and not is_of_participle(one) else ()
        if actors and not is_of_member(one, actors):
            found.append((one.i, actors))
        last = mention
    return found


def _can_stand(actors: Actors) -> bool:
    """Whether they may be a side that grammar does not tie to the word: no group but those that everybody knows."""
    return all(not one.startswith("grp:") or one in registry().actors for one in actors)


@functools.lru_cache(maxsize=20_000)
def camp_of(actor: str) -> str:
    """The state for which an actor stands, or the actor itself."""
    known = registry().actors.get(actor)
    if known is not None and known.type == "person" and len(known.states) == 1:
        return known.states[0]
    return "state:" + actor[4:7] if actor.startswith("gov:") else actor
