"""Who does what a verb tells, and to whom: subject, object, agent, controlled and borrowed subjects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.lexicon import lexicon
from multipolar.evidence.extractors.events.marks import is_finite, is_imperative, is_infinitive
from multipolar.evidence.extractors.events.scene import PLACING, TOWARDS, Actors, Scene, antecedent, joined
from multipolar.evidence.extractors.events.shapes import is_plan_again
from multipolar.evidence.extractors.events.speakers import speaker_for

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_CLAUSES = ("xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp", "conj")
_BEFORE_HYPHEN = ("npadvmod", "nmod", "compound", "amod", "nsubj")
_DEEPEST = 6
_FARTHEST = 9
"""Words that an object may have where it stands between a verb and the rest of its phrase: "put the whole treaty in abeyance"."""


def is_verb(token: Token) -> bool:
    """Whether a token is a verb, however it is used."""
    return bool(token.pos_ in ("VERB", "AUX"))


def is_passive(verb: Token) -> bool:
    """Whether what stands before a verb undergoes it."""
    if is_compound(verb):
        return True
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        # "the policy he's attacked": the parser takes the "has" before it for an "is"
        return not (verb.dep_ == "relcl" and any(child.dep_ == "auxpass" and child.lower_ == "'s" for child in verb.lefts))
    if is_misread(verb):
        return False
    return bool(verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl") and not any(child.dep_ == "aux" for child in verb.children))


def is_misread(verb: Token) -> bool:
    """Whether the parser takes the only verb of a sentence for a participle of its subject: "Peru, which has no oil, offered on Friday"."""
    head = verb.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or head.head.i != head.i or head.pos_ not in ("NOUN", "PROPN") or head.i > verb.i:
        return False
    return not any(child.dep_ == "agent" for child in verb.rights) and not any(
        is_finite(one) for one in head.rights if one.dep_ in ("conj", "acl")
    )


def is_compound(verb: Token) -> bool:
    """Whether a participle stands before its noun with whoever does it: "Brazilian-backed rebels"."""
    return bool(verb.dep_ == "amod" and verb.tag_ == "VBN" and any(child.dep_ in _BEFORE_HYPHEN for child in verb.lefts))


def subject(verb: Token) -> Token | None:
    """The noun or pronoun before a verb, its own or the one it shares ("came and saw", "plans to see", "accused of seeing")."""
    for _ in range(_DEEPEST):
        own = _own_subject(verb)
        if own is not None:
            return own
        if is_imperative(verb):
            return None
        if verb.dep_ not in (*_CLAUSES, "prep", "csubj", "dobj", "pobj", "amod", "attr", "dep", "acomp", "oprd"):
            return None
        if verb.dep_ == "conj" and is_finite(verb):  # "urged him to wait and has left": the one who urged has left
            sure = verb.tag_ != "VBP"  # a "VBP" may be one more infinitive
            while is_infinitive(verb.head) and verb.head.head.i != verb.head.i:
                verb = verb.head
            if sure and is_infinitive(verb) and is_verb(verb.head):
                verb = verb.head
                continue
        controller = _controller(verb)
        if controller is not None:
            return controller
        if verb.head.i == verb.i or verb.head.pos_ in ("NOUN", "PROPN"):
            return None
        verb = verb.head
    return None


def _own_subject(verb: Token) -> Token | None:
    """The nearest noun before a verb ("Lima, Peru - Chile left": Chile), else after it; in "it was Lima leaving", Lima."""
    found = [child for child in verb.children if child.dep_ in _SUBJECTS]
    own = next((child for child in reversed(found) if child.i < verb.i), found[0] if found else None)
    if (
        own is None and verb.tag_ in ("VBZ", "VBD") and verb.dep_ in ("ROOT", "advcl", "ccomp")
    ):  # "before Vega flies": taken for "Vega flies" the noun
        own = next(
            (child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in ("compound", "nmod") and child.i == verb.i - 1), None
        )
    if own is not None and own.tag_ in ("WDT", "WP") and verb.dep_ == "relcl":  # "the summit that Vega and Rojas plan": taken for one name
        named = (child for child in verb.lefts if child.tag_ == "NNP" and child.dep_ in ("compound", "nmod") and child.i > own.i)
        return next(named, own)
    if own is not None and own.lower_ == "it" and verb.lemma_ == "be":
        return next((child for child in verb.rights if child.dep_ == "attr"), own)
    return own


def _stands_for(noun: Token) -> bool:
    """Whether a subject only points at what was named before it: "it was Lima that left", "which"."""
    return bool(noun.tag_ in ("WDT", "WP"))


def _controller(verb: Token) -> Token | None:
    """A noun that a clause without a subject hangs on, or the object of the verb that governs it."""
    head = verb.head
    if is_misread(verb):
        return head
    if verb.dep_ in ("acl", "relcl") and not is_verb(head):
        if head.dep_ == "attr" and is_infinitive(verb):  # "Chile is a state to recognise it soon"
            return _own_subject(head.head)
        while head.dep_ == "conj":
            head = head.head
        return head if verb.dep_ == "acl" and verb.tag_ in ("VBG", "VBN") else None
    if verb.dep_ == "pcomp" and head.dep_ in ("prep", "conj"):
        while head.dep_ == "conj" and head.head.pos_ == "ADP":
            head = head.head
        head, is_clause = head.head, head.lower_ in ("of", "for", "from", "into", "against", "with")
        if (blamed := _blamed(head)) is not None:
            return blamed
    else:
        is_clause = verb.dep_ in ("xcomp", "ccomp")
    if not is_clause or verb.dep_ == "conj":
        return None
    if verb.dep_ == "pcomp" and verb.head.lower_ == "for" and (found := _after_on(head)) is not None:
        return found
    if head.lemma_.lower() in lexicon().object_control:
        return next((child for child in head.children if child.dep_ in ("dobj", "nsubjpass")), None) or _after_on(head)
    return None


def _blamed(noun: Token) -> Token | None:
    """The object on which the parser hangs what it is accused of: "accused the army and its allies of arming them"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun if noun.dep_ == "dobj" and noun.head.lemma_ in ("accuse", "suspect") else None


