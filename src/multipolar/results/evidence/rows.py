"""The rows that reading gives; each quotes its document word for word.

Actors are canonical ids: ``state:RUS`` (ISO 3166), ``gov:USA``, ``per:donald-trump``, ``org:nato``, ``loc:moscow``, ``grp:the-west``.
A row says what a document says, never what is so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

Form = Literal["name", "demonym", "metonym", "nominal", "collective", "pronoun"]
Polarity = Literal["affirm", "deny"]
Certainty = Literal["asserted", "hedged", "speculative"]
Attribution = Literal["explicit", "anaphoric", "agentless", "implicit", "nominal", "perspective"]
Direction = Literal["support", "oppose", "demand"]
Basis = Literal["reported", "author-inferred", "author-asserted", "presupposed", "hypothetical-speech"]
Mode = Literal["actual", "planned", "hypothetical", "negated", "alleged"]
Sign = Literal["+", "-"]
TieType = Literal[
    "alliance", "hostile", "war", "economic", "military", "sanction", "support", "dependence", "membership", "proxy", "diplomatic"
]
TieStatus = Literal["actual", "potential", "perceived", "contested", "desired", "past"]

PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
    "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The sixteen types of event of the PLOVER scheme."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document.

    Parameters
    ----------
    start, end : int
        Python string indices into the text as read, `end` exclusive. Where one is searched it may be empty; a row's never is.
    """

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other lies inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has.

    Parameters
    ----------
    document : str
        Id (SHA-256) of the document.
    span : Span
        The passage that says it.
    rule : str
        The rule or model that made the row: ``claims.reporting-verb``, ``actors.metonym``, ``model:<name>``.
    confidence : float, in [0, 1]
        How often rows of this rule were right on annotated articles, how likely weights hold it, or the extractor's own judgement. Not a
        probability that what is said is so.

    Raises
    ------
    ValueError
        If something that it quotes is an empty stretch, or ends before it starts.
    """

    kind: ClassVar[str] = "row"
    quotes: ClassVar[tuple[str, ...]] = ("span",)

    document: str
    span: Span
    rule: str
    confidence: float = 0.5

    def __post_init__(self) -> None:
        for name in self.quotes:
            span: Span | None = getattr(self, name)
            if span is not None and span.end <= span.start:
                raise ValueError(f"{self.rule}: the {name} of this {self.kind} quotes nothing ({span.start} to {span.end}).")

    @property
    def is_likely_only(self) -> bool:
        """Whether no rule made it: weights fitted to annotated texts found it likely enough (``ties.likely``)."""
        return ".likely" in self.rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Row):
    """A passage that names or stands for actors.

    Parameters
    ----------
    actors : tuple of str
        Canonical ids; empty for a name that the registry does not know, whose `proposed` id is then set.
    form : {"name", "demonym", "metonym", "nominal", "collective", "pronoun"}
        How it names them.
    proposed : str
        Id proposed for an unknown name, for a person to accept; empty otherwise.
    """

    kind: ClassVar[str] = "mention"

    actors: tuple[str, ...]
    form: Form
    proposed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Row):
    """Somebody is said to say, believe or suggest something.

    Parameters
    ----------
    source : tuple of str
        Whose claim; ``("unknown",)`` for agentless attribution.
    content : Span
        What is claimed.
    cue, source_span : Span or None
        The words of saying, and those that name the source.
    polarity : {"affirm", "deny"}
        Whether the content is affirmed or denied by its source.
    certainty : {"asserted", "hedged", "speculative"}
        As the document puts it.
    hedges : tuple of Span
        The words that weaken it.
    contested : bool
        Whether the document itself signals dispute, want of evidence, or an opposing claim.
    contest : Span or None
        The passage that disputes it.
    attribution : str
        Explicit, anaphoric, agentless, implicit, nominal, perspective.
    """

    kind: ClassVar[str] = "claim"
    quotes: ClassVar[tuple[str, ...]] = ("span", "content", "cue", "source_span", "contest")

    source: tuple[str, ...]
    content: Span
    cue: Span | None = None
    source_span: Span | None = None
    polarity: Polarity = "affirm"
    certainty: Certainty = "asserted"
    hedges: tuple[Span, ...] = ()
    contested: bool = False
    contest: Span | None = None
    attribution: Attribution = "explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Row):
    """Somebody wants, refuses or demands something.

    Parameters
    ----------
    actors : tuple of str
        Whose position.
    issue : str
        Id of an issue of the library (``territory``, ``sanctions-relief``); empty where none fits.
    direction : {"support", "oppose", "demand"}
        For, against, or asked of others.
    basis : str
        Reported, author-inferred, author-asserted, presupposed, hypothetical-speech.
    conditional : bool
        Whether it is tied to a condition; `condition` quotes it where it can be found.
    hedged : bool
        Whether the document weakens it.
    target : tuple of str
        Of whom it is demanded.
    """

    kind: ClassVar[str] = "position"
    quotes: ClassVar[tuple[str, ...]] = ("span", "condition")

    actors: tuple[str, ...]
    issue: str
    direction: Direction
    basis: Basis = "reported"
    conditional: bool = False
    condition: Span | None = None
    hedged: bool = False
    target: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Row):
    """Somebody does something to somebody.

    Parameters
    ----------
    source, target : tuple of str
        Who does it, and to whom; either may be empty.
    plover : str
        Type, one of `PLOVER`.
    mode : {"actual", "planned", "hypothetical", "negated", "alleged"}
        How the document presents it. What is not actual is never counted as if it were.
    trigger : Span
        The word that tells the event.
    date : tuple of str or None
        First and last ISO day, where the text gives a date that can be resolved.
    place : str
        Canonical id, empty where none is given.
    reciprocal : bool
        Whether it goes both ways.
    """

    kind: ClassVar[str] = "event"
    quotes: ClassVar[tuple[str, ...]] = ("span", "trigger")

    source: tuple[str, ...]
    target: tuple[str, ...]
    plover: str
    mode: Mode
    trigger: Span
    date: tuple[str, str] | None = None
    place: str = ""
    reciprocal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Row):
    """How two actors stand to each other.

    Parameters
    ----------
    a, b : str
        Canonical ids.
    type : str
        Alliance, hostile, war, economic, military, sanction, support, dependence, membership, proxy, diplomatic.
    sign : {"+", "-"}
        Friendly or hostile.
    directed : bool
        Whether it goes from a to b only.
    status : str
        Actual, potential, perceived, contested, desired, past.
    """

    kind: ClassVar[str] = "relation"

    a: str
    b: str
    type: TieType
    sign: Sign
    directed: bool = False
    status: TieStatus = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Row):
    """A date, span of time or deadline.

    Parameters
    ----------
    earliest, latest : str
        ISO days; both empty where it cannot be resolved.
    resolution : str
        ``absolute``, ``relative``, ``anniversary``, ``season``, ``vague``.
    deadline : bool
        Whether something is to be done by then.
    basis : str
        What it was worked out from.
    """

    kind: ClassVar[str] = "date"

    earliest: str = ""
    latest: str = ""
    resolution: str = "absolute"
    deadline: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedScenario(Row):
    """A way things could go that an author names.

    Parameters
    ----------
    name : str
        As the author calls it, in lower case with hyphens.
    label : Span
        The name in the text.
    conditions, outcomes : tuple of Span
        What it hangs on, and what it would bring.
    """

    kind: ClassVar[str] = "scenario"
    quotes: ClassVar[tuple[str, ...]] = ("span", "label")

    name: str
    label: Span
    conditions: tuple[Span, ...] = ()
    outcomes: tuple[Span, ...] = ()


KINDS: dict[str, type[Row]] = {row.kind: row for row in (Mention, Claim, Position, Event, Tie, DateMention, NamedScenario)}
"""Every kind of row, by its name."""
