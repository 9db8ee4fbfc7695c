"""Issues of contests among powers: what they are about, by which words texts speak of them, and how a scenario writes them."""

from __future__ import annotations

from multipolar.evidence.issues.entries import IssueEntry
from multipolar.evidence.issues.matching import Found, IssueLibrary
from multipolar.evidence.issues.reading import bundled_issues, read_issues

__all__ = ["Found", "IssueEntry", "IssueLibrary", "bundled_issues", "read_issues"]
