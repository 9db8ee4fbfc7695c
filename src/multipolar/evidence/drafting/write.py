"""Writes a draft as a case: its YAML files, a README that says what is proposed, and the texts that are no plain files."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from multipolar.evidence.drafting.doubts import DOUBTS, NO_BEGINNING
from multipolar.evidence.drafting.generic import SAID
from multipolar.evidence.drafting.numbers import PROPOSED
from multipolar.evidence.drafting.propose import Draft
from multipolar.shell import typed

_HEAD = """\
# Drafted from documents: everything here is proposed, nothing is decided.
#   "{proposed}"  begins the reason of a number that was worked out from passages (evidence.yaml).
#   "{generic}"  marks what documents do not give.
# Accept a number by putting your own reason in place of that; or change it. Then: multipolar check, multipolar run.
# Numbers: 60 ± 10 normal · 40..80 uniform · 40 60 90 triangular · 9 */ 1.4 lognormal.
"""

_ORDER = {
    "own": "as it fights its own state",
    "listed": "by the list of wars, which says on whose soil they fight",
    "soil": "by whose forces the documents tell of on the other's soil",
    "attacks": "by whose attacks the documents tell of most",
    "alike": "in the order of their names, since the documents tell of the attacks of both alike",
    "given": "as they were named",
}
"""Why one of the two sides is the attacker."""

_PARTS = {
    "actors": "Who acts: the sides of the war, the powers that the documents talk of, and persons in the bodies of their states.",
    "issues": "What is contested: terms that the talks settle, and levers that one actor decides. From the issue library.",
    "positions": "What they want, from the positions that documents report; salience from attention.",
    "war": "Forces and losses: generic. This is the first thing to replace.",
    "patrons": "Who talks over the defender's head.",
    "talks": "Tracks of talks.",
    "calendar": "Days ahead that documents name.",
    "ties": "How they stand to each other, from the ties and events told.",
    "contradictions": "Passages that do not agree, side by side.",
    "left_out": "What is not in the case.",
    "paths": "Whole histories by name, tried in order.",
}


def files_of(draft: Draft, name: str) -> dict[str, bytes]:
    """The files of a case, by name."""
    return {
        "scenario.yaml": scenario_yaml(draft.scenario).encode(),
        "sources.yaml": _yaml(draft.sources, "Documents that the case is drafted from.").encode(),
        "evidence.yaml": _yaml(
            draft.evidence, f"Passages that numbers rest on. The gists say what {_reader(draft)} made of them."
        ).encode(),
        "checks.yaml": _yaml(_checks(draft), "What anybody would believe of such a war; add what you believe of this one.").encode(),
        "README.md": _readme(draft, name).encode(),
    }


def scenario_yaml(scenario: Mapping[str, Any]) -> str:
    """``scenario.yaml`` with a word on each part."""
    parts = [_HEAD.format(proposed=PROPOSED.strip(), generic=SAID.split(":")[0] + ":")]
    for key, value in scenario.items():
        said = f"\n# {_PARTS[key]}\n" if key in _PARTS else ""
        parts.append(said + _yaml({key: value}))
    return "".join(parts)


def _yaml(data: Any, said: str = "") -> str:
    from ruamel.yaml import YAML

    writer = YAML()
    writer.width = 130
    writer.allow_unicode = True
    writer.representer.ignore_aliases = lambda *_: True  # a list that two numbers share is written out twice
    writer.indent(mapping=2, sequence=4, offset=2)
    text = io.StringIO()
    writer.dump(data, text)
    return (f"# {said}\n" if said else "") + text.getvalue()


def _checks(draft: Draft) -> list[dict[str, Any]]:
    cast = draft.cast
    fall = f"collapse-of-{cast.defender} or collapse-of-{cast.attacker}"
    return [{"name": "Without combat nobody collapses", "without": ["combat"], "measure": fall, "effect": "zero", "members": 2000}]


def _reader(draft: Draft) -> str:
    """Who read the documents: the rules, a language model, or the one some and the other the rest."""
    if not draft.readers:
        return "the rules"
    models = ", ".join(dict.fromkeys(draft.readers.values()))
    if len(draft.readers) == len(draft.sources["documents"]):
        return models
    return f"{models} ({', '.join(draft.readers)}) and the rules (the others)"


def _readme(draft: Draft, name: str) -> str:
    cast, scenario = draft.cast, draft.scenario
    principals = ", ".join(part.name for part in cast.principals)
    documents = draft.sources["documents"]
    lines = [
        f"# {scenario['title']}",
        "",
        f"A case drafted from {len(documents)} {'document' if len(documents) == 1 else 'documents'}, as of {scenario['as_of']}. "
        "It runs, and it is a proposal: no person has weighed its numbers yet.",
        "",
        f"- **Sides**: {cast.parts[cast.attacker].name} (attacker) and {cast.parts[cast.defender].name} (defender), "
        f"{_ORDER[draft.war.order]}. Turn them round if that is wrong: draft again with --sides.",
        f"- **Actors**: {principals}.",
        f"- **Passages**: {len(draft.evidence)}, each in `evidence.yaml` with its place in the document. Read by {_reader(draft)}.",
        "- **Proposed numbers** come from passages: positions from reported demands, salience from attention, affinities from ties and "
        "events.",
        "- **Generic numbers** are what documents cannot give: forces, losses, patience, pace. Replace the war's first.",
        *([f"- **Whether there is a war**: {DOUBTS[draft.war.how]}"] if draft.war.how in DOUBTS else []),
        *([NO_BEGINNING.format(day=draft.began.day)] if draft.began.is_placeholder else []),
        "- **Claims are their sources' claims.** Where documents contradict each other, both are kept, in `contradictions`.",
        "",
        "## Next",
        "",
        f"    multipolar check {typed(name)} --documents DIR     # every quote beside its number",
        f"    multipolar evidence {typed(name)}                  # what stands behind each number, and what nothing stands behind",
        f"    multipolar run {typed(name)}",
        "",
    ]
    if scenario.get("contradictions"):
        lines += ["## Where the documents disagree", "", *(f"- {each['about']}" for each in scenario["contradictions"]), ""]
    lines += ["## Left out", "", *(f"- {each}" for each in scenario.get("left_out", ())), ""]
    return "\n".join(lines)
