"""Documents and data sets, and the passages that the numbers rest on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, RootModel, Strict, StringConstraints, model_validator

from multipolar.scenario.schema.fields import Day, Id, Part, Table, Text

FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.\-]{0,199}$")]
"""A plain file name: no folders, nothing hidden."""


class DocumentSource(Part):
    """A text that was read, and when it was written."""

    noun: ClassVar[str] = "a document"

    file: FileName
    title: Text
    publisher: Text | None = None
    date: Day
    date_basis: Literal["stated", "inferred"]
    basis: Text = Field(description="How the date is known, in words.")
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    reader: Text | None = Field(default=None, description="The language model that read it for a draft; left out where the rules did.")
    note: Text | None = None


class DataSource(Part):
    """A data set, or an aggregate taken from one."""

    noun: ClassVar[str] = "a data source"

    file: Text | None = None
    citation: Text
    licence: Text | None = None
    note: Text | None = None


class Sources(Part):
    """``sources.yaml``."""

    noun: ClassVar[str] = "sources.yaml"

    documents: Table[DocumentSource] = Field(default={}, description="Texts that passages are taken from.")
    data: Table[DataSource] = Field(default={}, description="Data sets and aggregates.")


class Passage(Part):
    """One passage of a document, told in the case's own words.

    `start` and `end` count characters (Unicode code points) of the UTF-8 text, from 0, end excluded.
    """

    noun: ClassVar[str] = "a piece of evidence"

    document: Id
    start: Annotated[int, Strict(), Field(ge=0)]
    end: Annotated[int, Strict(), Field(ge=1)]
    gist: Text
    relation: Literal["stated", "direction", "inferred"]

    @model_validator(mode="after")
    def _forward(self) -> Passage:
        if self.end <= self.start:
            raise ValueError(f"'end' ({self.end}) must be larger than 'start' ({self.start}).")
        return self


class Passages(RootModel[Table[Passage]]):
    """``evidence.yaml``."""

    noun: ClassVar[str] = "evidence.yaml"
