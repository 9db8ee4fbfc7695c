"""Events that nouns tell: "its invasion of Peru", "talks between Lima and Quito", "a trade war with Chile"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.candidates import Candidate, halves, meets_needs
from multipolar.evidence.extractors.events.extents import noun_extent
from multipolar.evidence.extractors.events.implied import is_taken_up
from multipolar.evidence.extractors.events.lexicon import Lexicon, Reading
from multipolar.evidence.extractors.events.marks import outer
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.nearby import is_dated
from multipolar.evidence.extractors.events.noun_ends import carrier_of, ends_of_noun, from_above, relative_carrier
from multipolar.evidence.extractors.events.roles import is_verb
from multipolar.evidence.extractors.events.scene import Scene
from multipolar.results.evidence.rows import Mode

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEWS = frozenset(("fighting", "offensive", "shelling", "hostility", "clash", "bombardment", "counteroffensive"))
_RESORTS = ("forest", "mountain", "summer", "country", "lakeside", "holiday", "presidential", "seaside", "leaders")
_NOT_HEADS = ("compound", "npadvmod", "amod", "nmod")


def noun_event(scene: Scene, noun: Token, words: Lexicon, claimed: frozenset[int]) -> Candidate | None:
    """Give the event that a noun tells, if it tells one and its actors are found; `claimed` are nouns that a verb has told already."""
    if noun.dep_ in _NOT_HEADS or noun.i in scene.at or noun.i in claimed:
        return None
    lemma = words.lemmas.get(noun.lower_, noun.lemma_.lower()) if noun.pos_ != "VERB" else noun.lower_
    if noun.pos_ == "PROPN" and lemma not in words.nouns:
        lemma = lemma.rstrip("s")
    reading = next((one for one in words.nouns.get(lemma, ()) if preceded(noun, one.words) and _holds(noun, one, words)), None)
    if (
        reading is None
        or _is_something_else(noun, words)
        or (noun.dep_ == "attr" and not any(child.dep_ == "prep" for child in noun.rights))
    ):
        return None
    of_what = any(child.dep_ in ("prep", "acl") for child in noun.rights)
    if (reading.needs == "source" and reading.type in ("REJECT", "THREATEN") and not of_what) or not _is_pressed(noun):
        return None
    relative = relative_carrier(noun, words)
    carrier = carrier_of(noun, words) or relative
    source, target = ends_of_noun(scene, noun, reading, carrier, words)
    if reading.type == "ASSAULT" and reading.reciprocal and not target and _is_theirs(noun):
        return None
    if not source and not target:
        return _of_same_talks(scene, noun, reading, words) or _of_main_war(scene, noun, reading, words)
    if reading.type == "COOPERATE" and carrier is None and not reading.words and _is_theirs(noun):
        return None
    if not meets_needs(reading, source, target) and not (
        reading.needs == "between" and (carrier is not None or _is_to_do(noun) or _asks_for(noun, reading)) and (source or target)
    ):
        return None
    if noun.lemma_ == "action" and not reading.words and not target:
        return None
    if reading.reciprocal and source == target and len(source) == 1 and not source[0].startswith("grp:"):
        return None
    mode = _mode(noun, reading, words, carried=carrier is not None and carrier is not relative)
    if relative is not None and carrier is relative:
        mode = outer(mode_of(relative, words), None if mode == "actual" else mode)
    if noun.lemma_ == "guarantee" and carrier is None and mode == "actual":
        mode = "hypothetical"  # guarantees that nobody is told to give are still spoken of
    first, last = noun_extent(noun)
    # "the lifting of their curbs" tells the curbs too
    taken = (noun.i, *(one.i for child in noun.rights if reading.object and child.lower_ == "of" for one in child.rights))
    return Candidate(scene, noun, reading, source, target, mode, first, last, "noun", taken)


def _of_same_talks(scene: Scene, noun: Token, reading: Reading, words: Lexicon) -> Candidate | None:
    """Talks that those who do what stands above have had ("agreed after hours of talks"), or that take up earlier ones."""
    if reading.type == "CONSULT" and reading.reciprocal and noun.dep_ == "pobj":
        source, target = halves(from_above(scene, noun))
        if target:
            first, last = noun_extent(noun)
            return Candidate(scene, noun, reading, source, target, mode_of(noun, words), first, last, "noun", (noun.i,))
    if not is_taken_up(noun, reading):
        return None
    first, last = noun_extent(noun)
    return Candidate(scene, noun, reading, (), (), mode_of(noun, words), first, last, "same-talks", (noun.i,))


def _of_main_war(scene: Scene, noun: Token, reading: Reading, words: Lexicon) -> Candidate | None:
    """Fighting or a truce told as news without its parties: "fighting resumed", "a new offensive", "the Christmas truce"."""
    lemma = noun.lemma_.lower()
    determiners = {child.lower_ for child in noun.lefts if child.dep_ in ("det", "poss")}
    lemma = lemma if noun.pos_ != "VERB" else noun.lower_
    is_news = lemma in _NEWS and not determiners - {"a", "an"} and noun.dep_ in ("nsubj", "pobj", "dobj", "nsubjpass")
    is_news = is_news and (noun.dep_ in ("nsubj", "nsubjpass") or any(child.dep_ == "acl" for child in noun.rights))
    named_truce = lemma in ("ceasefire", "truce") and any(child.pos_ == "PROPN" for child in noun.lefts) and noun.dep_ == "nsubj"
    near = reading.reciprocal and is_dated(noun, reading.type)
    if not (is_news or named_truce or near):
        return None
    first, last = noun_extent(noun)
    rule = "noun" if is_news or named_truce else "near"
    return Candidate(scene, noun, reading, (), (), mode_of(noun, words), first, last, rule, (noun.i,))


def _mode(noun: Token, reading: Reading, words: Lexicon, *, carried: bool) -> Mode:
    mode = mode_of(noun, words, carried=carried)
    head = noun.head
    if mode != "actual":
        return mode
    if not any(child.dep_ in ("det", "poss") for child in noun.lefts) and _is_in_if(noun):
        return "hypothetical"
    if reading.type == "CONSULT" and noun.dep_ == "pobj" and (head.lower_ == "before" or head.head.lower_ == "ahead"):
        return "planned"  # "spoke before their talks"
    for above in noun.ancestors:  # "painted its raids as an answer to an attack": the attack is what the picture alleges
        if above.dep_ == "prep" and above.lower_ == "as" and above.head.lemma_.lower() in words.framing and noun.head.i != above.i:
            return "alleged"
        if is_verb(above):
            break
    return mode


def _is_in_if(noun: Token) -> bool:
    """Whether "if" stands close before it, though the parser took the clause for a phrase: "if Chile attacks"."""
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - 5) : noun.i]):
        if token.is_punct:
            return False
        if token.lower_ in ("if", "unless", "whether"):
            return True
    return False


def preceded(noun: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a compound stand before its head: "trade war", "economic and military support"."""
    if not wanted:
        return True
    start = noun.i - len(wanted)
    if start < 0:
        return False
    if all(token.lower_ == word or token.lemma_.lower() == word for token, word in zip(noun.doc[start : noun.i], wanted, strict=True)):
        return True
    before = {token.lower_ for child in noun.lefts for token in (child, *child.conjuncts)}
    before |= {token.lemma_.lower() for child in noun.lefts for token in (child, *child.conjuncts)}
    return all(word in before for word in wanted)


