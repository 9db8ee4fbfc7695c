"""Names that the registry does not know: proposed as persons, organisations or places where the text says what they are."""

from __future__ import annotations

from collections.abc import Sequence

from multipolar.evidence.actors.bracketed import short_ministries
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.naming import Naming, passage
from multipolar.evidence.actors.registry import TYPES, Registry
from multipolar.evidence.actors.runs import Run, Runs
from multipolar.evidence.actors.spelling import slug, slug_of_body
from multipolar.evidence.actors.surroundings import Surroundings
from multipolar.evidence.actors.unknown_bodies import is_body
from multipolar.evidence.actors.unknown_guesses import likely
from multipolar.evidence.actors.unknown_persons import is_person
from multipolar.evidence.actors.unknown_places import is_place
from multipolar.evidence.actors.words import Words

_LONG_NAME, _TAIL = 5, 2
"""Words of a full name at the most, and of the end of one."""
_OF_FIELDS = frozenset({"minister", "ministers", "ministry", "secretary", "department"})
_RANKS = frozenset({"associate", "assistant", "executive", "managing", "senior", "research", "programme", "program", "deputy"}) | {
    "acting", "vice", "visiting", "principal", "fellow", "emeritus", "adjunct", "distinguished", "founding",
    "non-resident", "nonresident", "lead", "chief",
}  # fmt: skip
"""Before an office, written with a capital: what somebody is, and no name."""


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
        self.around = Surroundings(words, self.by_place, registry, self.told)
        self.ids: dict[str, str] = {}
        self.ministries = short_ministries(words)
        self.found = self.around.found

    def read(self) -> list[Naming]:
        left = [run for run in self.runs if not self._propose(run)]
        for run in left:
            known = self.ids.get(self.around.text_of(run)) or likely(self.around, run)
            if known:
                self._add(run, known)
                self._remember(run, known)
        return self.found + self._by_family()

    def _propose(self, run: Run) -> bool:
        found = self._behind_office(run)
        if found is not run and found.size <= _LONG_NAME and not self._is_declined(found):
            self._add(found, "per:" + slug(self.around.text_of(found)))
            self._remember(found, "per:" + slug(self.around.text_of(found)))
            return True
        text = self.around.text_of(run)
        if run.size == 1 and (text.lower() in self.told.no_actor | self.told.group_heads or text in self.ministries):
            return True  # Opposition MPs; the Foreign Ministry (MFA), whoever that is
        if all(self.words.lower[place] in self.told.titles | self.told.appositive | _RANKS for place in range(run.first, run.last + 1)):
            return True  # a title before a known name, or behind one
        if run.last + 1 in self.by_place and self.words.lower[run.last] in self.told.titles and self.words.gap(run.last + 1) == " ":
            return True  # Enlargement Commissioner N. N.
        if run.size > 1 and self._is_declined(run):
            return True
        prefix = self._kind(run) if text.lower() not in self.told.common and len(text) > 2 else ""  # no initials
        if not prefix:
            return False
        proposed = f"{prefix}:{slug_of_body(text) if prefix == 'org' else slug(text)}"
        if prefix == "per" and text in self.ids and run.size <= _TAIL:  # the end of a name that stood in full before
            proposed = self.ids[text]
        self._add(run, proposed)
        self._remember(run, proposed)
        following = run.last + 1
        if following < len(self.words) and self.words.gap(following) == " (" and self.words.words[following].isupper():
            self.ids.setdefault(self.words.words[following], proposed)  # its abbreviation in brackets
        return True

    def _behind_office(self, run: Run) -> Run:
        """What follows a field of office (``Minister of Internal Affairs N. N.``); the whole run elsewhere."""
        words, place = self.words, run.first
        if place < _TAIL or words.lower[place - 1] != "of" or words.lower[place - 2] not in _OF_FIELDS:
            return run
        beside = self.told.in_no_name | self.told.titles | self.told.speakers | self.told.fields | {"and"}
        while place <= run.last and words.lower[place] in beside:
            place += 1
        return Run(place, run.last) if run.first < place < run.last else run

    def _is_declined(self, run: Run) -> bool:
        """Whether the registry has the name and the linker took it for nobody here (a continent as a place)."""
        spelt = tuple(self.words.words[run.first : run.last + 1])
        return any(entry.words == spelt and entry.actors[0].startswith("grp:") for entry in self.registry.index.get(spelt[0], ()))

    def _kind(self, run: Run) -> str:
        """Prefix of the id for what the text says the name is; empty where it says nothing."""
        around = self.around
        if run.size == 1 and around.text_of(run) in around.products:
            return ""
        before = around.before(run)
        if is_body(around, run, before):
            return "org"
        if is_person(around, run, before):
            return "per"
        return "loc" if is_place(around, run, before) else ""

    def _add(self, run: Run, proposed: str) -> None:
        self.runs.swallowed |= self.runs.inside.get(run.first, set())
        rule = f"actors.unknown-{TYPES[proposed.partition(':')[0]]}"
        self.found.append(passage(self.words, run.first, run.last, (), "name", rule, 0.7, proposed))

    def _remember(self, run: Run, proposed: str) -> None:
        """The id of a name for later on, and of the family name by itself."""
        self.ids.setdefault(self.around.text_of(run), proposed)
        if not proposed.startswith("per:"):
            return
        for start in range(run.first + 1, run.last + 1):
            self.ids.setdefault(self.around.text_of(Run(start, run.last)), proposed)
        if run.size == _TAIL and self.words.lower[run.first] in self.told.families_first:
            self.ids.setdefault(self.words.words[run.first], proposed)

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
