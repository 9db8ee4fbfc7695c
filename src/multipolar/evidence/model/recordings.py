"""Answers kept on disk, one file each, so that reading can be repeated without asking again."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from multipolar.errors import InputError, RunError
from multipolar.evidence.model.settings import MODEL
from multipolar.store.files import disk_errors, write_whole

FORMAT = "multipolar model answer 1"
"""Written into every recording; a file with another value is not read."""

_NAME = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}-(?P<model>.+)\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What an answer is kept under.

    Parameters
    ----------
    document, prompt : str
        SHA-256 of the document and of the prompt.
    model : str
        Name of the model.
    """

    document: str
    prompt: str
    model: str

    @property
    def file(self) -> str:
        """Name of the recording."""
        return f"{self.document[:16]}-{self.prompt[:16]}-{_short(self.model)}.json"


@dataclass(frozen=True, slots=True)
class Recordings:
    """A folder of recorded answers.

    Parameters
    ----------
    folder : Path
        Made with the first answer that is kept.
    """

    folder: Path

    def find(self, question: Question) -> str | None:
        """The answer to a question as it came, or None where none is recorded.

        Raises
        ------
        RunError
            If the recording cannot be read, or is of another question.
        """
        path = self.folder / question.file
        if not path.is_file():
            return None
        data = _load(path)
        if (data["document"], data["prompt"], data["model"]) != (question.document, question.prompt, question.model):
            raise _damaged(path)
        return str(data["answer"])

    def keep(self, question: Question, request: dict[str, Any], answer: str, asked: datetime | None = None) -> Path:
        """Record an answer with its request; the key was never part of either."""
        path = self.folder / question.file
        record = {
            "format": FORMAT,
            "document": question.document,
            "prompt": question.prompt,
            "model": question.model,
            "asked": (asked or datetime.now(UTC)).isoformat(timespec="seconds"),
            "request": request,
            "answer": answer,
        }
        with disk_errors(self.folder):
            # Only ASCII: an answer may hold half a character, which no encoding can write.
            write_whole(path, (json.dumps(record, indent=1, ensure_ascii=True) + "\n").encode("ascii"))
        return path

    def only_model(self) -> str:
        """Name of the model whose answers are recorded here.

        Raises
        ------
        InputError
            If nothing is recorded, or answers of several models are.
        """
        models = self.models()
        if not models:
            raise InputError(f"There are no recorded answers in {str(self.folder)!r}.")
        if len(models) > 1:
            raise InputError(f"{str(self.folder)!r} holds answers of several models. Set {MODEL} to one of: {', '.join(models)}.")
        return models[0]

    def checked(self, model: str) -> str:
        """The name of a model whose answers are recorded here.

        Raises
        ------
        InputError
            If none of it are.
        """
        models = self.models()
        if model not in models:
            said = f" Those of {', '.join(models)} are: set {MODEL} to one of these." if models else ""
            raise InputError(f"No answers of {model!r} are recorded in {str(self.folder)!r}.{said}")
        return model

    def models(self) -> list[str]:
        """Names of the models whose answers are recorded here."""
        first: dict[str, Path] = {}
        for path in sorted(self.folder.iterdir()) if self.folder.is_dir() else ():
            if found := _NAME.fullmatch(path.name):
                first.setdefault(found["model"], path)
        return sorted({str(_load(path)["model"]) for path in first.values()})


def _load(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except OSError as error:
        raise RunError(f"{path} cannot be read: {error.strerror or error}.") from error
    except (ValueError, RecursionError) as error:
        raise _damaged(path) from error
    needed = {"document", "prompt", "model", "answer"}
    if not isinstance(data, dict) or data.get("format") != FORMAT or not needed <= data.keys():
        raise _damaged(path)
    return data


def _damaged(path: Path) -> RunError:
    return RunError(f"{path} is damaged or no recorded answer. Delete it to have the model asked again.")


def _short(model: str) -> str:
    """A model's name as part of a file's name; what cannot stand there is told by a hash, so that no two models share a file."""
    short = re.sub(r"[^A-Za-z0-9.]+", "-", model).strip("-.")[:60] or "model"
    return short if short == model else f"{short}-{hashlib.sha256(model.encode()).hexdigest()[:8]}"
