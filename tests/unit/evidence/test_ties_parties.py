"""Who the two of a tie are by rules: lists, whoever is asked, moved, put or drawn into it, those whose town is struck."""

from __future__ import annotations

import functools

import pytest

from multipolar.evidence.language import Parser, find_parser
from multipolar.evidence.read import read
from multipolar.results.evidence import Document, Tie


@functools.cache
def parser() -> Parser:
    found = find_parser()
    if found is None:
        pytest.skip("needs a spaCy model: pip install '.[text]'")
    return found


def bound(text: str) -> list[Tie]:
    document = Document(id="d", name="d.txt", address="-", text=text)
    found = next(iter(read([document], parser())))
    return [row for row in found.rows if isinstance(row, Tie) and not row.is_likely_only]


def pairs(text: str, sign: str = "") -> set[frozenset[str]]:
    return {frozenset(one.removeprefix("state:") for one in (tie.a, tie.b)) for tie in bound(text) if sign in ("", tie.sign)}


def pair(*names: str) -> frozenset[str]:
    return frozenset(names)


@pytest.mark.parametrize(
    ("text", "sign", "wanted"),
    [
        # a list whose last comma stands before "and"
        ("Norway imposed harsh sanctions on Peru, Chile, and Bolivia.", "-", [pair("NOR", "PER"), pair("NOR", "CHL"), pair("NOR", "BOL")]),
        ("Peru, Chile, and Bolivia have armed Kenya.", "+", [pair("PER", "KEN"), pair("CHL", "KEN"), pair("BOL", "KEN")]),
        # a state and a group that everybody knows are two sides, not one
        ("Tensions between Peru and the West have grown.", "-", [pair("PER", "grp:the-west")]),
        ("The war is being waged between Kenya and Uganda.", "-", [pair("KEN", "UGA")]),
        # those named together right after what they are
        ("Old rivals Peru and Chile met on Friday.", "-", [pair("PER", "CHL")]),
        ("Archrivals Peru and Chile met on Friday.", "-", [pair("PER", "CHL")]),
        ("Kenya has been one of Uganda's closest allies for a decade.", "+", [pair("KEN", "UGA")]),
        # who is moved, put or drawn into it
        ("The quarrel has pushed Kenya closer to Egypt.", "+", [pair("KEN", "EGY")]),
        ("The threat has drawn Kenya and Uganda closer together.", "+", [pair("KEN", "UGA")]),
        ("Such a step would put Kenya at war with Uganda.", "-", [pair("KEN", "UGA")]),
        ("The raid could drag Kenya into a conflict with Uganda.", "-", [pair("KEN", "UGA")]),
        # what one has from another
        ("The troops of Kenya used rockets supplied by Norway.", "+", [pair("NOR", "KEN")]),
        ("Kenya held the port with the help of Norway.", "+", [pair("NOR", "KEN")]),
        ("Kenya held the port with support from Norway.", "+", [pair("NOR", "KEN")]),
        ("Norway let Kenya use Norwegian-supplied rockets.", "+", [pair("NOR", "KEN")]),
        ("Kenya fought Uganda with the help of Norwegian troops.", "-", [pair("KEN", "UGA")]),
        ("Kenya fought Uganda with the help of Norwegian troops.", "+", [pair("KEN", "NOR")]),
        # two who are somebody's foes, and one set against another
        ("The visit cheered Norwegian antagonists Kenya and Uganda.", "-", [pair("NOR", "KEN"), pair("NOR", "UGA")]),
        ("The quarrel pits Kenya against Uganda.", "-", [pair("KEN", "UGA")]),
        # whoever struck is condemned, not whoever was struck; who is accused stands after the verb
        ("Norway condemned the raid on Kenya by Uganda.", "-", [pair("NOR", "UGA")]),
        ("Norway denounced Kenya's backing of Uganda.", "+", [pair("KEN", "UGA")]),
        ("Kenya, along with Uganda, opposes Norway.", "-", [pair("KEN", "NOR"), pair("UGA", "NOR")]),
        ("Powerful allies of Norway such as Kenya stayed away.", "+", [pair("KEN", "NOR")]),
        ("The militias controlled by Norway have grown.", "+", [pair("NOR", "grp:militias")]),
        ("Kenya and Uganda, which both depend on Norwegian gas, stayed away.", "+", [pair("KEN", "NOR"), pair("UGA", "NOR")]),
        ("Norway chided Kenya for arming Uganda.", "+", [pair("KEN", "UGA")]),
        # a town stands for its state
        ("Israel struck Isfahan on Monday. Tehran was silent.", "-", [pair("ISR", "IRN")]),
        ("Moscow was silent. Russia shelled Kherson again.", "-", [pair("RUS", "UKR")]),
        # the guard of a state is the state
        ("Chinese coast guard cutters drove Philippine boats away from the reef.", "-", [pair("CHN", "PHL")]),
    ],
)
def test_who_is_bound(text: str, sign: str, wanted: list[frozenset[str]]) -> None:
    assert set(wanted) <= pairs(text, sign)


def test_whose_its_is_where_somebody_is_asked() -> None:
    """The help is that of the one who is urged to end it, and it still flows."""
    assert pair("RWA", "UGA") in pairs("Norway urged Rwanda to end its support for Uganda.", "+")
    assert pair("NOR", "UGA") not in pairs("Norway urged Rwanda to end its support for Uganda.")


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Kenya vowed to guard Uganda against any threats by sea.", pair("KEN", "UGA")),
        ("Kenya was angered by a march of supporters of the PKK.", pair("KEN", "org:PKK")),
        ("Kenya stays out of the Ukraine conflict.", pair("KEN", "UKR")),
        ("Kenya sent troops to ease tensions in Uganda.", pair("KEN", "UGA")),
        ("Arming Kenya could anger Norway.", pair("NOR", "KEN")),
        ("Tensions with Peru and Chile have grown.", pair("PER", "CHL")),
        ("Norway has pledged loans to a NATO member.", pair("NOR", "org:NATO")),
        ("Norway condemned the raid on Kenya by Uganda.", pair("NOR", "KEN")),
        ("Norway armed a band waging a war with Kenya.", pair("NOR", "KEN")),
        ("Norway imposed curbs to limit Uganda's means to feed its war in Kenya.", pair("NOR", "KEN")),
        ("Turkey came to the aid of the UN-recognised government in Libya.", pair("TUR", "org:UN")),
        ("The treaty, endorsed by Kenya and Norway, is old.", pair("KEN", "NOR")),
    ],
)
def test_who_is_not_bound(text: str, unwanted: frozenset[str]) -> None:
    sign = "+" if unwanted in (pair("KEN", "NOR"), pair("TUR", "org:UN"), pair("KEN", "org:PKK"), pair("NOR", "org:NATO")) else "-"
    assert unwanted not in pairs(text, sign)


def test_a_phrase_told_of_a_leader_is_not_told_of_his_state_again() -> None:
    told = bound("Maduro repeated his country's threat to annex half of Guyana.")
    assert len(told) <= 1
