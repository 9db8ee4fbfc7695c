"""Rebuttals that name no claim: the accused accuses back, "that is a pretext", a finding that upholds what was denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.actors import registry
from multipolar.evidence.actors.bodies import state_in
from multipolar.evidence.extractors.claims.drafts import Draft
from multipolar.evidence.extractors.claims.grammar import child, is_negated
from multipolar.evidence.extractors.claims.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.language import ParsedDocument

_PRONOUNS = frozenset({"that", "this", "it", "these", "those", "they", "such"})
_DISOWNING = (
    "nothing to do with",
    "no role in",
    "no part in",
    "no hand in",
    "no involvement",
    "no link to",
    "no links to",
    "not involved",
    "not responsible",
    "n't involved",
    "n't responsible",
    "not behind",
    "no knowledge of",
)
_NAMING = frozenset({"identify", "call", "see", "describe", "consider", "label", "term", "view", "regard", "denounce", "dismiss", "brand"})
_DISTANT = frozenset({"maintain", "insist", "deny", "claim", "assert", "allege", "portray", "present", "contend"})
_SOON = 4
_CONTENDING = frozenset({"contend", "argue", "counter", "complain", "object", "say", "insist", "fear", "retort", "warn", "maintain"})
_NEGATIVE = frozenset({"not", "never", "no", "none", "nothing", "n't"})


def turned(parsed: ParsedDocument, answer: Draft, before: Draft, gap: int) -> bool:
    """As in "Chad accused Libya of raids. Libya said Chad had fired first": the accused makes the accuser guilty."""
    words = lexicon()
    if gap > 1 or before.anchor.lemma_ not in words["charging"] or answer.rule not in ("verb", "direct-speech"):
        return False
    named = {actor for m in parsed.mentions_in(before.reach) if not _is_source(before, m.span.start) for actor in m.actors}
    if named.isdisjoint(answer.source):
        return False
    back = {actor for m in parsed.mentions_in(answer.reach) if not _is_source(answer, m.span.start) for actor in m.actors}
    if back.isdisjoint(before.source):
        return False
    return answer.anchor.lemma_ in words["charging"] or any(t.lemma_ in words["contest guilt"] for t in answer.anchor.subtree)


_BLOWS = frozenset({"shell", "fire", "attack", "bomb", "raid", "strike", "violate", "breach", "invade", "hit", "target", "launch", "break"})


def mirrored(parsed: ParsedDocument, answer: Draft, before: Draft) -> bool:
    """As in "Chad said Libyan jets had bombed a town. Libya said Chad had shelled one": each says that the other did it."""
    if {answer.rule, before.rule} - {"verb", "direct-speech"} or "deny" in (answer.polarity, before.polarity):
        return False
    if not all(any(t.lemma_ in _BLOWS and t.pos_ == "VERB" for t in _content(each)) for each in (answer, before)):
        return False
    return _names_camp(parsed, answer, before) and _names_camp(parsed, before, answer)


def _names_camp(parsed: ParsedDocument, draft: Draft, other: Draft) -> bool:
    """Whether what one says names the other's camp first."""
    camp = {each for one in other.source for each in (one, *states_of(one))}
    first = next((m for m in parsed.mentions_in(draft.content) if m.form != "pronoun"), None)
    return first is not None and any(each in camp for one in first.actors for each in (one, *states_of(one)))


def _is_source(draft: Draft, place: int) -> bool:
    return draft.source_span is not None and draft.source_span.start <= place < draft.source_span.end


def disowned(parsed: ParsedDocument, answer: Draft, before: Draft) -> bool:
    """As in "We have nothing to do with it", some sentences later: one who was accused, or a person of that state, disowns it."""
    words = lexicon()
    if not (before.anchor.lemma_ in words["charging"] or (before.anchor.lemma_ == "hold" and before.rule == "verb")):
        return False
    if not (answer.polarity == "deny" and answer.anchor.lemma_ == "deny") and not _is_disowning(answer):
        return False
    accused = {actor for m in parsed.mentions_in(before.reach) if not _is_source(before, m.span.start) for actor in m.actors}
    return any(not accused.isdisjoint((each, *states_of(each))) for each in answer.source)


def states_of(actor: str) -> tuple[str, ...]:
    """The states and bodies to which a person or an organisation belongs."""
    if actor.startswith("grp:"):
        state = state_in(actor, registry())
        return (state,) if state else ()
    known = registry().actors.get(actor)
    return known.states if known is not None else ()


