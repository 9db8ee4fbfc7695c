"""Frames in which a clause is claimed: "they say that", "the road, they say, is open", "doubt whether"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.content import Content, child_preposition
from multipolar.evidence.extractors.claims.grammar import child, is_negated
from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.language.neighbours import neighbour

if TYPE_CHECKING:
    from spacy.tokens import Token


_ADVISING = frozenset({"advise", "tell", "warn", "caution", "remind", "counsel", "promise", "plead", "preach", "inform"})
"""Verbs whose passive with "to" tells somebody to do something: "is advised to wait"."""


def clause(verb: Token, use: Use) -> Content | None:
    """As in "They say (that) the road is open", and "The road is open, they say": a statement, not a question."""
    finite = ("VBD", "VBZ", "VBP", "MD") if verb.dep_ == "relcl" else ()  # "which, they say, fell"
    said = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and c.tag_ in finite)]
    thing = next((c for c in said if c.i > verb.i), said[0] if said else _in_a_statement(verb))
    if thing is None or thing.i > verb.i:
        spliced = _after_comma(verb, use)
        if spliced is not None or thing is None:
            return spliced or _as_much(verb, use)
    if thing.i < verb.i:
        return _said_before(verb, thing, use)
    first = thing.left_edge if thing.left_edge.i > verb.i else neighbour(verb, 1)
    if first.tag_ in ("WP", "WRB", "WP$") or (first.tag_ == "WDT" and first.lower_ != "that"):
        return None
    if any(c.lower_ in ("whether", "if") and c.dep_ in ("mark", "advmod") and c.i <= first.i + 1 for c in thing.children):
        return None
    if (thing.tag_ in ("VB", "VBG", "VBN") or thing.pos_ in ("ADJ", "NOUN", "PROPN", "ADV", "ADP", "NUM")) and not any(
        c.dep_ in ("aux", "auxpass", "mark") for c in thing.children
    ):
        return None
    if any(c.dep_ == "aux" and c.tag_ == "TO" for c in thing.children):
        return None
    return Content(first, thing.right_edge, verb, use, thing, "clause")


def gerund(verb: Token, use: Use) -> Content | None:
    """As in "Deny arming anyone"."""
    thing = child(verb, "xcomp", "pcomp")
    if thing is None or thing.i < verb.i or not any(t.tag_ == "VBG" for t in (thing, *thing.lefts)):
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "gerund")


def _after_comma(verb: Token, use: Use) -> Content | None:
    """As in "The road will open, the ministry said on Friday, ending": the parser joins the two as equals."""
    own = child(verb, "nsubj")
    if use.polarity == "deny":
        return None
    if verb.dep_ != "conj" or own is None or own.i > verb.i or child(verb, "dobj") is not None or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = own.left_edge.i - 1
    if (
        before <= verb.head.i
        or verb.doc[before].text != ","
        or (verb.i + 1 < len(verb.doc) and neighbour(verb, 1).lower_ in ("that", "whether"))
    ):
        return None
    first = child(verb.head, "nsubj", "nsubjpass", "expl")
    start = first.left_edge if first is not None and first.i < verb.head.i else verb.head.left_edge
    return Content(start, verb.doc[before - 1], verb, use, verb.head, "clause")


def _as_much(verb: Token, use: Use) -> Content | None:
    """As in "He said as much"."""
    much = next((c for c in verb.children if c.lower_ == "much" and c.i > verb.i), None)
    if much is None or much.left_edge.lower_ != "as":
        return None
    return Content(much.left_edge, much, verb, use, much, "clause")


def _in_a_statement(verb: Token) -> Token | None:
    """As in "Said in a statement that": the clause that the parser hangs on the statement."""
    join = child_preposition(verb, "in", "during", "on", "at", "for", "since", "from", "after", "before")
    where = child(join, "pobj", "pcomp") if join is not None else None
    late = verb.right_edge
    that = next((t for t in verb.doc[verb.i + 1 : late.i] if t.lower_ == "that" and t.dep_ in ("dobj", "mark")), None)
    if where is not None and that is not None and that.i == where.i + 1 and that.head == verb:
        return next((t for t in verb.doc[that.i + 1 : late.i + 1] if t.pos_ in ("VERB", "AUX")), None)  # "has argued for years that"
    clause = child(where, "acl", "ccomp", "relcl") if where is not None else None
    if clause is not None and clause.tag_ == "VBN":  # "said in a report seen by a newspaper that"
        clause = child(clause, "ccomp") or clause
    if clause is None or clause.left_edge.lower_ != "that" or clause.left_edge.dep_ != "mark":
        return None
    return clause


def _said_before(verb: Token, thing: Token, use: Use) -> Content | None:
    """As in "The road is open, they say."""
    if ";" in {t.text for t in thing.doc[thing.i : verb.i]}:
        # Two sentences in one: what is said comes after the verb.
        if verb.i + 1 < len(verb.doc) and neighbour(verb, 1).tag_ in ("TO", "IN") and neighbour(verb, 1).lower_ != "that":
            return None
        end = verb.sent[-1]
        return Content(neighbour(verb, 1), end, verb, use, verb, "clause") if end.i > verb.i + 2 else None
    told = verb.lemma_ in ("tell", "assure", "inform", "remind")  # told a news conference
    if (not told and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)) or use.polarity == "deny":
        return None  # "one condemned, the other denied"
    stop = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in ("nsubj", "aux") and c.i > thing.i)])
    last = thing.doc[max(thing.i, stop - 1)]
    return Content(thing.left_edge, last, verb, use, thing, "clause")


