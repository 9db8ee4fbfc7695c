"""How a sentence presents what a verb or noun tells: actual, planned, hypothetical, negated, alleged."""

from __future__ import annotations

from multipolar.evidence.extractors.claims.lexicon import lexicon as claim_words
from multipolar.evidence.extractors.events.lexicon import Lexicon, lexicon
from multipolar.evidence.extractors.events.marks import outer
from multipolar.evidence.extractors.plain.frames import Frame, Phrase
from multipolar.evidence.extractors.plain.scene import Scene
from multipolar.results.evidence.rows import Mode

_DEEPEST = 6
_DENIALS = frozenset(("deny", "dispute", "disavow", "disclaim"))
_REPORTS = frozenset(("say", "report", "believe", "think", "understand", "hear", "reckon", "rumour", "rumor", "allege", "know", "suspect"))
_ASKING = frozenset(("before", "until", "till", "whether", "if", "unless", "lest", "should", "once"))


def of_verb(scene: Scene, frame: Frame) -> Mode:
    """Mode of what a verb tells: its own group first, then the verbs and nouns that govern it, the outermost deciding."""
    if frame.mode:
        return frame.mode
    words = lexicon()
    mode: Mode = "actual"
    one: Frame | None = frame
    for _ in range(_DEEPEST):
        if one is None:
            break
        mode = outer(mode, _own(scene, one, words))
        around, above = _above(scene, one, words)
        mode = outer(mode, around)
        one = above
    frame.mode = mode
    return mode


def _own(scene: Scene, frame: Frame, words: Lexicon) -> Mode | None:
    """What stands in a verb's own group and at the head of its clause."""
    found: Mode | None = None
    for modal in frame.modals:
        around = words.modals.get(modal)
        reported = modal == "would" and frame.link == "clause" and not _conditional(scene, frame)
        found = "planned" if reported else around if found != "hypothetical" else found
    cut = scene.cut
    for at in range(max(frame.bounds[0], frame.first - 1), min(frame.at + 2, frame.bounds[1])):
        if cut.marks[at] == "A":
            around = words.adverbs.get(cut.words[at])
            if around == "alleged":
                return "alleged"
            if around == "negated":
                return "negated"
            found = found or around
    if frame.marker and (frame.marker in _ASKING or words.markers.get(frame.marker) == "hypothetical"):
        return None if frame.marker in ("once", "before") and cut.marks[frame.at] == "V" else "hypothetical"
    if found == "planned" and _conditional(scene, frame):
        found = "hypothetical"
    return "negated" if frame.negated and not _only(scene, frame) else found


def _only(scene: Scene, frame: Frame) -> bool:
    """As in "not only"."""
    words = scene.cut.words
    return any(
        words[at] in ("not", "'t") and words[at + 1 : at + 2] and words[at + 1] in lexicon().not_negating
        for at in range(frame.first, frame.at)
    )


def _conditional(scene: Scene, frame: Frame) -> bool:
    """Whether an "if" stands in a verb's sentence."""
    words = scene.cut.words
    return any(words[at] in ("if", "unless") for at in range(*frame.bounds))


def _above(scene: Scene, frame: Frame, words: Lexicon) -> tuple[Mode | None, Frame | None]:
    """What governs a verb, and the frame that still matters above it."""
    above, link = frame.above, frame.link
    if frame.noun >= 0:
        lemma = scene.cut.lemma(frame.noun)
        around = words.mode_nouns.get(lemma) or words.governors.get(scene.cut.words[frame.noun])
        if around is None and link == "clause" and lemma in claim_words()["claim_nouns"]:
            around = "alleged"
        if around is None and link == "to":
            around = "hypothetical"
        return around, above
    if above is None:
        return ("hypothetical" if link in ("aim", "to") else _before_gerund(link, words) if frame.mark == "G" else None), None
    if link == "and":
        if frame.finite and above.link == "clause":
            return _above(scene, above, words)
        return None, above if frame.mark in "IG" or (frame.mark == above.mark == "E") else (
            above if above.noun >= 0 and not frame.finite else None
        )
    if link == "clause":
        if above.lemma in _DENIALS:
            return "alleged", above
        around = words.governors.get(above.lemma)
        if around == "planned":
            around = None
        return around, above
    if link in ("to", "ask"):
        return _above_infinitive(scene, frame, above, words)
    if link == "aim":
        return "hypothetical", above
    if link in ("of", "for", "from", "on", "about", "against", "to", "at"):
        return words.governors.get(above.lemma) or _before_gerund(link, words), above
    return _before_gerund(link, words), None


