"""What was read, as one HTML file that opens offline: texts with highlights, stories, events, claims, positions, ties, contradictions."""

from __future__ import annotations

from multipolar.report.reading.page import write_reading_report

__all__ = ["write_reading_report"]
