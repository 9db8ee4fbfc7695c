"""What happened in one history, in plain dated sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from multipolar.results import Run
from multipolar.results.shares import half_up
from multipolar.scenario.names import issue_words, with_article

if TYPE_CHECKING:
    from multipolar.scenario import Case

Details = Mapping[str, Any]


def actor(case: Case, name: Any) -> str:
    """The name of an actor as the case gives it, else its id."""
    found = case.scenario.actors.get(str(name))
    return found.name if found is not None and found.name else str(name)


def track(case: Case, details: Details) -> str:
    """Who agreed, where the event names its track of talks: those at war between them, or others over somebody's head."""
    found = case.scenario.talks.get(str(details.get("track", "")))
    if found is None:
        return ""
    names = [with_article(actor(case, name)) for name in found.parties]
    war = case.scenario.war
    both = " and ".join(names)
    return f" between {both}" if {war.attacker, war.defender} <= set(found.parties) else f", negotiated by {both}"


TERMS = "Terms, on scales from 0 to 100"
"""How the terms of a deal are announced; a page links it to what the ends of the scales mean."""


def _terms(case: Case, details: Details) -> str:
    """The agreed terms: issue and place on its scale."""
    terms = details.get("terms")
    if not isinstance(terms, Mapping) or not terms:
        return ""
    said = [f"{issue_words(case, str(issue))} {float(value):.0f}" for issue, value in terms.items()]
    return f" {TERMS}: {', '.join(said)}."


def _deal(case: Case, details: Details, time: int) -> str:
    pressed = " The weaker side accepts under pressure what it would otherwise have refused." if details.get("pressed") else ""
    what = "Another deal is signed" if time else "A deal is signed"
    return f"{what}{track(case, details)}.{pressed}{_terms(case, details)}"


def _threat(case: Case, details: Details, time: int, *, done: bool) -> str:
    found = case.scenario.threats.get(str(details.get("threat", "")))
    name = (found.name if found is not None else "") or str(details.get("threat", "a threat"))
    if done:
        return f"{'A threat is carried out again' if time else 'A threat is carried out'}: {name}."
    return f"{'Another deadline' if time else 'A deadline'} passes and a threat is not carried out: “{name}”."


SENTENCES = {
    "deal-broke": ("The deal breaks and the fighting resumes.", "This deal breaks too, and the fighting resumes."),
    "ceasefire": ("A ceasefire is signed{track}; it settles nothing.", "Another ceasefire is signed{track}; it settles nothing."),
    "ceasefire-broke": ("The ceasefire breaks.", "This ceasefire breaks too."),
    "truce": ("A short truce is agreed{track}.", "Another short truce is agreed{track}."),
    "truce-broke": (
        "The short truce is violated, and each side accuses the other.",
        "This truce too is violated, and each side accuses the other.",
    ),
    "lull": ("The fighting dies down without any agreement.", "The fighting dies down again without any agreement."),
    "lull-broke": ("The lull ends and the fighting resumes.", "This lull ends too, and the fighting resumes."),
    "pressed": ("The weaker side accepts it under pressure; it would otherwise have refused.",) * 2,
    "pressed-deal-broke": ("The deal that was pressed on the weaker side breaks, and the fighting resumes.",) * 2,
    "pressed-ceasefire-broke": ("The ceasefire that was pressed on the weaker side breaks.",) * 2,
    "refused": ("What the negotiators agreed on is refused.", "Once more what the negotiators agreed on is refused."),
    "imposed": ("Terms are imposed on the side that collapsed.",) * 2,
    "widened": ("The war widens.",) * 2,
}
"""What is said of an event: when it first happens, and when it happens again."""

SILENT = frozenset({"fighting-stopped", "round", "status", "pressed-broke"})
"""Events that are not told for themselves: others of the same week tell them."""

BREAKS = ("deal-broke", "ceasefire-broke")


def sentence(case: Case, kind: str, details: Details, time: int = 0) -> str:
    """One event as a sentence, `time` being how often it happened before; an unknown kind is named as it is."""
    if kind.startswith("collapse-of-"):
        return f"{actor(case, kind.removeprefix('collapse-of-'))} collapses."
    head, _, rest = kind.partition(".")
    known = {"track": rest, "threat": rest, **details} if rest else details
    if head == "deal":
        return _deal(case, known, time)
    if head in ("threat", "bluff"):
        return _threat(case, known, time, done=head == "threat")
    if head in SENTENCES:
        return SENTENCES[head][min(time, 1)].format(track=track(case, known))
    return f"{kind.replace('-', ' ').capitalize()}."


def _week(case: Case, events: list[tuple[str, Details]], before: Counter[str]) -> list[str]:
    """The sentences of one week; `before` counts what happened in earlier ones, and then this one too."""
    kinds = {kind for kind, _ in events}
    said = []
    for kind, details in events:
        if kind in SILENT or _told_better(kind, kinds):
            continue
        what = _what(kind)
        named = f"pressed-{kind}" if kind in BREAKS and "pressed-broke" in kinds else kind
        said.append(sentence(case, named, details, before[what] + before[_same_deadline(what)]))
        before[what] += 1
    return said


def _what(kind: str) -> str:
    """What is counted: deals and ceasefires of all tracks together, each threat for itself."""
    head = kind.partition(".")[0]
    return kind if head in ("threat", "bluff") else head


def _same_deadline(what: str) -> str:
    """A threat that is not carried out has had a deadline before where it was carried out; for other things, nothing."""
    return what.replace("bluff.", "threat.", 1) if what.startswith("bluff.") else ""


def _told_better(kind: str, kinds: Collection[str]) -> bool:
    """Whether another event of the same week tells `kind` with more: a track names who signs, a deal that it was pressed."""
    if kind in ("deal", "ceasefire"):
        return any(other.startswith(f"{kind}.") for other in kinds)
    return kind == "pressed" and "deal" in {_what(other) for other in kinds}


def tell(run: Run, member: int, events: Sequence[tuple[int, str, Any]]) -> list[tuple[date, str]]:
    """The history of `member` in dated sentences, from where it starts to where it stands at the horizon."""
    weeks: dict[int, list[tuple[str, Details]]] = {}
    for week, kind, details in events:
        weeks.setdefault(week, []).append((kind, details or {}))
    lines = [(run.as_of, _state(run, member, 0))]
    before: Counter[str] = Counter()
    for week in sorted(weeks):
        lines += [(run.calendar.date_of(week), text) for text in _week(run.case, weeks[week], before)]
    return [*lines, (run.calendar.end, _end(run, member))]


def _state(run: Run, member: int, week: int) -> str:
    held = _value(run, "war.front", member, week)
    war = run.case.scenario.war
    if held is None:
        return "The history starts."
    return f"{actor(run.case, war.attacker)} holds {half_up(held, 1)} % of {actor(run.case, war.defender)}."


ENDS = (
    "The war goes on",
    "The fighting has died down without an agreement",
    "The ceasefire holds",
    "The deal holds",
    "The war has ended in a collapse",
)


def _end(run: Run, member: int) -> str:
    held = _value(run, "war.front", member, run.weeks)
    text = ENDS[int(run.status[member, -1])]
    war = run.case.scenario.war
    return f"{text}; {actor(run.case, war.attacker)} holds {half_up(held, 1)} %." if held is not None else f"{text}."


def _value(run: Run, measure: str, member: int, week: int) -> float | None:
    if measure not in run.measures:
        return None
    value = float(run.measure(measure)[member, week])
    return value if value == value else None
