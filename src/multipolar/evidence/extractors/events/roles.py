"""Who does what a verb tells, and to whom: subject, object, agent, controlled and borrowed subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.marks import is_imperative
from multipolar.evidence.extractors.events.scene import PLACING, TOWARDS, Actors, Scene, antecedent, joined
from multipolar.evidence.extractors.events.shapes import is_plan_again
from multipolar.evidence.extractors.events.speakers import speaker_for
from multipolar.evidence.extractors.events.subjects import (
    BEFORE_HYPHEN,
    DEEPEST,
    SUBJECTS,
    has_words,
    is_compound,
    is_misread,
    is_passive,
    is_verb,
    last_of,
    says_of_himself,
    stands_for,
    subject,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["doer", "has_words", "is_compound", "is_misread", "is_passive", "is_verb", "last_of", "objects", "subject", "undergoer"]


def doer(scene: Scene, verb: Token) -> Actors:
    """Who does it."""
    nouns = lexicon().acting
    if is_compound(verb):
        return joined(scene.owner_or_adjective(child) for child in verb.lefts if child.dep_ in BEFORE_HYPHEN)
    if is_passive(verb):
        return scene.after(verb, ("by",), 2)
    noun = subject(verb)
    if noun is not None and is_plan_again(noun, lexicon()):
        return ()
    sayer = says_of_himself(noun) if noun is not None else None
    own = scene.named(sayer) if sayer is not None else ()
    if len(own) == 1 and own[0].startswith("per:"):
        return own
    found = scene.acting(noun, nouns) if noun is not None else ()
    if not found and noun is not None and noun.pos_ == "PRON":
        found = speaker_for(scene, noun)
    if found or (noun is not None and noun.dep_ in SUBJECTS and noun.lemma_.lower() not in lexicon().schemes and not stands_for(noun)):
        return found
    if noun is None and is_imperative(verb):
        return ()
    if noun is not None and verb.dep_ == "acl" and noun.lemma_.lower() in nouns and noun.i < verb.i:
        return ()  # "denied arming the group fighting Peru": the group fights, whoever it is
    if noun is not None and noun.dep_ == "dobj" and noun.head.lemma_ in ("accuse", "suspect", "blame"):
        return ()  # whoever is accused did it, known or not, and not the accuser
    if noun is not None and stands_for(noun):
        return scene.who(antecedent(noun), 0)
    return _owner_above(scene, verb)


def _owner_above(scene: Scene, verb: Token) -> Actors:
    """The owner of a noun that a clause hangs on: "Chile's decision to sign"."""
    for _ in range(DEEPEST):
        if verb.dep_ in ("acl", "pcomp", "prep", "xcomp", "conj", "relcl", "pobj", "dobj", "advcl"):
            verb = verb.head
            if verb.pos_ in ("NOUN", "PROPN"):
                found = scene.who(verb, 0)
                if found:
                    return found
            elif any(child.dep_ in SUBJECTS for child in verb.children):
                is_accused = verb.lemma_ in ("accuse", "suspect", "blame")  # "Chile is accused of spying in order to"
                return scene.who(subject(verb)) if is_accused or not is_passive(verb) else ()
    return ()


def objects(verb: Token) -> list[Token]:
    """Nouns that undergo a verb: object, passive subject, the noun that a relative clause or participle hangs on."""
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    found = [child for child in verb.children if child.dep_ == wanted or (child.dep_ == "dative" and child.pos_ != "ADP")]
    if not found and verb.lemma_ == "call" and wanted == "dobj":  # "called a march for Saturday"
        found = [child for child in verb.rights if child.dep_ == "oprd" and child.pos_ == "NOUN"]
    if verb.dep_ == "relcl":
        own = [child for child in found if child.tag_ not in ("WDT", "WP")]  # "whom Lima accuses Quito of arming"
        found = own if len(own) == 1 < len(found) and verb.lemma_ in ("accuse", "suspect", "blame") else found
        found = [verb.head if child.tag_ in ("WDT", "WP") else child for child in found]
    if not found and ((verb.dep_ == "acl" and is_passive(verb)) or is_compound(verb)):
        found = [verb.head]
    if not found and verb.dep_ == "relcl" and verb.head.i < verb.i:
        has_subject = any(child.dep_ == "nsubj" and child.tag_ not in ("WDT", "WP") for child in verb.children)
        found = [verb.head] if has_subject else []
    if not found and verb.dep_ == "xcomp" and wanted == "nsubjpass" and (raised := _raised(verb)) is not None:
        found = [raised]
    if not found and verb.dep_ == "conj" and verb.head.dep_ == "relcl":  # "curbs that it imposed and lifted"
        return objects(verb.head)
    return found


def _raised(verb: Token) -> Token | None:
    """What stands before "is to be", "are due to be", "is expected to be", and undergoes what follows."""
    above: Token = verb.head.head if verb.head.pos_ == "ADJ" else verb.head
    if any(child.dep_ == "dobj" for child in above.rights):
        return None
    return next((child for child in above.lefts if child.dep_ in SUBJECTS), None)


def undergoer(scene: Scene, verb: Token, *, preposition: str = "", anywhere: bool = True) -> Actors:
    """To whom it is done; after the preposition alone, where one is given; after "in" only where it is done to a place."""
    towards = TOWARDS if anywhere else tuple(word for word in TOWARDS if word not in PLACING)
    if preposition:
        return _after_all(scene, verb, (preposition,))
    for noun in objects(verb):
        found = scene.who(noun) or scene.after(noun, towards, 2)
        if found:
            return found
    found = _after_all(scene, verb, towards)
    if found:
        return found
    # "urged Chile to sign": the parser makes Chile the subject of what it is urged to do
    for clause in verb.children:
        if clause.dep_ in ("ccomp", "xcomp"):
            urged = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
            if urged is not None and urged.i > verb.i:
                return scene.who(urged)
    return ()


def _after_all(scene: Scene, verb: Token, prepositions: tuple[str, ...]) -> Actors:
    found = scene.after(verb, prepositions, 2)
    if found:
        return found
    for child in verb.children:
        if child.dep_ in ("prt", "prep", "advmod", "dobj") and child.i > verb.i and child.i - verb.i < 4:
            found = scene.after(child, prepositions, 2)
            if found:
                return found
    return ()