def absolved(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "The mayor denies that they had any tie to the gang", "denied having met them": what was said of them before."""
    if answer.anchor.lemma_ != "deny" or answer.polarity != "deny" or gap > _SOON or before.polarity == "deny":
        return False
    tokens = _content(answer)
    if tokens and tokens[0].tag_ == "VBG":
        return before.anchor.lemma_ in lexicon()["charging"]
    return any(t.lower_ in ("either", "any") for t in tokens) and before.anchor.lemma_ in _NAMING | lexicon()["charging"]


def countered(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "The junta maintains that; former guards, however, describe": another version right behind one that is told at arm's length."""
    if gap > 1 or before.anchor.lemma_ not in _DISTANT or answer.rule not in ("verb", "direct-speech") or before.rule != "verb":
        return False
    return any(t.lower_ == "however" and t.i < answer.anchor.i for t in answer.anchor.sent)


def _is_disowning(answer: Draft) -> bool:
    said = " ".join(t.lower_ for t in _content(answer))
    return any(phrase in said for phrase in _DISOWNING)


def renamed(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "She calls it a floor. The hawks call it a ransom"."""
    calls = _NAMING if gap <= 1 else frozenset()
    if answer.anchor.lemma_ not in calls or before.anchor.lemma_ not in calls or answer.rule != "verb":
        return False
    thing = child(answer.anchor, "dobj")
    if gap == 0 and answer.anchor.sent[0].lower_ == "what":
        return True  # what she calls order, they call drift
    return thing is not None and thing.i > answer.anchor.i and thing.lower_ in _PRONOUNS


def contrasted(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "The palace calls it a peace, yet rights groups contend that": in one sentence, behind "but" or "yet"."""
    if gap or answer.rule != "verb" or answer.anchor.lemma_ not in _CONTENDING or answer.source_span is None:
        return False
    if before.rule not in ("verb", "phrase", "passive", "direct-speech", "light-verb"):
        return False
    doc, start = answer.anchor.doc, answer.source_span.start - answer.block.start
    words = [t.lower_ for t in doc if before.reach.end - before.block.start <= t.idx < start]
    return bool(words) and any(word in ("but", "yet") for word in words[-3:])


def gainsaid(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "They said that the trucks carried fuel", "an inspector said that no fuel had been found"."""
    if answer.rule not in ("verb", "phrase") or before.polarity == "deny":
        return False
    said = {t.lemma_ for t in _content(before) if t.pos_ == "NOUN"}
    tokens = _content(answer)
    if any(t.lower_ == "no" and t.head.pos_ == "NOUN" and t.head.lemma_ in said for t in tokens):
        return True
    words = lexicon()
    wanting = [t for t in tokens if t.lemma_ in words["contest traces"] | words["contest evidence"]]
    taken = any(t.lower_ in _PRONOUNS and t.i > wanting[0].i for t in tokens) if wanting else False
    return taken and gap <= 1 and any(c.lower_ in ("no", "little", "scant") for c in wanting[0].lefts)


def explained(parsed: ParsedDocument, answer: Draft, before: Draft, gap: int) -> bool:
    """As in "Oslo sees the drill as a threat. Moscow insists it was routine": who did it has another word for it."""
    if (
        gap > 1
        or before.anchor.lemma_ not in _NAMING
        or answer.anchor.lemma_ not in _CONTENDING
        or answer.rule not in ("verb", "direct-speech")
    ):
        return False
    tokens = _content(answer)
    if not tokens or tokens[0].lower_ not in _PRONOUNS:
        return False
    named = {actor for m in parsed.mentions_in(before.reach) if not _is_source(before, m.span.start) for actor in m.actors}
    return any(not named.isdisjoint((each, *states_of(each))) for each in answer.source)


def called(answer: Draft, gap: int) -> bool:
    """As in "Western capitals say that is a pretext": a verdict on what was just said."""
    words = lexicon()
    if gap > 1 or answer.rule not in ("verb", "direct-speech") or answer.source_span is None:
        return False
    tokens = list(_content(answer))
    if not tokens or tokens[0].lower_ not in _PRONOUNS or len(tokens) > 8:
        return False
    told = any(t.lower_ in words["contest dismissive"] or t.lower_ in words["contest words"] for t in tokens)
    wrong = any(t.lower_ in _NEGATIVE for t in tokens) and any(t.lower_ in ("true", "so", "case", "thing") for t in tokens)
    return (told and not any(t.lower_ in _NEGATIVE for t in tokens)) or wrong


def _content(draft: Draft) -> list[Token]:
    low, high = draft.content.start - draft.block.start, draft.content.end - draft.block.start
    found = draft.anchor.doc.char_span(low, high, alignment_mode="expand")
    return [t for t in found if not t.is_punct] if found is not None else []


def upheld(answer: Draft, before: Draft, gap: int) -> bool:
    """As in "Kigali denies arming them; inspectors have found the charge credible": what was denied is found to be so."""
    words = lexicon()
    if gap > 1 or before.polarity != "deny" or before.anchor.lemma_ not in words["contest verbs"] or answer.polarity == "deny":
        return False
    tokens = _content(answer)
    upholding = any(t.lower_ in words["contest upholding"] for t in tokens) and any(t.lemma_ in words["claim_nouns"] for t in tokens)
    return upholding and not is_negated(answer.anchor) and child(answer.anchor, "neg") is None
