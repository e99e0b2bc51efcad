"""What fuzzing begins with: sentences and articles of the project, and a small file of each format."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from ast import literal_eval
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
TESTS = CORPUS.parent.parent
ARTICLE = "Le pont\n\n« Il rouvrira lundi », a annoncé la maire, Lise Ferrand. Selon M. Ndiaye, « rien n'est sûr ».\n"
HTML = f"<html><head><title>Le pont</title></head><body><article><p>{ARTICLE * 3}</p></article></body></html>"
_MAIL = (
    "MIME-Version: 1.0\r\nMessage-ID: <a@b>\r\nSubject: =?utf-8?Q?Le_pont_rouvr=C3=A9?=\r\nDate: Tue, 3 Mar 2026 "
    "08:00:00 +0100\r\n"
)
_WARC = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.test/\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n"
_CUES = "00:00:01,000 --> 00:00:04,000\nLISE : « Il rouvrira lundi », a dit Ana.\n"


def texts() -> list[str]:
    """The sentences of ``corpus``, a line each; ``\\n`` stands there for a line end."""
    lines = (line for path in sorted(CORPUS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n"))
    return [line.replace("\\n", "\n") for line in lines if line]


def broke() -> list[tuple[str, bytes]]:
    """The rows of ``broke.tsv``: a target, and what once broke it."""
    lines = (TESTS / "fuzz" / "broke.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(name, literal_eval(written)) for name, written in rows]


@cache
def sources() -> tuple[str, ...]:
    """Real text to cut pieces from: the corpus, the rows of ``tests/cases`` and the articles of ``tests/gold``."""
    rows = ("\n".join(_row_lines(path)) for path in sorted((TESTS / "cases").glob("*.txt")))
    gold = (path.read_text(encoding="utf-8") for path in sorted((TESTS / "gold").glob("*.txt")))
    return (*texts(), *rows, *gold)


def _row_lines(path: Path) -> Iterator[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return (line[2:] for line in lines if line.startswith("> "))


def files(form: str) -> list[bytes]:
    """Small files of a format; none where there is no simple one."""
    known = _plain().get(form)
    article = TESTS / "files" / f"article.{form}"
    found = [known.encode()] if known else []
    if article.exists():
        found.append(article.read_bytes())
    return found + [sample for name, sample in _packed() if name == form]


def _plain() -> dict[str, str]:
    record = json.dumps({"id": "a", "text": ARTICLE, "date": "2026-03-03"}, ensure_ascii=False)
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{HTML}"
    return {
        "text": ARTICLE,
        "markdown": f"# Le pont\n\n> {ARTICLE}\n\n* **Lise** : [« non »](http://a.test)\n\n| a | b |\n| - | - |\n",
        "jsonl": f'{record}\n{{"text": 3}}\n{record}\n',
        "json": f"[{record}, {record}]",
        "csv": f'id,text,date\na,"{ARTICLE}",2026-03-03\n',
        "tsv": f'id\ttext\na\t"{ARTICLE}"\n',
        "html": HTML,
        "europresse": f'<article><div class="titreArticle">Le pont</div><div class="docOcurrContainer"><p>{ARTICLE}</p>'
        "</div></article>",
        "factiva": f'<div class="article frArticle"><table><tr><td><b>HD</b></td><td>Le pont</td></tr><tr><td>PD</td>'
        f'<td>3 mars 2026</td></tr></table><p class="articleParagraph frarticleParagraph">{ARTICLE}</p></div>',
        "eml": f'{_MAIL}Content-Type: text/plain; charset="utf-8"\r\n\r\n{ARTICLE}',
        "mhtml": f'{_MAIL}Content-Type: multipart/related; boundary="x"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n'
        f"{HTML}\r\n--x--\r\n",
        "rtf": "{\\rtf1\\ansi\\ansicpg1252 \\'ab Il rouvrira lundi \\'bb, a dit {\\b Lise Ferrand}.\\par t\\'e9.}",
        "srt": f"1\n{_CUES}\n2\n{_CUES}",
        "vtt": "WEBVTT\n\n" + _CUES.replace(",000", ".000").replace("LISE : ", "<v Lise>"),
        "feed": f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title><item><title>Le pont</title>'
        f"<description>{ARTICLE}</description><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate></item></channel></rss>",
        "tei": f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{ARTICLE}</p><p>Fin<note>a</note>.</p></body>'
        "</text></TEI>",
        "warc": _WARC.format(len(http.encode()), http),
    }


def _packed() -> Iterator[tuple[str, bytes]]:
    """Files of more than text: packed, and those that the writers of the project make."""
    plain = _plain()
    yield "text", gzip.compress(ARTICLE.encode(), mtime=0)
    yield "jsonl", gzip.compress(plain["jsonl"].encode(), mtime=0)
    yield "warc", plain["warc"].replace("HTTP/1.1 200 OK\r\n", "").replace("http://a", "dns:a").encode()
    yield "text", archive({"a.txt": ARTICLE.encode(), "b/c.jsonl": plain["jsonl"].encode()})
    for name, form in (("xlsx", "xlsx"), ("parquet", "parquet")):
        made = _written(name)
        if made:
            yield form, made


def _written(name: str) -> bytes:
    from quotefind import find
    from quotefind.errors import UsageError
    from quotefind.writers import writer

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="")
    try:
        writer(name)(find(ARTICLE), out)
    except UsageError:
        return b""  # its package is not installed
    out.flush()
    out.buffer.seek(0)
    return out.buffer.read()


def archive(members: dict[str, bytes]) -> bytes:
    """A .zip that holds ``members`` as they are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
