"""Stretches of a text that tell what an author imagines: named scenarios, what follows "suppose" or "in the first scenario"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from multipolar.evidence.extractors.events.lexicon import Lexicon
from multipolar.evidence.extractors.scenarios.listing import listed
from multipolar.evidence.extractors.scenarios.words import sentences
from multipolar.evidence.language import ParsedDocument
from multipolar.evidence.text import Block
from multipolar.results.evidence import Span

_RANK = (
    r"(?:first|second|third|fourth|fifth|last|final|other|best|worst|middle|base|likel(?:y|ier|iest)|most \w+|least \w+|more \w+|less \w+"
    r"|(?!(?:long|upp|low|form|lat)er\b)\w+(?:er|est)|optimistic|pessimistic|alternative|nightmare)"
)
_KIND = r"(?:scenario|path|pathway|road|track|course|outcome|case|ending|endgame|version|variant|future|possibility|option|trajectory|way)"
_SUPPOSING = (
    r"(?:suppose|imagine|envisage|envision|visuali[sz]e|assume|picture (?:this|the|a|an|it)"
    r"|consider (?:what|how|this|the following|a (?:world|future|scenario|case))"
    r"|(?:one|you|we|it) (?:can|could|may|might) (?:easily |well )?(?:imagine|picture|envisage|be imagined)"
    r"|it is (?:easy|not hard|not difficult|possible|hardly difficult) to (?:imagine|picture|envisage|see how)"
    r"|(?:this|here) is how (?:it|a war|the war|things) (?:would|could|might)|what if|what happens if|what would happen if)\b"
)
_IN_CASE = (
    r"(?:in|under|on|along|down|with) (?:the|a|an|one|another|this|such a|my|his|her|their|our|its) (?:[\w-]+ ){0,3}(?:scenario|variant)\b"
    rf"|(?:in|under|on|along|down) (?:the|a|an|one|another) (?:\w+ )?{_RANK}[ -](?:[\w-]+ )?{_KIND}\b(?! (?:of|to|for|against)\b)"
)
_IS_CASE = (
    rf"(?:(?:the|a|an|one) (?:\w+ )?{_RANK}[ -](?:\w+ )?|one |another ){_KIND}\b"
    r"(?:,|:| \(| is\b| would\b| sees?\b| has\b| runs?\b| leads?\b| begins?\b| starts?\b| goes\b| looks\b| involves\b)"
)
_LEADS = r"(?:(?:now|so|but|and|just|then|or|yet|still|let us|let's|for a moment)[, ]+){0,3}"
_OPENS = re.compile(rf"{_LEADS}(?:{_SUPPOSING}|{_IN_CASE}|{_IS_CASE})", re.IGNORECASE)
_ORDINAL = re.compile(
    r"(?:(?:in|on|under|along|down|by) )?(?:the|a) (?:first|second|third|fourth|fifth|other|last|final)\b"
    r"|(?:one|another) (?:is|would be|sees?|has|runs)\b"
    r"|(?:first|second|third|fourth|alternatively|or),\s",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"\b(?:two|three|four|five|six|several|[2-6]|a few)\b[^.!?\n]{{0,50}}\b{_KIND[:-1]}|possibilitie)s?\b", re.IGNORECASE
)
_STORY = r"(?:nightmare|scenario|script|sequence|simulation|playbook|fear|worry|war ?game|storyline|chain of events)s?"
_SCRIPT = re.compile(
    rf"\b{_STORY}\b[^.!?]*\b(?:like this|as follows|thus|this:|simple)|\bfollowing {_STORY}\b"
    r"|\b(?:could|might|would|may) (?:go|run|unfold|play out|begin|start|look) (?:like this|as follows|thus|something like this)\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:but |yet |and )?(?:in reality|in truth|in fact|for now|so far|today|at present|none of|currently|as things stand|as it is|already"
    r"|(?:last|this) (?:week|month|year)|back in|this is (?:no|not)|such (?:is|are)|these (?:are|scenarios)"
    r"|(?:all|both|neither) (?:of )?(?:these|the two|the three|is|are))\b",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"(?:then|next|by then|after that|meanwhile|within (?:hours|days|weeks|months|a \w+)"
    r"|(?:hours|days|weeks|months|a (?:day|week|month|year)) later)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\W{0,3}(?:\d+[.)]\s*)?[A-Z][^.:!?\n]{2,60}:\s")
_NAMED = re.compile(r"\b(?:scenario|(?:best|worst)[- ]case|variant)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_STEMS = (
    "suppos", "imagin", "envis", "visuali", "assum", "pictur", "consider", " how ", "what if", "what happens", "what would",
    "scenario", "variant", "path", " road", "track", "course", "outcome", " case", "-case", " ending", "endgame", "version", "future",
    "possibilit", " option", "trajector", " way", "nightmare", "script", "sequence", "simulation", "playbook", "fear", "worr", "game",
    "storyline", "chain of", "like this", "as follows", " thus",
)  # fmt: skip
"""What every paragraph that counts, scripts or opens a stretch holds some of: most hold none, and are not searched for more."""
_LISTED = 3
"""Paragraphs after the one that counts scenarios in which an ordinal still opens one."""


def imagined(parsed: ParsedDocument, words: Lexicon) -> tuple[Span, ...]:
    """Give the stretches that tell of scenarios and suppositions, each to its last sentence."""
    named = [each.span.start for each in listed(parsed)]
    found: list[Span] = []
    under = announced = False
    counted, last = 0, -1
    whole_text = _spoken(parsed.plain)
    stems = [stem for stem in _STEMS if stem in whole_text]
    for block in parsed.originals:
        text = parsed.plain[block.start : block.end]
        if block.is_heading:
            under = _is_case(text)
        label = _LABEL.match(text)
        whole = (under and not block.is_heading) or any(block.start <= start < block.end for start in named)
        whole = whole or (label is not None and (announced or _NAMED.search(label[0]) is not None))
        whole = whole or bool(found and found[-1].end == last and _NEXT.match(text))
        spoken = _spoken(text) if stems else ""
        cued = any(stem in spoken for stem in stems)
        counts = cued and _COUNTED.search(text) is not None
        if whole:
            found.append(Span(block.start, block.end))
        elif cued or counted > 0:
            found.extend(_supposed(parsed.plain, block, counted=counted > 0, counts=counts))
        counted = _LISTED if counts else counted - 1
        last = block.end
        announced = (announced and label is not None) or _announces(text, words, heading=block.is_heading, counts=counts)
    return tuple(found)


def _spoken(text: str) -> str:
    """A text as its cues are looked for: in lower case, with a blank on both sides of every word."""
    return f" {text.lower()} ".replace("\n", " ")


def is_in(stretches: Iterable[Span], place: int) -> bool:
    """Whether a place in the text lies in one of the stretches."""
    return any(one.start <= place < one.end for one in stretches)


def _is_case(heading: str) -> bool:
    """Whether a heading names a scenario: "Scenario 2: a frozen front", "The worst case"."""
    return bool(_NAMED.search(heading)) and not _COUNTED.search(heading)


def _announces(text: str, words: Lexicon, *, heading: bool, counts: bool) -> bool:
    """Whether labelled paragraphs after this one are scenarios: it counts them, or ends in a colon."""
    if not (heading or counts or text.rstrip().endswith(":")):
        return False
    last = text.rstrip().splitlines()[-1] if text.strip() else ""
    if counts and _COUNTED.search(last[-200:]):
        return True
    return (heading or last.endswith(":")) and any(word.rstrip("s") in words.scenario_words for word in _WORD.findall(last.casefold()))


def _supposed(text: str, block: Block, *, counted: bool, counts: bool) -> Iterator[Span]:
    """From the sentence that supposes something to the end of the paragraph, or to where it comes back to what is."""
    if block.is_heading:
        return
    scripted = _SCRIPT.search(text, block.start, block.end) is not None
    start, here = -1, False
    for sentence in sentences(text, block.start, block.end):
        opens = _OPENS.match(text, sentence.start) is not None
        opens = opens or (scripted and _SCRIPT.search(text, sentence.start, min(sentence.end + 1, block.end)) is not None)
        if opens or (counted and _ORDINAL.match(text, sentence.start)):
            start = sentence.start if start < 0 else start
        elif start >= 0 and _BACK.match(text, sentence.start):
            yield Span(start, sentence.start)
            start = -1
        here = here or (counts and _COUNTED.search(text, sentence.start, sentence.end) is not None)
        counted = here  # an ordinal in a later paragraph counts at its beginning alone
    if start >= 0:
        yield Span(start, block.end)
