"""The list of documents: what each is, when it was published, and how much was found in it."""

from __future__ import annotations

from dataclasses import dataclass

from multipolar.report.reading.material import Material
from multipolar.report.reading.texts import NAMED, Shown, tally


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in the list: anchors of its line and of its text, what the document gives of itself, what was found and by whom."""

    anchor: str
    home: str
    name: str
    about: str
    published: str
    story: int
    found: str
    reader: str


def listed_documents(material: Material, shown: Shown) -> list[Listed]:
    """The first documents, in order of reading; stories of several documents are numbered by size."""
    sizes = {index: len(story.documents) for index, story in enumerate(material.every_story) if len(story.documents) > 1}
    number_of = {index: number for number, index in enumerate(sorted(sizes, key=lambda index: -sizes[index]), 1)}
    return [
        Listed(
            anchor=f"l{number}",
            home=shown.home(number) if number <= len(shown.texts) else "",
            name=document.name,
            about=", ".join(part for part in (document.title, document.publisher) if part),
            published=f"{document.published} ({document.published_basis})" if document.published else "",
            story=number_of.get(material.story_of[document.id], 0),
            found=tally(material.by_document.get(document.id, [])),
            reader=material.reader_of(document.id),
        )
        for number, document in enumerate(material.documents[:NAMED], 1)
    ]
