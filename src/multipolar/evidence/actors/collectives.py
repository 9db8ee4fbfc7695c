"""Several actors at once: both leaders, the two countries, neither side, their nations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from multipolar.evidence.actors.discourse import FADE, Discourse, Together, distinct
from multipolar.evidence.actors.lexicon import lexicon
from multipolar.evidence.actors.names import naming
from multipolar.evidence.actors.naming import Naming
from multipolar.evidence.actors.words import Words

_COUNTS = {"both": 2, "two": 2, "neither": 2, "either": 2, "each": 2, "three": 3, "four": 4}
_OPENERS = frozenset({"both", "the", "neither", "either", "each", "their", "these", "those", "all", "two"})
_MIDDLE = frozenset(
    """warring rival opposing neighbouring neighboring european asian african arab nuclear allied respective hostile feuding former old great armed speaking
    big major eastern western northern southern presidents' own neighbour neighbor foreign prime american communist gulf nordic baltic""".split()
)
_LASTING = 0.1
"""What has been said together counts so much for ever, however far back."""
_ROWS, _NAMINGS = 60, 250
"""How many rows and namings are looked back over, so that a long document takes no longer by the word than a short one."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A collective as written: its first and last word, how many it means (0 where it does not say), and what kind."""

    first: int
    last: int
    count: int
    kind: str
    opener: str


def collectives(discourse: Discourse) -> list[Naming]:
    """Every collective whose members can be told, in order."""
    words = discourse.words
    found: list[Naming] = []
    for form in _forms(words):
        actors = _members(discourse, form)
        if len(actors) < 2:
            continue
        discourse.resolved.append(Together(form.first, actors, 3.0, form.kind))
        found.append(naming(words, form.first, form.last, actors, "collective", f"actors.{form.kind}", 0.85))
    return found


def _forms(words: Words) -> Iterator[_Form]:
    told = lexicon()
    lower, count = words.lower, len(words)
    kinds: dict[str, str] = {}
    for name, nouns in (("states", told.state_nouns), ("sides", told.side_nouns), ("leaders", told.leader_nouns)):
        for noun in nouns:
            kinds[noun] = name
            kinds[_singular(noun)] = name
    for index, opener in enumerate(lower):
        if opener not in _OPENERS or (opener == "two" and index > 0 and lower[index - 1] in ("the", "these", "those", "all", "their")):
            continue
        place, number, plain_the = index + 1, _COUNTS.get(opener, 0), opener in ("the", "their", "these", "those")
        while place < count and place - index <= 3 and words.gap(place) in (" ", "-") and (lower[place] in _COUNTS or lower[place] in _MIDDLE or lower[place] == "of"):
            number = _COUNTS.get(lower[place], number)
            place += 1
        if place >= count or words.gap(place) not in (" ", "\n") or lower[place] not in kinds:
            continue
        noun, kind = lower[place], kinds[lower[place]]
        plural = noun in told.state_nouns or noun in told.side_nouns or noun in told.leader_nouns
        if plural == (opener in ("neither", "either", "each")) or (opener == "all" and number < 3) or (opener == "two" and index > 0):
            continue
        if plain_the and number == 0 and not _definite(words, index, place, opener, kind):
            continue
        if opener in ("both", "either", "neither") and place + 1 < count and lower[place + 1] in ("and", "or", "nor") and words.gap(place + 1) == " ":
            continue  # both allies and opponents
        if place + 1 < count and words.gap(place + 1) == " " and _says_which(lower[place + 1], noun, kind):
            continue
        yield _Form(index, place, number or 2, _finer(noun, kind), opener)


def _says_which(following: str, noun: str, kind: str) -> bool:
    """Whether what follows says which are meant (``both parties to the accord``, ``both sides of the strait``)."""
    return (following == "to" and noun in ("parties", "party")) or (following == "of" and kind != "leaders")


def _singular(noun: str) -> str:
    return {"men": "man", "women": "woman", "countries": "country", "parties": "party", "economies": "economy", "enemies": "enemy",
            "militaries": "military", "armies": "army", "adversaries": "adversary"}.get(noun, noun.removesuffix("s"))  # fmt: skip


def _finer(noun: str, kind: str) -> str:
    return "men" if noun in ("men", "man") else "generals" if noun in ("generals", "general", "commanders", "commander") else kind


def _definite(words: Words, first: int, last: int, opener: str, kind: str) -> bool:
    """Whether ``the leaders``, ``their countries`` without a number may be two known ones: no adjective, nothing after that says which."""
    if opener == "their":
        return words.lower[last] in ("countries", "nations", "states", "governments", "capitals", "peoples")
    if last != first + 1 or opener != "the" or words.lower[last] not in ("leaders", "presidents", "sides", "countries", "nations", "generals", "pair", "duo"):
        return last != first + 1 and words.lower[first + 1] in ("warring", "rival", "opposing", "feuding") and opener == "the"
    following = last + 1
    if following < len(words) and words.gap(following) == " " and words.lower[following] in ("of", "from", "in", "that", "who", "which", "with", "to"):
        return False
    return words.gap(following) != "'" if following < len(words) else True


