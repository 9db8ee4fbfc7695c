"""Names that the registry does not know: proposed as persons, organisations or places where the text says what they are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import TYPES, Registry
from multipolar.evidence.actors.runs import Run, Runs
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.words import Words

_APPOSED = frozenset({"a", "an", "the", "who", "head", "director", "chief", "former", "president", "professor", "spokesman", "spokeswoman"})
_LONG_NAME, _FAR, _NOUN_PHRASE = 5, 12, 4
_SHORTEST, _LONGEST, _FULL_NAME, _TAIL = 3, 6, 3, 2
"""Letters of an abbreviation; words of a full name, and of the end of one."""
_TAKING = frozenset({"recaptured", "retook", "overran", "shelled", "bombed", "besieged", "stormed", "bombarded", "encircled"}) | {
    "liberated", "pounded", "visited", "toured", "reached", "entered", "recapture", "retake", "overrun", "recapturing", "shelling"
}  # fmt: skip
"""Verbs whose object, written with a capital, is a place."""
_SAYING_MORE = frozenset(
    {"of", "that", "which", "backed", "led", "based", "allied", "close", "in", "for", "founded", "owned", "linked", "with"}
)
_VESSELS = frozenset({"tanker", "ship", "freighter", "vessel", "frigate", "destroyer", "trawler", "carrier", "submarine", "corvette"}) | {
    "ferry", "yacht", "cutter", "icebreaker", "operation", "satellite", "film", "novel", "newspaper", "magazine", "website"
}  # fmt: skip
"""What bears a name that reads like a person's."""
_OWNING = frozenset({"his", "her", "its", "their", "the", "a", "an", "whose"})
_OF_FIELDS = frozenset({"minister", "ministers", "ministry", "secretary", "department"})
_FIELDS = frozenset({"interior", "internal", "finance", "justice", "health", "economy", "trade", "education", "culture", "information"}) | {
    "transport", "infrastructure", "agriculture", "labour", "labor", "environment", "and", "affairs", "relations", "development",
}  # fmt: skip
_RANKS = frozenset({"associate", "assistant", "executive", "managing", "senior", "research", "programme", "program", "deputy"}) | {
    "acting", "vice", "visiting", "principal", "fellow", "emeritus", "adjunct", "distinguished", "founding",
    "non-resident", "nonresident", "lead", "chief",
}  # fmt: skip
"""Before an office, written with a capital: what somebody is, and no name."""
_REGIONS = frozenset({"province", "region", "oblast", "district", "county", "peninsula", "island", "islands", "valley", "strait", "prison"})
"""What a name that opens a sentence may be told by: other nouns stand behind any adjective."""
_AT = frozenset({"at", "in", "near", "outside", "around", "over", "towards", "toward", "via", "inside", "into", "across"}) | {
    "above", "beneath", "beyond", "off", "below"
}  # fmt: skip


def proposed(words: Words, named: Sequence[Naming], registry: Registry) -> tuple[list[Naming], set[int]]:
    """Unknown names with the id proposed for each, and the first words of known names that turn out to be part of one.

    A name is proposed where the text says what it is: a title or an office before it, an apposition after it, a verb of saying beside
    it, a noun of organisations at its end, a preposition of place before it. The same family name by itself later on is the same person.
    """
    proposer = _Proposer(words, named, registry)
    return proposer.read(), proposer.runs.swallowed


