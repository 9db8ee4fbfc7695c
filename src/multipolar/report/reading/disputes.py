"""Where passages do not agree: side by side, in the words around them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from multipolar.report.reading.material import Material
from multipolar.report.reading.names import short
from multipolar.report.reading.positions import title_of
from multipolar.report.reading.texts import Shown
from multipolar.report.words import listed
from multipolar.results.evidence import Contradiction, Span

MOST = 150
"""Contradictions that are shown; the page says how many there are."""

AROUND = 160
"""Characters shown before and after a passage."""

KINDS = {
    "office": "Who is in office",
    "events": "An event, told and denied",
    "ties": "A tie, called friendly and hostile",
    "claims": "A claim, and its denial by another source",
    "contested": "A claim, and what its document says against it",
}
"""What stands against what, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Side:
    """A passage in the words around it, where they come from and where they are on the page."""

    name: str
    before: str
    quote: str
    after: str
    place: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """Passages on one side and on the other, whom or what they are about, and how they differ."""

    about: str
    explanations: tuple[str, ...]
    ones: tuple[Side, ...]
    others: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class DisputesView:
    """Disputes by kind, how many contradictions are shown, and how many there are."""

    groups: tuple[tuple[str, tuple[Dispute, ...]], ...]
    shown: int
    all: int


def disputes_view(material: Material, shown: Shown) -> DisputesView:
    """The contradictions by kind, in the order in which they were found."""
    kinds = [*KINDS, *dict.fromkeys(each.kind for each in material.contradictions if each.kind not in KINDS)]
    ordered = sorted(material.contradictions, key=lambda each: kinds.index(each.kind))[:MOST]
    groups = [(KINDS.get(kind, kind), _disputes([each for each in ordered if each.kind == kind], material, shown)) for kind in kinds]
    return DisputesView(tuple((title, found) for title, found in groups if found), len(ordered), len(material.contradictions))


def _disputes(found: Sequence[Contradiction], material: Material, shown: Shown) -> tuple[Dispute, ...]:
    """One dispute for every passage that stands against others: a document may contest several claims in one breath."""
    times = Counter(key for each in found for key in _keys(each))
    against: dict[tuple[str, str, Span], list[Contradiction]] = defaultdict(list)
    for each in found:
        against[max(_keys(each), key=lambda key: times[key])].append(each)
    return tuple(_dispute(same, material, shown) for same in against.values())


def _keys(each: Contradiction) -> tuple[tuple[str, str, Span], tuple[str, str, Span]]:
    return ("one", each.one_document, each.one), ("other", each.other_document, each.other)


def _dispute(same: Sequence[Contradiction], material: Material, shown: Shown) -> Dispute:
    parts = dict.fromkeys(part for each in same for part in each.about.split())
    issues = {part for part in parts if ":" not in part and part != "unknown"}
    ones = dict.fromkeys((each.one_document, each.one) for each in same)
    others = dict.fromkeys((each.other_document, each.other) for each in same)
    return Dispute(
        about=listed([title_of(part) if part in issues else material.naming.of(part) for part in parts]),
        explanations=tuple(dict.fromkeys(each.explanation for each in same)),
        ones=tuple(_side(document, span, material, shown) for document, span in ones),
        others=tuple(_side(document, span, material, shown) for document, span in others),
    )


def _side(document: str, span: Span, material: Material, shown: Shown) -> Side:
    """A passage and the rest of its lines, or as much of them as stands near."""
    text = material.by_id[document].text
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    line_end = text.find("\n", span.end)
    last = min(len(text) if line_end < 0 else line_end, span.end + AROUND)
    before, after = text[first : span.start], text[span.end : last]
    if first > 0 and text[first - 1] != "\n":
        before = f"… {before.partition(' ')[2]}"
    if last < len(text) and text[last] != "\n":
        after = f"{after.rpartition(' ')[0]} …"
    return Side(short(material.by_id[document].name, 60), before, span.quote(text), after, shown.place(document, span))
