"""Who claims what about whom: a table of sources and the actors that their claims mention, and the claims behind it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from multipolar.evidence.stories import witnesses
from multipolar.report.reading.listing import Draft, Listing, listing
from multipolar.report.reading.material import Material
from multipolar.report.reading.matrix import Cell, Head, Matrix, busiest, matrix, others, shade
from multipolar.report.reading.names import folded
from multipolar.report.reading.texts import Shown
from multipolar.results.evidence import Claim, Witnessed

LIST = "claims-list"

COMPARED = 20_000
"""Claims that are compared with each other at most; comparing all pairs of more would take minutes."""


@dataclass(frozen=True, slots=True)
class ClaimsView:
    """What the page shows of claims.

    Parameters
    ----------
    distinct, passages : int
        How many different claims there are, and how many passages make one.
    contested : int
        How many different claims are contested where they stand.
    compared : bool
        Whether all claims could be compared with each other.
    matrix : Matrix
        Sources by actors in the content.
    listing : Listing
        The claims by source.
    """

    distinct: int
    passages: int
    contested: int
    compared: bool
    matrix: Matrix
    listing: Listing


def claims_view(material: Material, shown: Shown) -> ClaimsView:
    """Group the claims that say one thing, and count them by source and by whom they are about."""
    taken = material.claims[:COMPARED]
    distinct = witnesses(taken, material.texts, material.every_story)
    about = [about_of(each, material) for each in distinct]
    return ClaimsView(
        distinct=len(distinct),
        passages=len(taken),
        contested=sum(any(claim.contested for claim in each.claims) for each in distinct),
        compared=len(taken) == len(material.claims),
        matrix=_matrix(distinct, about, material),
        listing=_listing(distinct, about, material, shown),
    )


def about_of(each: Witnessed, material: Material) -> tuple[str, ...]:
    """Actors that the contents of a claim mention, a government as its state."""
    found = (folded(actor) for claim in each.claims for actor in material.actors_in(claim.document, claim.content))
    return tuple(dict.fromkeys(found))


def sources_of(each: Witnessed) -> tuple[str, ...]:
    """Whose claim it is, a government as its state."""
    return tuple(dict.fromkeys(folded(actor) for actor in each.claims[0].source)) or ("unknown",)


def _matrix(distinct: tuple[Witnessed, ...], about: list[tuple[str, ...]], material: Material) -> Matrix:
    sources, more_sources = busiest(source for each in distinct for source in sources_of(each))
    targets, more_targets = busiest(actor for actors in about for actor in actors)
    counted: dict[tuple[str, str], list[Witnessed]] = defaultdict(list)
    for each, actors in zip(distinct, about, strict=True):
        for source in sources_of(each):
            for actor in actors:
                counted[source, actor].append(each)
    most = max((len(found) for found in counted.values()), default=1)
    cells = {
        (_by(source), _on(actor)): _cell(counted[source, actor], source, actor, most, material)
        for source in sources
        for actor in targets
        if (source, actor) in counted
    }
    return matrix(
        cells,
        [Head(_by(source), material.naming.of(source)) for source in sources],
        [Head(_on(actor), material.naming.of(actor)) for actor in targets],
        list_id=LIST,
        caption="Different claims by source and by whom they mention",
        corner="claims by ↓ about →",
        left_out=others((more_sources, "source", "sources"), (more_targets, "actor claimed about", "actors claimed about")),
    )


def _cell(found: list[Witnessed], source: str, actor: str, most: int, material: Material) -> Cell:
    contested = sum(any(claim.contested for claim in each.claims) for each in found)
    name, other = material.naming.of(source), material.naming.of(actor)
    said = f"{len(found):,} claim{'s' if len(found) != 1 else ''} by {name} that mention{'s' if len(found) == 1 else ''} {other}"
    disputed = f", {contested:,} contested" if contested else ""
    return Cell(f"{len(found)}{'*' if contested else ''}", said + disputed, f"{_by(source)} {_on(actor)}", shade(len(found), most))


def _listing(distinct: tuple[Witnessed, ...], about: list[tuple[str, ...]], material: Material, shown: Shown) -> Listing:
    by_source: dict[tuple[str, ...], list[Draft]] = defaultdict(list)
    for each, actors in zip(distinct, about, strict=True):
        sources = sources_of(each)
        keys = [*(_by(source) for source in sources), *(_on(actor) for actor in actors)]
        lead = f"about {material.naming.all(actors)}" if actors else "about nobody named"
        by_source[sources].append(Draft(each.claims, keys, lead))
    ordered = sorted(by_source, key=lambda sources: -len(by_source[sources]))
    groups = []
    for sources in ordered:
        drafts = sorted(by_source[sources], key=lambda draft: -_weight(draft))
        groups.append((material.naming.all(sources), drafts))
    return listing(LIST, groups, material, shown)


def _weight(draft: Draft) -> int:
    """Claims that several documents make come first, then those that are contested."""
    rows = [row for row in draft.rows if isinstance(row, Claim)]
    return 2 * len({row.document for row in rows}) + any(row.contested for row in rows)


def _by(actor: str) -> str:
    return f"by-{actor}"


def _on(actor: str) -> str:
    return f"on-{actor}"
