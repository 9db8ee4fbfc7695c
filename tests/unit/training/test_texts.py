"""The texts that weights are fitted to: every row quotes its text, and the tables of the library belong to them."""

from __future__ import annotations

from importlib.resources import files

import pytest
from training.annotated import OPENED, SHORT, canonical, key, rows_of, texts
from training.fit import digest

TEXTS = sorted(SHORT.glob("*.txt"))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_row_quotes_its_text(path) -> None:
    text = path.read_text(encoding="utf-8")
    rows = rows_of(path.with_name(f"{path.name[:3]}.rows").read_text(encoding="utf-8").splitlines(), text, path.name)
    assert {row["kind"] for row in rows} >= {"relation", "event"}
    for row in rows:
        for span in (row.get("span"), *row.get("mentions", ())):
            if span:
                assert text[span["start"] : span["end"]] == span["quote"]


def test_tables_of_the_library_were_fitted_to_these_texts() -> None:
    made = {
        path.name: path.read_text(encoding="utf-8")
        for path in (files("multipolar.library") / "learnt").iterdir()
        if path.name.endswith(".tsv")
    }
    assert made
    assert [name for name, table in made.items() if f"digest {digest(texts())}" not in table] == [], "run: make fit"


def test_no_article_held_out_is_fitted_to() -> None:
    assert {path.parent.name for path in texts()} == {"articles", *OPENED}
    assert not {"heldout2", "heldout3", "second"} & set(OPENED)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("R | state:KEN | state:NOR | war | - | its war", "x.rows:1: a row is R or P or E or G or N with its fields"),
        ("G | grp:x | nominal | the generals", "x.rows:1: 'the generals' does not stand in the text"),
    ],
)
def test_a_row_that_cannot_be_read_says_where_and_why(line: str, told: str) -> None:
    with pytest.raises(ValueError, match="^" + told.replace("|", r"\|")):
        rows_of([line], "Its war went on.", "x.rows")


def test_ids_are_those_of_the_registry_whatever_their_capitals() -> None:
    assert canonical("org:nato") == canonical("org:NATO")
    assert key("gov:USA-trump") == key("grp:anything").replace("grp", "state")
    assert key("gov:USA") == "state:usa"
