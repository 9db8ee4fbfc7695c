"""What somebody demands of another or keeps from him: "told Chile to withdraw", "wants Vega arrested", "refused Rojas a visa"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from multipolar.evidence.extractors.events.extents import clause_extent
from multipolar.evidence.extractors.events.marks import is_infinitive
from multipolar.evidence.extractors.events.modes import mode_of
from multipolar.evidence.extractors.events.roles import is_passive, subject
from multipolar.evidence.extractors.events.scene import Actors, Scene, joined
from multipolar.evidence.extractors.ties.around import camp_of
from multipolar.evidence.extractors.ties.candidates import Candidate
from multipolar.evidence.extractors.ties.lexicon import Bond, Lexicon
from multipolar.evidence.extractors.ties.predicates import doer_of
from multipolar.evidence.extractors.ties.statuses import OF_MODE

if TYPE_CHECKING:
    from spacy.tokens import Token

    from multipolar.evidence.extractors.events.lexicon import Lexicon as Events

_ORDERING = ("tell", "order", "press", "pressurise", "command", "instruct", "warn")
_DEMANDING = ("demand", "insist")
_PRESSED = ("cede", "concede", "surrender", "withdraw", "resign", "capitulate", "give", "relinquish", "yield", "abandon")
"""What nobody presses a friend to do."""
_WITH = {
    "stay": ("away", "out", "off"), "go": ("away", "home", "back"), "stand": ("down", "aside", "back"), "get": ("out", "off", "lost"),
    "give": ("up", "back", "in"), "hand": ("over", "back"), "pull": ("out", "back"), "send": ("home", "back"),
    "back": ("off", "down", "away"),
}  # fmt: skip
"""Verbs that tell a retreat only with one of these after them."""
_BY_THEN = (
    "comply",
    "respond",
    "answer",
    "explain",
    "accept",
    "agree",
    "sign",
    "decide",
    "choose",
    "lift",
    "reopen",
    "release",
    "free",
    "pay",
    "close",
    "submit",
    "reply",
    "file",
)
_KEEPING = ("deny", "refuse", "forbid")
_KEPT = ("entry", "visa", "access", "permission", "passage", "recognition", "accreditation", "extradition")
_SETTING = ("give", "set", "hand", "serve", "issue")
_VERBS = frozenset((*_ORDERING, *_DEMANDING, *_KEEPING, *_SETTING, "want", "call"))
_NEAR = 8
_TIMES = ("hour", "day", "week", "month", "ultimatum", "deadline")


def of_demand(scene: Scene, verb: Token, words: Lexicon, events: Events) -> Candidate | None:
    """Give the hostility of an order, a wish for somebody's fall, a refused visa, a deadline."""
    lemma = verb.lemma_.lower()
    if lemma not in _VERBS or is_passive(verb):
        return None
    b: Actors = ()
    if lemma in _ORDERING or lemma in _DEMANDING:
        b = _ordered(scene, verb, words)
    elif lemma == "want":
        b = _wanted_gone(scene, verb, words)
    elif lemma == "call":
        b = _called_for(scene, verb, words)
    elif lemma in _KEEPING:
        b = _given(scene, verb, _KEPT)
    elif lemma in _SETTING:
        b = _set_a_date(scene, verb, words)
    if not b:
        return None
    a = doer_of(scene, verb)
    own = {camp_of(one) for one in a}
    b = tuple(one for one in b if one not in a and not (camp_of(one) in own and (set(a) | {one}) & own))
    mode = mode_of(verb, events)
    if not a or not b or mode in ("negated", "hypothetical"):
        return None
    first, last = clause_extent(verb)
    clauses = (child for child in verb.rights if child.dep_ in ("ccomp", "xcomp") or (child.dep_ == "advcl" and is_infinitive(child)))
    below = [child for child in clauses if child.i - verb.i <= _NEAR]
    last = max((last, *(clause_extent(child)[1] for child in below)), key=lambda token: token.i)
    return Candidate(Bond("hostile", "-"), a, b, scene.span(first, last), lemma, "verb", OF_MODE[mode], at=scene.span(verb, verb).start)


