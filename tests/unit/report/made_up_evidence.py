"""A small evidence file with rows made by hand: two papers tell one story, a third another, and one of them is hostile."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from multipolar.evidence.text import paragraphs_of
from multipolar.results.evidence import (
    Claim,
    Contradiction,
    DateMention,
    Document,
    Event,
    Features,
    Mention,
    NamedScenario,
    Position,
    Row,
    Skipped,
    Span,
    Story,
    Tie,
)
from multipolar.store.evidence import EvidenceFile, ReadDocument

HOSTILE = "<script>document.title = 'taken over'</script><img src=x onerror=\"document.title='taken over'\">"

HARBOUR = f"""Norway says that Iceland has closed the harbour.

Iceland denies that it closed anything. Norway allegedly fired a warning shot on 3 March 2031.

Norway wants the harbour open. {HOSTILE} Iceland might sign a treaty by May.

Norway says that Iceland has closed the harbour.
"""

REWRITE = """According to Oslo, Iceland closed its harbour.

The two are old allies. A patrol boat of Norway rammed a trawler on 1 March 2031.
"""

HEBREW = """נורווגיה אומרת שהנמל סגור.

Sweden called both sides to talks. If talks fail, a long winter follows.
"""


def document(name: str, text: str) -> Document:
    return Document(id=sha256(text.encode()).hexdigest(), name=name, address=name, text=text)


DOCUMENTS = (
    document("harbour.txt", HARBOUR),
    document("rewrite-with-a-very-long-name-of-its-own.txt", REWRITE),
    document("<b>third</b>.txt", HEBREW),
)
IDS = tuple(each.id for each in DOCUMENTS)


def span(index: int, words: str, occurrence: int = 0) -> Span:
    """The place of `words` in a document."""
    text, start = DOCUMENTS[index].text, -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def rows(index: int) -> tuple[Row, ...]:
    return (_harbour, _rewrite, _third)[index]()


def _mention(index: int, words: str, actor: str, occurrence: int = 0, **more: str) -> Mention:
    form = more.pop("form", "name")
    return Mention(
        document=IDS[index], span=span(index, words, occurrence), rule="actors.name", confidence=0.95,
        actors=(actor,) if actor else (), form=form, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def _harbour() -> tuple[Row, ...]:
    said, denied = span(0, "Norway says that Iceland has closed the harbour."), span(0, "Iceland denies that it closed anything.")
    return (
        _mention(0, "Norway", "state:NOR"),
        _mention(0, "Iceland", "state:ISL"),
        _mention(0, "Norway", "state:NOR", 3),
        Claim(
            document=IDS[0],
            span=said,
            rule="claims.verb",
            confidence=0.7,
            source=("gov:NOR",),
            cue=span(0, "says"),
            content=span(0, "Iceland has closed the harbour"),
            contested=True,
            contest=denied,
        ),
        Claim(
            document=IDS[0],
            span=denied,
            rule="claims.verb",
            confidence=0.7,
            source=("state:ISL",),
            content=span(0, "it closed anything"),
            polarity="deny",
            certainty="hedged",
            hedges=(span(0, "anything"),),
        ),
        Event(
            document=IDS[0],
            span=said,
            rule="events.verb",
            source=("state:ISL",),
            target=("state:NOR",),
            plover="SANCTION",
            mode="alleged",
            trigger=span(0, "closed"),
        ),
        Event(
            document=IDS[0],
            span=span(0, "Norway allegedly fired a warning shot on 3 March 2031."),
            rule="events.verb",
            source=("state:NOR",),
            target=(),
            plover="ASSAULT",
            mode="alleged",
            trigger=span(0, "fired"),
            date=("2031-03-03", "2031-03-03"),
        ),
        Event(
            document=IDS[0],
            span=span(0, "Iceland might sign a treaty by May"),
            rule="events.verb",
            source=("state:ISL",),
            target=(),
            plover="AGREE",
            mode="hypothetical",
            trigger=span(0, "sign"),
        ),
        Position(
            document=IDS[0],
            span=span(0, "Norway wants the harbour open."),
            rule="positions.verb",
            actors=("state:NOR",),
            issue="territory",
            direction="demand",
            target=("state:ISL",),
            conditional=True,
        ),
        DateMention(document=IDS[0], span=span(0, "by May"), rule="dates.month", earliest="2031-05-01", latest="2031-05-31", deadline=True),
    )


def _rewrite() -> tuple[Row, ...]:
    return (
        _mention(1, "Iceland", "state:ISL"),
        _mention(1, "Oslo", "state:NOR", form="metonym"),
        Claim(
            document=IDS[1],
            span=span(1, "According to Oslo, Iceland closed its harbour."),
            rule="claims.according-to",
            source=("gov:NOR",),
            content=span(1, "Iceland closed its harbour"),
        ),
        Event(
            document=IDS[1],
            span=span(1, "A patrol boat of Norway rammed a trawler on 1 March 2031."),
            rule="events.verb",
            source=("state:NOR",),
            target=("state:ISL",),
            plover="ASSAULT",
            mode="actual",
            trigger=span(1, "rammed"),
            date=("2031-03-01", "2031-03-01"),
        ),
        Tie(
            document=IDS[1],
            span=span(1, "The two are old allies."),
            rule="ties.noun",
            a="state:NOR",
            b="state:ISL",
            type="alliance",
            sign="+",
            status="past",
        ),
    )


def _third() -> tuple[Row, ...]:
    return (
        _mention(2, "Sweden", "", proposed="per:sweden-<i>"),
        Event(
            document=IDS[2],
            span=span(2, "Sweden called both sides to talks."),
            rule="events.made-up",
            source=("state:SWE",),
            target=("state:NOR", "state:ISL"),
            plover="CONSULT",
            mode="negated",
            trigger=span(2, "called"),
        ),
        NamedScenario(
            document=IDS[2],
            span=span(2, "If talks fail, a long winter follows."),
            rule="scenarios.if",
            name="long-winter",
            label=span(2, "a long winter"),
            conditions=(span(2, "talks fail"),),
        ),
    )


CONTRADICTION = Contradiction(
    kind="claims", one_document=IDS[0], one=span(0, "Iceland denies that it closed anything."), other_document=IDS[1],
    other=span(1, "Iceland closed its harbour"), about="state:ISL", explanation="One paper has it closed, the other has it denied.",
)  # fmt: skip


def read_document(each: Document, found: Sequence[Row]) -> ReadDocument:
    none = np.zeros(0, np.uint32)
    features = Features(each.id, each.name, none, none, none, np.zeros(0, np.uint64))
    return ReadDocument(each, each.text.encode(), paragraphs_of(each.text), tuple(found), features)


def make_evidence(path: Path, *, skipped: int = 2) -> EvidenceFile:
    """The file, open."""
    evidence = EvidenceFile(path, writing=True)
    evidence.add([read_document(each, rows(index)) for index, each in enumerate(DOCUMENTS)], "made up")
    evidence.set_stories([Story(IDS[:2], "rewrites", 0.31), Story(IDS[2:])])
    evidence.set_contradictions([CONTRADICTION])
    evidence.note_skipped([Skipped(f"file-{number:03}.<i>bin</i>", "It is not a text.") for number in range(skipped)])
    return evidence