def _members(discourse: Discourse, form: _Form) -> tuple[str, ...]:
    """Who is meant: the group of the right size that the text last and most firmly put together."""
    if form.kind == "sides" and _is_fighting(discourse.words, form):
        parties = _belligerents(discourse, form)
        if parties:
            return parties
    view = _persons(discourse, form) if form.kind in ("leaders", "men", "generals") else _states(discourse, form.kind)
    if form.kind == "generals":
        every = distinct(actor for one in discourse.namings[:_NAMINGS] for actor in one.actors if view(actor, one))
        if len(every) == form.count:
            return every
    scores = _scores(discourse, form, view)
    if not scores:
        return ()
    best = max(scores, key=lambda group: scores[group])
    return _in_order(discourse, best, form, view)


View = Callable[[str, Naming | None], str]
"""What an actor counts as for a kind of collective: empty where not at all."""


def _persons(discourse: Discourse, form: _Form) -> View:
    def view(actor: str, one: Naming | None) -> str:
        known = discourse.registry.actors.get(actor)
        if not actor.startswith("per:") or (one is not None and one.form == "nominal" and not one.actors):
            return ""
        if form.kind == "men":
            return actor if known is None or known.gender != "f" else ""
        if form.kind == "generals":
            return actor if known is not None and {"general", "militia leader", "commander", "military chief", "junta leader"} & set(known.offices) else ""
        return actor if known is not None and known.leads else ""

    return view


def _states(discourse: Discourse, kind: str) -> View:
    def view(actor: str, one: Naming | None) -> str:
        if one is not None and one.form == "demonym" and len(one.actors) == 1 and (kind == "sides" or actor.startswith("grp:")):
            return ""  # an adjective names no side
        state = discourse.state_of(actor)
        if state.startswith("state:"):
            return discourse.armies.get(state, state) if kind == "sides" else state
        if kind == "sides" and state in discourse.armies.values():
            return state
        known = discourse.registry.actors.get(state)
        if kind == "sides" and known is not None and (known.kind in ("armed-group", "forces") or state == "org:EU"):
            return state
        return ""

    return view


def _scores(discourse: Discourse, form: _Form, view: View) -> dict[frozenset[str], float]:
    words = discourse.words
    here = words.sentence(form.first)
    barred = _barred(discourse, form, view)
    scores: dict[frozenset[str], float] = defaultdict(float)

    def add(actors: tuple[str, ...], place: int, weight: float) -> None:
        group = frozenset(actors)
        if len(group) == form.count and not group & barred:
            distance = here - words.sentence(place) + words.line(form.first) - words.line(place)
            scores[group] += weight * FADE**distance + _LASTING * weight

    for together in (*discourse.rows_near(form.first, _ROWS), *discourse.resolved[-_ROWS:]):
        if together.place < form.first:
            partners = form.kind == "sides" and (together in discourse.side_by_side or together.kind in ("states", "leaders"))
            weight = together.weight / 2 if partners else together.weight
            add(distinct(view(actor, None) for actor in together.actors), together.place, weight)
    _add_neighbours(discourse, form, view, add, 2.0 if form.kind == "sides" else 1.0)
    return scores


def _add_neighbours(discourse: Discourse, form: _Form, view: View, add: Callable[[tuple[str, ...], int, float], None], weight: float) -> None:
    """Actors named in one sentence, or last before the collective, may be meant together as well."""
    stop = discourse.before(form.first)
    recent: list[str] = []
    for index in range(stop - 1, -1, -1):
        one = discourse.namings[index]
        for actor in reversed(one.ids if one.form != "nominal" or len(one.ids) == 2 else ()):
            seen = view(actor, one)
            if seen and seen not in recent:
                recent.insert(0, seen)
                if len(recent) == form.count:
                    add(tuple(recent), one.first, 1.5)
        if len(recent) >= form.count or stop - index > 40:
            break
    if form.count != 2:
        return
    by_sentence: dict[int, tuple[int, tuple[str, ...]]] = {}
    for index in range(max(0, stop - _NAMINGS), stop):
        one, sentence = discourse.namings[index], discourse.sentence_of[index]
        place, seen_so_far = by_sentence.get(sentence, (one.first, ()))
        by_sentence[sentence] = (place, distinct((*seen_so_far, *(view(actor, one) for actor in one.ids))))
    for place, together in by_sentence.values():
        pairs = [(a, b) for n, a in enumerate(together) for b in together[n + 1 :]]
        for pair in pairs[:6]:
            add(pair, place, weight / len(pairs))


