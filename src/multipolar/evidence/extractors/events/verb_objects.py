"""What a verb is done to, or what somebody vows to do: the noun that has to be of the class a reading asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.roles import is_compound, last_of, objects
from multipolar.evidence.extractors.events.scene import MODEL, TOWARDS, Scene, antecedent

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = ("territory", "gates")
_MODELLED = ("weapons", "troops")
_SAID_OF = ("dismissal", "epithets")
_CARRYING_ON = frozenset(
    (
        "continue",
        "keep",
        "take",
        "launch",
        "carry",
        "step",
        "intensify",
        "impose",
        "wage",
        "begin",
        "start",
        "resume",
        "press",
        "escalate",
        "give",
        "deliver",
        "have",
    )
)
_REGARDING = ("regard", "consider", "claim", "see", "describe", "view", "treat")
_PREPOSITIONS = frozenset((*TOWARDS, "by", "down", "out", "back", "off", "up"))


def object_of(scene: Scene, verb: Token, reading: Reading, words: Lexicon) -> Token | None:
    """The noun of the class that a reading asks for, as object of the verb or after its preposition."""
    wanted = words.objects.get(reading.object)
    if wanted is None:
        return None
    if reading.infinitive:  # what somebody vows to do: "vowed to continue the fight"
        return _meant(verb, wanted)
    nouns = objects(verb)
    if not nouns and not (verb.lemma_ == "return" and not reading.words):  # "returned to the city" gives nothing back
        nouns = [
            inner
            for child in verb.children
            if child.dep_ in ("prep", "prt", "advmod") and child.i > verb.i
            for inner in _under(child)
        ]  # fmt: skip
    if reading.words and (last := last_of(verb, reading.words)) is not None:  # "set fire to a refinery"
        nouns = [*nouns, *(inner for inner in verb.doc[last].rights if inner.dep_ == "pobj"), *_under(verb.doc[last])]
    if reading.object in _SAID_OF:
        nouns = [one for one in verb.subtree if one.i > verb.i and one.i - verb.i < 8 and one.pos_ in ("ADJ", "NOUN")]
    for noun in nouns:
        if noun.lower_ == "control" and reading.object == "sanctions":
            continue  # "expands its control of the hills"
        if noun.lemma_ == "line" and any(child.lower_ == "red" for child in noun.lefts):
            continue  # "crossed a red line"
        for one in (noun, *noun.conjuncts, *_content(noun, words)):
            lemma = words.lemmas.get(one.lower_, one.lemma_.lower())
            if reading.object in _PLACED and scene.place(one) and verb.lemma_ not in ("leave", "quit"):
                return one
            if reading.object in _MODELLED and MODEL.fullmatch(one.text):
                return one
            if lemma in wanted or (one.tag_.startswith("NNP") and lemma.rstrip("s") in wanted):
                return one
    return None


def _meant(verb: Token, wanted: frozenset[str]) -> Token | None:
    """What somebody vows to do: "vowed to fight on", "vowed to continue the fight"; but not "promised to end the fight"."""
    for clause in verb.rights:
        if clause.dep_ in ("xcomp", "ccomp", "advcl", "dobj"):
            meant = [inner for inner in clause.rights if clause.dep_ == "dobj" and inner.dep_ in ("acl", "relcl")]
            carried: list[Token] = [*meant, clause, *clause.conjuncts, *(objects(clause) if clause.lemma_ in _CARRYING_ON else ())]
            carried.extend(
                inner for child in clause.rights if child.dep_ == "prep" and clause.lemma_ in _CARRYING_ON for inner in _under(child)
            )
            for one in carried:
                if one.lemma_.lower() in wanted:
                    return one
    return None


def _content(noun: Token, words: Lexicon) -> Iterator[Token]:
    """What "a round of", "ten of", "most of" hold."""
    if noun.lemma_.lower() in words.containers or noun.tag_ in ("CD", "JJS", "DT"):
        yield from (inner for child in noun.rights if child.lower_ in ("of", "in") for inner in child.rights if inner.dep_ == "pobj")


def _under(preposition: Token) -> Iterator[Token]:
    if preposition.lower_ not in _PREPOSITIONS:
        return
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield child
        elif child.dep_ == "pcomp":  # "retaliated by raising tariffs"
            yield from objects(child)
            if child.lemma_ in _REGARDING:  # "in what Lima regards as its waters"
                yield from (inner for one in child.rights if one.lower_ == "as" for inner in one.rights if inner.dep_ == "pobj")
        elif child.dep_ == "prep":  # "out of"
            yield from (inner for inner in child.rights if inner.dep_ == "pobj")


def is_of_class(noun: Token | None, wanted: frozenset[str]) -> bool:
    """Whether a subject, or one joined to it, or what "the bulk of" holds, is of a class."""
    if noun is None or noun.dep_ == "nsubjpass":
        return False
    if noun.tag_ in ("WDT", "WP"):
        noun = antecedent(noun) or noun
    held = (inner for child in noun.rights if child.lower_ == "of" for inner in child.rights if inner.dep_ == "pobj")
    return any(one.lemma_.lower() in wanted for one in (noun, *noun.conjuncts, *held))


def has_object(verb: Token) -> bool:
    """Whether something undergoes a verb."""
    return any(child.dep_ in ("dobj", "nsubjpass", "ccomp") for child in verb.children) and not is_compound(verb)
