"""Things told as done in one passage and as not done in another: events and ties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from multipolar.evidence.contradictions.material import Material, is_named, of_whom, plain_id
from multipolar.evidence.contradictions.words import short, stems, topics, words
from multipolar.results.evidence import Claim, Contradiction, Event, Span, Tie

MOST = 40
"""Contradictions that are shown about one actor and one kind of thing."""
LOOKED_AT = 200
"""Passages about one pair of actors that a denial is held against."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that a passage tells as done, or as not done.

    Parameters
    ----------
    source : str
        Who does it, a government as its state.
    targets : frozenset of str
        To whom; where the passage does not say, everybody named in its sentence.
    family : str
        Help, force, sanctions, agreement; empty where only its words tell.
    """

    document: str
    span: Span
    source: str
    targets: frozenset[str]
    family: str
    topics: frozenset[str]
    stems: frozenset[str]
    dates: tuple[str, str] | None
    kind: str


def events(material: Material) -> Iterator[Contradiction]:
    """A thing that one passage tells as done and another as not done, by the same actor, to the same, of the same kind."""
    done, undone = _told(material)
    by_pair: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for each in done:
        for target in each.targets:
            by_pair[each.source, target].append(each)
    shown: Counter[tuple[str, ...]] = Counter()
    for no in undone:
        against: dict[str, Told] = {}
        for yes in (each for target in sorted(no.targets) for each in by_pair.get((no.source, target), ())[:LOOKED_AT]):
            if _contradict(yes, no) and _closer(yes, against.get(yes.document), no):
                against[yes.document] = yes
        about = (no.source, ",".join(sorted(no.topics)) or no.family)
        for document, yes in against.items():
            key = (*about, no.document, document)
            if not shown[key] and shown[about] < MOST:
                shown.update((key, about))
                yield _contradiction(material, yes, no)


def _closer(one: Told, other: Told | None, no: Told) -> bool:
    """Whether a passage has more words in common with the denial than the one found so far."""
    return other is None or len(one.stems & no.stems) > len(other.stems & no.stems)


def _told(material: Material) -> tuple[list[Told], list[Told]]:
    families = words().families
    done: list[Told] = []
    undone: list[Told] = []
    denied: dict[str, list[Span]] = defaultdict(list)
    for event in material.of(Event):
        if event.mode == "negated":
            denied[event.document].append(event.span)
    for event in material.of(Event):
        if event.plover in families and event.mode in ("actual", "negated"):
            family = families[event.plover]
            if event.mode == "negated" and _is_settled(material, event):
                undone += _of(material, event, event.source, event.target, family, event.date)
            elif event.mode == "actual" and not (family == "help" and _goes_both_ways(event)):
                done += _of(material, event, event.source, event.target, family, event.date, denied[event.document])
    for tie in material.of(Tie):
        if tie.type in families and tie.status == "actual" and not tie.is_likely_only:
            done += _of(material, tie, (tie.a,), (tie.b,), families[tie.type], None, denied[tie.document])
    for claim in material.of(Claim):
        if claim.polarity == "deny" and claim.certainty == "asserted" and claim.content.end - claim.content.start > 15:
            undone += [each for each in _of(material, claim, claim.source, (), "", None) if each.topics]
    return done, undone


def _goes_both_ways(event: Event) -> bool:
    # Joint manoeuvres are no help that one gives the other.
    return event.reciprocal or bool(set(event.source) & set(event.target))


def _is_settled(material: Material, event: Event) -> bool:
    """Whether a negation says that something is not so, rather than that it cannot be, or is not yet."""
    text = material.texts[event.document]
    around = text[max(material.around(event.document, event.span).start, event.span.start - 40) : event.span.end]
    return not words().sets["unsettled"] & set(around.casefold().replace("’", "'").split())


def _of(
    material: Material,
    row: Event | Tie | Claim,
    sources: Iterable[str],
    targets: Iterable[str],
    family: str,
    dates: tuple[str, str] | None,
    denied: Iterable[Span] = (),
) -> Iterator[Told]:
    span = row.content if isinstance(row, Claim) else row.span
    said = _without(material.quote(row.document, span), span, denied)
    named = {word for m in material.mentions(row.document, span) for word in stems(material.quote(row.document, m.span))}
    whom = frozenset(plain_id(i) for i in targets if is_named(i)) or material.actors(row.document, material.around(row.document, span))
    for source in dict.fromkeys(plain_id(i) for i in sources if is_named(i)):
        yield Told(row.document, span, source, whom - {source}, family, topics(said), stems(said) - named, dates, row.kind)


def _without(said: str, span: Span, denied: Iterable[Span]) -> str:
    """A passage without what it denies: "while sending no guns, it lends money" tells only the loan as done."""
    for part in denied:
        if span.holds(part):
            said = said[: part.start - span.start] + " " * (part.end - part.start) + said[part.end - span.start :]
    return said


def _contradict(yes: Told, no: Told) -> bool:
    if yes.document == no.document and (yes.span.meets(no.span) or no.kind == "claim"):
        return False
    if not yes.targets & no.targets or (no.family and yes.family != no.family):
        return False
    if yes.dates and no.dates and (yes.dates[1] < no.dates[0] or no.dates[1] < yes.dates[0]):
        return False
    shared = yes.stems & no.stems
    if yes.topics or no.topics:
        return bool(yes.topics & no.topics) and (bool(shared) or bool(no.family)) and not (no.kind == "claim" and len(shared) < 2)
    return len(shared) >= (2 if yes.document == no.document else 1)


def _contradiction(material: Material, yes: Told, no: Told) -> Contradiction:
    whom = yes.targets & no.targets
    what = f"by {of_whom([yes.source])} towards {of_whom(whom)}"
    denied = "denied" if no.kind == "claim" else "told as not done"
    if yes.document == no.document:
        not_done = short(material.quote(no.document, no.span), 60)
        how = f"In {material.name(yes.document)} something {what} is told as done and {denied}: “{not_done}”."
    else:
        how = f"Something {what} is told as done in {material.name(yes.document)} and {denied} in {material.name(no.document)}."
    return Contradiction(
        kind="ties" if yes.kind == "relation" else "events",
        one_document=yes.document,
        one=yes.span,
        other_document=no.document,
        other=no.span,
        about=" ".join([yes.source, *sorted(whom)]),
        explanation=how,
    )


def signs(material: Material) -> Iterator[Contradiction]:
    """A tie of one type that one passage calls friendly and another hostile, or present and past."""
    by_pair: dict[tuple[str, str, str], list[Tie]] = defaultdict(list)
    for tie in material.of(Tie):
        if is_named(tie.a) and is_named(tie.b) and tie.status in ("actual", "past") and not tie.is_likely_only:
            a, b = sorted((plain_id(tie.a), plain_id(tie.b)))
            by_pair[a, b, tie.type].append(tie)
    for (a, b, kind), ties in by_pair.items():
        seen: set[tuple[str, str]] = set()
        for at, one in enumerate(ties[:MOST]):
            for other in ties[at + 1 : MOST]:
                key = (one.document, other.document)
                if key in seen or not _differ(material, one, other):
                    continue
                seen.add(key)
                yield _difference(material, one, other, f"{a} {b}", kind)


def _differ(material: Material, one: Tie, other: Tie) -> bool:
    if one.document == other.document and one.span.meets(other.span):
        return False
    if one.sign == other.sign and one.status == other.status:
        return False
    if one.sign != other.sign and one.type != "economic" and one.status != other.status:
        return False
    named = {w for t in (one, other) for m in material.mentions(t.document, t.span) for w in stems(material.quote(t.document, m.span))}
    said = [stems(material.quote(t.document, t.span)) - named for t in (one, other)]
    return bool(said[0] & said[1])


def _difference(material: Material, one: Tie, other: Tie, pair: str, kind: str) -> Contradiction:
    how = {True: "friendly and as hostile", False: "present and as past"}[one.sign != other.sign]
    where = (
        material.name(one.document)
        if one.document == other.document
        else f"{material.name(one.document)} and {material.name(other.document)}"
    )
    return Contradiction(
        kind="ties",
        one_document=one.document,
        one=one.span,
        other_document=other.document,
        other=other.span,
        about=pair,
        explanation=f"The {kind} tie between {of_whom(pair.split())} is told as {how} in {where}.",
    )
