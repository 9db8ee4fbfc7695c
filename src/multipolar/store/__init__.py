"""Runs on disk: staged writing, checked reading, names."""

from multipolar.store.files import write_whole
from multipolar.store.folders import find_run, list_runs, run_name, runs_folder, set_last, shown_name
from multipolar.store.layout import is_run
from multipolar.store.parts import PART, encode_part, part_files, part_ranges
from multipolar.store.reading import ParquetColumns, open_run, read_manifest
from multipolar.store.staging import Interrupted, Staging

__all__ = [
    "PART",
    "Interrupted",
    "ParquetColumns",
    "Staging",
    "encode_part",
    "find_run",
    "is_run",
    "list_runs",
    "open_run",
    "part_files",
    "part_ranges",
    "read_manifest",
    "run_name",
    "runs_folder",
    "set_last",
    "shown_name",
    "write_whole",
]
