"""What a pronoun may stand for: the mentions before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from multipolar.results.evidence import Mention

if TYPE_CHECKING:
    from multipolar.evidence.language import ParsedDocument

_REACH = 900
"""Characters within which a pronoun finds what it stands for."""
_LAST = 3
_WITH_ITS_STATE = 2
"""Ids of a body of a state: the state's and its own."""
_HEAD = re.compile(r"(?:^|[.!?\n][\"']?)\s*(?:(?:[A-Z]\w+|the|former)\s+){0,4}$")


def backwards(parsed: ParsedDocument, place: int) -> Iterator[Mention]:
    """Mentions before a place, the last first, as far back as a pronoun reaches."""
    at = bisect_left(parsed.mentions, place, key=lambda m: m.span.start)
    while at > 0:
        at -= 1
        mention = parsed.mentions[at]
        if place - mention.span.start > _REACH:
            return
        if mention.span.end <= place and mention.form != "pronoun" and mention.actors:
            yield mention


def acts(mention: Mention) -> bool:
    """Whether it names somebody who can speak: no place, and no mere adjective."""
    ids = mention.actors or ((mention.proposed,) if mention.proposed else ())
    return any(not i.startswith(("loc:", "evt:", "asset:")) for i in ids) and mention.form != "demonym"


def is_person(mention: Mention) -> bool:
    """Whether "he" or "she" may stand for it."""
    return len(mention.actors) == 1 and mention.actors[0].startswith("per:")


def is_body(mention: Mention) -> bool:
    """Whether "it" may stand for it."""
    one = len(mention.actors) == 1 or is_body_of_state(mention)
    return one and mention.actors[0].startswith(("state:", "gov:", "org:", "grp:")) and mention.form != "demonym"


def is_body_of_state(mention: Mention) -> bool:
    """Whether it is one body that counts as its state too: an army, a ministry (``its troops`` are several)."""
    ids = mention.actors
    return len(ids) == _WITH_ITS_STATE and ids[0].startswith(("state:", "gov:")) and ids[1].startswith("grp:") and ids[1][-1] != "s"


def is_several(mention: Mention) -> bool:
    """Whether "they" may stand for it."""
    several = len(mention.actors) > 1 or mention.actors[0].startswith("grp:")
    return mention.form != "demonym" and several and not is_body_of_state(mention)


def nearest(parsed: ParsedDocument, place: int, fits: Callable[[Mention], bool]) -> Mention | None:
    """The mention that a pronoun takes up: of the last three that fit, one that begins a sentence before the nearest."""
    found = None
    for seen, mention in enumerate(each for each in backwards(parsed, place) if fits(each)):
        found = found or mention
        if _leads(parsed, mention):
            return mention
        if seen == _LAST - 1:
            break
    return found


def _leads(parsed: ParsedDocument, mention: Mention) -> bool:
    """Whether a mention stands at the head of its sentence, a title before it at most."""
    before = parsed.plain[max(0, mention.span.start - 40) : mention.span.start]
    return _HEAD.search(before) is not None
