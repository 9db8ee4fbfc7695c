"""What a word may be in a sentence: from the lexicons of all extractors, by every form of their verbs and nouns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, cast

from ruamel.yaml import YAML

from multipolar.evidence.extractors.claims.lexicon import lexicon as claim_words
from multipolar.evidence.extractors.events.lexicon import lexicon as event_words
from multipolar.evidence.extractors.events.lexicon import spellings
from multipolar.evidence.extractors.plain.forms import third, verb_forms
from multipolar.evidence.extractors.positions.lexicon import lexicon as position_words
from multipolar.evidence.extractors.ties.lexicon import lexicon as tie_words

MARKS = {
    "determiner": "D", "possessive": "m", "number": "w", "pronoun": "P", "preposition": "p", "of": "o", "conjunction": "c",
    "subordinator": "s",
    "that": "t", "relative": "r", "negation": "N", "adverb": "A", "auxiliary": "X", "modal": "L",
}  # fmt: skip
"""Closed classes, and the mark of each in the pattern of a sentence."""


PLAIN = frozenset("mworsNAc")
"""Closed classes whose words are nothing else."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a word may be.

    Parameters
    ----------
    mark : str
        Of a closed class, if it is in one.
    verb : str
        Lemma of the verb of which it may be a form.
    forms : str
        Marks of the forms that it may be.
    noun : str
        Singular of the noun that it may be.
    always : str
        Its mark, where it has the same one in every sentence.
    """

    mark: str = ""
    verb: str = ""
    forms: str = ""
    noun: str = ""
    always: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        always = self.mark if self.mark in PLAIN else "" if self.mark or self.forms else "w"
        object.__setattr__(self, "always", always)


@cache
def words() -> Mapping[str, Word]:
    """All of them, by their spelling in lower case."""
    data = plain_words()
    verbs = _verbs(data)
    nouns = _nouns(data)
    closed = {word: MARKS[kind] for kind, listed in data["closed"].items() for word in str(listed).split()}
    found = {}
    for word in {**verbs, **nouns, **closed}:
        verb, forms = verbs.get(word, ("", ""))
        found[word] = Word(closed.get(word, ""), verb, forms, nouns.get(word, ""))
    return found


@cache
def plain_words() -> dict[str, Any]:
    """The file of closed classes, irregular and further verbs."""
    text = (files("multipolar.library") / "lexicon" / "plain.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], YAML(typ="safe", pure=True).load(text))


def _verbs(data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    irregular = {base: (past, participle) for base, past, participle in data["irregular"]}
    doubled = frozenset(data["doubled"].split())
    never = frozenset(data["never_verbs"].split())
    found: dict[str, tuple[str, str]] = {}
    for lemma in dict.fromkeys(lemma for lemma in (*_verb_lemmas(), *data["verbs"].split()) if lemma.isalpha()):
        for form, mark in verb_forms(lemma, irregular, doubled):
            known, marks = found.get(form, (lemma, ""))
            if form not in never and known == lemma and mark not in marks:
                found[form] = lemma, marks + mark
    return found


def _verb_lemmas() -> Iterator[str]:
    """Verbs of the lexicons; those that only govern others come last, for some are adjectives too."""
    claims, events, positions, ties = claim_words(), event_words(), position_words(), tie_words()
    for verbs in (claims.all_verbs, claims.light, events.verbs, positions.verbs, positions.wishes, ties.verbs):
        yield from sorted(verbs)
    for listed in (*events.carriers.values(), events.object_control, events.attempts, positions["carriers"]):
        yield from sorted(word.split()[0] for word in listed)
    adjectives = {
        "due",
        "ready",
        "able",
        "unable",
        "eager",
        "likely",
        "unlikely",
        "possible",
        "willing",
        "unwilling",
        "reluctant",
        "shy",
        "free",
    }
    yield from sorted(word for word in events.governors if " " not in word and word not in adjectives)


def _nouns(data: Mapping[str, Any]) -> dict[str, str]:
    claims, events, positions, ties = claim_words(), event_words(), position_words(), tie_words()
    listed: list[str] = []
    for nouns in (claims.all_nouns, claims["claim_nouns"], claims["speakers"], claims["documents"], events.nouns, events.mode_nouns,
                  events.containers, events.acting, events.schemes, *events.objects.values(), positions.nouns, positions["plans"],
                  positions["bodies"], ties.nouns, ties.relations):  # fmt: skip
        listed.extend(word for word in nouns if word.isalpha() or "-" in word)
    found = {word: word for word in data["nouns"].split()}
    for word in listed:
        for one in spellings(word):
            found[one] = found.setdefault(one, one)
            found[third(one)] = one
    return found
