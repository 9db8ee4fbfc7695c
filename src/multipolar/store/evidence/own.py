"""How files that multipolar wrote from an evidence file are known again, by how they begin: they are results, and no documents."""

from __future__ import annotations

import re
from functools import cache

from multipolar.results.evidence import KINDS
from multipolar.store.evidence.exports import header_of
from multipolar.store.evidence.tables import columns_by_name

HEAD = 4_000
"""Bytes from a file's start by which it is known."""

_PAGE = b'<meta name="generator" content="multipolar">'
_KINDS = "|".join((*KINDS, "pronoun", "unlinked", "duplicate", "cluster", "contradiction"))
_LINE = re.compile(rf'\{{("doc": "([^"\\]|\\.)*", )?"kind": "({_KINDS})", '.encode())
_ANSWER = b'{\n "format": "multipolar model answer '


def is_own(head: bytes) -> bool:
    """Whether a file that begins so is an export, a page, or a recorded answer of a language model."""
    return bool(_LINE.match(head)) or _PAGE in head[:HEAD] or head.startswith((_ANSWER, *_headers()))


@cache
def _headers() -> tuple[bytes, ...]:
    """First lines of the tables as CSV."""
    return tuple(header_of(name, columns) for name, columns in columns_by_name().items())
