"""How sure a claim is made to sound, and what the document says against it."""

from __future__ import annotations

from bisect import bisect_left

from multipolar.evidence.extractors.claims.lexicon import lexicon
from multipolar.evidence.extractors.plain.drafts import Draft
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.results.evidence import Claim, Span

CONFIDENCE = {
    "quote": 0.75, "according-to": 0.75, "verb-quote": 0.75, "verb-clause": 0.7, "hearsay": 0.5, "noun": 0.45, "light-verb": 0.5,
    "adjective": 0.5,
}  # fmt: skip
"""By rule: how often its rows were right on the annotated articles of development, less a tenth or more since they were seen there."""

_DENIED_NEAR = 2
_MAIN = ("may", "might", "perhaps", "maybe")


def weigh(draft: Draft) -> None:
    """Set a draft's certainty: speculative where the saying is imagined, hedged where it or what is said is weakened."""
    words, cut, frame = lexicon(), draft.scene.cut, draft.frame
    if frame is not None and (set(frame.modals) & {"may", "might", "would", "could"} or frame.marker in ("if", "unless")):
        draft.certainty = "speculative"
        return
    if frame is not None and frame.above is not None and frame.link == "to" and frame.above.lemma in ("appear", "seem"):
        draft.certainty = "hedged"
    if draft.certainty != "asserted":
        return
    hedges = draft.scene.hedges
    weak = [
        at
        for at in hedges[bisect_left(hedges, draft.content[0]) : bisect_left(hedges, draft.content[1])]
        if not (cut.words[at] in words["modals"] and cut.marks[at] != "L" and cut.words[at] != "could")
    ]
    weak = [at for at in weak if cut.words[at + 1 : at + 2] not in (["not"], ["never"])]
    if any(cut.words[at] in _MAIN and at - draft.content[0] < 8 for at in weak):
        draft.certainty = "speculative"
    elif weak or any(cut.words[at] in words["hedges"] for at in range(max(0, draft.cue[0] - 1), draft.cue[1])):
        draft.certainty = "hedged"


def dispute(drafts: list[Draft]) -> None:
    """Mark the claims that their document disputes: denied by another, or not to be checked."""
    for at, draft in enumerate(drafts):
        if draft.polarity == "deny" and draft.frame is not None and not draft.frame.negated:
            _answer(drafts, at)


def _answer(drafts: list[Draft], at: int) -> None:
    """A denial answers the last claim of another in its sentence or the one before."""
    denial = drafts[at]
    for before in reversed(drafts[max(0, at - 4) : at]):
        if before.source == denial.source or before.polarity == "deny":
            continue
        if _sentences_apart(before, denial) > _DENIED_NEAR - 1:
            return
        (cue, cue_end), (content, content_end) = denial.cue, denial.content
        before.contest, before.contest_in = (min(cue, content), max(cue_end, content_end)), denial.scene  # "It is false, he said."
        return


def _sentences_apart(one: Draft, other: Draft) -> int:
    if one.scene is not other.scene:
        return 1 if other.scene.cut.block.index == one.scene.cut.block.index + 1 and other.scene.bounds(other.cue[0])[0] == 0 else 9
    bounds = one.scene.cut.bounds
    return bounds.index(other.scene.bounds(other.cue[0])[0]) - bounds.index(one.scene.bounds(one.cue[0])[0])


def row(draft: Draft) -> Claim:
    """A claim as it is handed out."""
    scene = draft.scene
    cue, content = _span(scene, draft.cue), _span(scene, draft.content)
    by = _span(scene, draft.by) if draft.by is not None else None
    spans = [cue, content, *([by] if by is not None else [])]
    contest = _span(draft.contest_in, draft.contest) if draft.contest is not None and draft.contest_in is not None else None
    return Claim(
        document=scene.cut.parsed.document.id,
        span=Span(min(one.start for one in spans), max(one.end for one in spans)),
        rule=f"plain.claims-{draft.rule}",
        confidence=CONFIDENCE.get(draft.rule, 0.6),
        source=draft.source,
        content=content,
        cue=cue,
        source_span=by,
        polarity=draft.polarity,
        certainty=draft.certainty,
        contested=contest is not None,
        contest=contest,
        attribution=draft.attribution,
    )


def _span(scene: Scene, phrase: tuple[int, int]) -> Span:
    return scene.span(*phrase)
