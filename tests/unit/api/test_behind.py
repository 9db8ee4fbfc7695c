"""What stands behind the numbers of a case, as it is and as it was known by an earlier day."""

from __future__ import annotations

import json
from datetime import date

import pytest

import multipolar as mp
from multipolar.api import grounds
from multipolar.cli import main

BY = date(2025, 5, 15)


def test_by_an_earlier_day_nothing_rests_on_later_documents() -> None:
    case = mp.load("ukraine-2025")
    now, then = grounds(case), grounds(case, as_of=BY)
    late = {name for name, source in case.sources.documents.items() if source.date > BY}
    assert late & {quote.document for each in now.numbers for quote in each.quotes}
    assert not late & {quote.document for each in then.numbers for quote in each.quotes}
    assert {each.address: each.value for each in then.numbers} == {
        address: str(entry.number) for address, entry in case.at(BY).numbers.items() if not entry.default
    }


def test_the_terminal_takes_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evidence", "ukraine-2025", "--as-of", str(BY), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == grounds("ukraine-2025", as_of=BY).counts
    assert found["counts"] != grounds("ukraine-2025").counts
    assert main(["evidence", "ukraine-2025", "--as-of", "2099-01-01"]) == 2
    assert "is later than the case's own" in capsys.readouterr().err
