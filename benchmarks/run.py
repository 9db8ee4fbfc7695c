"""Measure speed and size, print the tables and write them to results.md: `make bench`."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from table import Row, machine, markdown, show  # noqa: E402  the folder has to be on the path first

PARTS = ("mesa", "ensemble", "cost", "memory", "startup", "models", "reading")
NOTES = """\
The best of several repeats is kept for each clock. Where others share the machine, processor time (CPU) measures the work of one core
better than wall time. Speeds and ratios come from processor time; targets on seconds are held against the shorter of the two clocks.
"""


def main() -> int:
    """Run the benchmarks; a figure that misses its target is marked so, and is no error: the machine may be busy."""
    parser = argparse.ArgumentParser(description="Measure speed and size beside the peers.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"which of {', '.join(PARTS)}; all by default")
    parser.add_argument("--quick", action="store_true", help="smaller sizes and fewer repeats; results.md is left alone")
    options = parser.parse_args()
    for name in options.parts:
        if name not in PARTS:
            parser.error(f"no benchmark is called {name}; there are {', '.join(PARTS)}.")
    text, missed = _measure(options.parts or list(PARTS), quick=options.quick)
    if not options.parts and not options.quick:
        path = HERE / "results.md"
        path.write_text(f"# Results of `make bench`\n\n{machine()} {_load()}\n{NOTES}\n{text}\n![cost](cost.svg)\n", encoding="utf-8")
        print(f"wrote {path.relative_to(HERE.parent)}")
    if missed:
        print("some figures miss their targets; they are marked MISSED")
    return 0


def _measure(parts: list[str], *, quick: bool) -> tuple[str, bool]:
    texts, missed = [], False
    for name in parts:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        module = importlib.import_module(f"measure_{name}")
        rows: list[Row] = module.measure(quick=quick)
        show(module.TITLE, rows)
        texts.append(markdown(module.TITLE, rows))
        missed = missed or any(row.clears is False for row in rows)
    return "\n".join(texts), missed


def _load() -> str:
    """Say how busy the machine was while measuring, one core being our own."""
    load, cores = os.getloadavg()[2], os.cpu_count() or 1
    state = "shared with other work" if load > 1.3 else "quiet"
    return f"{cores} cores; mean load over the last quarter of an hour {load:.1f}: the machine was {state}.\n"


if __name__ == "__main__":
    raise SystemExit(main())
