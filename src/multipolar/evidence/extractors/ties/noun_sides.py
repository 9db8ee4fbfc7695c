"""Who stands around a noun of a tie: before it, after it, in the clause that says of whom it is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import halves
from multipolar.evidence.extractors.events.noun_ends import before, between, carrier_of
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined, union
from multipolar.evidence.extractors.ties.lexicon import Bond, lexicon
from multipolar.evidence.extractors.ties.noun_checks import is_own_of_infinitive
from multipolar.evidence.extractors.ties.noun_turns import by_help, entered, right_after, set_apart, such_as, with_help
from multipolar.evidence.extractors.ties.objects import below_on, inner_name, is_reciprocal
from multipolar.evidence.extractors.ties.predicates import predicate
from multipolar.evidence.extractors.ties.stage import whose

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_MUTUAL = frozenset(("mutual", "reciprocal", "shared", "common", "joint"))
_AFTER = ("with", "toward", "towards", "against", "on", "upon", "to", "at", "for", "of")
_MANY = ("critic", "detractor")
_OF_SOMEBODY = ("of", "to", "with", "for", "against")
_JOINING = (
    "join", "back", "support", "endorse", "follow", "match", "adopt", "impose",
    "enforce", "tighten", "uphold", "extend", "renew", "mirror", "apply",
)  # fmt: skip
_REACHING = ("to", "for", "with", "against", "toward", "towards", "between")


def sides_of(scene: Scene, noun: Token, bond: Bond, events: Events) -> tuple[Actors, Actors, bool]:
    """Who stands before and after a noun of a tie."""
    both = between(scene, noun) or right_after(scene, noun)
    if not both and noun.dep_ in ("nsubj", "nsubjpass"):  # "little trust is left between X and Y"
        both = scene.after(noun.head, ("between", "among")) or (set_apart(scene, noun) if bond.sign == "-" and not bond.directed else ())
    if halves(both)[1]:
        return *halves(both), False
    own, places = before(scene, noun)
    own = tuple(one for one in own or places if not (one.startswith("grp:") and one in scene.named(noun)))  # "bitter rivals" as a group
    takes_up = any(child.tag_ == "PRP$" for child in noun.lefts)
    if bond.reversed:
        return _reversed(scene, noun, own, events)
    if (helped := by_help(scene, noun, own)) is not None:
        return *helped, False
    if is_reciprocal(noun) and halves(own or predicate(scene, noun, events))[1]:  # "their dislike of each other"
        return *halves(own or predicate(scene, noun, events)), False
    own = own or whose(scene, noun)
    if not own and bond.directed and not (bond.person or bond.after) and bond.type != "membership":  # "support from X for Y"
        own = scene.after(noun, ("from",))
    if bond.type == "membership" and not own and not bond.person:  # "the accession of X and Y to the union"
        union_entered = entered(scene, noun)
        if union_entered:
            return scene.after(noun, ("of",)), union_entered, False
    after = (
        _all_after(scene, noun, bond.after or (_OF_SOMEBODY if bond.person or bond.type == "proxy" else _AFTER))
        or _after_relative(scene, noun)
        or _after_verb(scene, noun, _REACHING if bond.directed else ("with",))
        or (below_on(scene, noun) if bond.sign == "-" and noun.lemma_.lower() in lexicon().liftable else ())
    )
    if bond.after and not after:
        return (), (), False
    if bond.type == "war" and own and not after:  # "its war in Chile", "the Peru-Chile war", whoever else stands in the clause
        inside = tuple(one for one in scene.after(noun, ("in",)) if one not in own)
        return (own, inside, takes_up) if inside else (*halves(own), takes_up)
    if bond.person:
        return _of_person(scene, noun, bond, own, after, events)
    if own and after:
        return own, tuple(one for one in after if one not in own), takes_up
    return *_with_clause(scene, noun, bond, own, after, events), takes_up


def _with_clause(scene: Scene, noun: Token, bond: Bond, own: Actors, after: Actors, events: Events) -> tuple[Actors, Actors]:
    """Both sides where the phrase gives one of them or none: with two who stand together, or the one of whom the noun is said."""
    is_mutual = not bond.directed or any(child.lower_ in _MUTUAL for child in noun.lefts)
    pair = own if is_mutual else ()
    pair = pair or (after if not (bond.directed or own) and after != scene.after(noun, ("with",), 2) else ())
    if halves(pair)[1]:
        return halves(pair)
    in_known_war = bond.type == "war" and noun.dep_ == "pobj" and any(child.lower_ == "the" for child in noun.lefts)
    described = () if in_known_war else predicate(scene, noun, events)
    if halves(described)[1] and not (own or after) and not bond.directed:
        return halves(described)
    if bond.type == "proxy" and own and not after:
        return described, own
    if own and not after and bond.directed and _is_joined(noun, bond):  # "Chile joined Western sanctions": it is not their target
        return union(own, described), ()
    if own and not after and bond.directed and is_own_of_infinitive(noun):
        return own, ()
    if own and not after and bond.directed:  # "won Chile's support", "over Chile's objections"
        return own, tuple(one for one in described if one not in own)
    other = after or own
    return tuple(one for one in described if one not in other), other


def _is_joined(noun: Token, bond: Bond) -> bool:
    return bond.sign == "-" and noun.dep_ == "dobj" and noun.head.lemma_ in _JOINING


def _all_after(scene: Scene, noun: Token, prepositions: tuple[str, ...]) -> Actors:
    """Who stands after a noun, also where the preposition is said again: "a partnership with X and with Y"."""
    if with_help(scene, noun):
        prepositions = tuple(one for one in prepositions if one != "with")
    found = scene.after(noun, prepositions, 2)
    again = (
        inner
        for child in noun.rights
        if child.dep_ == "prep" and child.lower_ in prepositions
        for inner in child.conjuncts
        if inner.pos_ == "ADP" and inner.i > child.i
    )
    return union(found, joined(scene.who(one) for inner in again for one in inner.rights if one.dep_ == "pobj")) if found else found


def _of_person(scene: Scene, noun: Token, bond: Bond, own: Actors, after: Actors, events: Events) -> tuple[Actors, Actors, bool]:
    """The one who is an ally or a foe, and the one whose."""
    owner, named = _owner_and_named(scene, noun)
    if bond.sign == "+" and after and after == scene.after(noun, ("against",)):  # "X's partner against Y"
        after = ()
    if noun.dep_ == "pobj" and noun.head.lower_ == "as" and not (own or owner or after):  # "X sees Y as a partner"
        viewer = doer(scene, noun.head.head) if noun.head.head.lemma_ in lexicon().statuses else ()
        if viewer:
            return predicate(scene, noun, events), viewer, False
    if not (after or own or owner):  # "an enemy that both share", "the one friend on whom Chile can rely"
        after = _sharing(scene, noun)
    if owner and named and not after:  # "its Chilean rival", "its ally Peru"
        return named, owner, False
    own_name = scene.named(noun)
    if own_name and (own or owner) and not after:  # "his critics", where the group is known by itself; "her many friends" are nobody
        is_somebody = (bond.sign == "-" and noun.lemma_.lower() not in _MANY) or not all(one.startswith("grp:") for one in own_name)
        return (own_name, tuple(one for one in owner if one not in own_name), False) if is_somebody else ((), (), False)
    if after and noun.tag_ == "NNS" and (named_such := such_as(scene, noun, after)):
        return named_such, after, False
    other = after or own
    those = tuple(one for one in predicate(scene, noun, events) if one not in other)
    if own_name and bond.sign == "+" and all(one.startswith("grp:") for one in own_name) and not (noun.dep_ == "pobj" and those):
        return (), (), False
    if not other and noun.tag_ == "NNS" and not any(child.lower_ in ("of", "with") for child in noun.rights):  # "X and Y, old rivals"
        return *halves(those), False
    return those, other, False


def _sharing(scene: Scene, noun: Token) -> Actors:
    """Whose somebody is, by a relative clause with a subject of its own."""
    # the parser may hang it on the name that the noun stands beside
    clause = next((one for one in noun.sent if one.dep_ == "relcl" and (one.head.i == noun.i or one.left_edge.i == noun.i + 1)), None)
    if clause is None:
        return ()
    inner = next((one for one in clause.lefts if one.dep_ == "nsubj" and one.tag_ not in ("WDT", "WP")), None)
    return scene.who(inner, 0) if inner is not None else ()


def _owner_and_named(scene: Scene, noun: Token) -> tuple[Actors, Actors]:
    """Whose a person-like noun is, and who is named with it."""
    owner = _owner(scene, noun)
    beside = [child for child in noun.children if child.dep_ in ("amod", "compound", "appos", "nmod")]
    if noun.dep_ in ("compound", "nmod") and scene.named(noun.head):  # "its ally Peru" with the name as head
        beside.append(noun.head)
        owner = owner or next((scene.owner_or_adjective(child) for child in noun.head.lefts if child.dep_ == "poss"), ())
    named = joined(scene.named(one) for one in beside if one.dep_ != "amod" or one.i < noun.i)
    return owner, tuple(one for one in named if one not in owner)


def _owner(scene: Scene, noun: Token) -> Actors:
    return next((inner_name(scene, child) or scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ == "poss"), ())


def _after_verb(scene: Scene, noun: Token, prepositions: tuple[str, ...]) -> Actors:
    """Whom the verb reaches that has the noun as its object: "extended its support to X", "for X, Y offers help"."""
    verb = noun.head
    goes_on = len(prepositions) > 1 or any(child.lower_ in prepositions for child in verb.rights)  # not "with which Peru keeps ties"
    return scene.after(verb, prepositions) if goes_on and noun.dep_ == "dobj" and is_verb(verb) else ()


def _after_relative(scene: Scene, noun: Token) -> Actors:
    """Whom a relative clause names: "the mistrust that X harbours toward Y", "the respect X holds for Y"."""
    verb = next((child for child in noun.rights if child.dep_ == "relcl"), None)
    return scene.after(verb, ("toward", "towards", "for", "against", "with"), 2) if verb is not None else ()


def _reversed(scene: Scene, noun: Token, own: Actors, events: Events) -> tuple[Actors, Actors, bool]:
    """First the one to whom it is done, then the one who does it: "Chile's isolation by X", "X's pressure on Chile"."""
    doers = scene.after(noun, ("from", "by"))
    if own and noun.dep_ == "pobj" and noun.head.lower_ in ("under", "despite"):  # "under Chilean pressure, X"
        above = next((one for one in noun.ancestors if is_verb(one)), None)
        return (doer(scene, above) if above is not None else ()), own, False
    onto = scene.after(noun, ("on", "for", "of", "upon", "against"))
    if onto and not (own or doers) and noun.dep_ == "dobj" and is_verb(noun.head):  # "applied pressure on Chile"
        return onto, tuple(one for one in doer(scene, noun.head) if one not in onto), False
    if doers:
        carrier = carrier_of(noun, events)
        head = noun.head
        over = doer(scene, head) if carrier is None and noun.dep_ == "dobj" and is_verb(head) else ()
        return onto or own or over or (doer(scene, carrier) if carrier is not None else predicate(scene, noun, events)), doers, False
    return onto, own, False
