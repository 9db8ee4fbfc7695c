"""Claims that verbs of saying tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from multipolar.evidence.extractors.claims.lexicon import Use, lexicon
from multipolar.evidence.extractors.plain.contents import fill
from multipolar.evidence.extractors.plain.drafts import Draft
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.quotations import quotation
from multipolar.evidence.extractors.plain.scene import Actors, Scene
from multipolar.evidence.extractors.plain.sources import UNKNOWN, Speakers, source_of

_BELIEFS = frozenset(("believe", "think", "accept", "see", "consider", "regard"))


def of_verbs(scene: Scene, speakers: Speakers) -> Iterator[Draft]:
    """Claims of the verbs of a block, in order."""
    words = lexicon()
    for at, frame in enumerate(scene.frames):
        uses = (words.passive if frame.passive else words.active).get(frame.lemma)
        if uses is None or frame.mark == "X":
            continue
        draft = _said(scene, frame, at, uses, speakers)
        if draft is not None:
            speakers.hear(draft.source)
            yield draft


def _said(scene: Scene, frame: Frame, at: int, uses: Mapping[str, Use], speakers: Speakers) -> Draft | None:
    if _refused(frame):
        return None
    content = quotation(scene, frame) if "quote" in uses else None
    rule = "quote"
    if content is None:
        filled = fill(scene, frame, at, uses)
        if filled is None:
            return None
        rule, content = filled
    use = uses[rule]
    if scene.quoted(frame.at) and not scene.each(frame.all_subjects):
        return None
    source, by = _source(scene, frame, use, speakers)
    if not source or content[1] <= content[0]:
        return None
    draft = Draft(scene, _cue(frame), content, source, by, f"verb-{rule}", frame, use.certainty, use.polarity)
    if frame.negated:
        draft.polarity = "deny"
    if frame.passive:
        draft.attribution = "agentless" if source == UNKNOWN else "explicit"
        draft.certainty = "hedged" if source == UNKNOWN else draft.certainty
    return draft


def _refused(frame: Frame) -> bool:
    """Whether nobody says it: "did not say", "to say", "refused to comment"."""
    if frame.negated and frame.lemma not in _BELIEFS:
        return True
    if frame.link in ("to", "aim", "ask"):
        above = frame.above
        neutral = above is not None and above.finite and lexicon().above.get(above.lemma) in ("neutral", "hedge")
        return not neutral or (above is not None and above.negated)
    return frame.marker in ("if", "unless", "whether")


def _source(scene: Scene, frame: Frame, use: Use, speakers: Speakers) -> tuple[Actors, Phrase | None]:
    if frame.passive:
        by = tuple(frame.behind("by"))
        found = source_of(scene, by, speakers, anybody=True)
        return (found or UNKNOWN), (by[0] if by and found else None)
    phrases = frame.all_subjects
    found = source_of(scene, phrases, speakers, anybody=use.any_subject)
    return found, (
        (phrases[0][0], phrases[-1][1]) if phrases and phrases[-1][1] <= frame.first and phrases[0][0] >= frame.bounds[0] else None
    )


def _cue(frame: Frame) -> Phrase:
    first = frame.first
    if frame.link == "to" and frame.above is not None:
        first = frame.above.first
    return first, frame.at + 1
