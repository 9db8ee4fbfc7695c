"""Asks a model about one document, or replays what it answered, and takes over what stands in the text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from multipolar.errors import RunError
from multipolar.evidence.actors import registry
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.model.answers import parse_answer
from multipolar.evidence.model.endpoint import Endpoint, NoAnswer, TooLarge
from multipolar.evidence.model.locating import Locator
from multipolar.evidence.model.naming import Cast
from multipolar.evidence.model.passages import Passages
from multipolar.evidence.model.prompt import Messages, messages_of, prompt_hash
from multipolar.evidence.model.recordings import Question, Recordings
from multipolar.evidence.model.rejected import Reason, Rejected, counted
from multipolar.evidence.model.replies import read_reply
from multipolar.evidence.model.rows import Harvest
from multipolar.evidence.model.sentences import Part, halves_of, parts_of, sentences_of
from multipolar.evidence.model.settings import ModelSettings
from multipolar.results.evidence import Row

MOST_PARTS = 50
"""Parts of a document that are asked about, some 50,000 words: a book would cost as much as a thousand articles."""

_SMALLEST = 4
"""Sentences of a part up to which an answer that was cut off is not asked for again in halves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """What a model found in one document.

    Parameters
    ----------
    document : str
        Id of the document.
    model : str
        Name of the model.
    rows : tuple of Row
        In the order of the text; every quote verbatim.
    rejected : tuple of Rejected
        What was not taken over, and why.
    recordings : tuple of Path
        Recorded answers that the rows come from.
    asked, replayed : int
        Answers asked for now, and answers found recorded.
    problem : str
        Why some of the document, or all of it, has no answer; empty where all has.
    """

    document: str
    model: str
    rows: tuple[Row, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    recordings: tuple[Path, ...] = ()
    asked: int = 0
    replayed: int = 0
    problem: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were rejected for each reason."""
        return counted(self.rejected)


def ask_model(parsed: ParsedDocument, settings: ModelSettings, answers: Path, endpoint: Endpoint | None = None) -> ModelReading:
    """Read one document, with recorded answers where there are any and the endpoint for the others.

    Parameters
    ----------
    parsed : ParsedDocument
        With its mentions; its parses are not used.
    settings : ModelSettings
        Which model.
    answers : Path
        Folder of recorded answers; new ones are added.
    endpoint : Endpoint, optional
        Where to ask; None replays only.

    Returns
    -------
    ModelReading
        With a `problem` where an answer is missing or a recording is damaged; the answers that are there are used.

    Raises
    ------
    InputError
        If the endpoint refuses the key, the address or the model.
    RunError
        If an answer cannot be recorded.
    """
    return _Asking(parsed, settings, Recordings(answers), endpoint).read()


class _Asking:
    """One document while it is read."""

    def __init__(self, parsed: ParsedDocument, settings: ModelSettings, recordings: Recordings, endpoint: Endpoint | None) -> None:
        self.parsed, self.settings, self.recordings, self.endpoint = parsed, settings, recordings, endpoint
        self.sentences = sentences_of(parsed)
        self.harvest = Harvest(Passages(self.sentences, Cast(parsed, registry(), Locator(parsed), settings.rule)))
        self.used: list[Path] = []
        self.refused: list[str] = []
        self.asked = self.replayed = 0

    def read(self) -> ModelReading:
        parts = parts_of(self.sentences, self.settings.part)
        problem = ""
        try:
            for part in parts[:MOST_PARTS]:
                self._part(part)
            if len(parts) > MOST_PARTS:
                problem = f"{self.parsed.document.name}: only the first {MOST_PARTS} of its {len(parts):,} parts were asked about."
        except _Unanswered as error:
            problem = f"{self.parsed.document.name}: {error}"
        return ModelReading(
            document=self.parsed.document.id,
            model=self.settings.model,
            rows=self.harvest.in_order(),
            rejected=tuple(self.harvest.rejected),
            recordings=tuple(self.used),
            asked=self.asked,
            replayed=self.replayed,
            problem=problem or self._unusable(),
        )

    def _unusable(self) -> str:
        """Which answers could not be used as a whole; empty where all could."""
        refused = [each.reason for each in self.harvest.rejected if each.kind == "answer"]
        if not refused:
            return ""
        kept = f" To have it asked again, delete {', '.join(self.refused)} in {self.recordings.folder}." if self.refused else ""
        return f"{self.parsed.document.name}: {', '.join(dict.fromkeys(refused))}.{kept}"

    def _part(self, part: Part) -> None:
        try:
            body = self._answer(part)
        except TooLarge as error:
            self.harvest.reject("answer", "answer too large", error)
            return
        reply = read_reply(body)
        if reply is None or reply.ending == "declined":
            self._refuse("answer declined", reply.content if reply else body)
        elif reply.ending == "length" and len(part.sentences) > _SMALLEST:
            for half in halves_of(part, self.sentences):
                self._part(half)
        elif reply.ending == "length":
            self._refuse("answer cut off", reply.content)
        elif (answer := parse_answer(reply.content)) is None:
            self._refuse("answer not JSON", reply.content)
        else:
            self.harvest.add(answer)

    def _refuse(self, reason: Reason, what: object) -> None:
        """Leave out a whole answer that is recorded: what it was about counts as not read."""
        self.harvest.reject("answer", reason, what)
        self.refused.append(self.used[-1].name)

    def _answer(self, part: Part) -> str:
        """The answer about a part, recorded or asked for now."""
        messages = messages_of(self.parsed, part)
        question = Question(document=self.parsed.document.id, prompt=prompt_hash(messages), model=self.settings.model)
        try:
            recorded = self.recordings.find(question)
        except RunError as error:
            raise _Unanswered(str(error)) from error
        if recorded is None:
            return self._ask(messages, question)
        self.used.append(self.recordings.folder / question.file)
        self.replayed += 1
        return recorded

    def _ask(self, messages: Messages, question: Question) -> str:
        if self.endpoint is None:
            raise _Unanswered(f"no answer of {self.settings.model} about it is recorded in {self.recordings.folder}.")
        try:
            request, body = self.endpoint.ask(messages)
        except TooLarge:
            self.asked += 1
            raise
        except NoAnswer as error:
            raise _Unanswered(str(error)) from error
        self.used.append(self.recordings.keep(question, request, body))
        self.asked += 1
        return body


class _Unanswered(Exception):
    """No answer about a part, now; its text says why."""
