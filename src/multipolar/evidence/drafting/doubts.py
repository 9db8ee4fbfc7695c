"""What a draft says of a war of which its documents do not tell, and what stands there once later documents do."""

from __future__ import annotations

DOUBTS = {
    "likely": "No rule finds that these two fight; passages only make it likely. See whether there is a war.",
    "given": "The two sides were named by hand: the documents do not tell that they fight.",
}
"""What is said of a war that no document tells of, by how it came into the case."""

IS_TOLD = "A document that was added later tells that they fight."
"""What takes the place of such a doubt then."""

NO_BEGINNING = "- **When the war began** is a placeholder, {day}: no document dates an attack between the two. It moves the answer."
"""The line of a README about a day that nothing tells."""

BEGINNING_TOLD = "- **When the war began**: {day}, by a document that was added later; it was a placeholder, {before}."
"""What takes its place once a document does."""
