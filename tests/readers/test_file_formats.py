"""Every format: the same article out of files made by other programs, and one line for each that is none."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from pathlib import Path

import pytest

from quotefind.errors import InputError
from quotefind.model import Document, Metadata
from quotefind.readers import list_inputs, read_inputs
from quotefind.readers.base import ReadOptions
from quotefind.readers.formats import FORMATS
from quotefind.readers.sniff import format_of

FILES = Path(__file__).parent.parent / "files"
SAID = "« La digue tiendra », a déclaré lundi Ana Ruiz, la maire de Nevy."
LAST = "Selon l’Office des rivières, l’eau est montée de douze centimètres."


def documents(path: Path, **options: object) -> list[Document]:
    """The documents of a file that can all be read."""
    found = []
    for item in list_inputs([path], options=ReadOptions(**options)):  # type: ignore[arg-type]
        assert not isinstance(item, InputError), str(item)
        found.append(item.load())
    return found


def fault(path: Path) -> str:
    """The one line for a file that cannot be read."""
    (error,) = read_inputs([path])
    assert isinstance(error, InputError)
    return error.message


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "rtf", "pdf", "html"])
def test_the_article_out_of_a_file(suffix: str) -> None:
    document = documents(FILES / f"article.{suffix}")[-1]  # of the book, the chapter after the title page
    paragraphs = document.text.split("\n") if suffix == "rtf" else document.text.split("\n\n")
    assert paragraphs[-1 if suffix != "rtf" else -2].strip() == LAST
    assert any(paragraph.startswith(SAID) for paragraph in paragraphs)
    assert "« Nous verrons bien », a-t-il répondu à la presse." in document.text


@pytest.mark.parametrize("suffix", ["docx", "odt", "rtf", "pdf"])
def test_the_article_out_of_a_file_of_another_maker(suffix: str) -> None:
    (document,) = documents(FILES / f"libreoffice.{suffix}")
    (of_first_maker,) = documents(FILES / "article.docx")
    paragraphs = [line.strip(" \t•·") for line in document.text.split("\n")]
    assert [line for line in paragraphs if line] == [line for line in of_first_maker.text.split("\n") if line]


@pytest.mark.parametrize("suffix", ["mhtml", "warc"])
def test_a_page_saved_by_a_program(suffix: str) -> None:
    (of_page,) = documents(FILES / "article.html")
    (saved,) = documents(FILES / f"page.{suffix}")
    assert saved.text == of_page.text
    assert "« Trop long », juge une riveraine." in saved.text  # in a list
    assert saved.metadata.url == "http://127.0.0.1:8731/article.html"


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_sheet_of_another_maker(suffix: str) -> None:
    path = FILES / f"table.{suffix}"
    first, second = documents(path)
    assert (first.source, second.source) == (f"{path}#a", f"{path}#b")
    assert first.text == SAID
    assert (first.date, second.date) == ("2024-03-09", "2024-03-10")


def test_columns_pages_and_broken_words_of_a_journal() -> None:
    """All paragraphs of the source are there, in order and whole, and nothing else."""
    source = (FILES / "journal.tex").read_text(encoding="utf-8")
    source = source.partition("\\maketitle\\thispagestyle{fancy}\n")[2].partition("\\end{document}")[0]
    source = re.sub(r"\\section\*\{(.*)\}", r"\n\1\n", source).replace("\\og ", "« ").replace("\\fg{}", " »")
    wanted = [" ".join(line.split()) for line in source.replace("'", "’").split("\n") if line.strip()]
    (document,) = documents(FILES / "journal.pdf")
    assert document.text.split("\n\n") == ["La digue de Nevy", "Inès Baud", *wanted]


@pytest.mark.parametrize("suffix", ["docx", "odt", "epub", "pdf", "html"])
def test_told_by_content_whatever_the_name(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes((FILES / f"article.{suffix}").read_bytes())
    assert SAID in documents(path)[-1].text


@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_title_and_author(suffix: str) -> None:
    assert documents(FILES / f"article.{suffix}")[0].metadata[0] == "La digue de Nevy"


def test_chapters_of_a_book_are_named_by_their_files() -> None:
    _, document = documents(FILES / "article.epub")
    assert document.source == f"{FILES / 'article.epub'}#EPUB/text/ch001.xhtml"
    assert document.metadata.author == "Inès Baud"


PAGE = """<!doctype html><html><head><meta charset="iso-8859-1"><title>Nevy - La Gazette</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "La digue tient",
"datePublished": "2024-03-09T08:00:00+01:00", "author": [{"name": "Inès Baud"}],
"publisher": {"name": "La Gazette"}}</script>
<link rel="canonical" href="https://gazette.example/digue"></head><body><nav><a href="/">Accueil</a></nav><article>
<h1>La digue tient</h1><p>« La digue tiendra », a déclaré lundi Ana Ruiz, la maire de Nevy. Elle a précisé que les
travaux commenceraient en mai, après les crues du printemps.</p><p>Le préfet se montre prudent. Il a dit qu'il
verrait bien ce que donneraient les pluies de la semaine prochaine.</p></article><footer>Mentions légales</footer>"""


def test_a_page_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.encode("cp1252"))
    (document,) = documents(path)
    assert "« La digue tiendra », a déclaré lundi Ana Ruiz" in document.text
    assert "Accueil" not in document.text
    assert "Mentions" not in document.text
    assert document.metadata == Metadata(
        "La digue tient", "2024-03-09", "Inès Baud", "La Gazette", "https://gazette.example/digue"
    )


def test_a_page_without_an_article_says_so(tmp_path: Path) -> None:
    path = tmp_path / "menu.html"
    path.write_text("<html><body><a href='/'>Accueil</a></body></html>", encoding="utf-8")
    assert "without an article" in fault(path)


def test_europresse_gives_its_articles(tmp_path: Path) -> None:
    article = """<article><span class="DocPublicationName">La Gazette, no. 12</span><span class="DocHeader">samedi 9
