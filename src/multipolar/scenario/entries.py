"""One number with its address, range, place in the file and what it rests on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Literal

from multipolar.library import Parameter
from multipolar.scenario.addresses import Holder
from multipolar.scenario.numbers import Number
from multipolar.scenario.schema import Based
from multipolar.scenario.schema.basis import KINDS, Texts

BasisKind = Literal["evidence", "data", "judgement", ""]


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number rests on: ids of evidence, ids of data, and a judgement in words."""

    evidence: Texts = ()
    data: Texts = ()
    judgement: str = ""

    @property
    def kind(self) -> BasisKind:
        """The strongest thing it rests on; empty if there is nothing."""
        return "evidence" if self.evidence else "data" if self.data else "judgement" if self.judgement else ""

    def known(self, evidence: Container[str]) -> Basis:
        """The same with only the evidence that is in `evidence`."""
        return Basis(tuple(name for name in self.evidence if name in evidence), self.data, self.judgement)


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a case.

    Parameters
    ----------
    address : str
        Dotted address.
    number : Number
        The number itself.
    basis : Basis
        What it rests on.
    file, line : str, int
        Where it stands; line 0 where unknown.
    meaning : str
        What it is, with its unit.
    default : bool
        True for a parameter of the world that the case leaves as it is.
    was : Number or None
        What the file says, where the number was set for this run, widened, or stands for an earlier day.
    """

    address: str
    number: Number
    basis: Basis
    file: str = ""
    line: int = 0
    meaning: str = ""
    default: bool = False
    was: Number | None = None

    @property
    def low(self) -> float:
        """Lower end of its range."""
        return self.number.low

    @property
    def high(self) -> float:
        """Upper end of its range; may be infinite."""
        return self.number.high


def basis_of(holder: Holder, field: str) -> Basis:
    """The basis of one number: its own entry, else the whole mapping's, else the same in the mapping around it."""
    levels: list[tuple[Based, tuple[str, ...]]] = [(holder.part, (field,))]
    levels += [(part, (field, f"{holder.inside}.{field}", holder.inside)) for part in holder.above]
    for part, names in levels:
        for found in (_named(part, names), _whole(part)):
            if found.kind:
                return found
    return Basis()


def _named(part: Based, names: tuple[str, ...]) -> Basis:
    texts = {kind: tuple(text for name in names for text in getattr(part, kind).fields.get(name, ())) for kind in KINDS}
    return Basis(texts["evidence"], texts["data"], " ".join(texts["judgement"]))


def _whole(part: Based) -> Basis:
    return Basis(part.evidence.whole, part.data.whole, " ".join(part.judgement.whole))


def default_entry(parameter: Parameter) -> Entry:
    """The entry of a parameter that the case leaves at its default."""
    number = Number.parse(parameter.default, parameter.low, parameter.high)
    said = parameter_meaning(parameter)
    return Entry(parameter.address, number, Basis(judgement=parameter.source), "parameters.yaml", parameter.line, said, default=True)


def parameter_meaning(parameter: Parameter) -> str:
    """Meaning of a parameter with its unit."""
    return f"{parameter.meaning} ({parameter.unit})" if parameter.unit else parameter.meaning


def field_meaning(part: Based, field: str) -> str:
    """What the format says about a field; empty for names of the author's choice."""
    info = type(part).model_fields.get(field)
    return (info.description or "") if info else ""
