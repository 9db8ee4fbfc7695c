"""Part-of-speech exceptions of a spaCy model, each worked out once.

The models end with some 180 rules ("a determiner that is no determiner of anything is a pronoun"), of which spaCy tries every one on every
word: a tenth of the time of reading. Nearly all of them look at one word alone, by its tag, its place in the grammar and its letters. What
they make of such a word is remembered here; the few others are tried as before. What is found is the same.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SEEN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
"""Whatever else a rule looks at, or if it looks at more than one word, it is tried on every word."""

Rule = Sequence[Mapping[str, Any]]
"""What it asks of one word after another, as spaCy writes it."""
Match = tuple[int, int, int, int]
"""Number of a rule, its name in the vocabulary, first token and the one behind the last."""


def remembering(ruler: Any) -> None:
    """Have an attribute ruler remember what its rules make of a word."""
    ruler.match = _Remembered(ruler).match


class _Remembered:
    """The rules of a ruler in two parts: those of one word, with what they were found to say, and the others."""

    def __init__(self, ruler: Any) -> None:
        matcher: Any = importlib.import_module("spacy.matcher").Matcher
        self._strings = ruler.vocab.strings
        self._of_one, self._others = matcher(ruler.vocab), matcher(ruler.vocab)
        self._words: set[int] = set()
        self._known: dict[tuple[int, int, int, bool], list[tuple[int, int]]] = {}
        for number, row in enumerate(ruler.patterns):
            for part, is_of_one in ((self._of_one, True), (self._others, False)):
                rules = [rule for rule in row["patterns"] if _is_of_one_word(rule) is is_of_one]
                if rules:
                    part.add(str(number), rules)
                if is_of_one:
                    self._words.update(self._strings.add(word) for rule in rules for word in _words_of(rule))

    def match(self, doc: Doc) -> list[Match]:
        """Which rules hold where, in the order in which they apply."""
        found = [(int(self._strings[name]), name, start, end) for name, start, end in self._others(doc, allow_missing=True)]
        for token in doc:
            place = token.i
            found.extend([(number, name, place, place + 1) for number, name in self._of(token)])
        return sorted(found)

    def _of(self, token: Token) -> list[tuple[int, int]]:
        """Rules of one word that hold for a token."""
        word = token.lower if token.lower in self._words else 0
        key = (token.tag, token.dep, word, token.is_space)
        found = self._known.get(key)
        if found is None:
            matches = self._of_one(token.doc[token.i : token.i + 1], allow_missing=True)
            found = self._known[key] = [(int(self._strings[name]), name) for name, _, _ in matches]
        return found


def _is_of_one_word(rule: Rule) -> bool:
    asked = rule[0]
    letters = asked.get("LOWER", "")
    listed = isinstance(letters, str) or set(letters) == {"IN"}
    return len(rule) == 1 and asked.keys() <= _SEEN and listed


def _words_of(rule: Rule) -> list[str]:
    letters = rule[0].get("LOWER", [])
    return [letters] if isinstance(letters, str) else list(letters["IN"]) if letters else []
