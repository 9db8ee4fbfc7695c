"""Whose claim it is, from a noun phrase."""

from __future__ import annotations

from dataclasses import dataclass, field

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.plain.frames import Phrase
from multipolar.evidence.extractors.plain.scene import Actors, Scene

UNKNOWN: Actors = ("unknown",)

_PERSONS = frozenset(("he", "she"))
_SEVERAL = frozenset(("they", "both"))
_AUTHOR = frozenset(("i", "we", "you", "my", "our"))
_MEANT = frozenset(("many", "some", "others", "most", "few", "several", "both", "all", "one"))


@dataclass
class Speakers:
    """Who has spoken so far, for "he said".

    Parameters
    ----------
    last : list of tuple of str
        Sources, in order.
    """

    last: list[Actors] = field(default_factory=list)

    def hear(self, source: Actors) -> None:
        """Note a source."""
        if source and source != UNKNOWN:
            self.last.append(source)

    def before(self, prefix: tuple[str, ...]) -> Actors:
        """The last source of a kind."""
        return next((one for one in reversed(self.last[-4:]) if one[0].startswith(prefix)), ())


def source_of(scene: Scene, phrases: tuple[Phrase, ...], speakers: Speakers, *, anybody: bool) -> Actors:
    """Whom noun phrases name as speaking; nothing where it is the author or a thing.

    Parameters
    ----------
    scene, phrases
        Where they stand.
    speakers : Speakers
        Who spoke before.
    anybody : bool
        Whether a noun that is no speaker by its meaning will do.
    """
    found: list[str] = []
    for phrase in phrases:
        found += [one for one in _one(scene, phrase, speakers, anybody=anybody) if one not in found]
    return tuple(found)


def _one(scene: Scene, phrase: Phrase, speakers: Speakers, *, anybody: bool) -> Actors:
    ids = scene.actors(phrase)
    if ids:
        return ids
    mention = scene.head(phrase)
    if mention is not None and mention.form != "pronoun" and mention.actors and mention.actors[0].startswith("loc:"):
        return mention.actors if anybody else ()
    cut = scene.cut
    word, mark = cut.words[phrase[1] - 1], cut.marks[phrase[1] - 1]
    if mark == "P":
        return _pronoun(word, speakers)
    known, lemma = lexicon(), cut.lemma(phrase[1] - 1)
    if cut.words[phrase[0]] in ("such", "no"):
        return ()
    if lemma in known["documents"] and lemma not in known["speakers"]:
        owner = scene.inside(phrase, phrase[1])
        return owner or UNKNOWN
    if lemma in known["speakers"] or (word in _MEANT and mark in "Dw"):
        owner = scene.inside(phrase, phrase[1]) if lemma in known["bodies"] else ()
        return owner or (scene.slug(phrase),)
    return (scene.slug(phrase),) if anybody and mark == "w" and word.endswith("s") and lemma in _PEOPLE else ()


_PEOPLE = frozenset(
    ("guest", "visitor", "mediator", "broker", "mother", "shopkeeper", "fisherman", "driver", "tourist", "linguist", "lawyer", "inhabitant")
)


def _pronoun(word: str, speakers: Speakers) -> Actors:
    if word in _PERSONS:
        return speakers.before(("per:", "grp:"))
    if word in _SEVERAL:
        return speakers.before(("grp:",))
    if word == "it":
        return speakers.before(("org:", "state:", "gov:"))
    return ()
