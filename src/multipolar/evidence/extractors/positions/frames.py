"""The frames in which a verb tells a stance: for each, what the stance is about and whom it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.grammar import SUBJECTS, after, child, has_to, infinitive, is_passive, object_of
from multipolar.evidence.extractors.positions.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame that a sentence fills.

    Parameters
    ----------
    about : Token
        Head of what the stance is about.
    target : Token or None
        Of whom it is asked.
    """

    about: Token
    target: Token | None = None


def fill(verb: Token, frame: str) -> Filled | None:
    """What a verb's stance is about, if the sentence fills this frame."""
    find = _FRAMES.get(frame)
    return find(verb) if find is not None else _preposition(verb, frame)


def thing_of(verb: Token) -> Token | None:
    """The object of a verb, in the active, in the passive, or before a relative clause: "the offer that Lima refused"."""
    if is_passive(verb) and verb.dep_ == "conj" and child(verb, "nsubjpass") is None:
        return thing_of(verb.head)
    if is_passive(verb):
        return child(verb, "nsubjpass") or (verb.head if verb.dep_ == "acl" else None)
    thing = child(verb, "dobj")
    if verb.dep_ != "relcl":
        return thing
    if thing is not None and thing.lower_ in ("which", "that", "whom"):
        return verb.head
    if thing is None and (own := child(verb, *SUBJECTS)) is not None and own.lower_ not in ("who", "which", "that"):
        return verb.head
    return thing


def _object(verb: Token) -> Filled | None:
    thing = thing_of(verb) or _what_called(verb)
    if thing is None or thing.lower_ in ("himself", "themselves", "itself", "what"):
        return None
    if child(verb, "prt") is not None or (verb.lemma_ in lexicon().wishes and infinitive(verb) is not None):
        return None
    return Filled(thing)


def _what_called(verb: Token) -> Token | None:
    """As in "Rejected what he called a stunt"."""
    thing = child(verb, "ccomp", "pcomp", "xcomp")
    return thing if thing is not None and thing.i > verb.i and thing.left_edge.lower_ == "what" else None


def _wanted(verb: Token) -> Filled | None:
    """As in "Wants guarantees": a thing, not somebody."""
    filled = _object(verb)
    if filled is not None and filled.about.lower_ == "nothing":
        return filled
    if filled is None or filled.about.pos_ in ("PROPN", "PRON", "NUM") or filled.about.lemma_ in lexicon()["not_wanted"]:
        return None
    return filled


def _bare(verb: Token) -> Filled | None:
    """As in "The rebels refused.": what, the sentence before says."""
    if child(verb, "dobj", "xcomp", "ccomp", "dative") is not None or is_passive(verb) or verb.dep_ in ("amod", "acl", "relcl"):
        return None
    if verb.tag_ == "VB" or verb.tag_ == "VBG":
        return None
    return Filled(verb) if not any(c.dep_ == "prep" for c in verb.rights) else None


def _out_of(verb: Token) -> Filled | None:
    """As in "Walked out of the talks"."""
    thing = object_of(after(after(verb, "out", "away") or verb, "of", "from"))
    return Filled(thing) if thing is not None and after(verb, "out", "away") is not None else None


def _short_of(verb: Token) -> Filled | None:
    """As in "Stopped short of endorsing"."""
    short = next((c for c in verb.rights if c.lower_ == "short"), None)
    what = object_of(after(short, "of")) if short is not None else None
    return Filled(what) if what is not None and what.tag_ == "VBG" else None


def would(verb: Token) -> bool:
    """As in "Would like"."""
    return any(c.dep_ == "aux" and c.lower_ in ("would", "'d") for c in verb.lefts)


def _offered(verb: Token) -> Filled | None:
    """As in "Offered its capital as a venue"."""
    filled = _object(verb)
    if filled is not None and (filled.about.lower_ == "nothing" or any(c.lower_ == "no" for c in filled.about.lefts)):
        return filled
    if filled is not None and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in filled.about.lefts):
        return filled  # "offered its ports"
    joined = [verb, *([filled.about] if filled is not None else [])]
    return filled if any(c.dep_ == "prep" and c.lower_ == "as" for each in joined for c in each.rights) else None


def _clause(verb: Token) -> Filled | None:
    thing = child(verb, "ccomp")
    return None if thing is None or thing.i < verb.i else Filled(thing, child(thing, *SUBJECTS))


def _that(verb: Token) -> Filled | None:
    filled = _clause(verb)
    return filled if filled is not None and any(c.dep_ == "mark" and c.lower_ == "that" for c in filled.about.lefts) else None


_STATING = frozenset(
    {"maintain", "argue", "say", "stress", "declare", "state", "reiterate", "repeat", "warn", "emphasise", "emphasize", "contend"}
)
"""Verbs behind which a bare verb is one that the parser takes for bare, and wishes nothing."""


def _duty(verb: Token) -> Filled | None:
    thing = child(verb, "ccomp")
    if thing is None or thing.i < verb.i:
        return None
    own = child(thing, *SUBJECTS)
    asks = own is not None and verb.lemma_ not in _STATING and is_bare(thing)
    return Filled(thing, own) if is_duty(thing) or asks else None


def is_duty(verb: Token) -> bool:
    """Whether a clause says what must be: "must", "should", "needs to", "has to"."""
    words = lexicon()
    if any(c.dep_ == "aux" and c.lower_ in words["duties"] for c in verb.lefts):
        return True
    return verb.lemma_ in words["needs"] and infinitive(verb) is not None


