"""The README of a case that new documents were added to: its counts are those of the case now, and an entry tells what came."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.drafting.doubts import BEGINNING_TOLD, DOUBTS, IS_TOLD, NO_BEGINNING
from multipolar.scenario import Case

if TYPE_CHECKING:
    from multipolar.evidence.drafting.rewrite import News

UPDATES = "## Updates"


def updated_readme(text: str, case: Case, news: News, name: str, *, passages: int) -> str:
    """The README with one more entry under *Updates*; lines that a draft wrote itself say what is true now, all others stay.

    Parameters
    ----------
    text : str
        As it is; may be empty.
    case, news
        The case before, and what new documents bring.
    name : str
        Where the case will be written.
    passages : int
        How many it cites now.
    """
    text = text.replace("\r\n", "\n") if (wide := "\r\n" in text) else text
    text = _drafted(text or f"# {case.title}\n", case, news, name, passages)
    if f"{UPDATES}\n" not in text:
        text = text.rstrip("\n") + f"\n\n{UPDATES}\n"
    before, _, behind = text.partition(f"{UPDATES}\n")
    entries, gap, rest = behind.partition("\n## ")
    text = f"{before}{UPDATES}\n{entries.rstrip()}\n{_entry(case, news)}\n{gap}{rest}"
    return text.replace("\n", "\r\n") if wide else text


def _drafted(text: str, case: Case, news: News, name: str, passages: int) -> str:
    """Counts, day and commands in the lines that a draft writes."""
    count = len(case.origin.sources.documents) + len(news.documents)
    for old, new in (
        (r"(?m)^(A case drafted from )\d+ documents?, as of [\d-]+\.", rf"\g<1>{count} documents, as of {news.as_of}."),
        (r"(?m)^(- \*\*Passages\*\*: )\d+,", rf"\g<1>{passages},"),
        (rf"(?m)^(    multipolar (?:check|evidence|run) )(?:\S*/)?{re.escape(case.id)}(?=\s|$)", rf"\g<1>{_plain(name)}"),
    ):
        text = re.sub(old, new, text)
    return _doubts_settled(text, case, news)


def _doubts_settled(text: str, case: Case, news: News) -> str:
    """Without the doubts of a draft that the new documents settle: whether there is a war, and when it began."""
    if news.brought.is_fought:
        for doubt in DOUBTS.values():
            text = text.replace(f"**: {doubt}\n", f"**: {IS_TOLD}\n")
    if news.brought.began is not None:
        before = case.origin.scenario.war.began
        text = text.replace(NO_BEGINNING.format(day=before), BEGINNING_TOLD.format(day=news.brought.began.day, before=before))
    return text


def _plain(name: str) -> str:
    return name.replace("\\", r"\\")


def _entry(case: Case, news: News) -> str:
    names = ", ".join(document.name for document in news.documents)
    moved = (
        f"{len(news.moves)} {'number' if len(news.moves) == 1 else 'numbers'} moved, marked as proposed"
        if news.moves
        else "no number moved"
    )
    by = f", read by {', '.join(dict.fromkeys(news.readers.values()))}" if news.readers else ""
    lines = [f"- With {names}{by}, as of {news.as_of}: {moved}."]
    if news.brought.began is not None:
        lines.append(f"    - war.began: {case.origin.scenario.war.began} → {news.brought.began.day}")
    lines += [f"    - calendar.{each.id}: new, proposed" for each in news.brought.entries]
    lines += [
        f"    - calendar.{name}: called off or put off, take it out if that is so: {' '.join(each.sentence.split())}"
        for name, each in news.brought.called_off
    ]
    lines += [f"    - {said}" for said in news.brought.aside]
    lines += [f"    - {move.address}: {move.before} → {move.after}" for move in news.moves]
    return "\n".join([*lines, *(f"    - {said}" for said in dict.fromkeys(each.explanation for each in news.contradictions))])
