"""Whose rows are given: those of the rules, of a language model, or of the one that leads; each a condition in SQL and what it asks for."""

from __future__ import annotations

from multipolar.results.evidence import GROUPS, READ_BY_MODELS, Mention

Condition = tuple[str, list[str]]

MODEL = "model:"
"""How the rule of a row begins that a language model found."""

_OF_RULES = f"r.rule NOT LIKE '{MODEL}%'"
_OF_MODELS = f"r.rule LIKE '{MODEL}%'"
_READ = "SELECT document FROM model_readings WHERE model = ? AND problem = ''"

_REPLACED = f"""EXISTS (
    SELECT 1 FROM mentions m WHERE m.document = r.document AND m.rule = ? AND CASE
    WHEN r.form IN {GROUPS} THEN m.form IN {GROUPS} AND m.span."start" < r.span."end" AND r.span."start" < m.span."end"
    WHEN r.form = 'demonym' AND m.form IN {GROUPS} THEN m.span."start" <= r.span."start" AND r.span."end" < m.span."end"
    ELSE m.form NOT IN {GROUPS} AND m.proposed NOT LIKE 'per:%' AND m.span != r.span
        AND m.span."start" <= r.span."start" AND r.span."end" <= m.span."end" END
)"""  # noqa: S608 - names of our own
"""A mention of the rules whose place one of the model's takes."""


def of_rules() -> Condition:
    """Rows that the rules found."""
    return _OF_RULES, []


def of_model(model: str = "") -> Condition:
    """Rows that language models found, or one of them."""
    return ("r.rule = ?", [f"{MODEL}{model}"]) if model else (_OF_MODELS, [])


def of_leader(kind: str, lead: str) -> Condition:
    """Rows of a kind of the reader that leads, a language model or the rules (empty); as `led` has it."""
    if not lead:
        return of_rules()
    replaced = {**dict.fromkeys(READ_BY_MODELS, "TRUE"), Mention.kind: _REPLACED}.get(kind, "FALSE")
    kept = f"{_OF_RULES} AND NOT (r.document IN ({_READ}) AND {replaced})"
    by = f"{MODEL}{lead}"
    return f"({kept} OR r.rule = ? AND r.document IN ({_READ}))", [lead, *[by][: replaced.count("?")], by, lead]
