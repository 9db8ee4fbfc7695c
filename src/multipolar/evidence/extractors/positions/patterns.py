"""Positions without a language model: a name, and a verb of stance right behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from multipolar.evidence.extractors.positions.lexicon import Use, lexicon
from multipolar.evidence.issues import bundled_issues
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Mention, Position, Span
from multipolar.results.evidence.rows import Direction

_BETWEEN = re.compile(
    r"\s+(?P<aux>(?:(?:has|have|had|is|was|are|were|will|would|does|do|did|may|might|could|not|never|also|again|repeatedly|publicly|firmly"
    r"|strongly|now|still|long|since|consistently|openly|quietly)\s+){0,4})(?P<verb>[a-z]+)\s+(?P<next>[\w\"'-]+)"
)
_DENIED = re.compile(r"\b(?:not|never)\b")
_END = re.compile(r"[.;:!?](?:[\"')]*\s|$)|,\s+(?:but|while|which|who|and|saying|adding|a|an)\s|\n")
_DUTY = re.compile(r"\b(?:must|should|ought to|needs? to|has to|have to)\b")
_NOT_OBJECTS = frozenset(
    "to by that for on in at of with from as against into about upon over after before when if because and or but out up down off".split()  # noqa: SIM905
)
_IRREGULAR = {
    "seek": "sought", "fight": "fought", "stand": "stood", "speak": "spoke", "hold": "held",
    "withdraw": "withdrew", "shrink": "shrank", "throw": "threw",
}  # fmt: skip
_DOUBLED = frozenset({"commit", "pan"})
_VOWELS = "aeiou"


def find(parsed: ParsedDocument, block: Block) -> Iterator[Position]:
    """Positions in one block that has no parse."""
    for mention in parsed.mentions_in(Span(block.start, block.end)):
        if mention.actors and mention.form != "demonym" and not mention.actors[0].startswith("loc:"):
            hit = _BETWEEN.match(parsed.plain, mention.span.end, block.end)
            made = _position(parsed, block, mention, hit) if hit is not None else None
            if made is not None:
                yield made


def _position(parsed: ParsedDocument, block: Block, mention: Mention, hit: re.Match[str]) -> Position | None:
    text = parsed.plain
    stop = _END.search(text, hit.start("next"), block.end)
    end = stop.start() if stop else block.end
    about = text[hit.start("next") : end]
    told = _stance(hit["verb"], hit["next"].casefold(), about)
    if told is None:
        return None
    direction, reported, topical = told
    if _DENIED.search(hit["aux"]):
        if direction == "oppose":
            return None
        direction = "oppose"
    issue = bundled_issues().issue_of(about)
    if topical and not issue:
        return None
    return Position(
        document=parsed.document.id,
        span=Span(mention.span.start, hit.start("next") + len(about.rstrip(" ,\"'"))),
        rule="positions.pattern",
        confidence=0.5 if reported else 0.4,
        actors=mention.actors,
        issue=issue,
        direction=direction,
        basis="reported" if reported else "author-inferred",
    )


def _stance(verb: str, after: str, about: str) -> tuple[Direction, bool, bool] | None:
    """Direction of a verb with the word behind it; whether it is said in public; whether it needs a known issue."""
    words = lexicon()
    for lemma in _lemmas().get(verb, ()):
        if after == "to" and lemma in words.wishes and words.wishes[lemma] != "fail":
            inner = about.split()[1] if len(about.split()) > 1 else ""
            unwilling = words.wishes[lemma] == "unwilling"
            return ("oppose" if unwilling or inner in words["against"] else "support"), unwilling, True
        for use in words.verbs.get(lemma, ()):
            if _fills(use, after, about):
                return use.direction, use.reported, use.topical
    return None


def _fills(use: Use, after: str, about: str) -> bool:
    frames = set(use.frames)
    if after in frames - {"ask", "object"}:
        return True
    if after == "that":
        return bool(frames & {"clause", "that"}) or ("duty" in frames and bool(_DUTY.search(about)))
    if after == "to":
        return "infinitive" in frames
    if after in _NOT_OBJECTS:
        return False
    if "ask" in frames and " to " in about:
        return True
    return bool(frames & {"object", "wanted"}) and about.split()[0].lower() not in lexicon()["truth_nouns"] and not _is_denial(use, about)


def _is_denial(use: Use, about: str) -> bool:
    """As in "rejected the allegation": what is claimed is denied, not refused."""
    return use.direction == "oppose" and any(word in lexicon()["truth_nouns"] for word in re.findall(r"[a-z]+", about.lower())[:4])


@cache
def _lemmas() -> dict[str, tuple[str, ...]]:
    """Inflected form to lemmas, for every verb of the lexicon."""
    made: dict[str, tuple[str, ...]] = {}
    for lemma in dict.fromkeys((*lexicon().verbs, *lexicon().wishes)):
        for form in _forms(lemma):
            made[form] = (*made.get(form, ()), lemma)
    return made


def _forms(lemma: str) -> set[str]:
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    if lemma.endswith("e"):
        past, ing, third = lemma + "d", lemma[:-1] + "ing", lemma + "s"
    elif lemma.endswith("y") and lemma[-2] not in _VOWELS:
        past, ing, third = lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies"
    else:
        past, ing, third = stem + "ed", stem + "ing", lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return {lemma, third, _IRREGULAR.get(lemma, past), ing}
