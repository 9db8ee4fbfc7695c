"""Unknown names of which the text does not say what they are: guessed by their form and the preposition before them."""

from __future__ import annotations

from multipolar.evidence.actors.runs import Run
from multipolar.evidence.actors.spelling import slug
from multipolar.evidence.actors.surroundings import Surroundings

_SHORTEST, _LONGEST, _FULL_NAME = 3, 6, 3
"""Letters of an abbreviation; words of a full name."""
_VESSELS = frozenset({"tanker", "ship", "freighter", "vessel", "frigate", "destroyer", "trawler", "carrier", "submarine", "corvette"}) | {
    "ferry", "yacht", "cutter", "icebreaker", "operation", "satellite", "film", "novel", "newspaper", "magazine", "website"
}  # fmt: skip
"""What bears a name that reads like a person's."""
_AT = frozenset({"at", "in", "near", "outside", "around", "over", "towards", "toward", "via", "inside", "into", "across"}) | {
    "above", "beneath", "beyond", "off", "below"
}  # fmt: skip


def likely(around: Surroundings, run: Run) -> str:
    """Id for a name of which the text does not say what it is: by its form and by the preposition before it, or empty."""
    words, text = around.words, around.text_of(run)
    if words.is_title_case(run.first) or (words.begins_sentence(run.first) and run.size == 1) or not text[-1].isalpha():
        return ""
    if _is_heading(around, run):
        return ""
    before = around.before(run)
    if run.size == 1 and text in around.products:
        return ""
    if text.isupper():
        return (
            "org:" + text
            if run.size == 1 and _SHORTEST <= len(text) <= _LONGEST and text.isalpha() and text.lower() not in around.told.no_actor
            else ""
        )
    if run.size <= _FULL_NAME and (before in _AT or _follows_place(around, run, before)):
        return "loc:" + slug(text)
    if run.size == 1 or run.size > _FULL_NAME or not all(words.words[n].isalpha() for n in range(run.first, run.last + 1)):
        return ""
    joined = any(words.gap(place) == " " for place in range(run.first + 1, run.last + 1))  # Ust-Luga is no full name
    if not joined or before in _VESSELS:
        return ""
    if before in ("the", "a", "an") or any(
        words.lower[n] in around.told.common | around.told.event_nouns | around.told.in_no_name for n in range(run.first, run.last + 1)
    ):
        return ""
    spelt = (words.words[n] for n in range(run.first, run.last + 1))
    return "per:" + slug(text) if all(len(word) > 1 and not word.isupper() for word in spelt) else ""


def _is_heading(around: Surroundings, run: Run) -> bool:
    """Whether it opens a paragraph before a colon (``Slow Thaw: ...``), or stands alone in quotation marks: no name."""
    words, after = around.words, run.last + 1
    follows = words.gap(after) if after < len(words) else ""
    quoted = words.gap(run.first).endswith('"') and follows.startswith(('"', ',"', '."'))
    return quoted or (words.begins_sentence(run.first) and follows.startswith(":"))


def _follows_place(around: Surroundings, run: Run, before: str) -> bool:
    """Whether it stands in a row with a place (``at Aden and X``)."""
    if before not in ("and", "or"):
        return False
    other = around.by_place.get(run.first - 2) or next((one for one in around.found if one.last == run.first - 2), None)
    return other is not None and other.form == "name" and other.ids[0].startswith("loc:") and run.size == 1
