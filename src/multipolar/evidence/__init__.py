"""Reading: documents in, evidence with exact quotes out."""

from __future__ import annotations
