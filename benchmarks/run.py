"""Measure speed and size, print one table and write it to results.md: `make bench`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from table import Row, machine, markdown  # noqa: E402  the folder has to be on the path first


def chosen(names: list[str]) -> list[str]:
    """Return the modules to run: those named, or all."""
    known = sorted(path.stem.removeprefix("measure_") for path in HERE.glob("measure_*.py"))
    unknown = [name for name in names if name not in known]
    if unknown:
        raise SystemExit(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(known)}.")
    return names or known


def main(names: list[str]) -> int:
    """Run the benchmarks; return 1 if a figure misses its bar."""
    rows: list[Row] = []
    for name in chosen(names):
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        rows += importlib.import_module(f"measure_{name}").measure()
    text = markdown(rows)
    print(text)
    if not names:
        path = HERE / "results.md"
        path.write_text(f"# Results of `make bench`\n\n{machine()}\n\n{text}", encoding="utf-8")
        print(f"wrote {path.relative_to(HERE.parent)}")
    return int(any(row.clears is False for row in rows))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
