"""Write a chart as a picture, without a browser and without the network."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from multipolar.errors import InputError
from multipolar.store.files import disk_errors, write_whole

if TYPE_CHECKING:
    from multipolar.report.look import Chart

SUFFIXES = ("png", "svg", "pdf")
VEGA_LITE = "6.4"  # the version of the specification that the charts are drawn by; vl-convert carries it
PIXELS = 2.0  # pixels of a PNG per pixel of the drawing, sharp on dense screens


def svg_of(chart: Chart) -> str:
    """The chart as one SVG document."""
    import vl_convert

    return str(vl_convert.vegalite_to_svg(_spec(chart), vl_version=VEGA_LITE, allowed_base_urls=[]))


def save_chart(chart: Chart, path: str | PathLike[str]) -> Path:
    """Write `chart` to `path`; its suffix (png, svg or pdf) says how.

    The file appears whole or not at all. An `InputError` names the suffixes that are allowed, a `RunError` says why
    the disk refused.
    """
    target = Path(path)
    suffix = suffix_of(target)
    with disk_errors(target, "Nothing was left behind."):
        write_whole(target, _drawn(chart, suffix))
    return target


def suffix_of(target: Path) -> str:
    """How a chart is written to `target`: png, svg or pdf. An `InputError` names these where it ends otherwise."""
    suffix = target.suffix.lower().removeprefix(".")
    if suffix not in SUFFIXES:
        given = f"ends in '.{suffix}'" if suffix else "has no suffix"
        raise InputError(f"{target.name} {given}; a chart is written as .png, .svg or .pdf. Try {target.stem}.png.")
    return suffix


def _drawn(chart: Chart, suffix: str) -> bytes:
    import vl_convert

    if suffix == "svg":
        return svg_of(chart).encode("utf-8")
    if suffix == "pdf":
        return bytes(vl_convert.vegalite_to_pdf(_spec(chart), vl_version=VEGA_LITE, allowed_base_urls=[]))
    return bytes(vl_convert.vegalite_to_png(_spec(chart), vl_version=VEGA_LITE, scale=PIXELS, allowed_base_urls=[]))


def _spec(chart: Chart) -> dict[str, Any]:
    return chart.to_dict()