def _holds(noun: Token, reading: Reading, words: Lexicon) -> bool:
    """Whether what the noun is of belongs to the class that the reading asks for: "the lifting of sanctions"."""
    if not reading.object:
        return reading.type != "PROTEST" or not any(child.lower_ == "of" for child in noun.rights)
    wanted = words.objects[reading.object]
    after = (inner for child in noun.rights if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj")
    return any(one.lemma_.lower() in wanted for one in after)


def _is_something_else(noun: Token, words: Lexicon) -> bool:
    doc = noun.doc
    before = doc[noun.i - 1].lower_ if noun.i else ""
    after = doc[noun.i + 1].lower_ if noun.i + 1 < len(doc) else ""
    if noun.lemma_.lower() == "war" and before in words.not_wars:
        return True
    if noun.lemma_.lower() == "retreat" and before in _RESORTS:
        return True
    return before in words.not_after or (after in words.not_before and doc[noun.i + 1].head.i == noun.i + 1)


def _is_pressed(noun: Token) -> bool:
    """Whether a noun is not "pressure", or is somebody's: "under Chilean pressure", "pressure from Lima on Quito"."""
    if noun.lemma_ != "pressure":
        return True
    under = noun.dep_ == "pobj" and noun.head.lower_ == "under"
    return noun.tag_ == "NN" and (under or any(child.dep_ == "prep" and child.lower_ in ("on", "from") for child in noun.rights))


def _is_theirs(noun: Token) -> bool:
    """Whether all that is said is whose it is: "their cooperation" takes up what was told before."""
    return any(child.tag_ == "PRP$" for child in noun.lefts) and not any(child.lower_ in ("with", "between") for child in noun.rights)


def _asks_for(noun: Token, reading: Reading) -> bool:
    """Whether it says what is asked for: "Lima's call for an inquiry"."""
    return reading.type == "REQUEST" and noun.lemma_ in ("call", "appeal", "plea") and any(child.lower_ == "for" for child in noun.rights)


def _is_to_do(noun: Token) -> bool:
    return any(child.dep_ in ("acl", "relcl") and any(inner.tag_ == "TO" for inner in child.lefts) for child in noun.rights)