def is_bare(verb: Token) -> bool:
    """Whether a clause wishes by its bare verb: "that he leave", "that they be let in"."""
    group = next((c for c in verb.lefts if c.dep_ in ("aux", "auxpass")), verb)
    own = child(verb, *SUBJECTS)
    if group.lower_ in ("are", "were", "is", "am"):
        return False
    if group.tag_ == "VBP" and own is not None and own.tag_ in ("NN", "NNP") and not any(own.conjuncts):
        return True  # "that the border remain closed"
    return group.tag_ == "VB" and group.lower_ == group.lemma_ and group.lower_ not in ("can", "will") and not has_to(verb)


def _ask(verb: Token) -> Filled | None:
    thing = child(verb, "dobj", "dative")
    if thing is not None and (what := infinitive(verb)) is not None and what.i > thing.i:
        return Filled(what, thing)
    for label in ("ccomp", "xcomp"):
        what = child(verb, label)
        if what is not None and what.i > verb.i and has_to(what) and (whom := child(what, *SUBJECTS)) is not None:
            return Filled(what, whom)
    return None


def _let(verb: Token) -> Filled | None:
    """As in "Let them station missiles"."""
    what = child(verb, "ccomp")
    whom = child(what, *SUBJECTS) if what is not None else None
    return Filled(what, whom) if what is not None and whom is not None and what.i > verb.i and what.tag_ == "VB" else None


def _small(verb: Token) -> Filled | None:
    """As in "Want the two living apart"."""
    away = next((c for c in verb.rights if c.dep_ in ("prt", "advmod") and c.lower_ in ("back", "out", "off", "away")), None)
    if away is not None and (thing := child(verb, "dobj")) is not None and thing.i < away.i:
        return Filled(thing, thing)  # "want our soldiers back"
    what = child(verb, "ccomp")
    own = child(what, *SUBJECTS) if what is not None else None
    if what is None or own is None or what.i < verb.i:
        return None
    return Filled(what, own) if what.tag_ in ("VBG", "VBN", "VBD") or what.pos_ in ("ADJ", "ADV") else None


def _infinitive(verb: Token) -> Filled | None:
    what = infinitive(verb)
    return Filled(what) if what is not None and what.dep_ != "advcl" else None


def _gerund(verb: Token) -> Filled | None:
    what = child(verb, "xcomp", "pcomp")
    return Filled(what) if what is not None and what.tag_ == "VBG" and what.i > verb.i else None


def _plan(verb: Token) -> Filled | None:
    thing = thing_of(verb)
    if thing is None or not (thing.lemma_ in lexicon()["plans"] or thing.lemma_ in lexicon()["plan_topics"]):
        return None
    return Filled(thing)


_FLYING = frozenset(
    {"drone", "missile", "rocket", "jet", "plane", "aircraft", "helicopter", "balloon", "uav", "uavs", "target", "projectile"}
)


def _particle(verb: Token, word: str) -> Filled | None:
    part = after(verb, word)
    if part is None or part.dep_ not in ("prt", "advmod"):
        return None
    thing = thing_of(verb) or child(verb, "xcomp", "ccomp") or object_of(after(verb, "on", "against"))
    if thing is not None and thing.lemma_ in _FLYING:
        return None  # "shot down drones"
    return Filled(thing) if thing is not None else None


def _for_to(verb: Token) -> Filled | None:
    """As in "Called for both sides to show restraint"."""
    for what in verb.rights:
        if what.dep_ in ("advcl", "ccomp", "xcomp") and has_to(what) and any(c.dep_ == "mark" and c.lower_ == "for" for c in what.lefts):
            return Filled(what, child(what, *SUBJECTS))
    return None


def _led(verb: Token, word: str) -> Token | None:
    """As in "The plan to which Oslo objected"."""
    if verb.dep_ != "relcl":
        return None
    return next(
        (c for c in verb.lefts if c.dep_ in ("prep", "dep") and c.lower_ == word and any(d.lower_ in ("which", "whom") for d in c.rights)),
        None,
    )


def _preposition(verb: Token, word: str) -> Filled | None:
    join = after(verb, word) or _led(verb, word)
    thing = object_of(join)
    if join is not None and thing is not None and join.i < verb.i:
        return Filled(verb.head)
    if thing is None and word == "for" and (asked := _for_to(verb)) is not None:
        return asked
    if join is None or thing is None or join.dep_ == "agent":
        return None
    what = infinitive(verb) or infinitive(thing)
    return Filled(what, thing) if what is not None and word in ("on", "upon", "to", "with") else Filled(thing)


_FRAMES: dict[str, Callable[[Token], Filled | None]] = {
    "object": _object,
    "actor": _object,
    "wanted": _wanted,
    "liked": lambda verb: (_ask(verb) or _wanted(verb) or _small(verb)) if would(verb) else None,
    "let": _let,
    "out of": _out_of,
    "short of": _short_of,
    "offered": _offered,
    "bare": _bare,
    "clause": _clause,
    "that": _that,
    "duty": _duty,
    "ask": _ask,
    "small": _small,
    "infinitive": _infinitive,
    "gerund": _gerund,
    "plan": _plan,
    "out": lambda verb: _particle(verb, "out"),
    "down": lambda verb: _particle(verb, "down"),
    "off": lambda verb: _particle(verb, "off"),
    "back": lambda verb: _particle(verb, "back"),
}
