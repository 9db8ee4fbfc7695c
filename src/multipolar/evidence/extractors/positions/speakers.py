"""Whether somebody's words are about the speaker: "we", "his country", and the state for which an official speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.extractors.positions.grammar import child
from multipolar.evidence.extractors.positions.lexicon import lexicon
from multipolar.results.evidence import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.positions.drafts import Scene

_OURS = frozenset({"we", "i"})
_ONE = frozenset({"he", "she", "it"})
_THEY = frozenset({"they"})
_GROUPS = frozenset(
    {"group", "movement", "bloc", "kingdom", "organisation", "organization", "union", "alliance", "party", "federation", "coalition"}
)
"""Bodies that "the" takes up where somebody speaks for them."""
_NEAR = 80
"""Characters before a name within which an adjective or name of state tells whose official it is."""
_SENTENCE = re.compile(r"[.!?\n]")


def speaks_of_self(scene: Scene, claim: Claim, own: Token) -> bool:
    """As in "We", "it", "his country", "Oslo" where Oslo speaks, or where Oslo's minister does."""
    if own.lower_ in _OURS:
        return True
    if own.lower_ in _ONE | _THEY and claim.rule.endswith("direct-speech"):
        return False  # nobody calls himself "it" or "he" in his own words
    if own.lower_ == "it" and all(one.startswith("per:") for one in claim.source):
        return False
    meant = set(scene.actors(own))
    if meant:
        return bool(meant & set(claim.source)) or is_official_of(scene, claim.source, meant)
    if own.lower_ in _ONE:
        return len(claim.source) == 1 and not _is_plural(scene, claim)
    if own.lower_ in _THEY:
        return len(claim.source) > 1 or _is_plural(scene, claim)
    return is_ours(own) or (own.lemma_.lower() in _GROUPS and any(c.lower_ == "the" for c in own.lefts))


def is_ours(noun: Token) -> bool:
    """As in "His country", "its army": a body that is the speaker's."""
    owner = child(noun, "poss")
    return owner is not None and owner.pos_ == "PRON" and noun.lemma_.lower() in lexicon()["bodies"] | lexicon()["homelands"]


def is_official_of(scene: Scene, source: tuple[str, ...], states: set[str]) -> bool:
    """Whether one source speaks for one of these states: by the registry, or by the name of the state before its own or its title."""
    if len(source) != 1 or not any(i.startswith(("state:", "gov:", "org:")) for i in states):
        return False
    known = registry().actors.get(source[0])
    if known is not None and known.states and any(i.startswith(("state:", "gov:")) for i in states):
        return any(i.partition(":")[2][:3] == s.partition(":")[2][:3] for i in states for s in known.states)
    first = next((m for m in scene.parsed.mentions if source[0] in (*m.actors, m.proposed)), None)
    if first is None:
        return False
    text = scene.parsed.plain
    low = max(0, first.span.start - _NEAR)
    cut = [m.end() for m in _SENTENCE.finditer(text, low, first.span.start)]
    near = [m for m in scene.parsed.mentions if (cut[-1] if cut else low) <= m.span.start < first.span.end]
    named = [i for m in near for i in m.actors if i.startswith(("state:", "gov:", "org:"))]
    if named:
        return bool(set(named) & states)
    before = re.findall(r"[a-z]+", text[max(0, first.span.start - 30) : first.span.end].lower())
    return any(word in lexicon()["titles"] for word in before)


def _is_plural(scene: Scene, claim: Claim) -> bool:
    """Whether a source is told in the plural: "diplomats", "officials"."""
    if claim.source_span is None:
        return False
    words = scene.parsed.plain[claim.source_span.start : claim.source_span.end].split()
    return bool(words) and (words[-1].lower() in ("they", "both") or (claim.source[0].startswith("grp:") and words[-1].endswith("s")))
