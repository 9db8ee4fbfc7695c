"""Reports and charts of a run."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from multipolar.api.answering import as_run
from multipolar.errors import InputError
from multipolar.results import Run
from multipolar.store.files import disk_errors


def write_report(run: Run | str | Path, path: str | Path | None = None, *, documents: str | Path | None = None) -> Path:
    """Write the report of a run as one HTML file that opens offline; by default ``report.html`` in the run's folder."""
    from multipolar.report import write_report as write

    if documents is not None and not Path(documents).is_dir():
        raise InputError(f"--documents: there is no folder '{documents}'.")
    found = as_run(run)
    target = Path(path) if path is not None else found.folder / "report.html"
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        return write(found, target, documents=Path(documents) if documents is not None else None)


def chart_names() -> tuple[str, ...]:
    """The charts of a run."""
    from multipolar.report import CHARTS

    return tuple(CHARTS)


class Plots:
    """Every chart as a function of a run: ``plots.paths(run).save("paths.png")``; '-' in a name is written '_'."""

    def __getattr__(self, name: str) -> Any:
        from multipolar.report import CHARTS

        if name.replace("_", "-") not in CHARTS:
            raise AttributeError(f"there is no chart '{name}'; there are {', '.join(CHARTS)}")
        return CHARTS[name.replace("_", "-")]

    def __dir__(self) -> list[str]:
        return [name.replace("-", "_") for name in chart_names()]


plots = Plots()


def plot(run: Run | str | Path, chart: str, path: str | Path | None = None) -> Path:
    """Save a chart of a run as PNG, SVG or PDF, by the ending of `path` (default: ``<chart>.png`` here); InputError for another."""
    from multipolar.report import CHARTS, save_chart
    from multipolar.report.save import suffix_of

    if chart not in CHARTS:
        near = get_close_matches(chart, list(CHARTS), n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise InputError(f"'{chart}' is not a chart.{hint} There are: {', '.join(CHARTS)}.")
    target = Path(path) if path is not None else Path(f"{chart}.png")
    suffix_of(target)  # a wrong one is refused before anything is drawn or a folder made
    found = as_run(run)
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        save_chart(CHARTS[chart](found), target)
    return target
