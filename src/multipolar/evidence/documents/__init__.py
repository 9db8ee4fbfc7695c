"""Files in, documents out; what cannot be read is named, with the reason, and the others are read."""

from __future__ import annotations

from multipolar.evidence.documents.files import LARGEST, STDIN, File, find_files
from multipolar.evidence.documents.reading import read_documents

__all__ = ["LARGEST", "STDIN", "File", "find_files", "read_documents"]
