"""Edit a YAML file as text: only what changes is touched; comments, order, quotes and line breaks stay as their author left them.

Places are those of `read_yaml`: keys and list indices from the top of the file. Like that reader, this one knows no anchors.
"""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from multipolar.library.reading import Key, Place, plain_value, read_text

WIDTH = 130
"""New lines are broken here, as in the cases that are drafted."""


class Plain(str):
    """A value written without quotation marks: a number with its spread, ``60 ± 10``."""

    __slots__ = ()


class YamlText:
    """A YAML file that is being edited.

    Parameters
    ----------
    text : str
        The file.

    Notes
    -----
    Edits are collected and made together by `result`, so places are always those of the text as it was given. No place may be
    edited twice, nor one inside another.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.data: Any = read_text(text, "the file").data
        self._root: Node | None = YAML(pure=True).compose(text)
        self._edits: list[tuple[int, int, str]] = []

    def set(self, place: Place, value: Any) -> None:
        """Give a key of a mapping a value, in the place of the one that it has, or added behind the last."""
        key, holder = place[-1], self._node(place[:-1])
        found = next((pair for pair in holder.value if _key_of(pair[0]) == key), None) if isinstance(holder, MappingNode) else None
        if found is None:
            self.extend(place[:-1], {key: value})
        elif isinstance(value, Plain):
            self._replace(found[1].start_mark.index, self._end(*found), str(value))
        elif _is_flow(holder):
            self._replace(found[1].start_mark.index, self._end(*found), _flow(value))
        else:
            lines = _block({key: value}, found[0].start_mark.column)
            self._replace(found[0].start_mark.index, self._end(*found), lines.lstrip(" "))

    def extend(self, place: Place, more: dict[Any, Any] | list[Any]) -> None:
        """Add entries behind those of a mapping or list; one that is missing or empty is made."""
        if not more:
            return
        node = self._node(place)
        if node is None and place:
            self.set(place, more)
        elif isinstance(node, (MappingNode, SequenceNode)) and node.value:
            self._behind(node, more)
        elif not place:
            self._fill_file(node, more)
        else:
            self._fill(place, more)

    def result(self) -> str:
        """The text with every edit."""
        text, before = self.text, len(self.text)
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2], reverse=True):
            if end > before:
                raise ValueError(f"two edits meet between characters {start} and {end}")
            before = start
            text = text[:start] + new + text[end:]
        return text

    def _replace(self, start: int, end: int, new: str) -> None:
        """Note an edit; what goes to one place is joined in the order in which it came."""
        new = new.replace("\n", "\r\n") if "\r\n" in self.text else new
        same = next((number for number, edit in enumerate(self._edits) if edit[:2] == (start, end) and start == end), None)
        if same is None:
            self._edits.append((start, end, new))
        else:
            self._edits[same] = (start, end, self._edits[same][2] + new)

    def _behind(self, node: MappingNode | SequenceNode, more: dict[Any, Any] | list[Any]) -> None:
        last = self._last(node)
        if node.flow_style:
            self._replace(last, last, f", {_flow(more)[1:-1]}")
            return
        at = self._line_end(last)
        column = node.value[0][0].start_mark.column if isinstance(node, MappingNode) else node.start_mark.column
        self._replace(at, at, "\n" + _block(more, column))

    def _fill(self, place: Place, more: dict[Any, Any] | list[Any]) -> None:
        """Put entries where a key has nothing, or an empty mapping or list."""
        holder = self._node(place[:-1])
        if not isinstance(holder, MappingNode):
            raise TypeError(f"{place} is no key of a mapping")
        key, empty = next(pair for pair in holder.value if _key_of(pair[0]) == place[-1])
        start, end = self.text.index(":", key.end_mark.index) + 1, self._end(key, empty)
        if holder.flow_style:
            self._replace(start, end, f" {_flow(more)}")
            return
        self._replace(start, end, "")
        at = self._line_end(end)
        self._replace(at, at, "\n" + _block(more, key.start_mark.column + 2))

    def _fill_file(self, node: Node | None, more: dict[Any, Any] | list[Any]) -> None:
        """Put entries into a file that holds none: only comments, or an empty mapping."""
        if node is not None and node.end_mark.index > node.start_mark.index:
            self._replace(node.start_mark.index, node.end_mark.index, _block(more, 0))
        else:
            gap = "" if not self.text or self.text.endswith("\n") else "\n"
            self._replace(len(self.text), len(self.text), f"{gap}{_block(more, 0)}\n")

    def _node(self, place: Place) -> Node | None:
        node = self._root
        for step in place:
            if isinstance(node, MappingNode):
                node = next((value for key, value in node.value if _key_of(key) == step), None)
            elif isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def _end(self, key: Node | None, node: Node) -> int:
        """Where a value ends that stands behind a key; marks of a block, and of nothing at all, also cover blanks and comments behind."""
        end = int(node.end_mark.index)
        if not isinstance(node, (MappingNode, SequenceNode)):
            if key is not None and not node.value and _style(node) is None:
                return self.text.index(":", key.end_mark.index) + 1
            return end - (len(self.text[:end]) - len(self.text[:end].rstrip())) if _style(node) in ("|", ">") else end
        return end if node.flow_style or not node.value else self._last(node)

    def _last(self, node: MappingNode | SequenceNode) -> int:
        """Where the last value inside a mapping or list ends."""
        return self._end(*node.value[-1]) if isinstance(node, MappingNode) else self._end(None, node.value[-1])

    def _line_end(self, index: int) -> int:
        """The end of the line, behind a comment that stands on it."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if end and self.text[end - 1 : end + 1] == "\r\n" else end


def _is_flow(node: Node | None) -> bool:
    """Whether a mapping or list stands in braces or brackets."""
    return isinstance(node, (MappingNode, SequenceNode)) and bool(node.flow_style)


def _style(node: Node) -> str | None:
    """How a scalar is quoted; None where it is not."""
    return node.style if isinstance(node, ScalarNode) else None


def _key_of(node: Node) -> Key:
    text = str(node.value)
    value = plain_value(text) if _style(node) is None else text
    return value if isinstance(value, int) and not isinstance(value, bool) else text


def _block(data: Any, column: int) -> str:
    """Lines of a mapping or list, each behind so many blanks, without the last line end."""
    writer = YAML()
    writer.width = WIDTH - column
    writer.allow_unicode = True
    writer.representer.ignore_aliases = lambda *_: True  # a list that two numbers share is written out twice
    writer.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    writer.dump(_unmarked(data), text)
    lines = text.getvalue().rstrip("\n").split("\n")
    if isinstance(data, list):  # the writer sets in a list that nothing stands above
        lines = [line.removeprefix("  ") for line in lines]
    return "\n".join(" " * column + line if line else line for line in lines)


def _unmarked(data: Any) -> Any:
    """The same as types that the writer knows; a plain value as the number or text that it reads as."""
    if isinstance(data, dict):
        return {key: _unmarked(value) for key, value in data.items()}
    if isinstance(data, (list, tuple)):
        return [_unmarked(value) for value in data]
    return plain_value(str(data)) if isinstance(data, Plain) else data


def _flow(data: Any) -> str:
    """The same on one line, in braces and brackets."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(value)}" for key, value in data.items()) + "}"
    if isinstance(data, (list, tuple)):
        return "[" + ", ".join(_flow(value) for value in data) + "]"
    if isinstance(data, (Plain, date)):
        return str(data)
    if isinstance(data, str) and data.replace("-", "").replace("_", "").isalnum() and data[0].isalpha() and plain_value(data) == data:
        return data
    return json.dumps(data, ensure_ascii=False)
