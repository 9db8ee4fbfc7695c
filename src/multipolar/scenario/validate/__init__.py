"""What the format alone cannot say: names that must exist, circles, missing grounds, paths that do not add up."""

from __future__ import annotations

from collections.abc import Mapping

from multipolar.errors import Problem
from multipolar.library.reading import YamlFile
from multipolar.scenario.origin import Origin
from multipolar.scenario.validate.bodies import check_bodies
from multipolar.scenario.validate.floors import check_floors
from multipolar.scenario.validate.grounds import check_grounds
from multipolar.scenario.validate.histories import check_checks, check_dates, check_paths_of
from multipolar.scenario.validate.references import check_references
from multipolar.scenario.validate.report import Findings


def validate(origin: Origin, files: Mapping[str, YamlFile], *, complete: bool) -> list[Problem]:
    """Every problem of a case whose files fit the format one by one."""
    findings = Findings(origin, files, complete=complete)
    check_bodies(findings)
    check_references(findings)
    check_floors(findings)
    check_grounds(findings)
    check_dates(findings)
    check_paths_of(findings)
    check_checks(findings)
    return findings.problems


__all__ = ["validate"]
