"""Blows at things: "sank a third of the Chilean warships", "knocked out power plants in Peru", "bombs fell on Chile"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, objects, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, coordinated, joined
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.places import soil_of
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_WHERE = ("in", "across", "inside", "throughout", "at", "of")
_BESIDE = ("outside", "near", "around")
_BEFORE = ("poss", "amod", "compound", "nmod")
_FALLING = {
    "fall": ("on", "upon", "in", "into"), "rain": ("on", "upon", "onto"), "land": ("in", "on"), "crash": ("in", "into"), "slam": ("into",),
    "hurtle": ("into", "towards", "toward"), "explode": ("in", "over", "inside"), "smash": ("into",), "pour": ("into", "onto", "on"),
}  # fmt: skip
"""What bombs and missiles do, and after which word stands where."""
_FLYING = ("fly", "stray", "cross", "drift", "veer", "enter", "intrude", "venture", "swoop", "barge", "roar", "slip", "sail")
_ROLLING = ("roll", "pour", "push", "surge", "thrust", "sweep", "storm", "march", "rumble", "thunder", "cross", "punch", "drive", "charge")
_SENDING = ("send", "move", "order", "pour", "roll")
_INTO = ("into", "over", "towards", "toward", "through", "across")
_COLLIDING = (
    "ship",
    "vessel",
    "boat",
    "ferry",
    "plane",
    "airliner",
    "train",
    "lorry",
    "truck",
    "trawler",
    "tanker",
    "storm",
    "flood",
    "company",
    "firm",
)
_PEACEFUL = frozenset((
    "help", "request", "invitation", "invite", "peacekeeping", "peacekeeper", "protect", "alongside", "evacuate", "rescue", "defend",
    "mission", "exercise", "drill", "refugee", "pass", "transit", "aid", "permission", "consent", "parade", "visit", "ceremony",
))  # fmt: skip
"""With these around, troops come as friends, or are only passing."""


def of_damage(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the war of whoever strikes with the state whose things he strikes, or on whose soil they stand.

    So do bombs that fall, drones that stray and troops that roll in.
    """
    lemma = verb.lemma_.lower()
    found = None
    if lemma in words.striking:
        found = _struck(scene, verb, words)
    if found is None and (lemma in _FALLING or lemma in _FLYING or lemma in _ROLLING):
        found = _entered(scene, verb, words)
    if found is None and lemma in _SENDING:
        found = _sent_in(scene, verb, words)
    if found is None:
        return None
    a, b, bond = found
    b = tuple(one for one in b if one not in a and one.startswith(("state:", "org:")))
    if not a or not b:
        return None
    mode = mode_of(verb, events)
    if mode == "negated":
        return None
    first, last = clause_extent(verb)
    return Candidate(bond, a, b, scene.span(first, last), verb.lemma_.lower(), "verb", OF_MODE[mode], at=scene.span(verb, verb).start)


def _struck(scene: Scene, verb: Token, words: Lexicon) -> tuple[Actors, Actors, Bond] | None:
    """Who strikes what is somebody's: "destroyed Chilean tanks", "set a refinery in Chile ablaze"."""
    particles = {child.lower_ for child in verb.rights if child.dep_ in ("prt", "acomp", "oprd", "advmod", "ccomp", "prep")}
    lemma = verb.lemma_.lower()
    if not any(set(rest) <= particles for rest in words.striking.get(lemma, ())):
        return None
    doing = subject(verb)
    if doing is not None and doing.lemma_.lower() in _COLLIDING:  # "the ferry hit a bridge"
        return None
    things = [inner for noun in objects(verb) for one in coordinated(noun) for inner in _counted(one)]
    things = [one for one in things if one.lemma_.lower() in words.targets]
    b = next((found for one in things if (found := _whose(scene, one))), ())
    if things and not b:
        b = _on_soil(scene, verb, _WHERE[:-1])
    withs = (one for child in verb.rights if child.lower_ == "with" for one in child.rights)
    is_trade = any(one.lemma_.lower() in words.liftable for one in withs)  # "hit Chilean factories with tariffs"
    return (doer_of(scene, verb), b, Bond("hostile" if is_trade else "war", "-")) if b else None


