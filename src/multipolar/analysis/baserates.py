"""History's rate beside the forecast of the same event."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from multipolar.results import BaseRate, Run, wilson

DAYS_A_YEAR = 365.25


@lru_cache(maxsize=1)
def known_rates() -> dict[str, dict[str, Any]]:
    """The base rates that come with the program (``library/base_rates.yaml``)."""
    from importlib.resources import files

    from multipolar.library.reading import read_text

    text = files("multipolar.library").joinpath("base_rates.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, Any]] = read_text(text, "base_rates.yaml").data
    return data


def war_age(run: Run) -> float:
    """Years the war has lasted at the as-of date."""
    return (run.as_of - run.case.scenario.war.began).days / DAYS_A_YEAR


def baserates(run: Run) -> list[BaseRate]:
    """The base rates that speak of this war and fit into its horizon, each beside the forecast of the same event."""
    age = war_age(run)
    return [
        _beside(run, key, rate)
        for key, rate in known_rates().items()
        if rate["event"] in run.events and rate["within"] <= run.weeks and rate["age_years"][0] <= age < rate["age_years"][1]
    ]


def _beside(run: Run, key: str, rate: dict[str, Any]) -> BaseRate:
    first = run.event(rate["event"])
    count = int(((first >= 0) & (first <= rate["within"])).sum())
    return BaseRate(
        id=key,
        name=rate["name"],
        event=rate["event"],
        within=rate["within"],
        low=rate["low"],
        high=rate["high"],
        cases=rate["cases"],
        citation=rate["citation"],
        p=count / run.members,
        lo=wilson(count, run.members)[0],
        hi=wilson(count, run.members)[1],
    )
