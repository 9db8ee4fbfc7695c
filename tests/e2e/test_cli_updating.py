"""What later documents do to a case in the terminal: each counts once, none is known before its day, and only what moved is rewritten."""

from __future__ import annotations

import difflib
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.e2e.terminal import Say, answer

import multipolar as mp
from multipolar import library
from multipolar.api import new_articles
from multipolar.scenario.placeholders import placeholders

FEW = ("--runs", "20")

PAGE = "<!doctype html><html><head><title>{title}</title></head><body><nav>{menu}</nav><article>{body}</article></body></html>"
FEED = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>{more}<item><title>Aid</title><pubDate>{day}</pubDate>'
    "<guid>{guid}</guid><description>{text}</description></item></channel></rss>"
)
NEWS = (
    "France sent weapons to Armenia on Thursday. Azerbaijan condemned France. Armenia demands that Azerbaijan withdraw all its troops "
    "from its territory before talks begin, its foreign minister said. Baku denied that its troops had crossed the border."
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles to practise on, and a case drafted from the first three and from one as a page."""
    folder = tmp_path_factory.mktemp("drafted")
    new_articles("articles", folder / "articles")
    first = [folder / "articles" / name for name in ("01-dispatch.txt", "02-another-paper.txt", "03-essay.txt")]
    mp.read(first, out=folder / "e.duckdb")
    mp.draft(folder / "e.duckdb", out=folder / "border")
    (folder / "page.html").write_text(page(first[0]))
    mp.read([folder / "page.html", first[2]], out=folder / "p.duckdb")
    mp.draft(folder / "p.duckdb", out=folder / "paged")
    return folder


def page(article: Path, menu: str = "Home") -> str:
    title, *lines = [line for line in article.read_text(encoding="utf-8").splitlines() if line]
    return PAGE.format(title=title, menu=menu, body="".join(f"<p>{line}</p>" for line in lines))


@pytest.fixture
def say(say: Say, drafted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Run a command where the articles and the cases lie."""
    shutil.copytree(drafted, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    return say


def update(say: Say, *words: str | Path) -> Any:
    return answer(say, "update", *words, *FEW)


def known(found: Any) -> list[tuple[str, str]]:
    assert (found["new"], found["moved"]) == ([], [])
    return [(each["source"], each["how"]) for each in found["known"]]


def lines(folder: str | Path, file: str = "scenario.yaml") -> list[str]:
    return Path(folder, file).read_text(encoding="utf-8").splitlines()


def diff(before: str | Path, after: str | Path, file: str = "scenario.yaml") -> tuple[list[str], list[str]]:
    """Lines of a file that are gone, and lines that have come."""
    found = list(difflib.unified_diff(lines(before, file), lines(after, file), n=0))[2:]
    return [line[1:] for line in found if line[0] == "-"], [line[1:] for line in found if line[0] == "+"]


# ---- each document counts once ----------------------------------------------------------------------------------------------------


def test_a_page_that_the_case_stands_on_is_known_by_its_text(say: Say) -> None:
    assert known(update(say, "paged", "page.html")) == [("d000", "same")]
    Path("again.html").write_text(page(Path("articles/01-dispatch.txt"), menu="Home, and what else is new"), encoding="utf-8")
    assert known(update(say, "paged", "again.html")) == [("d000", "same")]


@pytest.mark.parametrize("kind", ["page", "feed", "export", "text"])
def test_what_an_update_has_added_is_known_to_the_next(say: Say, kind: str) -> None:
    feed = FEED.format(more="", day="Fri, 13 Jun 2031 08:00:00 GMT", guid="7", text=NEWS)
    files = {
        "page": ("n.html", page(Path("articles/04-later.txt"))),
        "feed": ("n.xml", feed),
        "export": ("n.json", json.dumps([{"id": "7", "title": "Aid", "date": "2031-06-13", "text": NEWS}])),
        "text": ("n.txt", f"Published: 13 June 2031\n\n{NEWS}\n"),
    }
    name, text = files[kind]
    Path(name).write_text(text, encoding="utf-8")
    first = update(say, "border", name, "-o", "next")
    assert len(first["new"]) == 1
    assert first["moved"]
    assert known(update(say, "next", name)) == [("d003", "same")]
    assert known(update(say, "next", name, "--documents", "articles")) == [("d003", "same")]


def test_an_item_that_its_feed_gives_again_among_others_is_known(say: Say) -> None:
    item = {"day": "Fri, 13 Jun 2031 08:00:00 GMT", "guid": "7", "text": NEWS}
    Path("n.xml").write_text(FEED.format(more="", **item), encoding="utf-8")
    update(say, "border", "n.xml", "-o", "next")
    other = (
        "<item><guid>8</guid><title>Later</title><description>Turkey backs Azerbaijan, its president said on Friday.</description></item>"
    )
    Path("n.xml").write_text(FEED.format(more=other, **item), encoding="utf-8")
    found = update(say, "next", "n.xml")
    assert (found["new"], [each["source"] for each in found["known"]]) == (["n.xml#8"], ["d003"])


def test_a_text_saved_with_other_line_ends_is_known(say: Say) -> None:
    data = Path("articles/03-essay.txt").read_bytes()
    Path("saved.txt").write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
    assert known(update(say, "border", "saved.txt")) == [("d002", "same")]


def test_a_copy_with_a_few_words_changed_is_known_without_the_folder_of_documents(say: Say) -> None:
    text = Path("articles/03-essay.txt").read_text(encoding="utf-8")
    Path("touched.txt").write_text(text.replace("What comes after Geneva", "What may come after the talks in Geneva"), encoding="utf-8")
    assert known(update(say, "border", "touched.txt")) == [("d002", "copy")]


@pytest.mark.parametrize("folder", [(), ("--documents", "articles")])
def test_a_near_copy_of_one_of_two_rewrites_is_called_a_copy_of_it_with_and_without_the_folder(say: Say, folder: tuple[str, ...]) -> None:
    text = Path("articles/02-another-paper.txt").read_text(encoding="utf-8")
    Path("touched.txt").write_text(text.replace("sat down", "gathered").replace("Eleven dead", "Eleven killed"), encoding="utf-8")
    assert known(update(say, "border", "touched.txt", *folder)) == [("d001", "copy")]


def test_a_part_of_a_text_is_a_copy_of_it_and_no_retelling(say: Say) -> None:
    lines = Path("articles/02-another-paper.txt").read_text(encoding="utf-8").splitlines()
    Path("half.txt").write_text("\n\n".join(line for line in lines[: len(lines) * 2 // 3] if line), encoding="utf-8")
    assert known(update(say, "border", "half.txt", "--documents", "articles")) == [("d001", "copy")]


def test_a_rewrite_of_a_text_that_the_case_keeps_is_known_without_the_folder(say: Say) -> None:
    assert known(update(say, "paged", "articles/02-another-paper.txt")) == [("d000", "rewrite")]


def test_where_texts_are_not_at_hand_the_reader_is_told_what_to_give(say: Say) -> None:
    found = update(say, "border", "articles/04-later.txt")
    assert found["not_at_hand"] == ["d000", "d001", "d002"]
    _, out, _ = say("update", "border", "articles/04-later.txt", *FEW)
    assert "3 of the documents of border are not at hand" in out
    assert "--documents DIR" in out
    assert update(say, "border", "articles/04-later.txt", "--documents", "articles")["not_at_hand"] == []


def test_two_pages_with_one_text_count_once(say: Say) -> None:
    for name, menu in (("a.html", "Home"), ("b.html", "Start")):
        Path(name).write_text(page(Path("articles/04-later.txt"), menu), encoding="utf-8")
    found = update(say, "border", "a.html", "b.html")
    assert found["new"] == ["a.html"]
    assert "the same text as a.html" in found["skipped"][0]["why"]


# ---- no document is known before its day -------------------------------------------------------------------------------------------


def test_a_later_document_keeps_its_day_and_takes_the_case_with_it(say: Say) -> None:
    found = update(say, "border", "articles/04-later.txt", "-o", "next")
    assert (found["as_of"]["before"], found["as_of"]["after"], found["as_of"]["why"]) == ("2031-06-06", "2031-06-13", ["04-later.txt"])
    now = mp.load("next")
    source = now.sources.documents["d003"]
    assert (str(source.date), source.date_basis, str(now.as_of)) == ("2031-06-12", "stated", "2031-06-13")
    assert answer(say, "check", "next", "--documents", "articles")["errors"] == []
    _, out, _ = say("update", "border", "articles/04-later.txt", *FEW)
    assert "as_of  2031-06-06 → 2031-06-13, since 04-later.txt was written after 2031-06-06" in out


def test_set_back_to_its_former_day_a_case_is_what_it_was_before_the_updates(say: Say) -> None:
    update(say, "border", "articles/04-later.txt", "-o", "june")
    Path("n.txt").write_text(f"Published: 20 June 2031\n\n{NEWS}\n", encoding="utf-8")
    update(say, "june", "n.txt", "-o", "july")
    for before, back in (
        (mp.load("border"), mp.load("june").at("2031-06-06")),
        (mp.load("border"), mp.load("july").at("2031-06-06")),
        (mp.load("june"), mp.load("july").at("2031-06-13")),
    ):
        numbers = [{address: (each.number, each.basis.evidence) for address, each in case.numbers.items()} for case in (before, back)]
        assert numbers[0] == numbers[1]
        assert (back.evidence, back.scenario.contradictions, back.widened) == (before.evidence, before.scenario.contradictions, ())
        assert placeholders(back) == placeholders(before)


def test_a_deadline_that_would_have_passed_must_be_settled_first(say: Say) -> None:
    shutil.copytree(library.scenario_folder("ukraine-2025"), "war")
    (name, threat), *_ = mp.load("war").scenario.threats.items()
    text = Path("war/scenario.yaml").read_text(encoding="utf-8")
    Path("war/scenario.yaml").write_text(
        text.replace(f"deadline: {threat.deadline}", "deadline: 2025-07-10").replace("renew:", "# renew:"), encoding="utf-8"
    )
    Path("late.txt").write_text(
        "Published: 20 July 2025\n\nThe European Union demands that Ukraine keeps its army, its president said.\n", encoding="utf-8"
    )
    code, _, err = say("update", "war", "late.txt", *FEW, "-o", "next")
    assert code == 2
    assert "late.txt is dated 2025-07-20" in err
    assert f"threats.{name}: the deadline (2025-07-10)" in err
    assert "leave out what was written after 2025-07-01" in err
    assert not Path("next").exists()


def test_a_day_can_be_asked_for_but_none_before_a_document(say: Say) -> None:
    assert update(say, "border", "articles/04-later.txt", "--as-of", "2031-07-01")["as_of"]["after"] == "2031-07-01"
    for day, said in (("2031-06-10", "04-later.txt is dated 2031-06-12"), ("2031-06-01", "is before 2031-06-06")):
        code, _, err = say("update", "border", "articles/04-later.txt", "--as-of", day, *FEW)
        assert code == 2
        assert said in err
    code, _, err = say("draft", "e.duckdb", "-o", "early", "--as-of", "2031-06-01")
    assert code == 2
    assert "a case as of that day cannot rest on it" in err


def test_a_day_that_a_document_only_names_moves_nothing_and_is_told(say: Say) -> None:
    Path("n.txt").write_text(f"{NEWS} The next meeting is due on 3 September 2031, they said.\n", encoding="utf-8")
    found = update(say, "border", "n.txt", "-o", "next")
    assert found["as_of"]["before"] == found["as_of"]["after"]
    assert found["undated"] == [{"name": "n.txt", "names": "2031-09-03"}]
    source = mp.load("next").sources.documents["d003"]
    assert (str(source.date), source.date_basis) == ("2031-06-06", "inferred")
    assert "2031-09-03, may lie ahead" in source.basis


# ---- days ahead ---------------------------------------------------------------------------------------------------------------------

AHEAD = (
    "Published: 13 June 2031\n\nFrance said on Friday that it would send more. The leaders of Armenia and Azerbaijan will meet for a "
    "summit in Tbilisi on 3 September 2031, officials said. The talks that were planned for 5 September 2031 were called off. Elections "
    "in Armenia are due on 20 October 2031.\n"
)


def test_a_day_of_talks_enters_the_calendar_with_its_passage_and_its_effect_and_only_once(say: Say) -> None:
    Path("n.txt").write_text(AHEAD, encoding="utf-8")
    found = update(say, "border", "n.txt", "-o", "next")
    (entry,) = found["calendar"]
    assert (entry["on"], entry["quantity"], set(entry["paths"])) == (
        "2031-09-03",
        "rounds.armenia-azerbaijan",
        set(found["paths"]["after"]),
    )
    assert "summit in Tbilisi" in entry["why"][0]["sentence"]
    assert [said.partition(", ")[2].split(": ")[0] for said in found["days_aside"]] == ["2031-09-05", "2031-10-20"]
    now = mp.load("next")
    event = next(each for each in now.scenario.calendar if each.id == entry["id"])
    (cited,) = event.evidence.whole
    assert (str(event.on), event.judgement.whole[0][:9], now.evidence[cited].document) == ("2031-09-03", "Proposed:", "d003")
    assert answer(say, "check", "next", "--documents", ".")["errors"] == []
    assert f"calendar.{entry['id']}: new, proposed" in Path("next/README.md").read_text(encoding="utf-8")
    assert entry["id"] not in {each.id for each in now.at("2031-06-06").scenario.calendar}
    Path("m.txt").write_text("Published: 20 June 2031\n\nArmenia and Azerbaijan meet in Tbilisi on 3 September 2031.\n", encoding="utf-8")
    assert update(say, "next", "m.txt")["calendar"] == []


def test_a_new_day_leaves_remarks_and_days_of_the_author_as_they_are_and_is_shown(say: Say) -> None:
    text = Path("border/scenario.yaml").read_text(encoding="utf-8")
    own = "calendar:  # days of ours\n  - {id: feast, every: 09-03, quantity: tempo, times: 0.8, judgement: Ours.}  # every year\n"
    made = re.sub(r"(?m)^calendar:\n", own, text) if "\ncalendar:" in text else f"{text}{own}"
    Path("border/scenario.yaml").write_text(made, encoding="utf-8")
    Path("n.txt").write_text(AHEAD, encoding="utf-8")
    _, out, _ = say("update", "border", "n.txt", *FEW, "-o", "next")
    assert "1 day enters its calendar" in out
    assert "calendar.day-2031-09-03  new: rounds.armenia-azerbaijan" in out
    assert "will meet for a summit in Tbilisi" in " ".join(out.split())
    gone, come = diff("border", "next")
    assert not [line for line in gone if "day-" in line or "feast" in line]
    assert "  - id: day-2031-09-03" in come
    assert "# every year" in Path("next/scenario.yaml").read_text(encoding="utf-8")


def test_when_the_war_began_moves_only_where_nobody_knew_and_a_document_states_it(say: Say) -> None:
    Path("n.txt").write_text(f"Published: 13 June 2031\n\nAzerbaijan first attacked Armenia on 2 May 2031. {NEWS}\n", encoding="utf-8")
    assert update(say, "border", "n.txt")["began"] is None
    text = Path("border/scenario.yaml").read_text(encoding="utf-8")
    made = re.sub(r"(?m)^( +)began: \d{4}-\d\d-\d\d", r"\1began: 2029-06-06", text)
    made = re.sub(r"(?m)^( +)began: .?Proposed:.*\n(?: {7,}.*\n)*", r"\1began: 'Generic: nobody knows.'\n", made)
    made = re.sub(r"(?m)^  evidence:\n    began:\n( +- began.*\n)+", "", made)
    Path("border/scenario.yaml").write_text(made, encoding="utf-8")
    found = update(say, "border", "n.txt", "-o", "next")["began"]
    assert (found["before"], found["after"]) == ("2029-06-06", "2031-05-02")
    assert "on 2 May 2031" in found["why"][0]["quote"]
    war = mp.load("next").scenario.war
    assert (str(war.began), len(war.evidence.fields["began"])) == ("2031-05-02", 1)
    assert answer(say, "check", "next")["errors"] == []


# ---- only what moved is rewritten --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", ["border", "ukraine-2025"])
def test_a_diff_shows_only_what_moved(say: Say, case: str) -> None:
    day = "14 June 2031" if case == "border" else "20 July 2025"
    Path("n.txt").write_text(
        f"Published: {day}\n\nThe European Union demands that Ukraine keeps its army. China opposes sanctions on Russia. {NEWS}\n",
        encoding="utf-8",
    )
    moved = update(say, case, "n.txt", "-o", "next")["moved"]
    folder = mp.load(case).folder
    assert moved
    gone, _ = diff(folder, "next")
    assert 1 <= len(gone) <= 1 + 5 * len(moved)  # the day; a number, its reason, its list of passages
    assert all(diff(folder, "next", file)[0] == [] for file in ("evidence.yaml", "sources.yaml"))
    assert [line for line in lines(folder) if "#" in line and "as_of" not in line] == [
        line for line in lines("next") if "#" in line and "as_of" not in line
    ]


def test_the_reason_of_a_moved_number_counts_what_is_new_and_what_was_there_before(say: Say) -> None:
    found = update(say, "border", "articles/04-later.txt", "-o", "next")["moved"]
    before, now = mp.load("border"), mp.load("next")
    counted = set()
    for each in (move for move in found if not move["follows"]):
        held, cited = (len(case.numbers[each["address"]].basis.evidence) for case in (before, now))
        reason = now.numbers[each["address"]].basis.judgement
        assert each["earlier_passages"] == held
        assert reason.startswith(f"Proposed: from {cited - held} new passage")
        assert f"on {held or 'no'} {'earlier ' if held else ''}passage" in reason
        counted.add(bool(held))
    assert counted == {True, False}
    _, out, _ = say("update", "border", "articles/04-later.txt", *FEW)
    assert re.search(r"beside \d+ earlier passage", out)


def test_what_brings_nothing_new_leaves_every_byte(say: Say) -> None:
    assert known(update(say, "border", "articles/03-essay.txt", "-o", "next")) == [("d002", "same")]
    before, after = ({path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in ("border", "next"))
    assert before == after


def test_contradictions_are_written_and_the_readme_counts_what_is_there_now(say: Say) -> None:
    Path("n.txt").write_text(
        f"Published: 14 June 2031\n\n{NEWS} Armenia said on Friday that Baku had closed the road. Azerbaijan denied that.\n",
        encoding="utf-8",
    )
    found = update(say, "border", "n.txt", "--documents", "articles", "-o", "next")
    now, before = mp.load("next"), mp.load("border")
    told = {each["explanation"] for each in found["contradictions"] if each["one"] != each["other"]}
    assert told
    assert {each.about for each in now.scenario.contradictions} == {each.about for each in before.scenario.contradictions} | told
    readme = Path("next/README.md").read_text(encoding="utf-8")
    assert f"drafted from 4 documents, as of {now.as_of}." in readme
    assert f"**Passages**: {len(now.evidence)}," in readme
    assert "multipolar run next" in readme
    assert all(each in readme for each in told)
    again = answer(say, "check", "next", "--documents", ".")
    assert again["errors"] == []
    assert "cited nowhere" not in str(say("check", "next"))


def test_new_and_old_documents_are_set_against_each_other(say: Say) -> None:
    Path("n.txt").write_text(
        "Published: 14 June 2031\n\nFrance has not supplied Armenia with air defence systems.\n" + NEWS, encoding="utf-8"
    )
    against = update(say, "border", "n.txt", "--documents", "articles", "-o", "next")["contradictions"]
    between = [each for each in against if {each["one"]["document"], each["other"]["document"]} == {"n.txt", "01-dispatch.txt"}]
    assert between
    assert all(
        each["one"]["quote"] in Path("articles/01-dispatch.txt").read_text(encoding="utf-8")
        for each in between[:1]
        if "01" in each["one"]["document"]
    )
    assert answer(say, "check", "next")["errors"] == []


def test_a_case_without_sources_and_evidence_can_be_updated(say: Say) -> None:
    shutil.copytree(library.scenario_folder("featureless-war"), "bare")
    text = Path("bare/scenario.yaml").read_text(encoding="utf-8")
    Path("bare/scenario.yaml").write_text(re.sub(r"(?m)^( *)data: (\{.*\}|\[.*\])$", r"\1note: no data", text), encoding="utf-8")
    for name in ("sources.yaml", "evidence.yaml", "README.md"):
        Path("bare", name).unlink()
    assert update(say, "bare", "articles/04-later.txt", "--as-of", "2031-06-13", "-o", "next")["new"] == ["04-later.txt"]
    assert mp.load("next").sources.documents["d000"].file == "04-later.txt"


def test_a_later_item_of_one_name_does_not_overwrite_the_text_of_an_earlier_one(say: Say) -> None:
    for number, (day, text) in enumerate((("13", NEWS), ("20", "Turkey backs Azerbaijan, its president said on Friday. " + NEWS[:90])), 1):
        Path("n.xml").write_text(FEED.format(more="", day=f"Fri, {day} Jun 2031 08:00:00 GMT", guid="1", text=text), encoding="utf-8")
        update(say, "border" if number == 1 else "next1", "n.xml", "-o", f"next{number}")
    assert [mp.load("next2").sources.documents[name].file for name in ("d003", "d004")] == ["n.xml_1.txt", "n.xml_1-2.txt"]
    checked = answer(say, "check", "next2", "--documents", "articles")
    assert (checked["errors"], checked["quotes_bad"]) == ([], 0)


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError])
def test_a_write_that_is_interrupted_leaves_nothing_behind(say: Say, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException]) -> None:
    before = sorted(Path().iterdir())

    def fail(*_: object) -> None:
        raise stop

    monkeypatch.setattr("multipolar.api.updated_folder._check_written", fail)
    code, _, _ = say("update", "border", "articles/04-later.txt", *FEW, "-o", "next")
    assert code != 0
    assert sorted(Path().iterdir()) == before


def test_numbers_set_for_a_run_are_not_written_into_a_case(say: Say) -> None:
    case = mp.load("border")
    address = next(iter(case.numbers))
    with pytest.raises(mp.InputError, match="not as its files say"):
        mp.update(case.set(address, case.numbers[address].number.centre + 1), "articles/04-later.txt", out="next")
    with pytest.raises(mp.InputError, match="set back"):
        mp.update(case.at("2031-06-04"), "articles/04-later.txt", runs=20)
    assert say("update", "border", "articles/04-later.txt", "-o", "border")[0] == 2


def test_the_command_that_lists_placeholders_stands_on_one_line_and_can_be_copied(say: Say) -> None:
    folder = Path("cases of this year/a war between two neighbours over a border, drafted from articles")
    folder.parent.mkdir()
    shutil.copytree("border", folder)
    code, out, _ = say("run", folder, *FEW, "-o", "run")
    (line,) = [line for line in out.splitlines() if "placeholders" in line]
    assert code == 0
    words = shlex.split(line.partition(" by: ")[2])
    assert words[0] == "multipolar"
    listed = say(*words[1:])[1]
    assert "war.area" in listed
    assert "Generic: documents do not give it." in listed


# ---- without a parser, and in folders with blanks ------------------------------------------------------------------------------------


def test_an_update_says_once_that_it_read_without_a_parser(say: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multipolar.evidence.language.parser.MODELS", ())
    words = ("update", "border", "articles/04-later.txt", *FEW)
    _, out, err = say(*words)
    assert err.count("no spaCy model is installed") == 1
    assert "no spaCy model" not in out
    assert json.loads(say(*words, "--json")[1])["model"] == "no language model"
    assert "no spaCy model" not in say(*words, "--model", "none")[2], "it was asked for"
    assert "no spaCy model" not in say("update", "border", "articles/01-dispatch.txt", *FEW)[2], "nothing new was read"


def test_commands_to_copy_hold_names_with_blanks_together(say: Say) -> None:
    shutil.copytree("articles", "my articles")
    assert "multipolar draft 'my evidence.duckdb'" in say("read", "my articles", "-o", "my evidence.duckdb")[1]
    code, out, err = say("draft", "my evidence.duckdb", "-o", "my case")
    assert code == 0, err
    lines = [line.strip() for line in [*Path("my case/README.md").read_text(encoding="utf-8").splitlines(), *out.splitlines()]]
    commands = [line.removeprefix("next: ").partition("#")[0].partition(", then")[0] for line in lines if "multipolar " in line]
    assert len(commands) == 4
    for command in commands:
        words = shlex.split(command)
        code, _, err = say(*words[1:], *(FEW if words[1] == "run" else ())) if "DIR" not in words else (0, "", "")
        assert words[2] == "my case"
        assert code == 0, err
    assert say("show", "my case")[1].endswith("next: multipolar run 'my case'\n")
    assert "--out 'no such.duckdb'" in say("draft", "no such.duckdb", "-o", "x")[2]
