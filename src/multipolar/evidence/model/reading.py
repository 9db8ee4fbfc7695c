"""Reads many documents with a language model, each with its own outcome."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from multipolar.errors import InputError, RunError
from multipolar.evidence.model.asking import ModelReading, ask_model
from multipolar.evidence.model.endpoint import Endpoint
from multipolar.evidence.model.recordings import Recordings
from multipolar.evidence.model.settings import BASE_URL, ModelSettings
from multipolar.evidence.read import Found

MOST_FAILURES = 3
"""Documents in a row without an answer after which no more are asked about."""


def read_with_model(
    documents: Iterable[Found], settings: ModelSettings, answers: Path, endpoint: Endpoint | None = None
) -> Iterator[tuple[Found, ModelReading]]:
    """Read documents in order, each with its own outcome.

    Parameters
    ----------
    documents : iterable of Found
        As many as there are, as the rules read them.
    settings : ModelSettings
        Which model; without an address, recorded answers are replayed and nothing is asked.
    answers : Path
        Folder of recorded answers.
    endpoint : Endpoint, optional
        By default the one of the settings.

    Raises
    ------
    InputError
        If there is neither an endpoint nor a recorded answer, or the endpoint refuses the key, the address or the model.
    RunError
        If an answer cannot be recorded, or three documents in a row brought none.
    """
    settings = _ready(settings, answers)
    opened = nullcontext(endpoint) if endpoint or settings.replays_only else Endpoint(settings)
    with opened as asked:
        for found in documents:
            reading = ask_model(found.parsed, settings, answers, asked)
            yield found, reading
            if asked is not None and asked.in_vain >= MOST_FAILURES:
                raise RunError(
                    f"No answer about {asked.in_vain} documents in a row; the last: {reading.problem} "
                    "What was read is kept. Repeat the command to go on: answers that are recorded are not asked for again."
                )


def _ready(settings: ModelSettings, answers: Path) -> ModelSettings:
    """Settings with the name of a model, or what to set."""
    if not settings.replays_only:
        return settings
    recordings = Recordings(answers)
    try:
        recorded = recordings.checked(settings.model) if settings.model else recordings.only_model()
    except InputError as error:
        raise InputError(f"{error} To ask a model, set {BASE_URL}; to replay answers, name the folder that holds them.") from error
    return replace(settings, model=recorded)