def _counted(noun: Token) -> Iterator[Token]:
    """A noun, and what it counts: "a third of the warships", "a shipment of arms"."""
    yield noun
    for child in noun.rights:
        if child.lower_ == "of":
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def _whose(scene: Scene, noun: Token) -> Actors:
    """Whose a thing is, or on whose soil it stands."""
    if any(child.tag_ == "WP$" for child in noun.lefts):  # "Chile, whose port was damaged"
        return tuple(one for one in scene.who(noun, 0) if one.startswith("state:"))
    owners = joined(scene.owner_or_adjective(child) for child in noun.lefts if child.dep_ in _BEFORE)
    return tuple(one for one in owners if one.startswith("state:")) or _on_soil(scene, noun, _WHERE)


def _on_soil(scene: Scene, word: Token, prepositions: tuple[str, ...]) -> Actors:
    for head in word.rights:
        nouns = [noun for noun in head.rights if noun.dep_ == "pobj"] if head.dep_ == "prep" else []
        if head.lower_ in prepositions:
            found = joined(scene.who(noun, 1) or soil_of(scene.place(noun)) for noun in nouns)
        else:  # "a depot near Arica", but not "a base near Chile"
            found = joined(soil_of(scene.place(noun)) for noun in nouns if head.lower_ in _BESIDE)
        if found:
            return found
    return ()


def _entered(scene: Scene, verb: Token, words: Lexicon) -> tuple[Actors, Actors, Bond] | None:
    """Whose bombs fall on somebody's soil, whose drones stray and whose tanks roll into it."""
    noun, lemma = subject(verb), verb.lemma_.lower()
    if noun is None or is_passive(verb) or verb.tag_ == "VBN":
        return None
    kinds = {one.lemma_.lower() for one in coordinated(noun)}
    armour = kinds & words.armour
    if not (armour or kinds & words.projectiles or kinds & words.craft) or _is_peaceful(verb):
        return None
    if kinds & words.projectiles and lemma in _FALLING:
        b, bond = _on_soil(scene, verb, _FALLING[lemma]), Bond("war", "-")
    elif armour and lemma in _ROLLING:
        b, bond = _on_soil(scene, verb, _INTO[:1] + _INTO[2:4] if lemma != "cross" else _INTO[:1]), Bond("war", "-")
    elif lemma in _FLYING and (kinds & words.projectiles or (kinds & words.craft and _is_guarded(verb))):
        b, bond = _on_soil(scene, verb, _INTO) or _entered_skies(scene, verb, lemma), Bond("hostile", "-")
    else:
        return None
    return scene.who(noun, 1), b, bond


def _entered_skies(scene: Scene, verb: Token, lemma: str) -> Actors:
    """Whose skies craft enter without a preposition."""
    return joined(scene.who(noun, 0) for noun in objects(verb)) if lemma in ("enter", "cross") else ()


def _is_guarded(verb: Token) -> bool:
    """Whether what craft come into is guarded by its owner: skies and waters."""
    below = [inner for child in verb.rights for inner in (child, *child.rights)]
    return any(one.lemma_.lower() in ("airspace", "space", "sky", "waters", "water", "territory") for one in below)


def _is_peaceful(verb: Token) -> bool:
    return any(one.lemma_.lower() in _PEACEFUL for one in verb.sent)


def _sent_in(scene: Scene, verb: Token, words: Lexicon) -> tuple[Actors, Actors, Bond] | None:
    """Who sends his tanks and troops into a state."""
    if is_passive(verb) or _is_peaceful(verb):
        return None
    sent = [one for noun in objects(verb) for one in coordinated(noun) if one.lemma_.lower() in words.armour and one.i > verb.i]
    if not sent:
        return None
    b = _on_soil(scene, verb, ("into",)) or next((found for one in sent if (found := _on_soil(scene, one, ("into",)))), ())
    return doer_of(scene, verb), b, Bond("war", "-")
