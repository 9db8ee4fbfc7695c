"""Files of every kind become documents; what cannot be read is named with its reason, and the others are read."""

from __future__ import annotations

import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from multipolar.errors import InputError
from multipolar.evidence.documents import LARGEST, read_documents
from multipolar.results.evidence import Document, Skipped

STORY = "The ferry talks resumed on the island, and the harbour council said that it would not give up the northern pier for now."

PAGE = """<!doctype html><html><head><title>Ferry talks</title>
<meta property="article:published_time" content="2021-04-02T10:00:00Z"><meta property="og:site_name" content="The Pier">
</head><body><nav><a href="/">Home</a> menu</nav><article><h1>Ferry talks resume</h1>
<p>The ferry talks resumed on the island, and the council said it was content with what had been agreed in the spring.</p>
<script>document.title = "owned"</script>
<p>Nobody expects an agreement before the winter, since the harbour has to be dredged and there is no money for it.</p>
</article></body></html>"""

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Pier</title>
<item><title>One</title><guid>a1</guid><description>{story}</description><pubDate>Wed, 02 Apr 2031 10:00:00 GMT</pubDate></item>
<item><title>Two</title><guid>a2</guid><description></description></item></channel></rss>"""


def read(*paths: Path | str) -> tuple[list[Document], list[Skipped]]:
    found = list(read_documents([str(path) for path in paths]))
    return [each[0] for each in found if not isinstance(each, Skipped)], [each for each in found if isinstance(each, Skipped)]


def one(path: Path) -> Document:
    documents, skipped = read(path)
    assert not skipped
    assert len(documents) == 1
    return documents[0]


def why(path: Path) -> str:
    documents, skipped = read(path)
    assert not documents
    assert len(skipped) == 1
    return skipped[0].why


def test_plain_text_is_kept_letter_by_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"“{STORY}”\r\n\r\n\tAnd more – later.\n".encode())
    found = one(path)
    assert found.text == path.read_bytes().decode()
    assert found.name == "a.txt"
    assert found.encoding == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252", "utf-32"])
def test_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(f"“{STORY}” – so the council".encode(encoding))
    found = one(path)
    assert found.text.lstrip("\ufeff") == f"“{STORY}” – so the council"


def test_the_same_bytes_are_the_same_document_under_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_text(STORY)
    first, second = read(tmp_path)[0]
    assert first.id == second.id


def test_a_page_gives_its_article_title_day_and_publisher_and_no_script(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE)
    found = one(path)
    assert "resumed on the island" in found.text
    assert "owned" not in found.text
    assert "menu" not in found.text
    assert (found.title, found.publisher, found.published) == ("Ferry talks resume", "The Pier", date(2021, 4, 2))


def test_a_feed_gives_its_items_and_names_the_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format(story=STORY))
    documents, skipped = read(path)
    assert [each.name for each in documents] == ["feed.xml#a1"]
    assert documents[0].published == date(2031, 4, 2)
    assert documents[0].publisher == "The Pier"
    assert "no text" in skipped[0].why


def test_a_feed_that_tries_to_grow_or_to_read_files_does_neither(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password of the harbour")
    bomb = "".join(
        f'<!ENTITY l{n} "&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};&l{n - 1};">' for n in range(1, 12)
    )
    item = f"<item><title>t</title><description>{STORY} &x; &l11;</description></item>"
    head = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY l0 "lol">{bomb}]>'
    path = tmp_path / "feed.xml"
    path.write_text(f'<?xml version="1.0"?>{head}<rss><channel>{item}</channel></rss>')
    documents, skipped = read(path)
    assert all("password" not in each.text and len(each.text) < 10_000 for each in documents)
    assert documents or skipped


@pytest.mark.parametrize(
    "data",
    [
        [{"id": "7", "title": "One", "text": STORY, "date": "2031-04-02"}],
        {"articles": [{"id": "7", "headline": "One", "body": STORY, "published_at": "2031-04-02T08:00:00Z"}]},
        {"id": "7", "title": "One", "content_html": f"<p>{STORY}</p>", "date_published": "2031-04-02"},
    ],
)
def test_exports_are_read_under_the_names_they_commonly_use(tmp_path: Path, data: object) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps(data))
    found = one(path)
    assert "ferry talks resumed" in found.text
    assert (found.name, found.title, found.published) == ("export.json#7", "One", date(2031, 4, 2))


def test_a_broken_line_of_an_export_does_not_cost_the_others(tmp_path: Path) -> None:
    path = tmp_path / "export.jsonl"
    path.write_text(f"{json.dumps({'text': STORY})}\n{{broken\n{json.dumps({'text': STORY + ' Again.'})}\n{json.dumps({'nothing': 1})}\n")
    documents, skipped = read(path)
    assert len(documents) == 2
    assert [each.name.rpartition("#")[2] for each in skipped] == ["line 2", "line 4"]


def test_an_export_nested_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_text("[" * 200_000 + "]" * 200_000)
    assert why(path)


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    class Piped:
        buffer = io.BytesIO(STORY.encode())

    monkeypatch.setattr(sys, "stdin", Piped())
    documents, _ = read("-")
    assert documents[0].text == STORY
    assert documents[0].address == "-"


def test_markdown_gives_its_heading_as_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"# The ferry talks\n\n{STORY}\n")
    assert one(path).title == "The ferry talks"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("HARBOUR CITY, 2 April 2031 — ", date(2031, 4, 2)),
        ("Published: April 2, 2031\n\n", date(2031, 4, 2)),
        ("2031-04-02\n\n", date(2031, 4, 2)),
        ("Last updated on Wednesday, 2 Apr 2031\n\n", date(2031, 4, 2)),
    ],
)
def test_the_day_is_taken_from_the_first_lines(tmp_path: Path, line: str, day: date) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{line}{STORY}")
    assert one(path).published == day


def test_a_day_inside_a_sentence_is_not_the_documents_own(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"On 2 April 2031 the council met, it said. {STORY}")
    assert one(path).published is None


# ---- bad input ----------------------------------------------------------------------------------------------------------------


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\t\n")
    assert why(path) == "the file is empty."


def test_a_binary_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(bytes(range(256)) * 20)
    assert "binary" in why(path)


def test_a_picture_is_named_as_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert "picture" in why(path)


def test_a_text_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    assert f"at most {LARGEST / 1e6:.0f} MB" in why(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Der Rat hat gesagt, dass die Gespräche auf der Insel nicht zu Ende sind und der Hafen mit den Schiffen bleibt.", "German"),
        (
            "Le conseil a dit que les négociations sur l'île ne sont pas finies et que le port reste avec les bateaux dans la baie.",
            "French",
        ),
        ("שלום עולם זה מאמר על השיחות באי ועל המועצה של הנמל שאמרה כי לא תוותר על המזח הצפוני עד סוף החורף הקרוב", "Hebrew"),
        ("هذا مقال عن المحادثات في الجزيرة وعن مجلس الميناء الذي قال إنه لن يتخلى عن الرصيف الشمالي حتى نهاية الشتاء القادم", "Arabic"),
    ],
)
def test_a_text_in_another_language_is_named_with_it(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert said in why(path)
    assert "only English" in why(path)


def test_english_with_names_in_other_scripts_is_english(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{STORY} The captain, אברהם כהן, and the pilot, Иван Петров, were both there when it was signed.", encoding="utf-8")
    assert one(path).language == "en"


def test_a_damaged_pdf_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 nothing else")
    assert "damaged" in why(path)


def test_a_pdf_without_text_is_named(tmp_path: Path) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    path = tmp_path / "a.pdf"
    writer.write(str(path))
    assert "no text" in why(path)
    assert "OCR" in why(path)


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_of(STORY))
    found = one(path)
    assert "ferry talks resumed" in found.text
    assert found.media == "application/pdf"


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "no files" in why(tmp_path)


def test_hidden_files_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text(STORY)
    (tmp_path / "a.txt").write_text(STORY)
    assert [each.name for each in read(tmp_path)[0]] == ["a.txt"]


def test_a_path_that_is_not_there_stops_everything_before_it_begins(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        read(tmp_path / "a.txt")


def test_nothing_to_read_is_an_error() -> None:
    with pytest.raises(InputError, match="Nothing to read"):
        read_documents([])


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(bytes(300))
    (tmp_path / "c.txt").write_text("")
    (tmp_path / "d.txt").write_text(f"{STORY} Once more.")
    documents, skipped = read(tmp_path)
    assert [each.name for each in documents] == ["a.txt", "d.txt"]
    assert len(skipped) == 2


def pdf_of(words: str) -> bytes:
    """A PDF of one page, written by hand: one line of text in a standard font."""
    stream = f"BT /F1 10 Tf 20 100 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900 200] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(body),
    )  # fmt: skip
