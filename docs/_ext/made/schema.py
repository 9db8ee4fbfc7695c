"""The scenario format, from the JSON Schema that editors use."""

from __future__ import annotations

from typing import Any

from made.markdown import code, join, table
from multipolar.scenario import json_schema

Schema = dict[str, Any]
BASIS = {"evidence", "data", "judgement", "note"}
"""Fields that every mapping with numbers has; said once for each instead of row by row."""


def page() -> str:
    """Return a section for the top of the file and one for each kind of entry."""
    schema = json_schema()
    kinds = schema.get("$defs", {})
    parts = [_section("The file", schema, "top")]
    parts += [_section(kind, kinds[kind], kind) for kind in kinds if kinds[kind].get("properties")]
    return join(*parts)


def _section(title: str, schema: Schema, anchor: str) -> str:
    required = set(schema.get("required", ()))
    fields = schema.get("properties", {})
    own = {name: field for name, field in fields.items() if name not in BASIS}
    rows = [
        (code(name), kind(field), limits(field), _need(name, field, required), field.get("description", ""))
        for name, field in own.items()
    ]
    basis = "Its numbers name their basis (`evidence`, `data`, `judgement`); a `note` is for readers." if set(fields) >= BASIS else ""
    head = ("field", "is", "range", "required, or default", "meaning")
    return join(f"(format-{anchor.lower()})=\n## {title}", schema.get("description", ""), table(head, rows) if rows else "", basis)


def kind(field: Schema) -> str:
    """Return what a field holds, with links to other kinds of entry."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#format-{name.lower()})"
    for key in ("anyOf", "oneOf", "allOf"):
        if key in field:
            return _either([item for item in field[key] if item.get("type") != "null"])
    if field.get("format") == "date":
        return "date"
    if "enum" in field:
        return " or ".join(code(value) for value in field["enum"])
    if "const" in field:
        return code(field["const"])
    if field.get("type") == "array":
        return f"list of {kind(field.get('items', {}))}"
    inner = field.get("additionalProperties") or next(iter(field.get("patternProperties", {}).values()), None)
    if field.get("type") == "object" and isinstance(inner, dict):
        return f"mapping of id to {kind(inner)}"
    return {"string": "text", "integer": "whole number"}.get(str(field.get("type", "any")), str(field.get("type", "any")))


def _either(kinds: list[Schema]) -> str:
    if {item.get("type") for item in kinds} == {"number", "string"}:
        return "[number](#numbers)"
    return " or ".join(dict.fromkeys(kind(item) for item in kinds))


def limits(field: Schema) -> str:
    """Return the range of a number, where the schema states one."""
    low = field.get("minimum", field.get("exclusiveMinimum"))
    high = field.get("maximum", field.get("exclusiveMaximum"))
    return "" if low is None and high is None else f"{'' if low is None else low} … {'' if high is None else high}"


def _need(name: str, field: Schema, required: set[str]) -> str:
    value = field.get("default")
    return "yes" if name in required else code(value) if isinstance(value, str | int | float) else ""
