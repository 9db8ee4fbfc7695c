"""The tables of affinities, contradictions and paths, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from multipolar.evidence.drafting.cast import slug
from multipolar.evidence.drafting.numbers import spread, why
from multipolar.evidence.drafting.passages import Passages
from multipolar.evidence.drafting.paths import Path, paths_of
from multipolar.evidence.drafting.powers import Powers
from multipolar.evidence.text import plain
from multipolar.results.evidence import Contradiction, NamedScenario, Span

MOST_CONTRADICTIONS = 12


class RemarksTable(Powers):
    """Writes what documents tell besides."""

    def _affinities(self) -> list[dict[str, Any]]:
        made = []
        for address, pooled in self.affinities.items():
            _, _, one, other = address.split(".")
            value = spread(pooled.mean, max(8.0, pooled.spread), -100.0)
            made.append({"between": [one, other], "value": value, "evidence": self.passages.of(pooled.readings), "judgement": why(pooled)})
        return made

    def _contradictions(self) -> list[dict[str, Any]]:
        return disagreements(self.evidence.contradictions, self.passages)

    def _left_out(self) -> list[str]:
        names = {self.known.actors[each].name if each in self.known.actors else each.partition(":")[2] for each in self.cast.left_out}
        said = ["Forces, losses and economies: documents do not give them; the values are generic."]
        return [*said, f"Named, and not taken up: {', '.join(sorted(names))}."] if names else said

    def _paths(self) -> dict[str, Any]:
        told = self._rows("scenario", NamedScenario)
        texts = self.evidence.texts
        words = [f"{row.name.replace('-', ' ')} {row.span.quote(texts[row.document])}".casefold() for row in told]
        made: dict[str, Any] = {}
        labels = {row: _title(row.label.quote(texts[row.document])) for row in told}
        for path in paths_of(told, words, labels, self.cast, pressed=bool(self.patrons)):
            entry: dict[str, Any] = {"name": path.name, "when": path.when, "meaning": path.meaning}
            if ids := self._told(path):
                entry["evidence"] = ids
            made[path.id if path.id not in made else f"{path.id}-2"] = entry
        return made

    def _told(self, path: Path) -> list[str]:
        return list(
            dict.fromkeys(
                self.passages.cite(row.document, row.span, "scenario", f"An author names this way: {slug(row.name)}.", "stated")
                for row in path.told
            )
        )


def disagreements(found: Sequence[Contradiction], passages: Passages) -> list[dict[str, Any]]:
    """The first contradictions as a case holds them: what each is about, once, and all its passages; one that disputes itself is none."""
    sides: dict[str, list[tuple[str, Span]]] = {}
    for each in found:
        one, other = (each.one_document, each.one), (each.other_document, each.other)
        if one != other:
            sides.setdefault(each.explanation, []).extend((one, other))
    said = "Stands against another passage; see contradictions."
    return [
        {"about": about, "claims": [passages.cite(*side, "against", said, "direction") for side in dict.fromkeys(places)]}
        for about, places in list(sides.items())[:MOST_CONTRADICTIONS]
    ]


def _title(label: str) -> str:
    """What an author calls a way, as the name of a path: without marks, with a capital."""
    words = " ".join(plain(label).split()).strip(" :")
    return words[:1].upper() + words[1:]
