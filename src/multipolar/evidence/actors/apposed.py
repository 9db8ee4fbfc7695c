"""Names right beside a collective: "their leaders, A, B and C", "A, B and C, the three guarantors"."""

from __future__ import annotations

from multipolar.evidence.actors.collective_forms import Form
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.name_rows import distinct
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.seen import View

_OPENS = (",", ":", " -", " (", " --")
_MOST, _TITLES = 5, 4


def beside(discourse: Discourse, form: Form, view: View) -> tuple[str, ...]:
    """Those whom a text names right behind a collective, or right before it: as many as it means; empty where it does not."""
    return _fitting(form, _after(discourse, form), view) or _fitting(form, _before(discourse, form), view)


def _fitting(form: Form, row: list[Naming], view: View) -> tuple[str, ...]:
    found = distinct(seen for one in row for actor in one.ids if (seen := view(actor, one)))
    open_ended = form.opener == "their" and len(found) > 1
    return found if len(found) == form.count or open_ended else ()


def _after(discourse: Discourse, form: Form) -> list[Naming]:
    words, place = discourse.words, form.last + 1
    if place >= len(words) or not words.gap(place).startswith(_OPENS):
        return []
    index = discourse.before(place)
    if index >= len(discourse.namings) or discourse.namings[index].first - place > _TITLES:
        return []
    between = words.words[place : discourse.namings[index].first]
    if any(word.islower() and word not in ("president", "prime", "minister", "the") for word in between):
        return []
    return _row(discourse, index, 1)


def _before(discourse: Discourse, form: Form) -> list[Naming]:
    words, index = discourse.words, discourse.before(form.first) - 1
    if index < 0 or form.opener not in ("the", "both", "all") or not words.gap(form.first).startswith(","):
        return []
    return _row(discourse, index, -1) if discourse.namings[index].last == form.first - 1 else []


def _row(discourse: Discourse, index: int, step: int) -> list[Naming]:
    """The names that are joined to one, onwards or backwards."""
    row, namings = [discourse.namings[index]], discourse.namings
    while 0 <= index + step < len(namings) and len(row) < _MOST:
        one, other = namings[index], namings[index + step]
        first, second = (one, other) if step > 0 else (other, one)
        if not discourse.joined(first, second):
            break
        row.append(other)
        index += step
    return row if step > 0 else row[::-1]
