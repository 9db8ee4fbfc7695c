"""Who is in office: "former President X" in one passage, "the X administration" or "President X" in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from multipolar.evidence.contradictions.material import Material, of_whom
from multipolar.evidence.contradictions.words import words
from multipolar.evidence.text import plain
from multipolar.results.evidence import Contradiction, Span

MOST = 40
"""Pairs that are shown of one person."""
_BEFORE = 48
_WORD = re.compile(r"[\w.'-]+")
_ADJECTIVES = 3
"""Words that may stand between "former" and a title: "former Bolivian interim president"."""


@dataclass(frozen=True, slots=True)
class Holding:
    """A passage that says whether somebody holds an office.

    Parameters
    ----------
    person, office : str
        Id of the person; title in lower case, ``head`` for those that lead.
    held : bool
        Whether the passage has the person in office.
    as_body : bool
        Whether it says so by a body: "the X administration".
    """

    document: str
    span: Span
    person: str
    office: str
    held: bool
    as_body: bool = False


def offices(material: Material) -> Iterator[Contradiction]:
    """Persons whom one passage calls former and another has in office: one pair for each pair of documents."""
    out: dict[str, list[Holding]] = defaultdict(list)
    held: dict[str, list[Holding]] = defaultdict(list)
    for document in material.texts:
        for each in _holdings(material, document):
            (held if each.held else out)[each.person].append(each)
    for person, gone in out.items():
        seen: set[tuple[str, str]] = set()
        # Bodies first: they say most plainly that somebody is in office.
        others = sorted(held.get(person, ()), key=lambda h: not h.as_body)
        for one in gone:
            own = [other for other in others if other.document == one.document]
            for other in (*own, *others[:MOST]):
                key = (one.document, other.document)
                if key in seen or len(seen) >= MOST or one.office != other.office or not _conflict(one, other):
                    continue
                seen.add(key)
                yield _contradiction(material, one, other)


def _conflict(gone: Holding, held: Holding) -> bool:
    # Within one text "President X" is also what a former president is called out of courtesy; a body named after X is not.
    return held.as_body or gone.document != held.document


def _holdings(material: Material, document: str) -> Iterator[Holding]:
    mentions = material.mentions(document)
    persons = [(m, i) for m in mentions for i in m.actors if len(m.actors) == 1 and m.form == "name" and i.startswith("per:")]
    if not persons:
        return
    text = plain(material.texts[document])
    for mention, person in persons:
        found = _title(text, mention.span, document, person)
        if found is not None:
            yield found
    families = {material.quote(document, m.span).split()[-1]: person for m, person in persons}
    bodies = "|".join(sorted(words().sets["bodies"]))
    names = "|".join(re.escape(name) for name in sorted(families) if name[:1].isupper())
    if names:
        for found_body in re.finditer(rf"\b({names})(?:'s?)? +({bodies})\b", text):
            holding = _body(text, found_body, document, families[found_body[1]])
            if holding is not None:
                yield holding


def _title(text: str, span: Span, document: str, person: str) -> Holding | None:
    """The title before a name, with what is said of it."""
    before = [(m[0], m.start()) for m in _WORD.finditer(text, max(0, span.start - _BEFORE), span.start)]
    low = [word.casefold() for word, _ in before]
    for length in (3, 2, 1):
        if len(low) >= length and "-".join(low[-length:]) in words().sets["titles"] and _touches(text, before[-1], span.start):
            title, rest = "-".join(low[-length:]), before[:-length]
            office = "head" if title in words().sets["heads"] else title
            return _with(text, Span(before[-length][1], span.end), rest, document, person, office)
    return None


def _with(text: str, span: Span, rest: list[tuple[str, int]], document: str, person: str, office: str) -> Holding | None:
    sets = words().sets
    for word, start in list(reversed(rest))[: _ADJECTIVES + 1]:
        low = word.casefold()
        if "." in text[start : span.start].replace("U.S.", "US").replace("U.K.", "UK") or "," in text[start : span.start]:
            break
        if low in sets["former"] or low.startswith("ex-"):
            return Holding(document, Span(start, span.end), person, office, held=False)
        if low in sets["elsewhere"] or low in sets["times"]:
            return None
    return Holding(document, span, person, office, held=True)


def _touches(text: str, word: tuple[str, int], start: int) -> bool:
    return not text[word[1] + len(word[0]) : start].strip()


def _body(text: str, found: re.Match[str], document: str, person: str) -> Holding | None:
    """As in "The X administration" of today."""
    sets = words().sets
    before = [m[0].casefold() for m in _WORD.finditer(text, max(0, found.start() - _BEFORE), found.start())][-4:]
    if any(word in sets["former"] or word in sets["elsewhere"] or word in sets["times"] for word in before):
        return None
    return Holding(document, Span(found.start(), found.end()), person, "head", held=True, as_body=True)


def _contradiction(material: Material, gone: Holding, held: Holding) -> Contradiction:
    who = of_whom([gone.person])
    one, other = material.quote(gone.document, gone.span), material.quote(held.document, held.span)
    if gone.document == held.document:
        how = f"{material.name(gone.document)} says both “{one}” and “{other}” of {who}."
    else:
        how = f"{material.name(gone.document)} says “{one}”, {material.name(held.document)} “{other}” of {who}."
    return Contradiction(
        kind="office",
        one_document=gone.document,
        one=gone.span,
        other_document=held.document,
        other=held.span,
        about=gone.person,
        explanation=how,
    )