def _after_on(verb: Token) -> Token | None:
    """The noun after "on" or "to", of a verb or its object: "called on Chile to leave", "imposed tariffs on Chile for leaving"."""
    heads = (verb, *(child for child in verb.rights if child.dep_ == "dobj"))
    prepositions = (child for head in heads for child in head.rights if child.dep_ == "prep" and child.lower_ in ("on", "upon", "to"))
    return next((inner for one in prepositions for inner in one.rights if inner.dep_ == "pobj"), None)


def doer(scene: Scene, verb: Token) -> Actors:
    """Who does it."""
    nouns = lexicon().acting
    if is_compound(verb):
        return joined(scene.owner_or_adjective(child) for child in verb.lefts if child.dep_ in _BEFORE_HYPHEN)
    if is_passive(verb):
        return scene.after(verb, ("by",), 2)
    noun = subject(verb)
    if noun is not None and is_plan_again(noun, lexicon()):
        return ()
    found = scene.acting(noun, nouns) if noun is not None else ()
    if not found and noun is not None and noun.pos_ == "PRON":
        found = speaker_for(scene, noun)
    if found or (noun is not None and noun.dep_ in _SUBJECTS and noun.lemma_.lower() not in lexicon().schemes and not _stands_for(noun)):
        return found
    if noun is None and is_imperative(verb):
        return ()
    if noun is not None and noun.dep_ == "dobj" and noun.head.lemma_ in ("accuse", "suspect", "blame"):
        return ()  # whoever is accused did it, known or not, and not the accuser
    if noun is not None and _stands_for(noun):
        return scene.who(antecedent(noun), 0)
    return _owner_above(scene, verb)


def _owner_above(scene: Scene, verb: Token) -> Actors:
    """The owner of a noun that a clause hangs on: "Chile's decision to sign"."""
    for _ in range(_DEEPEST):
        if verb.dep_ in ("acl", "pcomp", "prep", "xcomp", "conj", "relcl", "pobj", "dobj", "advcl"):
            verb = verb.head
            if verb.pos_ in ("NOUN", "PROPN"):
                found = scene.who(verb, 0)
                if found:
                    return found
            elif any(child.dep_ in _SUBJECTS for child in verb.children):
                return scene.who(subject(verb)) if not is_passive(verb) else ()
    return ()


def objects(verb: Token) -> list[Token]:
    """Nouns that undergo a verb: object, passive subject, the noun that a relative clause or participle hangs on."""
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    found = [child for child in verb.children if child.dep_ == wanted or (child.dep_ == "dative" and child.pos_ != "ADP")]
    if not found and verb.lemma_ == "call" and wanted == "dobj":  # "called a march for Saturday"
        found = [child for child in verb.rights if child.dep_ == "oprd" and child.pos_ == "NOUN"]
    if verb.dep_ == "relcl":
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
    return next((child for child in above.lefts if child.dep_ in _SUBJECTS), None)


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
            urged = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
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


def has_words(verb: Token, wanted: tuple[str, ...]) -> bool:
    """Whether the words of a phrase follow the verb closely."""
    return last_of(verb, wanted) is not None


def last_of(verb: Token, wanted: tuple[str, ...]) -> int | None:
    """Index of the last word of a phrase that follows the verb closely ("pull out of", "join forces with"); None where it does not."""
    if not wanted:
        return verb.i
    doc, place = verb.doc, verb.i + 1
    beyond = next((child.right_edge.i + 2 for child in verb.rights if child.dep_ == "dobj"), 0) if len(wanted) > 1 else 0
    for word in wanted:
        end = min(max(place + 4, beyond if beyond - place < _FARTHEST else 0), len(doc))
        before, place = place, next((i + 1 for i in range(place, end) if doc[i].lower_ == word or doc[i].lemma_ == word), 0)
        if not place or (len(wanted) == 1 and any(token.tag_ == "IN" for token in doc[before : place - 1])):
            return None  # "vote for sanctions against" is no "vote against"
        if doc[place - 1].pos_ == "NOUN" and doc[place - 1].dep_ in ("compound", "nmod", "amod"):
            return None  # "hold live-fire exercises" is no "hold fire"
    return place - 1
