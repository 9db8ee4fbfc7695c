"""The tables of affinities, contradictions and paths, and what was left out."""

from __future__ import annotations

from typing import Any

from multipolar.evidence.drafting.cast import slug
from multipolar.evidence.drafting.numbers import spread, why
from multipolar.evidence.drafting.paths import Path, paths_of
from multipolar.evidence.drafting.powers import Powers
from multipolar.evidence.text import plain
from multipolar.results.evidence import NamedScenario

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
        made = []
        for found in self.evidence.contradictions[:MOST_CONTRADICTIONS]:
            ids = [
                self.passages.cite(document, span, "against", "Stands against another passage; see contradictions.", "direction")
                for document, span in ((found.one_document, found.one), (found.other_document, found.other))
            ]
            if len(set(ids)) == 2:
                made.append({"about": found.explanation, "claims": ids})
        return made

    def _left_out(self) -> list[str]:
        names = [self.known.actors[each].name if each in self.known.actors else each.partition(":")[2] for each in self.cast.left_out]
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


def _title(label: str) -> str:
    """What an author calls a way, as the name of a path: without marks, with a capital."""
    words = " ".join(plain(label).split()).strip(" :")
    return words[:1].upper() + words[1:]
