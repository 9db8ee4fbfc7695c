"""Which actors a text puts together, and how firmly: by rows of names, by earlier collectives, by naming them in one sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from multipolar.evidence.actors.borders import neighbours
from multipolar.evidence.actors.collective_forms import Form
from multipolar.evidence.actors.discourse import Discourse
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.name_rows import distinct
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.seen import Group, Seen, View
from multipolar.evidence.actors.war import is_fighting
from multipolar.evidence.actors.words import Words

Add = Callable[[Group, int, float], None]

_FADE = 0.8
"""What a sentence counts, relative to the next."""
_LASTING = 0.1
"""What was said together counts so much for ever, however far back: thrice that where fighting is spoken of, as wars have fixed parties."""
_ROWS, _NAMINGS, _LAST, _NEAR = 40, 120, 40, 6
"""How many rows and namings are looked at, so that a long document takes no longer by the word than a short one."""
_FIRST, _HEADLINE = 6, 1.2
"""How many of the first namings tell what a document is about, and what that counts."""
_TOPIC = 1.2
"""What the two states count that the document is about, if it is plainly about two."""
_AT_WAR = 1.0
"""What the two parties of a known war count in an article that names both more than once."""
_APART = 3.0
"""What they count besides where the sentence says that they fight, or names only others before the collective."""
_AUXILIARIES = frozenset({"has", "have", "had", "also", "repeatedly", "again", "is", "was", "will", "would", "later", "then"})


def scores(discourse: Discourse, form: Form, seen: Seen) -> dict[frozenset[str], float]:
    """Groups of the size that a collective means, with how firmly and lately the text put each together."""
    words, view = discourse.words, seen.view
    here = words.sentence(form.first)
    barred = _barred(discourse, form, view)
    lasting = _LASTING * (3 if form.kind in ("states", "sides") and is_fighting(words, form.first, form.last) else 1)
    found: dict[frozenset[str], float] = defaultdict(float)
    beside = form.count == 2 and words.lower[form.last].startswith("neighbo")
    nearness: dict[int, float] = {}

    def add(group: Group, place: int, weight: float) -> None:
        if len(group) == form.count and group.isdisjoint(barred) and (not beside or _border(group)):
            if place not in nearness:
                distance = here - words.sentence(place) + words.line(form.first) - words.line(place)
                nearness[place] = _FADE**distance + lasting
            found[group] += weight * nearness[place]

    for together in (*discourse.rows_near(form.first, _ROWS), *discourse.resolved[-_ROWS:]):
        if together.place < form.first:
            partners = form.kind == "sides" and (together in discourse.side_by_side or together.kind in ("states", "leaders"))
            add(seen.row(together), together.place, together.weight / (2 if partners else 1))
    _add_last(discourse, form, seen, add, barred)
    if form.count == 2:  # pairs
        _add_pairs(discourse, form, seen, add)
        if form.kind in ("states", "sides"):
            topic = distinct(view(actor, None) for actor in discourse.topic)
            if len(topic) == form.count and not barred.intersection(topic):
                found[frozenset(topic)] += _TOPIC
            for pair in discourse.wars:
                if not barred.intersection(pair):
                    found[frozenset(pair)] += _AT_WAR + (_APART if _is_told_by_others(discourse, form, seen, pair) else 0.0)
    return found


def _is_told_by_others(discourse: Discourse, form: Form, seen: Seen, pair: tuple[str, str]) -> bool:
    """Whether others than the two parties of a war speak to both sides or of them (``N. N. urged both sides to yield``)."""
    if form.kind != "sides":
        return False
    if "warring" in discourse.words.lower[form.first : form.last]:
        return True
    stop, here = discourse.before(form.first), discourse.words.sentence(form.first)
    named = [actor for index in range(max(0, stop - _NEAR), stop) if discourse.sentence_of[index] == here for actor in seen.actors[index]]
    return bool(named) and not {*named} & {*pair}


def _border(group: frozenset[str]) -> bool:
    """Whether two states are neighbours, as far as is known."""
    one, other = sorted(group)
    known = neighbours()
    return other in known[one] if one in known and other in known else True


def _add_last(discourse: Discourse, form: Form, seen: Seen, add: Add, barred: frozenset[str]) -> None:
    """The last actors named before a collective may be meant."""
    stop = discourse.before(form.first)
    recent: list[str] = []
    for index in range(stop - 1, max(-1, stop - _LAST), -1):
        one = discourse.namings[index]
        for actor in reversed(seen.actors[index] if one.form != "nominal" or len(one.ids) > 1 else ()):
            if actor not in recent and actor not in barred:
                recent.append(actor)
                if len(recent) == form.count:
                    add(frozenset(recent), one.first, 1.5)
                    return


def _add_pairs(discourse: Discourse, form: Form, seen: Seen, add: Add) -> None:
    """Two actors named in one sentence may be meant: above all as sides."""
    weight = 2.0 if form.kind == "sides" else 1.0
    stop = discourse.before(form.first)
    start = max(0, stop - _NAMINGS)
    _add_headline(discourse, form, seen, add)
    for first, end, whole in seen.together:
        if first >= stop:
            break
        low, high = max(first, start), min(end, stop)
        count, pairs = whole if (low, high) == (first, end) else seen.pairs(low, high)
        for pair in pairs:
            add(pair, discourse.firsts[low], weight / count)


def _add_headline(discourse: Discourse, form: Form, seen: Seen, add: Add) -> None:
    """Two actors named first of all are what the document is about: they may be meant wherever nothing nearer is."""
    stop = min(_FIRST, discourse.before(form.first))
    first = seen.first.get(stop)
    if first is None:
        told = [index for index in range(stop) if not discourse.is_in_dateline(discourse.namings[index])]
        seen.first[stop] = first = distinct(actor for index in told for actor in seen.actors[index])[:2]
    if len(first) > 1:
        add(frozenset(first), form.first, _HEADLINE)


def _barred(discourse: Discourse, form: Form, view: View) -> frozenset[str]:
    """Who cannot be meant: whoever does something to the collective in its own clause (``X urged both sides``)."""
    words, told, before = discourse.words, lexicon(), form.first - 1
    if form.opener == "their" or before < 0 or words.begins_sentence(form.first) or words.gap(form.first) != " ":
        return frozenset()
    verb = before if words.lower[before] not in ("on", "to", "with", "between") else before - 1
    no_verb = words.lower[verb] in told.not_verbs or words.words[verb][0].isupper()
    if no_verb or (verb != before and words.lower[verb] not in told.addressing):
        return frozenset()
    one = _subject(discourse, verb)
    if one is None:
        return frozenset()
    row = [actor for together in discourse.rows_near(one.first, 1) if together.place == one.first for actor in together.actors]
    return frozenset(view(actor, None) for actor in (*one.ids, *row)) - {""}


def _subject(discourse: Discourse, verb: int) -> Naming | None:
    """Who does what a verb says: the name right before it, or before its ``who``; else the first of the sentence."""
    words, place = discourse.words, verb - 1
    while place > 0 and words.lower[place] in _AUXILIARIES:
        place -= 1
    index = discourse.before(verb) - 1
    if index < 0:
        return None
    last = discourse.namings[index]
    apposed = last.last == place and words.gap(last.first).startswith(",") and not words.begins_sentence(last.first)
    beside = last.last == place and (apposed or not words.gap(place + 1).startswith(","))
    if words.lower[place] in ("who", "which") or beside:
        return discourse.namings[index]
    first = discourse.before(words.sentences[words.sentence(verb)])
    return discourse.namings[first] if first <= index and _stands_free(words, discourse.namings[first]) else None


def _stands_free(words: Words, one: Naming) -> bool:
    """Whether a name may be a subject: no preposition before it, not owned by what follows."""
    before, after = one.first - 1, one.last + 1
    free = before < 0 or words.begins_sentence(one.first) or words.lower[before] not in lexicon().not_verbs
    return free and not (after < len(words) and words.gap(after) == "'")
