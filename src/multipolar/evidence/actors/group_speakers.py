"""Whether a noun for one who speaks for others means one of a group, unnamed."""

from __future__ import annotations

from multipolar.evidence.actors.group_phrase import GroupPhrase


def is_speaker(phrase: GroupPhrase) -> bool:
    """``a senior official said``: one of a group, unnamed."""
    if phrase.possessive and phrase.owner is not None and (phrase.speaks(1) or (phrase.acts and bool(phrase.kinds))):
        return not (phrase.introduces or _is_apposed(phrase))
    if phrase.possessive and phrase.noun in phrase.told.sent:
        return not (phrase.introduces or _is_apposed(phrase))
    if phrase.owner is not None and not phrase.possessive and phrase.determiner in ("any", "every"):
        return True
    if phrase.noun == "chief" and not phrase.possessive:
        return False  # the UN chief
    if _heads_a_line(phrase):
        return True
    if (phrase.determiner not in ("a", "an", "the", "one") and not phrase.counted) or _is_apposed(phrase):
        return False
    sent = phrase.noun == "ambassador" and phrase.owner is not None
    sent = sent or (bool(phrase.kinds) and phrase.owner is None and phrase.speaks(1))  # the regional governor said
    if phrase.determiner == "the" and phrase.noun in phrase.told.appositive & phrase.told.office_nouns and not sent:
        return False
    if phrase.introduces and (phrase.possessive or (phrase.determiner == "the" and phrase.noun in phrase.told.sent)):
        return False  # the Chadian envoy, N. N.
    return phrase.owner is not None or phrase.speaks() or phrase.last > phrase.head or phrase.acts_on


def _heads_a_line(phrase: GroupPhrase) -> bool:
    """Whether it is the subject of a headline, which leaves its article out (``Chadian envoy says talks go on``)."""
    words, owner, after = phrase.words, phrase.owner, phrase.last + 1
    if (
        owner is None
        or phrase.possessive
        or phrase.determiner
        or owner.ids[0].startswith("per:")
        or not words.begins_sentence(phrase.first)
    ):
        return False
    opens = phrase.first == 0 or "\n" in words.gap(phrase.first)
    return opens and after < len(words) and words.gap(after) == " " and (words.lower[after] in phrase.told.speech or phrase.is_verb(after))


def _is_apposed(phrase: GroupPhrase) -> bool:
    """Whether it only tells who the person named before it is (``N. N., an adviser to the bank``)."""
    words, before = phrase.words, phrase.first - 1
    after = phrase.last + 1
    if after < len(words) and words.gap(after) == " " and words.lower[after] in ("said", "says"):
        return False  # the men, an attaché said, had been lucky
    return before >= 0 and words.gap(phrase.first) == ", " and words.words[before][0].isupper() and before in phrase.by_last
