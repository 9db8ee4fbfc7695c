"""Who speaks, where the parser does not say: right before the verb, right behind it, and where a quotation is cut in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.claims.content import Content
from multipolar.evidence.extractors.claims.grammar import child
from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.claims.sources import Sources
from multipolar.evidence.language.neighbours import neighbour
from multipolar.results.evidence import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_cut_in(sources: Sources, verb: Token, span: Span) -> bool:
    """As in "Lima had made "absurd demands", the envoy said": the quotation begins within what is said."""
    opening = verb.doc.char_span(span.start - sources.block.start, span.end - sources.block.start, alignment_mode="expand")
    before = opening.start - 2 if opening is not None else -1
    if before < verb.sent.start:
        return False
    word = verb.doc[before]
    return not word.is_punct and word.lower_ != "that" and word.i != verb.i


def before_office(name: Token, first: Token) -> Token:
    """The last word of what is said, before the office and the name of who says it."""
    commas = [t.i for t in name.doc[first.i : name.i] if t.text == ","]
    return name.doc[max(commas[-2:-1] or commas[-1:] or [name.i]) - 1]


def named_right_before(sources: Sources, verb: Token) -> Token | None:
    """As in "A raft sank near Bor, the army's spokesman, A. B., said": who is named between commas right before the verb."""
    place = verb.i - 2
    if place <= verb.sent.start or neighbour(verb, -1).text != "," or verb.doc[place].pos_ != "PROPN" or child(verb, "aux") is not None:
        return None
    name = verb.doc[place]
    mention = sources.parsed.linked(sources.block, name)
    ids = (mention.actors or (mention.proposed,)) if mention is not None and mention.form == "name" else ()
    if mention is None or len(ids) != 1 or not ids[0].startswith("per:"):
        return None
    before = sources.parsed.plain[: mention.span.start].rstrip()
    return name if before.endswith(",") and mention.span.end == sources.block.start + name.idx + len(name.text) else None


def unnamed_right_before(verb: Token, content: Content) -> tuple[Token, Token] | None:
    """As in "The troops have left the town, a monitor and witnesses said": the comma, and who says so, right before the verb."""
    if content.frame != "clause" or content.first.i > verb.i or verb.tag_ not in ("VBD", "VBZ", "VBP") or child(verb, "aux") is not None:
        return None
    place = verb.i - 1
    own = child(verb, "nsubj")
    if verb.doc[place].pos_ != "NOUN" or (
        own is not None and own.i in (place, *(t.i for t in verb.doc[place].ancestors if t.i > content.last.i))
    ):
        return None
    speakers = lexicon()["speakers"]
    while place > verb.sent.start and verb.doc[place].pos_ in ("NOUN", "ADJ", "DET", "CCONJ", "PROPN", "NUM"):
        place -= 1
    words = [t for t in verb.doc[place + 1 : verb.i] if t.pos_ == "NOUN" and t.lemma_.lower() in speakers]
    if not words or verb.doc[place].text != "," or verb.doc[place + 1].pos_ == "CCONJ" or place <= content.first.i + 2:
        return None
    if own is not None and own.i > place:
        return None
    return verb.doc[place + 1], words[0]


def beside(verb: Token) -> Token | None:
    """As in "…," Ana Vega said, where the parser takes for subject what is quoted: the name or noun right before or behind the verb."""
    before = neighbour(verb, -1)
    if before.pos_ in ("NOUN", "PROPN", "PRON"):
        return before
    return next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.pos_ in ("PROPN", "NOUN")), None)


def behind(verb: Token) -> Token | None:
    """As in "…," sighed a diplomat: the parser takes who speaks for an object."""
    who = child(verb, "dobj")
    quoted = verb.i > 0 and neighbour(verb, -1).text in ('"', ",")
    return who if quoted and who is not None and who.i > verb.i and who.left_edge.i == verb.i + 1 else None
