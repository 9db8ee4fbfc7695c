"""The paths of a drafted case: a set that is exhaustive, named after the scenarios of the authors where these fit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from multipolar.evidence.drafting.cast import Cast, slug
from multipolar.results.evidence import NamedScenario


@dataclass(frozen=True, slots=True)
class Path:
    """One path of a draft.

    Parameters
    ----------
    id, name, when, meaning : str
        As in the case.
    told : tuple of NamedScenario
        The authors' scenarios that it stands for.
    """

    id: str
    name: str
    when: str
    meaning: str
    told: tuple[NamedScenario, ...] = field(default=())


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


_PRESSED = _any(
    "playbook", r"betray\w*", r"sell-?out", r"abandon\w*", r"wash\w* (?:his|her|its|their) hands", r"would(?: not|n't) last",
    r"does(?: not|n't) last", "short-lived",
)  # fmt: skip
_COLLAPSE = _any(
    r"collaps\w+", r"defeat\w*", r"capitulat\w+", r"rout\w*", "breakthrough", "overrun", r"falls?", r"decisive \w*\s?blow", "victory",
)  # fmt: skip
_ESCALATES = _any(
    r"escalat\w+", r"wider? war", r"widen\w*", "regional war", r"spill\w* over", "spillover", "nuclear", r"direct(?:ly)? involv\w+",
)  # fmt: skip
_FROZEN = _any(r"frozen?", r"freez\w+", "ceasefire", "truce", "armistice", "line of (?:contact|control)", "standstill")
_SETTLED = _any(
    r"settle\w*", "peace (?:deal|agreement|treaty|accord)", "lasting peace", "agreement", "accord", "treaty", r"normali[sz]\w+", "deal",
)  # fmt: skip
_GOES_ON = _any(
    "business as usual", "status quo", r"stall\w*", "goes on", r"grind\w*", "attrition", "stalemate", "deadlock", r"drag\w* on",
    r"continu\w+", r"muddl\w+", r"prolong\w*",
)  # fmt: skip


_LONGEST_LABEL = 6
"""Words of a label that serve as the name of a path; a longer one is a sentence."""


def paths_of(
    scenarios: Sequence[NamedScenario], texts: Sequence[str], labels: Mapping[NamedScenario, str], cast: Cast, *, pressed: bool
) -> tuple[Path, ...]:
    """The set of paths, in the order in which they are tried.

    Parameters
    ----------
    scenarios : sequence of NamedScenario
        As the authors name them.
    texts : sequence of str
        The words of each, label and passage, in lower case.
    labels : mapping
        What the author calls each, as it stands in the text.
    cast : Cast
        Whose collapse is meant.
    pressed : bool
        Whether a patron talks over the defender's head, so that a deal can be pressed on it.
    """
    told: dict[str, list[NamedScenario]] = {}
    for scenario, words in zip(scenarios, texts, strict=True):
        told.setdefault(_path(words, cast, pressed=pressed), []).append(scenario)
    return tuple(_named(path, tuple(told.get(path.id, ())), labels) for path in _all(cast, pressed=pressed))


def _all(cast: Cast, *, pressed: bool) -> tuple[Path, ...]:
    attacker, defender = cast.parts[cast.attacker], cast.parts[cast.defender]
    betrayed = Path(
        "pressed-and-broken",
        "A deal pressed and broken",
        f"pressed-broke or collapse-of-{defender.id} after pressed",
        f"A deal pressed on {defender.name} breaks, or {defender.name} collapses after one.",
    )
    return (
        *((betrayed,) if pressed else ()),
        Path(f"collapse-of-{defender.id}", f"Collapse of {defender.name}", f"collapse-of-{defender.id}", "Its front breaks."),
        Path(
            f"collapse-of-{attacker.id}", f"Collapse of {attacker.name}", f"collapse-of-{attacker.id}", "It can no longer hold its front."
        ),
        Path("escalation", "Escalation", "widened", "The war widens to a patron's forces or to a new front."),
        Path(
            "frozen-line",
            "Frozen line",
            "ceasefire-in-force or lull-in-force",
            "Fighting has stopped at the horizon, and little is settled.",
        ),
        Path("settlement", "Settlement", "deal-in-force", "A deal is in force at the horizon."),
        Path("war-goes-on", "The war goes on", "otherwise", "Still at war at the horizon."),
    )


def _path(words: str, cast: Cast, *, pressed: bool) -> str:
    """Which path an author's scenario is, by its words; empty where none fits."""
    if pressed and _PRESSED.search(words):
        return "pressed-and-broken"
    if _COLLAPSE.search(words) and not _GOES_ON.search(words):
        losers = [side for side in (cast.attacker, cast.defender) if cast.parts[side].name.casefold()[:5] in words]
        return f"collapse-of-{cast.defender if cast.defender in losers or not losers else losers[0]}"
    for path, pattern in (("war-goes-on", _GOES_ON), ("escalation", _ESCALATES), ("frozen-line", _FROZEN), ("settlement", _SETTLED)):
        if pattern.search(words):
            return path
    return ""


def _named(path: Path, told: tuple[NamedScenario, ...], labels: Mapping[NamedScenario, str]) -> Path:
    """A path under the author's name, where exactly one author's scenario is meant."""
    if len({scenario.name for scenario in told}) != 1:
        return Path(path.id, path.name, path.when, path.meaning, told)
    label = labels[told[0]]
    short = len(label.split()) <= _LONGEST_LABEL
    return Path(slug(told[0].name), label if short else told[0].name.replace("-", " ").capitalize(), path.when, path.meaning, told)
