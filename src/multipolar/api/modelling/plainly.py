"""Answers of models as plain values: what `--json` prints."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

import numpy as np


def fields_of(value: Any) -> dict[str, Any]:
    """What a dataclass holds, and what it works out from that: its fields and its public properties."""
    found = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    worked_out = [name for name, member in vars(type(value)).items() if isinstance(member, property) and not name.startswith("_")]
    return found | {name: getattr(value, name) for name in worked_out}


def as_plain(value: Any) -> Any:
    """`value` as JSON knows it: NaN as null, infinity as text, arrays as lists, dataclasses as mappings."""
    if isinstance(value, np.ndarray | np.generic):
        return as_plain(value.tolist())
    if isinstance(value, float):
        return None if math.isnan(value) else str(value).replace("inf", "infinity") if math.isinf(value) else value
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if hasattr(value, "__iter__"):  # a sequence that computes its entries
            return [as_plain(item) for item in value]
        return {name: as_plain(item) for name, item in fields_of(value).items()}
    if isinstance(value, list | tuple):
        return [as_plain(item) for item in value]
    return value
