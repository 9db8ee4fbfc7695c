"""Where a noun of a tie binds nobody, or must not borrow a side from its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.roles import doer, is_verb
from multipolar.evidence.extractors.events.scene import Actors, Scene
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDE = ("among", "despite", "under", "amid", "unlike", "like", "given", "over", "because", "after", "since", "beyond")
_ONTO = ("on", "upon", "against", "to", "toward", "towards", "with", "for")
_SHUNNING = ("fear", "avoid", "avert", "prevent", "dread", "forestall")
_KEEPING = ("keep", "prevent", "stop", "deter", "discourage", "bar", "block", "hold", "dissuade", "prohibit", "ban", "hinder")
_CALMING = (
    "mitigate", "ease", "reduce", "defuse", "diffuse", "calm", "lower", "cool", "mediate", "resolve", "settle", "mend", "monitor",
    "discuss", "address",
)  # fmt: skip
_SEEKING = ("seek", "request", "want", "need", "demand", "solicit", "crave")
_NEAR = 6
_HARDLY = ("less", "hardly", "scarcely", "barely")


def may_look_around(noun: Token, bond: Bond, words: Lexicon, *, has_b: bool) -> bool:
    """Whether the rest of the clause may tell a side: not of "the dispute", which takes up another, nor on whom sanctions are."""
    is_known = any(child.lower_ in ("the", "this", "that", "these", "those") for child in noun.lefts)
    described = any(child.dep_ in ("amod", "compound") for child in noun.lefts)
    if bond.directed and any(child.lower_ in ("any", "no") for child in noun.lefts):
        return False  # "guards Peru against any threat by sea"
    if noun.dep_ == "appos" and bond.type == "alliance" and not bond.directed:
        return False  # "the Framework, the northern alliance"
    if noun.lemma_ == "freeze" and described and not any(child.lower_ == "deep" for child in noun.lefts):
        return False  # "an asset freeze"
    if noun.lower_ == "commitments":
        return False  # those that somebody keeps or breaks
    if bond.type == "proxy" and noun.dep_ == "pobj" and noun.head.lower_ == "as" and noun.head.head.lemma_ in words.statuses:
        return False  # "Peru regards the force as an extension of Chile": it is not Peru that is one
    if noun.dep_ == "dobj" and noun.head.lemma_ == "fight" and any(child.tag_ == "PRP$" for child in noun.lefts):
        return False  # "would not fight their battles for them"
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SHUNNING and not bond.directed:
        return False  # "fears a quarrel", "avoids a clash"
    if bond.type == "war" and (is_known or any(child.dep_ == "poss" for child in noun.lefts)):
        return False  # "is neutral in the Chaco war": whoever else is named does not fight in it
    if _is_of_others(noun, bond):
        return False
    if bond.reversed or (is_known and not bond.person and not described):
        return False
    if bond.person and noun.dep_ in ("nsubj", "dobj") and any(child.tag_ == "PRP$" for child in noun.lefts):
        return False  # "their patrons", nobody knows which
    if not has_b and bond.directed and not bond.person and any(child.dep_ == "prep" and child.lower_ in _ONTO for child in noun.rights):
        return False  # "reliance on foreign credit", "sanctions against its refinery"
    if (
        (bond.person or bond.type == "membership")
        and has_b
        and noun.tag_ == "NNS"
        and noun.dep_ in ("pobj", "nsubj", "dobj")
        and noun.head.lower_ not in ("as", "among")
    ):
        return False  # "a march of supporters of the rebels": people of whom nobody says who they are
    lemma = noun.lemma_.lower()
    return lemma not in words.liftable and (lemma not in words.relations or (has_b and lemma != "link"))


def _is_of_others(noun: Token, bond: Bond) -> bool:
    """Whether it is somebody else's than of those in the clause: of the group that fights, of those between whom one mediates."""
    if noun.dep_ == "dobj" and noun.head.dep_ == "acl" and noun.head.tag_ == "VBG":
        return True  # "arms a band waging war on Chile": the band's war
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SEEKING and bond.type == "support":
        return True  # "seeks protection under Chile's wing"
    if bond.person and any(child.lower_ == "which" for one in noun.head.lefts for child in one.children):
        return True  # "Peru, whose wool it buys and for which it is a good customer"
    if noun.dep_ == "dobj" and noun.head.lemma_ in _CALMING and not bond.directed:
        return True  # "sent troops to ease tensions"
    if noun.dep_ == "pobj" and noun.head.lower_ == "at":
        return True  # "would put Peru at war with Chile": whoever says so is not at war
    return is_own_of_infinitive(noun)


def is_no_pair(scene: Scene, noun: Token, bond: Bond, words: Lexicon, a: Actors, b: Actors) -> bool:
    """Whether what stands around a noun is not bound: "the Framework, the Shia alliance", those whom a third one keeps apart."""
    if noun.dep_ == "appos" and bond.type == "alliance" and not bond.directed and not bond.person:
        return bool(b) and all(one.startswith("grp:") for one in b)
    return bond.type == "hostile" and bool(a and b) and _is_of_another(scene, noun, words, {*a, *b})


def _is_of_another(scene: Scene, noun: Token, words: Lexicon, sides: set[str]) -> bool:
    """Whether a third one keeps two apart who would have joined: "Peru blocked Chile's accession to the union"."""
    kinds = {one.type for one in words.nouns.get(noun.lemma_.lower(), ())}
    doers = doer(scene, noun.head) if "membership" in kinds and noun.dep_ == "dobj" and is_verb(noun.head) else ()
    return bool(doers) and not set(doers) & sides


def is_of_neither(noun: Token) -> bool:
    """Whether what follows is left out: "a friend of neither Peru nor Chile", "friends with none of them"."""
    after = noun.doc[noun.i + 1 : noun.i + 3]
    return any(one.lower_ in ("neither", "none", "nobody") for one in after) and noun.i + 2 < noun.sent.end


def is_kept_from(token: Token) -> bool:
    """Whether somebody or something prevents it: "kept the two from signing a treaty"."""
    above = next((one for one in (token, *token.ancestors) if one.dep_ == "pcomp" and one.head.lower_ == "from"), None)
    return above is not None and token.i - above.i < _NEAR and above.head.head.lemma_ in _KEEPING


def is_hardly(noun: Token) -> bool:
    """Whether somebody is "less a friend than" something else, "hardly an ally"."""
    before = noun.left_edge
    if before.i > noun.sent.start and is_verb(neighbour(before, -1)) and neighbour(before, -1).lemma_ != "be":
        return False  # "barely hid their dislike"
    return any(one.lower_ in _HARDLY for one in (before, *noun.doc[max(before.i - 2, noun.sent.start) : before.i]))


def is_aside(noun: Token) -> bool:
    """Whether what is denied is not the tie: "X, once among the friends of Y, made no comment"."""
    return bool(noun.dep_ == "appos" or (noun.dep_ == "pobj" and noun.head.lower_ in _ASIDE))


def is_own_of_infinitive(noun: Token) -> bool:
    """Whether it is the help of whoever is to end it: "pressed Chile to withdraw its support", and for whom is not told."""
    is_own = any(child.tag_ == "PRP$" for child in noun.lefts)
    return is_own and noun.dep_ == "dobj" and any(child.tag_ == "TO" for child in noun.head.lefts)
