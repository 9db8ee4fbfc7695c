"""Which rule is tried on which word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

from multipolar.evidence.extractors.positions.aims import chance, conditional, disowned, due, stated, uninterested
from multipolar.evidence.extractors.positions.commitments import committed
from multipolar.evidence.extractors.positions.drafts import Draft, Scene
from multipolar.evidence.extractors.positions.duties import only, owed, refused
from multipolar.evidence.extractors.positions.idioms import idiom
from multipolar.evidence.extractors.positions.judgements import felt, judged, taken
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.evidence.extractors.positions.nouns import held, planned
from multipolar.evidence.extractors.positions.offers import if_granted, imposed, in_return, tied
from multipolar.evidence.extractors.positions.predicates import said_of
from multipolar.evidence.extractors.positions.preferences import rather
from multipolar.evidence.extractors.positions.sayings import (
    any_such,
    belonging,
    door,
    nobody_may,
    not_one,
    only_worse,
    ours,
    slogan,
    whoever,
)
from multipolar.evidence.extractors.positions.sides import sided
from multipolar.evidence.extractors.positions.stakes import amounting, barred, hinging, provided, rated, ruled_out, warned, without
from multipolar.evidence.extractors.positions.terms import harmful, on_condition, only_if, stays_out
from multipolar.evidence.extractors.positions.verbs import stance
from multipolar.evidence.extractors.positions.wants import what_wanted
from multipolar.evidence.extractors.positions.wishes import wish

if TYPE_CHECKING:
    from spacy.tokens import Token

Rule = Callable[[Scene, "Token"], Draft | None]

ALREADY = frozenset((only, stance, idiom, wish, judged, hinging))
"""Rules about a word whose stance another word may have told already."""


@cache
def rules_of() -> dict[tuple[str, str], tuple[Rule, ...]]:
    """By lemma and part of speech: the rules to try, in this order."""
    words = lexicon()
    made: dict[tuple[str, str], tuple[Rule, ...]] = {}

    def add(rule: Rule, lemmas: Iterable[str], *kinds: str) -> None:
        for key in ((lemma, kind) for lemma in lemmas for kind in kinds):
            made[key] = (*made.get(key, ()), rule)

    add(rather, ("rather", "sooner", "soon"), "ADV")
    add(if_granted, ("if", "once", "provided"), "SCONJ")
    add(idiom, words.idioms, "VERB", "AUX")
    add(only_worse, ("only", "merely", "simply", "just"), "ADV")
    add(belonging, ("belong",), "VERB")
    add(ours, ("ours", "mine"), "PRON", "NOUN", "ADJ")
    add(any_such, ("any", "another", "further"), "DET", "ADJ")
    add(nobody_may, ("nobody", "one", "none"), "PRON", "NOUN", "NUM")
    add(whoever, ("whoever",), "PRON")
    add(not_one, ("single", "one"), "ADJ", "NUM")
    add(slogan, ("hand", "no", "down", "never"), "NOUN", "DET", "ADV", "ADP")
    add(door, ("door",), "NOUN")
    add(in_return, ("return", "exchange"), "NOUN")
    add(tied, ("tie", "link", "peg", "bind", "subordinate"), "VERB")
    add(imposed, words["conditions_set"] | {"deadline", "timetable", "limit", "quota", "ban", "levy"}, "NOUN")
    add(sided, words["friends"] | words["foes"], "NOUN", "PROPN")
    add(judged, words["judges"], "VERB")
    add(wish, words.wishes, "VERB")
    add(stance, words.verbs, "VERB")
    add(wish, words.adjectives, "ADJ", "VERB")
    add(only_if, ("only",), "ADV", "ADJ", "SCONJ")
    add(on_condition, ("condition",), "NOUN")
    add(stays_out, ("not", "never", "neither", "n't"), "PART", "ADV", "CCONJ")
    add(refused, ("not", "never", "neither", "n't"), "PART", "ADV", "CCONJ", "DET", "SCONJ", "PRON")
    add(owed, words["duties"], "AUX", "VERB")
    add(owed, words["needs"], "VERB")
    add(committed, ("will", "would", "'ll", "could", "shall"), "AUX")
    add(barred, ("right", "jurisdiction", "authority", "mandate", "business", "place", "say", "claim", "standing"), "NOUN")
    add(amounting, ("amount",), "VERB")
    add(hinging, ("hinge",), "NOUN")
    add(hinging, ("hinge", "depend", "rest", "require", "hang", "necessitate", "begin", "start", "lie", "run", "go"), "VERB")
    add(warned, ("warn", "caution", "threaten"), "VERB")
    add(harmful, words["harms"] | words["away"], "VERB")
    add(provided, ("provide",), "VERB", "SCONJ")
    add(said_of, ("be", "remain"), "AUX", "VERB")
    add(rated, ("be",), "AUX", "VERB")
    add(felt, words["judged_to"], "ADJ", "NOUN")
    add(uninterested, words["no_interest"], "NOUN")
    add(stated, words["conditions_set"] | words["aims"], "NOUN")
    add(conditional, ("conditional", "contingent", "dependent"), "ADJ")
    add(due, ("time", "alternative", "substitute"), "NOUN")
    add(chance, words["chances"], "NOUN")
    add(disowned, words["burdens"], "NOUN")
    add(what_wanted, ("what",), "PRON")
    add(without, ("no", "nothing"), "DET", "PRON")
    add(ruled_out, ("no",), "DET")
    add(held, words.nouns, "NOUN", "PROPN")
    add(planned, words["plans"], "NOUN")
    add(taken, words.stance_starts, "phrase")
    add(only, ("only",), "ADV", "ADJ")
    return made
