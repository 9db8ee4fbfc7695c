"""A made-up article, answers about it, and the recording of one of them.

After a change of the prompt make the recording anew: ``python -m tests.unit.evidence.language_model.made_up``.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from multipolar.evidence.actors import link, registry
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.prompt import messages_of, prompt_hash, request_of
from multipolar.evidence.model.recordings import Question, Recordings
from multipolar.evidence.model.sentences import parts_of, sentences_of
from multipolar.results.evidence import Document

HERE = Path(__file__).parent
ARTICLE = (HERE / "article.txt").read_text(encoding="utf-8")
RECORDINGS = HERE / "recordings"
KEY = "sk-not-a-real-key"
MODEL = "stub-1"

CLAIM: dict[str, Any] = {
    "sentence": 2,
    "quote": "Habtamu Worku, said that Sudan had “quietly moved troops” towards the Tekeze gauging station",
    "source": ["Habtamu Worku"],
    "source_words": "Habtamu Worku",
    "cue": "said",
    "content": 'Sudan had "quietly moved troops" towards the Tekeze gauging station',
    "polarity": "affirm",
    "certainty": "asserted",
    "hedges": [],
    "contested": True,
    "contested_by": "Sudan denied it",
    "attribution": "explicit",
}
GROUP: dict[str, Any] = {
    "sentence": 5,
    "quote": "both governments",
    "form": "collective",
    "actors": ["Ethiopia", "Sudan"],
}
POSITION: dict[str, Any] = {
    "sentence": 6,
    "quote": "Ethiopia rejected the demand",
    "actors": ["Ethiopia"],
    "direction": "oppose",
    "basis": "reported",
    "condition": "",
    "hedged": False,
    "target": [],
}
EVENT: dict[str, Any] = {
    "sentence": 9,
    "quote": "Sudan and Egypt signed a pact on joint patrols last year",
    "trigger": "signed",
    "source": ["Sudan"],
    "target": ["Egypt"],
    "type": "AGREE",
    "mode": "actual",
    "when": "last year",
    "reciprocal": True,
}
RELATION: dict[str, Any] = {
    "sentence": 9,
    "quote": "a pact on joint patrols",
    "a": "Sudan",
    "b": "Egypt",
    "type": "military",
    "sign": "+",
    "directed": False,
    "status": "actual",
}
EMPTY: dict[str, list[Any]] = {"actors": [], "groups": [], "claims": [], "positions": [], "events": [], "relations": []}
ANSWER = {
    "actors": [{"name": "Habtamu Worku", "type": "person"}],
    "groups": [GROUP],
    "claims": [CLAIM],
    "positions": [POSITION],
    "events": [EVENT],
    "relations": [RELATION],
}

RECORDED = {
    **ANSWER,
    "events": [EVENT, {**EVENT, "quote": "Uganda sent planes"}, {**EVENT, "source": ["Uganda"]}, {**EVENT, "type": "INVADE"}],
}
"""Four rows that hold, three that do not."""


def parse(text: str, name: str = "article.txt") -> ParsedDocument:
    """Read a text as far as its actors, without a parser."""
    document = Document(
        id=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        name=name,
        address=name,
        text=text,
        published=date(2024, 3, 3),
        published_basis="dateline",
    )
    made = ParsedDocument.of(document)
    return replace(made, mentions=link(made, registry()))


def completion(content: str, ending: str = "stop") -> str:
    """The body of a chat completion."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": ending}
    return json.dumps({"id": "1", "object": "chat.completion", "choices": [choice]})


def record() -> Path:
    """Write the recording of the project."""
    parsed = parse(ARTICLE)
    (part,) = parts_of(sentences_of(parsed), 6_000)
    messages = messages_of(parsed, part)
    for old in RECORDINGS.glob("*.json"):
        old.unlink()
    question = Question(document=parsed.document.id, prompt=prompt_hash(messages), model=MODEL)
    request = request_of(MODEL, messages, "json_schema", warm=False)
    return Recordings(RECORDINGS).keep(question, request, completion(json.dumps(RECORDED)), datetime(2024, 3, 4, tzinfo=UTC))


if __name__ == "__main__":
    record()