def _above_infinitive(scene: Scene, frame: Frame, above: Frame, words: Lexicon) -> tuple[Mode | None, Frame | None]:
    if above.lemma == "have":
        return ("negated" if "yet" in scene.cut.words[above.at : frame.at] else "hypothetical"), above
    if above.passive and above.lemma in _REPORTS:
        return "alleged", above
    if above.lemma in words.governors:
        around = words.governors[above.lemma]
        if around == "negated" and above.negated:
            return "hypothetical", None
        return around, above
    return ("hypothetical" if frame.mark != "G" else None), above


def _before_gerund(link: str, words: Lexicon) -> Mode | None:
    return words.markers.get(link) if link else None


def of_noun(scene: Scene, at: int, phrase: Phrase, frame: Frame | None, *, carried: bool) -> Mode:
    """Mode of what a noun tells.

    Parameters
    ----------
    scene : Scene
        Its block.
    at : int
        The noun.
    phrase : Phrase
        Its noun phrase.
    frame : Frame or None
        The verb to which it is subject or object.
    carried : bool
        Whether that verb does or undergoes what the noun tells.
    """
    words = lexicon()
    mode = _in_phrase(scene, at, phrase, words)
    if frame is None:
        return mode
    if carried:
        return outer(mode, _carried(scene, frame))
    around = words.governors.get(frame.lemma)
    if phrase in frame.subjects and not frame.passive:
        predicate = (
            next((words.predicates.get(scene.cut.words[end - 1]) for first, end in frame.behind("")), None) if frame.lemma == "be" else None
        )
        return outer(mode, predicate or ("hypothetical" if "would" in frame.modals or "could" in frame.modals else None))
    if around is not None and frame.lemma not in words.carriers["doing"]:
        return outer(
            outer(mode, around), of_verb(scene, frame) if frame.negated or frame.modals or frame.link in ("to", "ask", "aim") else None
        )
    return mode


def _in_phrase(scene: Scene, at: int, phrase: Phrase, words: Lexicon) -> Mode:
    """Mode by the words of a noun phrase and the one before it."""
    cut = scene.cut
    mode: Mode = "actual"
    for place in range(phrase[0], at):
        word = cut.words[place]
        if word in ("no", "neither", "nor"):
            mode = "negated"
        elif cut.marks[place] in "wDA":
            mode = outer(mode, words.adjectives.get(word) or (words.adverbs.get(word) if cut.marks[place] == "A" else None))
    before = phrase[0] - 1
    while before >= 0 and cut.marks[before] == '"':
        before -= 1
    if before >= frame_low(scene, at) and before >= 0:
        mode = outer(mode, _before_phrase(scene, before, words))
    return mode


def _carried(scene: Scene, frame: Frame) -> Mode | None:
    mode = of_verb(scene, frame)
    around = lexicon().governors.get(frame.lemma)
    if around not in ("planned", "hypothetical", "negated"):
        return mode if mode != "actual" else None
    return outer(around, mode if mode != "actual" else None)


def _before_phrase(scene: Scene, before: int, words: Lexicon) -> Mode | None:
    """What a preposition before a noun makes of it: "without an attack", "the threat of war"."""
    cut = scene.cut
    word = cut.words[before]
    if cut.marks[before] == "s" or word in words.markers:
        return words.markers.get(word)
    if cut.marks[before] in "po" and before > 0 and cut.marks[before - 1] == "w":
        noun = cut.lemma(before - 1)
        if word in ("of", "for", "to", "about", "over", "on", "against", "toward", "towards"):
            return words.mode_nouns.get(noun)
    return None


def frame_low(scene: Scene, at: int) -> int:
    """First word of the sentence in which a word stands."""
    return scene.bounds(at)[0]