mars 2024 - 800 mots</span><p class="titreArticleVisu rdp__articletitle">La digue tient</p><div
class="DocText"><p>« Oui », dit Ana Ruiz.</p></div></article>"""
    path = tmp_path / "export.html"
    path.write_text(f"<html><body>{article}{article}</body></html>", encoding="utf-8")
    first, second = documents(path)
    assert (first.source, second.source) == (f"{path}#1", f"{path}#2")
    assert first.text == "« Oui », dit Ana Ruiz."
    assert first.metadata[:4] == ("La digue tient", "2024-03-09", None, "La Gazette")


PARAGRAPHS = """<p class="articleParagraph frarticleParagraph">« Oui », dit
Ana Ruiz.</p><p class="articleParagraph frarticleParagraph">Le <b>maire</b> se tait.</p>"""
PLAIN_ARTICLE = f"""<div class="article frArticle"><div id="hd"><span class="frHeadline">La digue tient</span></div>
<div class="author">Inès Baud</div><div>800 mots</div><div>9 mars 2024</div><div>08:30</div><div>La Gazette</div>
<div>LAGAZ</div><div>Français</div>{PARAGRAPHS}<p>Document LAGAZ00020240309ek390001a</p></div>"""
INDEXED_ARTICLE = f"""<div class="article enArticle"><table><tr><td class="index"><b>HD</b></td><td>La digue
tient</td></tr><tr><td><b>BY</b></td><td>Inès Baud</td></tr><tr><td><b>PD</b></td><td>9 March 2024</td></tr><tr>
<td><b>SN</b></td><td>La Gazette</td></tr><tr><td><b>LP</b></td><td>{PARAGRAPHS}</td></tr></table></div>"""


@pytest.mark.parametrize("article", [PLAIN_ARTICLE, INDEXED_ARTICLE])
def test_factiva_gives_its_articles(tmp_path: Path, article: str) -> None:
    path = tmp_path / "factiva.html"
    path.write_text(f"<html><body>{article}{article}</body></html>", encoding="utf-8")
    first, second = documents(path)
    assert (first.source, second.source) == (f"{path}#1", f"{path}#2")
    assert first.text == "« Oui », dit Ana Ruiz.\n\nLe maire se tait."
    assert first.metadata == Metadata("La digue tient", "2024-03-09", "Inès Baud", "La Gazette", None)


def test_factiva_in_rtf_gives_its_articles(tmp_path: Path) -> None:
    rows: tuple[str, ...] = ("HD|La digue tient|", "BY|Inès Baud|", "PD|9 mars 2024|", "SN|La Gazette|")
    rows += ("LP|« Oui », dit Ana Ruiz.", "", "LA ville se tait.|", "TD|Le préfet aussi.|", "CO|nevy : Nevy|")
    article = "\\par ".join((*rows, "Document LAGAZ00020240309ek390001a"))
    path = tmp_path / "factiva.rtf"
    path.write_bytes(rf"{{\rtf1\ansi\ansicpg1252 {article}\par {article}\par }}".encode("cp1252"))
    first, second = documents(path)
    assert (first.source, second.source) == (f"{path}#1", f"{path}#2")
    assert first.text == "« Oui », dit Ana Ruiz.\n\nLA ville se tait.\n\nLe préfet aussi."
    assert first.metadata == Metadata("La digue tient", "2024-03-09", "Inès Baud", "La Gazette", None)


def test_a_mail(tmp_path: Path) -> None:
    path = tmp_path / "lettre.eml"
    path.write_bytes(
        b"From: =?utf-8?q?In=C3=A8s?= Baud <ines@nevy.example>\r\nSubject: La digue\r\nMIME-Version: 1.0\r\n"
        b"Date: Sat, 09 Mar 2024 08:00:00 +0100\r\nContent-Type: text/plain; charset=unknown-8bit\r\n\r\n"
        + "« Oui », a répété Ana Ruiz.\r\n".encode("cp1252")
    )
    (document,) = documents(path)
    assert document.text.strip() == "« Oui », a répété Ana Ruiz."
    assert document.metadata[:3] == ("La digue", "2024-03-09", "Inès Baud <ines@nevy.example>")


def test_a_saved_page(tmp_path: Path) -> None:
    path = tmp_path / "page.mhtml"
    path.write_bytes(
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://gazette.example/d\r\nSubject: Nevy\r\n"
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n--x\r\n'
        b"Content-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n"
        + PAGE.replace("iso-8859-1", "utf-8").encode()
        + b"\r\n--x--\r\n"
    )
    (document,) = documents(path)
    assert "Ana Ruiz" in document.text
    assert document.metadata.title == "La digue tient"


def test_entries_of_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "gazette.rss"
    path.write_text(
        "<rss version='2.0'><channel><title>La Gazette</title><item><title>La digue</title><link>https://g.example/1</link>"
        "<pubDate>Sat, 09 Mar 2024 08:00:00 GMT</pubDate><description>&lt;p&gt;« Oui », dit Ana Ruiz.&lt;/p&gt;"
        "&lt;script&gt;alert(1)&lt;/script&gt;</description></item></channel></rss>",
        encoding="utf-8",
    )
    (document,) = documents(path)
    assert document == Document(
        "« Oui », dit Ana Ruiz.",
        f"{path}#https://g.example/1",
        Metadata("La digue", "2024-03-09", None, "La Gazette", "https://g.example/1"),
    )


def test_subtitles_keep_who_speaks(tmp_path: Path) -> None:
    path = tmp_path / "film.vtt"
    path.write_text(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Ruiz>Je pars &amp; je\n\n"
        "00:02.000 --> 00:03.000\n<v Ana Ruiz>reviens.\n\n00:04.000 --> 00:05.000\n<v Luc>Non.\n",
        encoding="utf-8",
    )
    assert documents(path)[0].text == "Ana Ruiz : Je pars & je reviens.\nLuc : Non."
    srt = tmp_path / "film.srt"
    srt.write_bytes("1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Je pars déjà.</i>\r\n\r\n".encode("cp1252"))
    assert documents(srt)[0].text == "Je pars déjà."


def test_tei_without_its_notes(tmp_path: Path) -> None:
    path = tmp_path / "piece.tei"
    path.write_text(
        "<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc><titleStmt><title>La digue</title></titleStmt>"
        "</fileDesc></teiHeader><text><body><p>« Oui<note>sic</note> », dit <name>Ana Ruiz</name>.</p><p>Fin.</p>"
        "</body></text></TEI>",
        encoding="utf-8",
    )
    assert documents(path)[0][:3:2] == ("« Oui », dit Ana Ruiz.\n\nFin.", Metadata("La digue"))


def test_rows_of_a_sheet(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "archive.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([["id", "text"], [7, "« Oui », dit Ana."], [8, "Non."]]):
            sheet.write_row(at, 0, row)
    assert documents(path) == [
        Document("« Oui », dit Ana.", f"{path}#7"),
        Document("Non.", f"{path}#8"),
    ]


def test_rows_of_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "archive.parquet"
    parquet.write_table(pyarrow.table({"id": ["a", "b"], "text": ["« Oui », dit Ana.", "Non."]}), path)
    assert [document.source for document in documents(path)] == [f"{path}#a", f"{path}#b"]


def test_pages_of_a_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "pages.warc.gz"
    http = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode("cp1252")
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://g.example/d\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        b"WARC-Date: 2024-03-09T08:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        b"Content-Length: " + str(len(http)).encode() + b"\r\n\r\n" + http + b"\r\n\r\n"
    )
    path.write_bytes(gzip.compress(record) + gzip.compress(record.replace(b"/d\r", b"/e\r")))
    assert [document.source for document in documents(path)] == [
        f"{path}#https://g.example/d",
        f"{path}#https://g.example/e",
    ]
    assert "Ana Ruiz" in documents(path)[0].text


def test_records_of_a_json_array(tmp_path: Path) -> None:
    path = tmp_path / "archive.json"
    path.write_text(json.dumps([{"id": 1, "text": "« Oui », dit Ana."}, {"title": "?"}]), encoding="utf-8")
    first, second = read_inputs([path])
    assert first == Document("« Oui », dit Ana.", f"{path}#1")
    assert isinstance(second, InputError)
    assert "no field text" in second.message


def test_an_archive_of_many_formats(tmp_path: Path) -> None:
    path = tmp_path / "tout.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for suffix in ("docx", "pdf", "html"):
            archive.write(FILES / f"article.{suffix}", f"../dossier/article.{suffix}")
    assert [SAID in document.text for document in documents(path)] == [True, True, True]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.docx", b"PK\x03\x04 broken", "damaged"),
        ("a.docx", b"", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        ("a.odt", b"not a package", "damaged"),
        ("a.epub", b"not a package", "damaged"),
        ("a.pdf", b"%PDF-1.7 broken", "damaged, or no PDF"),
        ("a.pdf", b"Bonjour", "damaged, or no PDF"),
        ("a.rtf", b"Bonjour", "no RTF"),
        ("a.xlsx", b"Bonjour", "no spreadsheet"),
        ("a.parquet", b"Bonjour", "no Parquet"),
        ("a.tei", b"<TEI><text>", "damaged XML"),
        ("a.tei", b"<!DOCTYPE x [<!ENTITY a 'b'>]><TEI>&a;</TEI>", "entities"),
        ("a.rss", b"Bonjour", "no feed"),
        ("a.json", b"[{", "not JSON"),
        ("a.eml", b"Bonjour", "no mail"),
        ("a.vtt", b"Bonjour", "vtt"),
    ],
)
def test_what_is_no_such_file_gets_one_line(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    told = fault(path)
    assert message in told
    assert "\n" not in told


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bombe.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"a" * (64 * 2**20))
    assert "times its size" in fault(path)


def test_a_locked_package(tmp_path: Path) -> None:
    path = tmp_path / "ferme.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", b"<x/>")
    data = bytearray(path.read_bytes())
    for mark in (b"PK\x03\x04", b"PK\x01\x02"):
        at = data.index(mark)
        data[at + (6 if mark.endswith(b"\x04") else 8)] |= 1
    path.write_bytes(data)
    assert "password" in fault(path)


def test_a_text_larger_than_may_be(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("a" * 2000, encoding="utf-8")
    (item,) = list_inputs([path], options=ReadOptions(max_size=1000))
    assert not isinstance(item, InputError)
    with pytest.raises(InputError, match="--max-size"):
        item.load()


@pytest.mark.parametrize(
    ("start", "form"),
    [
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html>", "html"),
        (b"<?xml version='1.0'?>\n<!-- x --><rss>", "feed"),
        (b"<feed xmlns='a'>", "feed"),
        (b"<TEI>", "tei"),
        (b"WEBVTT\n", "vtt"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n", "srt"),
        (b"Subject: a\nMIME-Version: 1.0\n\nb", "eml"),
        (b"WARC/1.0\r\n", "warc"),
        (b"PAR1", "parquet"),
        (b'[{"text": "a"}]', "json"),
        (b'{"text": "a"}', "jsonl"),
        (b"id,text\n1,Oui\n", "csv"),
        (b"id\ttext\n1\tOui\n", "tsv"),
        (b"text\nOui\n", "text"),
        (b"lieu,,text\n", "text"),
        (b"<< Oui >>, dit Ana.", "text"),
        (b"Nevy: une digue\nNote: rien\n", "text"),
        (b"1\n2\n3\n", "text"),
    ],
)
def test_told_by_the_first_bytes(start: bytes, form: str) -> None:
    assert format_of(start) == form


def test_every_format_names_the_extra_that_there_is() -> None:
    extras = {row.extra for row in FORMATS.values()} - {""}
    stated = (FILES.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
    assert all(f"\n{extra} = [" in stated for extra in extras)
