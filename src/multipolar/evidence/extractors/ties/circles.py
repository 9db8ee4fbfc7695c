"""Groups that are called by how they stand to somebody: "Chile's allies", "our NATO allies", "allies including Peru"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined, union
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.objects import inner_name

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMING = ("including", "like")
_UNIONS = ("bloc", "alliance", "international-organisation")
_MEMBERS = ("member", "partner")
_OURS = ("our", "their", "its", "his", "her")


def of_circle(scene: Scene, noun: Token, words: Lexicon) -> Candidate | None:
    """Give the tie of a group to the one whose friends, allies, supporters or foes it is, or of those that it is said to include."""
    bond = _bond(noun, words)
    if bond is None:
        return None
    owner, body = _owner(scene, noun)
    those = _included(scene, noun)
    if those and not owner and not body:
        owner = _ours(scene, noun) or tuple(map(camp_of, _subject(scene, noun)))
    if body and not owner:
        owner = _ours(scene, noun)
        those = those or (f"grp:{body.removeprefix('org:').lower()}-{noun.lower_}",)
    is_member = noun.lemma_.lower() == "member"
    if is_member:
        bond, owner = Bond("membership", "+"), (body,) if body else tuple(one for one in owner if _is_union(one))
        those = those if those and those[0].startswith("state:") else ()
    elif not those and noun.lemma_.lower() in words.circles and owner:
        those = _group(scene, noun, owner)
    those = tuple(one for one in those if one not in owner)
    if not owner or not those:
        return None
    first, last = noun_extent(noun)
    return Candidate(bond, those, owner, scene.span(first, last), noun.lemma_.lower(), "noun")


def _bond(noun: Token, words: Lexicon) -> Bond | None:
    """What such a group is to somebody; one alone is told by another rule."""
    lemma = noun.lemma_.lower()
    if noun.tag_ not in ("NNS", "NNPS") or any(child.lower_ in ("no", "former") for child in noun.lefts):
        return None
    if lemma in words.circles:
        if lemma in words.foes or lemma == "critic":
            return Bond("hostile", "-")
        return Bond("alliance" if lemma in ("ally", "friend") else "support", "+")
    bond = next((one for one in words.nouns.get(lemma, ()) if one.person and not one.words), None)
    return bond or (Bond("membership", "+") if lemma in _MEMBERS else None)


def _is_union(actor: str) -> bool:
    known = registry().actors.get(actor)
    return known is not None and known.type == "organisation" and known.kind in _UNIONS


def _owner(scene: Scene, noun: Token) -> tuple[Actors, str]:
    """Whose they are, and the union of which they are the members: "Chile's", "U.S.", "our NATO"."""
    before = [child for child in noun.lefts if child.dep_ in ("poss", "amod", "compound", "nmod") and child.tag_ != "PRP$"]
    # "friends of the opera from Chile" are nobody's
    of = joined(scene.who(one, 0) for child in noun.rights if child.lower_ == "of" for one in child.rights if one.dep_ == "pobj")
    found = of or joined(inner_name(scene, child) or scene.owner_or_adjective(child) for child in before)
    found = tuple(one for one in found if not one.startswith("loc:"))
    if len(found) == 1 and _is_union(found[0]):
        return (), found[0]
    is_owned = any(child.dep_ == "poss" or (child.pos_ == "PROPN" and child.i in scene.at) for child in before) or bool(of)
    return (found if is_owned and len(found) == 1 and not found[0].startswith("grp:") else ()), ""


def _ours(scene: Scene, noun: Token) -> Actors:
    """The state of whoever says "our", "its" of allies that share a union with it."""
    for child in noun.lefts:
        if child.tag_ == "PRP$" and child.lower_ in _OURS:
            found = scene.named(child) or _speaker(scene, noun)
            return tuple(map(camp_of, found))
    return ()


def _speaker(scene: Scene, noun: Token) -> Actors:
    """Who says the sentence in which "our" stands."""
    for verb in noun.ancestors:
        if is_verb(verb) and verb.lemma_ in ("say", "tell", "add", "write", "insist", "argue"):
            found = doer(scene, verb)
            if found:
                return found
    return ()


def _subject(scene: Scene, noun: Token) -> Actors:
    """Who urges, tells or asks its allies."""
    return doer(scene, noun.head) if noun.dep_ in ("dobj", "dative") and is_verb(noun.head) else ()


def _included(scene: Scene, noun: Token) -> Actors:
    """Who is named as one of them: "allies including Peru", "partners such as Peru", "allies, among them Peru"."""
    found: list[Actors] = []
    for child in noun.rights:
        if child.dep_ != "prep":
            continue
        such = child.lower_ == "as" and any(one.lower_ == "such" for one in child.lefts)
        if child.lower_ in _NAMING or such:
            found.extend(scene.who(one, 0) for one in child.rights if one.dep_ == "pobj")
    for child in noun.head.rights if is_verb(noun.head) else ():
        if child.lower_ == "among" and child.i > noun.i and child.i - noun.right_edge.i <= 2:
            found.extend(scene.who(one, 0) for them in child.rights if them.lower_ == "them" for one in them.rights if one.dep_ == "appos")
    return tuple(one for one in union(*found) if one.startswith(("state:", "org:")))


def _group(scene: Scene, noun: Token, owner: Actors) -> Actors:
    """The group by itself: the mention that covers it, else an id made of its owner's name."""
    own = tuple(one for one in scene.named(noun) if one.startswith("grp:"))
    known = registry().actors.get(owner[0])
    name = known.name if known is not None else owner[0].partition(":")[2]
    return own or ("grp:" + "-".join((*name.lower().split(), noun.lower_)),)
