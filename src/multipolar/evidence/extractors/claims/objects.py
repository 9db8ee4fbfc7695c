"""Frames in which a noun phrase is claimed: "portray the levy as theft", "call it theft", "reject the charge", "warn of famine"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.content import COMPLEMENTS, GAPS, Content, after, as_of, child_preposition, has_gap
from multipolar.evidence.extractors.claims.grammar import SUBJECTS, child, is_verdict, object_of
from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


_QUOTED_ONLY = frozenset({"speak", "talk"})
"""Verbs whose object is only claimed where it is quoted: "speak of 'defensive measures'"."""
_TOPICS = frozenset(
    {"love", "life", "death", "history", "freedom", "democracy", "god", "time", "money", "work", "politics", "art", "faith"}
)
_ANSWERING = frozenset({"hold"})
_REJECTING = frozenset({"deny", "dispute", "refute", "rebut", "contradict", "reject"})
_TO_BLAME = frozenset({"responsible", "accountable", "liable", "guilty", "blameless"})


def as_something(verb: Token, use: Use) -> Content | None:
    """As in "Portray the levy as theft", "what they see as theft"."""
    thing = child(verb, "dobj")
    found = as_of(verb) or (as_of(thing) if thing is not None else None)
    if found is None:
        return None
    join, last = found
    if thing is None and (late := _late(join)) is not None:
        return Content(neighbour(join, 1), late.right_edge, join, use, late, "as")
    if thing is not None and thing.lower_ not in GAPS and verb.i < thing.i < join.i:
        return Content(thing.left_edge, last, verb, use, join, "as")
    if thing is None and not has_gap(verb):
        return None
    return Content(neighbour(join, 1), last, join, use, join, "as")


def _late(join: Token) -> Token | None:
    """As in "Rejected as 'absurd' a report that": what is rejected stands behind the quoted word."""
    word = neighbour(join, 1) if join.i + 2 < len(join.doc) else None
    if word is None or word.text != '"':
        return None
    quoted = next((c for c in join.children if c.pos_ in ("ADJ", "NOUN", "VERB")), None)
    thing = child(quoted, "dobj", "appos") if quoted is not None else None
    return thing if thing is not None and thing.lemma_ in lexicon()["claim_nouns"] else None


def spoken_of_as(verb: Token, word: str, use: Use) -> Content | None:
    """As in "Speak of the levy as theft"."""
    join = child_preposition(verb, word)
    thing = child(join, "pobj") if join is not None else None
    found = as_of(verb) or (as_of(thing) if thing is not None else None)
    if thing is None or found is None or found[0].i < thing.i:
        return None
    return Content(thing.left_edge, found[1], verb, use, found[0], "as")


def complement(verb: Token, use: Use) -> Content | None:
    """As in "Call the levy theft", "find it unfair"."""
    if verb.lemma_ in _ANSWERING and not any(t.lemma_ in _TO_BLAME for t in verb.rights if t.dep_ in (*COMPLEMENTS, "ccomp")):
        return None  # "hold somebody responsible"
    if verb.lemma_ == "find" and verb.tag_ not in ("VBZ", "VBP") and not _is_assessed(verb):
        return None  # what was found is seldom an opinion
    named = next((c for c in verb.children if c.dep_ in COMPLEMENTS and c.i > verb.i), None)
    thing = child(verb, "dobj")
    if verb.tag_ == "VBG" and verb.i + 1 < len(verb.doc) and neighbour(verb, 1).lower_ in ("itself", "themselves", "himself", "herself"):
        return None  # a group calling itself by a name
    if named is not None:
        if named.tag_ == "VB":
            return None
        first = thing.left_edge if thing is not None and thing.lower_ not in GAPS and verb.i < thing.i < named.i else named.left_edge
        return Content(first, named.right_edge, verb, use, named, "complement")
    small = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if small is not None and _is_small_clause(verb, small):
        return Content(small.left_edge, small.right_edge, verb, use, small, "complement")
    if small is not None and has_gap(verb) and small.i > verb.i and small.pos_ in ("NOUN", "PROPN") and child(small, *SUBJECTS) is None:
        return Content(small.left_edge, small.right_edge, verb, use, small, "complement")  # "what they consider theft"
    if thing is not None and thing.i > verb.i and (verb.sent[0].lower_ == "what" or _is_run_together(verb, thing)):
        return Content(thing.left_edge, thing.right_edge, verb, use, thing, "complement")  # "what she calls order they call drift"
    beside = child(thing, "appos") if thing is not None else None
    if thing is not None and beside is not None and verb.i < thing.i and neighbour(thing, 1).text == '"':
        return Content(thing.left_edge, beside.right_edge, verb, use, beside, "complement")  # called the levy "a theft"
    if thing is not None and has_gap(verb) and thing.i > verb.i:
        return Content(thing.left_edge, thing.right_edge, verb, use, thing, "complement")
    return None


def _is_run_together(verb: Token, thing: Token) -> bool:
    """As in "Called the strikes murder", where the parser makes one noun of the two."""
    if verb.lemma_ == "call" and thing.tag_ == "VBG" and thing.left_edge.lower_ == "the" and child(thing, "dobj") is not None:
        return True  # "called the killing a crime"
    first = next((c for c in thing.lefts if c.dep_ == "compound" and c.tag_ in ("NNS", "NNP")), None)
    return verb.lemma_ == "call" and first is not None and thing.left_edge.lower_ in ("the", "these", "those", "such")


def _is_assessed(verb: Token) -> bool:
    """As in "Found the allegations credible"."""
    words = lexicon()
    inside = [t for t in verb.subtree if t.i > verb.i]
    return any(t.lemma_ in words["claim_nouns"] for t in inside) and any(
        t.lower_ in words["contest upholding"] | words["contest words"] | words["contest dismissive"] for t in inside
    )


def _is_small_clause(verb: Token, clause: Token) -> bool:
    """As in "Call it theft", where the parser makes a clause of "it theft"."""
    if clause.i < verb.i or not (clause.pos_ in ("ADJ", "NOUN", "PROPN") or clause.tag_ == "VBN"):
        return False
    labels = {c.dep_ for c in clause.children}
    return bool(labels & {"nsubj", "nsubjpass"}) and not labels & {"aux", "auxpass", "cop", "mark"}


def indefinite(verb: Token, use: Use) -> Content | None:
    """As in "Describe a town in ruins": what is described as if it were so."""
    thing = child(verb, "dobj")
    scene = next((c for c in verb.rights if c.dep_ in ("ccomp", "xcomp") and c.tag_ == "VBG"), None)
    if thing is None and scene is not None:
        return Content(
            scene.left_edge, scene.right_edge, verb, use, scene, "object"
        )  # "described soldiers burning huts", "described seeing"
    if thing is None or thing.i < verb.i or thing.right_edge.i == thing.i:
        return None
    going = next((c for c in thing.rights if c.dep_ == "acl" and c.tag_ == "VBG"), None)  # "described soldiers going from house to house"
    several = thing.tag_ == "NNS" and thing.left_edge.pos_ in ("NOUN", "ADJ") and thing.doc[thing.i + 1].pos_ == "ADP"
    if thing.left_edge.lower_ not in ("a", "an") and going is None and not several:
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "object")


def placed(verb: Token, use: Use) -> Content | None:
    """As in "Sees a plot behind every delay"."""
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i or thing.pos_ != "NOUN" or verb.tag_ not in ("VBZ", "VBP"):
        return None
    join = child_preposition(verb, "behind", "in") or child_preposition(thing, "behind", "in")
    return None if join is None else Content(thing.left_edge, max(join.right_edge, thing.right_edge), verb, use, thing, "object")


def blamed(verb: Token, use: Use) -> Content | None:
    """As in "Blamed the army", with no "for"."""
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i or thing.pos_ not in ("NOUN", "PROPN") or child_preposition(verb, "for", "on") is not None:
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "object")


def plain_object(verb: Token, use: Use) -> Content | None:
    """As in "Emphasise unity", "deny any part in it"."""
    thing = child(verb, "dobj")
    if thing is None or thing.i < verb.i or (verb.lemma_ == "cite" and verb.tag_ == "VBG"):
        return None
    if (
        thing.pos_ in ("PRON", "NUM", "DET")
        and thing.right_edge.i == thing.i
        and not (use.polarity == "deny" and thing.lower_ in ("this", "that", "it"))
    ):
        return None
    if verb.lemma_ == "question" and thing.lemma_ in lexicon()["speakers"]:
        return None  # police question people
    if verb.lemma_ == "deny" and (thing.lemma_ in lexicon()["not_denied"] or child(verb, "dative") is not None or thing.pos_ == "PROPN"):
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "object")


def claim_object(verb: Token, use: Use) -> Content | None:
    """As in "Reject the allegation", "a charge they deny"."""
    thing = object_of(verb) or (verb.head if is_verdict(verb) and use.polarity == "deny" else None)
    if thing is not None and thing.i < verb.i and thing == verb.head:
        return Content(thing.left_edge, thing, verb, use, thing, "claim") if thing.lemma_ in lexicon()["claim_nouns"] else None
    if thing is None:
        return None
    noun = verb.head if thing.lower_ in GAPS else thing
    if (
        thing.lower_ in ("this", "that", "it")
        and thing.i > verb.i
        and verb.lemma_ in _REJECTING
        and (verb.lemma_ != "reject" or thing.lower_ != "it")
    ):
        return Content(thing, thing, verb, use, thing, "claim")
    if noun.lemma_ not in lexicon()["claim_nouns"] or noun.lemma_ in lexicon().not_objects.get(verb.lemma_, frozenset()):
        return None
    if thing != noun:
        return Content(noun.left_edge, noun, verb, use, noun, "claim")
    first = thing.left_edge
    if use.polarity == "affirm":
        join = child_preposition(thing, "over", "of", "about", "that") or child_preposition(verb, "over", "of", "about")
        if join is not None and join.right_edge.i > join.i:
            return Content(join.doc[join.i + 1], join.right_edge, thing, use, thing, "claim")
        clause = child(thing, "acl", "ccomp", "relcl")
        if clause is None or clause.left_edge.dep_ != "mark":
            return None if verb.lemma_ not in ("repeat", "echo") else Content(first, thing.right_edge, verb, use, thing, "claim")
        return Content(clause.left_edge, clause.right_edge, thing, use, clause, "claim")
    return Content(first, thing.right_edge, verb, use, thing, "claim")


def _is_told(verb: Token) -> bool:
    """As in "Spoke of 'defensive measures'", "of a wasted day", "of 200 dead": what is told, not only what is talked about."""
    ahead = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    join = child_preposition(verb, "of")
    thing = child(join, "pobj") if join is not None else None
    if thing is not None and thing.tag_ == "NN" and thing.left_edge.pos_ in ("NOUN", "ADJ") and thing.lemma_ not in _TOPICS:
        return True  # spoke of piracy
    return len(ahead) > 1 and (ahead[1] in ('"', "a", "an", "more", "at", "hundreds", "dozens", "thousands") or ahead[1].isdigit())


def claimed(verb: Token, use: Use) -> Content | None:
    """As in "Claim victory"; what else is claimed is land or lives."""
    thing = child(verb, "dobj")
    if thing is None or thing.lemma_ not in lexicon()["claimed"]:
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "object")


def preposition(verb: Token, frame: str, use: Use) -> Content | None:
    """As in "Accuse her of theft" (of:of), "warn of famine" (about:of)."""
    kind, word = frame.split(":")
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in ("cite", "point"):
        return None  # "citing delays" gives the reason for the claim before it
    if kind == "about" and verb.i + 3 < len(verb.doc) and neighbour(verb, 1).lower_ == word and neighbour(verb, 2).text in (":", "-"):
        return Content(neighbour(verb, 3), verb.sent[-1], neighbour(verb, 1), use, verb, frame)
    if verb.lemma_ in _QUOTED_ONLY and not _is_told(verb):
        return None
    thing = child(verb, "dobj", "dative")
    join = child_preposition(verb, word)
    if join is None and kind == "of" and thing is not None:
        things = [one for c in verb.children if c.dep_ in ("dobj", "dative") for one in (c, *c.conjuncts)]
        join = next((below for c in things if (below := child_preposition(c, word)) is not None), None)
    if word == "at" and kind == "of" and (join is None or not any(t.like_num for t in join.subtree)):
        return None  # "put the loss at two million"
    if join is None or (kind == "of" and thing is None and not has_gap(verb)):
        return None
    if kind == "about" and thing is not None and thing.i < join.i and thing.dep_ == "dobj":
        return None
    found = after(join, use, frame, cue_last=verb)
    if found is None or word not in ("to", "with", "at") or thing is None or thing.i > join.i:
        return found
    return Content(thing.left_edge, found.last, verb, use, join, frame)  # who is likened to whom