def _barred(discourse: Discourse, form: _Form, view: View) -> frozenset[str]:
    """Who cannot be meant: whoever does something to the collective in its own clause (``X urged both sides``)."""
    words = discourse.words
    before = form.first - 1
    if form.opener == "their" or before < 0 or words.begins_sentence(form.first) or words.gap(form.first) != " ":
        return frozenset()
    verb = before if words.lower[before] in _ADDRESSING else before - 1
    if verb < 1 or words.lower[verb] not in _ADDRESSING or words.lower[before] not in _ADDRESSING | {"on", "to", "with", "between"}:
        return frozenset()
    one = _subject(discourse, verb)
    if one is None:
        return frozenset()
    row = [actor for together in discourse.rows_near(one.first, 1) if together.place == one.first for actor in together.actors]
    return frozenset(view(actor, None) for actor in (*one.ids, *row)) - {""}


def _subject(discourse: Discourse, verb: int) -> Naming | None:
    """Who does what a verb says: the name right before it, or before its ``who``; else the first of the sentence."""
    words = discourse.words
    place = verb - 1
    while place > 0 and words.lower[place] in ("has", "have", "had", "also", "repeatedly", "again", "is", "was", "will", "would", "later", "then"):
        place -= 1
    index = discourse.before(verb) - 1
    if index < 0:
        return None
    beside = discourse.namings[index].last == place and not words.gap(place + 1).startswith(",")
    if words.lower[place] in ("who", "which") or beside:
        return discourse.namings[index]
    first = discourse.before(words.sentences[words.sentence(verb)])
    return discourse.namings[first] if first <= index else None


_ADDRESSING = frozenset(
    """urged urges urge called calls call told tells tell asked asks ask pressed presses press warned warns warn invited invites invite borders
    border accused accuses blamed blames mediated mediate mediates mediating met meets hosted hosts host reminded criticised criticized supports
    supported supplies supplied arms armed pushed pushes push condemned condemns offered offers brought bring brings helped helps help
    encouraged encourages pressured pressures persuade persuaded convince convinced talks spoke speak reconcile separate separates between
    urging calling asking pressing warning inviting hosting pushing""".split()
)


def _is_fighting(words: Words, form: _Form) -> bool:
    """Whether fighting is spoken of near the collective."""
    fighting = lexicon().fighting
    here = words.sentence(form.first)
    start = max(words.sentences[here], form.first - 25)
    following = words.sentences[here + 1] if here + 1 < len(words.sentences) else len(words)
    near = words.lower[start : min(form.last + 8, following)]
    return any(word in fighting for word in near)


def _belligerents(discourse: Discourse, form: _Form) -> tuple[str, ...]:
    """Parties of the war that the sentence speaks of: the state it is fought in, and its enemy."""
    words = discourse.words
    start = words.sentences[words.sentence(form.first)]
    for index in range(discourse.before(start), discourse.before(form.first)):
        one = discourse.namings[index]
        if one.ids and one.ids[0].startswith("state:") and _war_in(words, one):
            enemy = _enemy(discourse, one.ids[0], form)
            if enemy:
                return (enemy, one.ids[0])
    return ()


def _war_in(words: Words, one: Naming) -> bool:
    place = one.first - 1
    while place >= 0 and words.lower[place] in ("eastern", "western", "northern", "southern", "the"):
        place -= 1
    return place > 0 and words.lower[place] in ("in", "of", "over") and words.lower[place - 1] in ("war", "conflict", "fighting", "invasion", "hostilities", "violence")


def _enemy(discourse: Discourse, state: str, form: _Form) -> str:
    """Whom a state is known to be at war with; else the other state that the document names most."""
    stop = discourse.before(form.first)
    named = Counter(actor for one in discourse.namings[max(0, stop - _NAMINGS) : stop] for actor in one.ids)
    known = [other for pair in _WARS if state in pair for other in pair if other != state and (named[other] or other.startswith("state:"))]
    if known:
        return known[0]
    others = [(count, actor) for actor, count in named.items() if actor.startswith("state:") and actor != state]
    return max(others)[1] if others else ""


_WARS = (("state:RUS", "state:UKR"), ("state:ARM", "state:AZE"), ("state:IND", "state:PAK"), ("state:ISR", "org:hamas"), ("org:SAF", "org:RSF"))


def _in_order(discourse: Discourse, group: frozenset[str], form: _Form, view: View) -> tuple[str, ...]:
    """Members in the order in which the text first names them."""
    stop = discourse.before(form.first)
    seen = distinct(view(actor, one) for one in discourse.namings[max(0, stop - 4 * _NAMINGS) : stop] for actor in one.ids)
    return tuple(actor for actor in seen if actor in group) if group <= set(seen) else tuple(sorted(group))