def whether(verb: Token, use: Use) -> Content | None:
    """As in "They doubt whether the road is open"."""
    thing = child(verb, "ccomp")
    if thing is None or thing.i < verb.i or not any(c.lower_ in ("whether", "if") for c in thing.children):
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "whether")


def parenthesis(verb: Token, use: Use) -> Content | None:
    """As in "The road, they say, is open": the main clause is what is said."""
    if verb.dep_ != "parataxis":
        return None
    main, part = verb.head, verb
    end = part.right_edge.i
    if end + 2 < len(main.doc) and main.doc[end + 1].text == "," and main.doc[end + 2].dep_ == "cc" and part.left_edge.i > main.left_edge.i:
        return Content(main.left_edge, main.doc[part.left_edge.i - 1], verb, use, main, "clause")
    if main.i > verb.right_edge.i or main.right_edge.i > part.right_edge.i + 1:
        return Content(main.doc[part.right_edge.i + 1], main.right_edge, verb, use, main, "clause")
    return Content(main.left_edge, main.doc[max(part.left_edge.i - 1, 0)], verb, use, main, "clause")


def as_said(verb: Token, use: Use) -> Content | None:
    """As in "As the envoy said, the road is open."""
    if (
        verb.dep_ != "advcl"
        or verb.lemma_ not in lexicon()["as_verbs"]
        or not any(c.lower_ == "as" and c.i < verb.i for c in verb.children)
    ):
        return None
    thing = child(verb, "dobj", "ccomp")
    if thing is not None and thing.lower_ != "it":
        return None
    main = verb.head
    if verb.i < main.i:
        return Content(main.doc[verb.right_edge.i + 1], main.right_edge, verb, use, main, "clause")
    return Content(main.left_edge, main.doc[verb.left_edge.i - 1], verb, use, main, "clause")


def infinitive(verb: Token, use: Use) -> Content | None:
    """As in "They claim to hold the road", "The road is said to be open"."""
    thing = child(verb, "xcomp")
    if thing is None or thing.i < verb.i or (verb.tag_ == "VBN" and verb.lemma_ in _ADVISING):
        return None
    to = next((c for c in thing.children if c.tag_ == "TO"), None)
    if to is None:
        return None
    return Content(neighbour(to, 1), thing.right_edge, to, use, thing, "infinitive")


def object_to(verb: Token, use: Use) -> Content | None:
    """As in "They believe the road to be open"."""
    thing = child(verb, "ccomp")
    if thing is None or thing.i < verb.i or not any(c.dep_ == "aux" and c.tag_ == "TO" for c in thing.children):
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "object_to")


def expletive(verb: Token, use: Use) -> Content | None:
    """As in "It is believed that"."""
    thing = child(verb, "ccomp")
    own = child(verb, "nsubjpass")
    if thing is None or own is None or own.lower_ != "it" or is_negated(verb):
        return None
    return Content(thing.left_edge, thing.right_edge, verb, use, thing, "clause")
