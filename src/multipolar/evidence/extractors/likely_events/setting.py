"""Where the word of an event stands: its token, the claims around it, whether in quotation marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Claim, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a word stands.

    Parameters
    ----------
    token : Token
        The word.
    claims : sequence of Claim
        Claims in whose content it stands.
    quoted : bool
        Whether it stands in quotation marks.
    """

    token: Token
    claims: Sequence[Claim]
    quoted: bool


def setting_at(parsed: ParsedDocument, block: Block, token: Token, claims: Sequence[Claim]) -> Setting:
    """The setting of a word of a block."""
    at = parsed.span(block, token, token)
    quoted = parsed.plain.count('"', block.start, at.start) % 2 == 1
    return Setting(token, [claim for claim in claims if claim.content.holds(at)], quoted)


def setting_of(parsed: ParsedDocument, place: Span, claims: Sequence[Claim]) -> Setting | None:
    """The setting of the word that governs a passage; None where no parse has it."""
    for block in parsed.originals:
        if block.start <= place.start < block.end and block.index in parsed.parses:
            end = min(place.end, block.end)
            tokens = parsed.parses[block.index].char_span(place.start - block.start, end - block.start, alignment_mode="expand")
            return setting_at(parsed, block, tokens.root, claims) if tokens is not None and len(tokens) else None
    return None
