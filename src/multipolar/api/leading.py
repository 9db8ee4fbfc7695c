"""Whose rows lead: those of the rules, or of a language model that has read the documents besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.errors import InputError
from multipolar.shell import typed

if TYPE_CHECKING:
    from multipolar.results.evidence import Contradiction
    from multipolar.store.evidence import EvidenceFile

RULES, LLM = "rules", "llm"
"""The rules; the one language model that has read the documents."""


def leader(evidence: EvidenceFile, choice: str) -> str:
    """The language model whose rows are asked for; empty for the rules.

    Parameters
    ----------
    evidence : EvidenceFile
        The file.
    choice : str
        ``rules``, ``llm``, or the name of a language model.

    Raises
    ------
    InputError
        If no such model has read a document of the file, or several have and none is named.
    """
    if choice == RULES:
        return ""
    models = evidence.models()
    if choice in models:
        return choice
    if not models:
        raise InputError(
            f"No language model has read a document of {evidence.path}. Have one read them first: multipolar read DOCUMENTS --out "
            f"{typed(evidence.path)} --llm, or leave --lead out for the rows of the rules."
        )
    if choice != LLM:
        raise InputError(
            f"No model {choice!r} has read a document of {evidence.path}. --lead may be {RULES}, {LLM} or {', '.join(models)}."
        )
    if len(models) > 1:
        raise InputError(f"{evidence.path} holds rows of several language models. Name one with --lead: {', '.join(models)}.")
    return models[0]


def check_lead(evidence: EvidenceFile, choice: str, *, asked: bool) -> None:
    """See, before anything is read or a model is asked, that a choice can be met.

    Raises
    ------
    InputError
        If it cannot: no such model has read, and it is not the one that is to be asked.
    """
    if choice == RULES or (asked and choice == LLM):
        return
    if asked:
        from multipolar.evidence.model import settings_from_environment

        to_come = settings_from_environment().model
        if choice in (to_come, *evidence.models()) or not to_come:
            return
        raise InputError(f"--lead {choice}: it may be {RULES}, {LLM} or {', '.join(dict.fromkeys((to_come, *evidence.models())))}.")
    if choice != LLM and choice not in evidence.models():
        leader(evidence, choice)


def contradictions_of(evidence: EvidenceFile) -> tuple[Contradiction, ...]:
    """What stands against what in the rows of the reader that leads; for the rules, as the file holds it."""
    from multipolar.evidence.contradictions import COMPARED, find

    if not evidence.lead:
        return evidence.contradictions()
    return find(evidence.texts(), {kind: evidence.rows(kind) for kind in COMPARED}, evidence.names())
