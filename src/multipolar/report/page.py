"""The report: one HTML file that opens offline, loads nothing and runs no script."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.errors import InputError
from multipolar.report.assumptions import Assumptions, Passage, assumptions
from multipolar.report.figures import Figure, figure
from multipolar.report.frame import Frame
from multipolar.report.headline import headline
from multipolar.report.pages import environment
from multipolar.report.replay import drivers_of, stories_of
from multipolar.report.scales import scales
from multipolar.report.words import count, counted, histories, interval, likelihood, percent
from multipolar.shell import typed
from multipolar.store.files import disk_errors, write_whole

if TYPE_CHECKING:
    from multipolar.results import Driver, Run, Story

MEASURES = ("front", "forces", "losses", "economy", "aid", "affinities", "toll")


def write_report(
    run: Run,
    path: str | PathLike[str] | None = None,
    documents: str | PathLike[str] | None = None,
    *,
    stories: Sequence[Story] | None = None,
    drivers: Sequence[Driver] | None = None,
) -> Path:
    """Write the report of `run` and return where it is.

    Parameters
    ----------
    run : Run
        The run.
    path : path, optional
        The file; by default ``report.html`` in the run's folder. It appears whole or not at all.
    documents : path, optional
        A folder with the documents that the case cites. Only with it does the report quote them.
    stories, drivers : sequences, optional
        Worked out before; without them the world repeats the draws and one history a path.
    """
    folder = Path(documents) if documents is not None else None
    if folder is not None and not folder.is_dir():
        raise InputError(f"{folder} is not a folder; --documents names the folder that holds the case's documents.")
    told = stories_of(run) if stories is None else stories
    carried = drivers_of(run) if drivers is None else drivers
    target = Path(path) if path is not None else run.folder / "report.html"
    text = render(run, told, carried, folder)
    with disk_errors(target):
        write_whole(target, text.encode("utf-8"))
    return target


def render(run: Run, stories: Sequence[Story], drivers: Sequence[Driver], documents: Path | None) -> str:
    """The report as one text."""
    based = assumptions(run.case, run.manifest.plan.overrides, documents)
    template = environment().get_template("report.html")
    return str(
        template.render(
            case=run.case,
            scenario=run.case.scenario,
            plan=run.manifest.plan,
            frame=Frame.of(run),
            headline=headline(run),
            figures=_figures(run, drivers),
            measures=MEASURES,
            base_rates=_base_rates(run),
            deal_age=_deal_age(run),
            stories=_stories(run, stories),
            based=based,
            scales=scales(run.case),
            contradictions=_contradictions(run, based),
            with_quotes=documents is not None,
            commands=commands(run),
            manifest=_manifest(run),
        )
    )


def commands(run: Run) -> tuple[str, ...]:
    """What to type to repeat the run from its stored case, or to make it anew."""
    plan = run.manifest.plan
    parts = ["multipolar", "run", plan.case, "--runs", str(plan.runs), "--seed", str(plan.seed)]
    origin = run.case.origin.scenario
    parts += [] if plan.as_of == origin.as_of else ["--as-of", str(plan.as_of)]
    parts += [] if plan.horizon == origin.horizon else ["--horizon", str(plan.horizon)]
    for address, value in plan.overrides.items():
        parts += ["--set", f"{address}={value}"]
    if plan.without:
        parts += ["--without", ",".join(plan.without)]
    for family, name in plan.chosen.items():
        parts += [f"--{family}", name]
    return (" ".join(map(typed, parts)), f"multipolar rerun {typed(run.name)}")


def _figures(run: Run, drivers: Sequence[Driver]) -> Mapping[str, Figure]:
    """The charts that this run has the measures for."""
    from multipolar.analysis.bargaining import has_range

    names = ["paths", "dots", "when", "weekly", "weekly-paths", *_measured(run)]
    found = {name: figure(run, name) for name in names}
    if has_range(run):
        found["bargaining-range"] = figure(run, "bargaining-range")
    if drivers:
        found["drivers"] = figure(run, "drivers", rows=drivers)
    return found


def _measured(run: Run) -> list[str]:
    starts = {
        "front": "war.front", "forces": "war.force.", "losses": "war.losses.", "economy": "war.economy.",
        "aid": "lever.", "affinities": "affinity.", "toll": "toll.",
    }  # fmt: skip
    return [name for name in MEASURES if any(measure.startswith(starts[name]) for measure in run.measures)]


def _base_rates(run: Run) -> list[dict[str, str]]:
    """What past wars did beside the forecast of the same event, as far as it fits this war."""
    from multipolar.analysis.baserates import baserates

    return [
        {
            "event": f"{rate.name[:1].upper()}{rate.name[1:]}",
            "past": interval(rate.low, rate.high),
            "here": f"{percent(rate.p)} ({interval(rate.lo, rate.hi)})",
            "cases": f"{rate.cases}. {rate.citation}.",
        }
        for rate in baserates(run)
    ]


def _deal_age(run: Run) -> str:
    """How long the deals in force at the horizon have held; empty if there are none."""
    from multipolar.analysis.when import deal_ages

    ages = deal_ages(run)
    if not ages.members or ages.q50 is None:
        return ""
    where = f"A deal is in force on {run.dates[-1]} in {histories(ages.members)}. By then it has held"
    held = counted(ages.q50, "week", "weeks")
    if ages.members == 1:
        return f"{where} {held}{', less than half a year: a young deal has not been tested yet' if ages.young else ''}."
    return (
        f"{where} {held} in the median (four in five: {ages.q10} to {ages.q90}), and less than half a year in {count(ages.young)} of "
        "them: a young deal has not been tested yet."
    )


def _stories(run: Run, stories: Sequence[Story]) -> list[dict[str, Any]]:
    """Each path, the likeliest first: what it means, how likely it is, and how its most typical history goes."""
    told = {story.path: story for story in stories}
    shares = sorted(run.paths, key=lambda share: -share.p)
    titles = run.manifest.plan.path_titles
    return [
        {
            "title": titles.get(share.name, share.name),
            "share": share,
            "said": f"{percent(share.p)} ({interval(share.lo, share.hi)}), {likelihood(share.p, share.lo, share.hi)}",
            "spec": run.case.scenario.paths.get(share.name),
            "story": told.get(share.name),
        }
        for share in shares
    ]


def _contradictions(run: Run, based: Assumptions) -> list[tuple[str, list[Passage]]]:
    passages = {passage.id: passage for passage in based.passages}
    return [(entry.about, [passages[claim] for claim in entry.claims if claim in passages]) for entry in run.case.scenario.contradictions]


def _manifest(run: Run) -> str:
    """What decides the bits of the run, without when and where it was computed."""
    return json.dumps(run.manifest.plan.to_json(), indent=1, ensure_ascii=False)