def _ordered(scene: Scene, verb: Token, words: Lexicon) -> Actors:
    """Who is told to give way: "told Chile to withdraw", "demanded that Vega step down"."""
    for clause in verb.rights:
        if clause.dep_ not in ("xcomp", "ccomp", "advcl") or clause.tag_ not in ("VB", "VBP") or not _is_yielding(clause, words):
            continue
        if any(child.dep_ == "neg" for child in clause.children) or (verb.lemma_ == "press" and clause.lemma_ not in _PRESSED):
            continue
        noun = next((child for child in clause.lefts if child.dep_ == "nsubj"), None)
        noun = noun or next((child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.i < clause.i), None)
        if noun is not None and (is_infinitive(clause) or verb.lemma_ in _DEMANDING):
            return scene.who(noun, 0)
    return ()


def _is_yielding(clause: Token, words: Lexicon) -> bool:
    """Whether a verb tells that somebody gives way."""
    lemma = clause.lemma_.lower()
    return lemma in words.yielding and (lemma not in _WITH or any(child.lower_ in _WITH[lemma] for child in clause.rights))


def _wanted_gone(scene: Scene, verb: Token, words: Lexicon) -> Actors:
    """Whose arrest or fall is wanted: "wants Vega arrested"."""
    for child in verb.rights:
        if child.dep_ in ("ccomp", "xcomp", "oprd") and child.lower_ in words.fallen:
            noun = next(
                (one for one in (*child.lefts, *verb.rights) if one.dep_ in ("nsubj", "nsubjpass", "dobj") and one.i < child.i), None
            )
            return scene.who(noun, 0) if noun is not None and noun.i > verb.i else ()
        if child.dep_ == "dobj" and any(one.lower_ in words.fallen and one.dep_ == "acl" for one in child.rights):
            return scene.named(child)
    return ()


def _called_for(scene: Scene, verb: Token, words: Lexicon) -> Actors:
    """Whose fall is called for: "called for Vega to be arrested"."""
    for clause in verb.rights:
        if (
            clause.lower_ in words.fallen
            and is_passive(clause)
            and any(child.lower_ == "for" and child.dep_ == "mark" for child in clause.lefts)
        ):
            return scene.who(subject(clause), 0)
    return ()


def _given(scene: Scene, verb: Token, gifts: tuple[str, ...]) -> Actors:
    """To whom something is given or refused; the parser may take his name for a part of the gift."""
    gift = next((child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in gifts), None)
    if gift is None:
        return ()
    to = next((child for child in verb.rights if child.dep_ == "dative"), None)
    if to is not None:
        return scene.after(verb, ("to",), 1) if to.lower_ == "to" else scene.who(to, 0)
    return joined(scene.owner_or_adjective(child) for child in gift.lefts if child.dep_ in ("compound", "nmod") and child.pos_ == "PROPN")


def _set_a_date(scene: Scene, verb: Token, words: Lexicon) -> Actors:
    """Who has to give way by a day: "gave Chile 48 hours to leave", "gave Chile until Friday"."""
    until = any(child.lower_ == "until" and child.dep_ == "prep" for child in verb.rights)
    whom = next((child for child in verb.rights if child.dep_ in ("dobj", "dative") and child.pos_ in ("PROPN", "NOUN", "PRON")), None)
    if (
        until
        and verb.lemma_ == "give"
        and whom is not None
        and not any(child.dep_ == "dobj" and child.i != whom.i for child in verb.rights)
    ):
        return scene.who(whom, 0)
    gift = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if (
        gift is None
        or any(child.lower_ == "of" for child in gift.rights)
        or not (gift.lemma_ in _TIMES[4:] or any(_is_term(child, words) for child in (*gift.rights, *verb.rights)))
    ):
        return ()
    return _given(scene, verb, _TIMES)


def _is_term(child: Token, words: Lexicon) -> bool:
    """Whether a clause tells what has to be done by then."""
    is_due = child.lemma_.lower() in _BY_THEN or _is_yielding(child, words)
    return child.dep_ in ("acl", "advcl", "xcomp", "relcl") and is_infinitive(child) and is_due