class _Proposer:
    def __init__(self, words: Words, named: Sequence[Naming], registry: Registry) -> None:
        self.words, self.registry, self.told = words, registry, lexicon()
        self.by_place = {place: one for one in named for place in range(one.first, one.last + 1)}
        self.runs = Runs(words, self.by_place, registry, self.told)
        self.ids: dict[str, str] = {}
        self.found: list[Naming] = []

    def read(self) -> list[Naming]:
        left = [run for run in self.runs if not self._propose(run)]
        for run in left:
            known = self.ids.get(self._text(run)) or self._likely(run)
            if known:
                self._add(run, known)
                self._remember(run, known)
        return self.found + self._by_family()

    def _remember(self, run: Run, proposed: str) -> None:
        """The id of a name for later on, and of the family name by itself."""
        self.ids.setdefault(self._text(run), proposed)
        if not proposed.startswith("per:"):
            return
        for start in range(run.first + 1, run.last + 1):
            self.ids.setdefault(self._text(Run(start, run.last)), proposed)
        if run.size == _TAIL and self.words.lower[run.first] in self.told.families_first:
            self.ids.setdefault(self.words.words[run.first], proposed)

    @cached_property
    def products(self) -> frozenset[str]:
        """Words that somewhere in the document give a weapon or machine its name (``Taurus missiles``)."""
        words, nouns = self.words, self.told.machines
        return frozenset(
            words.words[place - 1]
            for place, word in enumerate(words.lower)
            if word in nouns and place and words.gap(place) in (" ", "-") and words.words[place - 1][0].isupper()
        )

    def _by_family(self) -> list[Naming]:
        """Family names by themselves of those whose family name stands first, which many known persons may bear too."""
        words, told = self.words, {word: known for word, known in self.ids.items() if word.lower() in self.told.families_first}
        if not told:
            return []
        taken = {place for one in self.found for place in range(one.first, one.last + 1)} | self.by_place.keys()
        return [
            passage(words, place, place, (), "name", "actors.unknown-person", 0.7, told[word])
            for place, word in enumerate(words.words)
            if word in told and place not in taken and not (words.words[place + 1 : place + 2] and words.words[place + 1][0].isupper())
        ]

    def _likely(self, run: Run) -> str:
        """Id for a name of which the text does not say what it is: by its form and by the preposition before it, or empty."""
        words, text = self.words, self._text(run)
        if words.is_title_case(run.first) or (words.begins_sentence(run.first) and run.size == 1) or not text[-1].isalpha():
            return ""
        if self._is_heading(run):
            return ""
        before = self._before(run)
        if run.size == 1 and text in self.products:
            return ""
        if text.isupper():
            return (
                "org:" + text
                if run.size == 1 and _SHORTEST <= len(text) <= _LONGEST and text.isalpha() and text.lower() not in self.told.no_actor
                else ""
            )
        if run.size <= _FULL_NAME and (before in _AT or self._follows_place(run, before)):
            return "loc:" + slug(text)
        if run.size == 1 or run.size > _FULL_NAME or not all(words.words[n].isalpha() for n in range(run.first, run.last + 1)):
            return ""
        joined = any(words.gap(place) == " " for place in range(run.first + 1, run.last + 1))  # Ust-Luga is no full name
        if not joined or before in _VESSELS:
            return ""
        if before in ("the", "a", "an") or any(
            words.lower[n] in self.told.common | self.told.event_nouns | self.told.in_no_name for n in range(run.first, run.last + 1)
        ):
            return ""
        spelt = (words.words[n] for n in range(run.first, run.last + 1))
        return "per:" + slug(text) if all(len(word) > 1 and not word.isupper() for word in spelt) else ""

    def _is_heading(self, run: Run) -> bool:
        """Whether it opens a paragraph before a colon (``Slow Thaw: ...``), or stands alone in quotation marks: no name."""
        words, after = self.words, run.last + 1
        follows = words.gap(after) if after < len(words) else ""
        quoted = words.gap(run.first).endswith('"') and follows.startswith(('"', ',"', '."'))
        return quoted or (words.begins_sentence(run.first) and follows.startswith(":"))

    def _ends_a_way(self, run: Run, before: str) -> bool:
        """Whether it is where something reaches from a known place (``from Aden to X``)."""
        if before != "to" or run.first < _SHORTEST:
            return False
        start = self.by_place.get(run.first - 2)
        return start is not None and start.form == "name" and self.words.lower[start.first - 1] == "from" and run.size <= _TAIL

    def _follows_place(self, run: Run, before: str) -> bool:
        """Whether it stands in a row with a place (``at Aden and X``)."""
        if before not in ("and", "or"):
            return False
        other = self.by_place.get(run.first - 2) or next((one for one in self.found if one.last == run.first - 2), None)
        return other is not None and other.form == "name" and other.ids[0].startswith("loc:") and run.size == 1

    def _text(self, run: Run) -> str:
        return self.words.text[self.words.starts[run.first] : self.words.ends[run.last]]

    def _behind_office(self, run: Run) -> Run:
        """What follows a field of office (``Minister of Internal Affairs N. N.``); the whole run elsewhere."""
        words, place = self.words, run.first
        if place < _TAIL or words.lower[place - 1] != "of" or words.lower[place - 2] not in _OF_FIELDS:
            return run
        while place <= run.last and words.lower[place] in self.told.in_no_name | self.told.titles | self.told.speakers | _FIELDS:
            place += 1
        return Run(place, run.last) if run.first < place < run.last else run

    def _propose(self, run: Run) -> bool:
        found = self._behind_office(run)
        if found is not run and found.size <= _LONG_NAME and not self._is_declined(found):
            self._add(found, "per:" + slug(self._text(found)))
            self._remember(found, "per:" + slug(self._text(found)))
            return True
        text = self._text(run)
        if run.size == 1 and text.lower() in self.told.no_actor | self.told.group_heads:
            return True  # Opposition MPs
        if all(self.words.lower[place] in self.told.titles | self.told.appositive | _RANKS for place in range(run.first, run.last + 1)):
            return True  # a title before a known name, or behind one
        if run.last + 1 in self.by_place and self.words.lower[run.last] in self.told.titles and self.words.gap(run.last + 1) == " ":
            return True  # Enlargement Commissioner N. N.
        if run.size > 1 and self._is_declined(run):
            return True
        prefix = self._kind(run) if text.lower() not in self.told.common and len(text) > 2 else ""  # no initials
        if not prefix:
            return False
        proposed = f"{prefix}:{slug(text)}"
        if prefix == "per" and text in self.ids and run.size <= _TAIL:  # the end of a name that stood in full before
            proposed = self.ids[text]
        self._add(run, proposed)
        self._remember(run, proposed)
        following = run.last + 1
        if following < len(self.words) and self.words.gap(following) == " (" and self.words.words[following].isupper():
            self.ids.setdefault(self.words.words[following], proposed)  # its abbreviation in brackets
        return True

    def _is_declined(self, run: Run) -> bool:
        """Whether the registry has the name and the linker took it for nobody here (a continent as a place)."""
        spelt = tuple(self.words.words[run.first : run.last + 1])
        return any(entry.words == spelt and entry.actors[0].startswith("grp:") for entry in self.registry.index.get(spelt[0], ()))

    def _add(self, run: Run, proposed: str) -> None:
        self.runs.swallowed |= self.runs.inside.get(run.first, set())
        rule = f"actors.unknown-{TYPES[proposed.partition(':')[0]]}"
        self.found.append(passage(self.words, run.first, run.last, (), "name", rule, 0.7, proposed))

    def _kind(self, run: Run) -> str:
        """Prefix of the id for what the text says the name is; empty where it says nothing."""
        if run.size == 1 and self._text(run) in self.products:
            return ""
        if run.size > 1 and (self._names_organisation(run) or self._is_abbreviated(run)):
            return "org"
        before = self._before(run)
        if before in self.told.organisation_cues or self._is_apposed_body(run) or self._is_told_a_body(run):
            return "org"
        if self._is_person(run, before):
            return "per"
        return "loc" if self._is_place(run, before) else ""

    def _is_apposed_body(self, run: Run) -> bool:
        """Whether a noun of organisations stands before the name and a comma (``his party, Citizen Revolution,``)."""
        words, first = self.words, run.first
        if first < 2 or words.gap(first) != ", " or words.words[first - 1] not in self.told.organisations:
            return False
        start = max(0, first - _NOUN_PHRASE)
        if "of" in words.lower[start : first - 1] or words.words[first] in self.registry.given:
            return False  # the head of its commission, N. N.
        return any(words.lower[place] in _OWNING or words.gap(place + 1)[:1] == "'" for place in range(start, first - 1))

    def _is_told_a_body(self, run: Run) -> bool:
        """Whether the text says behind a comma that it is a body (``the X, an alliance backed by Y``)."""
        words, place = self.words, run.last + 1
        if place + 1 >= len(words) or words.gap(place) != ", " or words.lower[place] not in ("a", "an", "the"):
            return False
        for noun in range(place + 1, min(place + _NOUN_PHRASE, len(words))):
            if words.gap(noun) not in (" ", "-"):
                break
            if words.lower[noun] in self.told.described_bodies:
                return noun + 1 >= len(words) or words.gap(noun + 1) != " " or words.lower[noun + 1] in _SAYING_MORE
        return False

    def _names_organisation(self, run: Run) -> bool:
        """Whether a noun of organisations ends the name, or stands in it before ``of`` or ``for``."""
        lower = self.words.lower
        if lower[run.last] in self.told.organisations:
            return True
        if run.first > 1 and lower[run.first - 1] == "based" and self.words.gap(run.first) == " " and run.size > 1:
            return True  # the Tunis-based X
        if lower[run.first] in self.told.foreign_bodies and self.words.words[run.first + 1].islower():
            return True
        heads = self.told.organisations | {"association", "ministry"}
        return any(lower[place] in heads and lower[place + 1] in ("of", "for") for place in range(run.first, run.last))

    def _is_abbreviated(self, run: Run) -> bool:
        """Whether its initials follow in brackets (``the Frente Amplio Nacional (FAN)``), which persons have none."""
        words, following = self.words, run.last + 1
        if following >= len(words) or words.gap(following) != " (" or not words.words[following].isupper():
            return False
        initials = "".join(words.words[place][0] for place in range(run.first, run.last + 1) if words.words[place][0].isupper())
        short = words.words[following]
        return len(initials) > 1 and short[0] == initials[0] and len(initials) <= len(short) <= len(initials) + 1

    def _before(self, run: Run) -> str:
        """The word right before a name, in lower case."""
        if not run.first or self.words.gap(run.first) not in (" ", ". ") or self.words.begins_sentence(run.first):
            return ""
        return self.words.lower[run.first - 1]

    def _is_person(self, run: Run, before: str) -> bool:
        words, told = self.words, self.told
        if run.size > _LONG_NAME:
            return False
        if any(words.lower[place] in told.in_no_name | told.event_nouns for place in range(run.first, run.last + 1)):
            return False
        if before in told.titles or before in told.appositive or before in told.speakers or self._apposed(run):
            return True
        if run.size == 1 or (before == "of" and words.lower[run.first - 2] in told.settlements):
            return False
        following = run.last + 1
        after = words.lower[following] if following < len(words) and words.gap(following) == " " else ""
        if before in told.speech or after in told.speech - {"reported", "according", "called", "states"}:
            return True
        if self._is_apposed_to(run) or (after in ("of", "from", "at") and self._speaks_later(following)):
            return True
        return words.words[run.first] in self.registry.given or before in ("like", "named")

    def _is_apposed_to(self, run: Run) -> bool:
        """Whether a noun for a person stands before the name and a comma (``its chairman, A B``, ``a fisherman, A B,``)."""
        words, after = self.words, run.last + 1
        if not run.first or words.gap(run.first) != ", ":
            return False
        if words.lower[run.first - 1] in self.told.appositive:
            return True
        closed = after < len(words) and words.gap(after) == ", "
        before = words.words[max(0, run.first - _NOUN_PHRASE) : run.first]
        return (
            closed
            and any(word in ("a", "an", "A", "An") for word in before)
            and all(word.islower() or word in ("A", "An") for word in before[-2:])
        )

    def _speaks_later(self, start: int) -> bool:
        """Whether a verb of saying follows in the same clause (``A B of the Orient Institute said``)."""
        words = self.words
        for place in range(start + 1, min(start + _FAR, len(words))):
            if words.gap(place)[0] in ",.;:":
                return False
            if words.lower[place] in self.told.speech:
                return True
        return False

    def _apposed(self, run: Run) -> bool:
        """Whether a noun for a person stands in an apposition after the name."""
        words, place = self.words, run.last + 1
        if place >= len(words) or words.gap(place) != ", " or words.lower[place] not in _APPOSED:
            return False
        for step in range(place, min(place + _FAR, len(words))):
            if step > place and words.gap(step)[0] in ",.;:":
                return False
            if words.lower[step] in self.told.appositive or (words.lower[step] == "who" and step == place):
                return True
        return False

    def _is_place(self, run: Run, before: str) -> bool:
        words, told = self.words, self.told
        if run.size > 1 and (words.lower[run.last] in told.landmarks or words.lower[run.first] in told.foreign_landmarks):
            return True
        if run.size > 3 or words.words[run.first].isupper():  # no town has a longer name
            return False
        if before == "of" and run.first > 1 and words.lower[run.first - 2] in told.settlements:
            return True
        moving = before in ("to", "from") and run.first > 1 and (words.lower[run.first - 2] in told.motion or self._ends_a_way(run, before))
        if run.size <= _TAIL and (before in _TAKING or moving) and not words.is_title_case(run.first):
            return True
        if words.is_title_case(run.first):
            return False
        if run.size == 1 and before in ("and", "or") and run.first > 1:
            beside = self.by_place.get(run.first - 2)
            if beside is not None and beside.ids and beside.ids[0].startswith("loc:") and beside.form == "name":
                return True  # in Guayaquil and Manta
        following = run.last + 1
        after = words.lower[following] if following < len(words) and words.gap(following) == " " else ""
        if run.size == 1 and words.begins_sentence(run.first) and after not in _REGIONS:
            return before in ("in", "near")  # mass street protests
        return after in told.landmarks | {"crossing", "district", "border"} or before in ("in", "near")
