"""PDF: the text by pypdfium2; words broken at line ends joined, paragraphs restored, running heads left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted

_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(r"([^\W\d_]+)[\ufffe\u00ad-]\Z")
_WORD = re.compile(r"[^\W\d_]+")
_ACCENT = re.compile(r"([´`ˆ¨¸])\s?([A-Za-zı])")
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_OWN_HYPHEN = re.compile(r"(?:t-)?(?:ils?|elles?|on|je|nous|vous|ce|ci|là|être|mêmes?|moi|lui|leur)\b")
_STOPS = (".", "!", "?", "…", "»", '"', "”", ":", ")")
EDGES = 2  # lines at the top and at the foot of a page that may be its head
FULL = 0.75  # of the usual width: a shorter line that ends a sentence ends its paragraph


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "pdf", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    import pypdfium2

    del options
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        cause = "locked with a password; save it without" if locked else f"damaged, or no PDF ({error})"
        raise InputError(source, cause) from None
    with document:
        pages = [_lines(page.get_textpage().get_text_bounded()) for page in document]
        stated = document.get_metadata_dict()
    text = "\n\n".join(paragraphs_of(without_heads(pages)))
    if not text.strip():
        raise InputError(source, "no text in it: a scan; run it through OCR first")
    yield Part("", text, _metadata(stated))


def _lines(page: str) -> list[str]:
    """The lines of a page, accents that stand beside their letter put on it."""
    return [_ACCENT.sub(_composed, line.rstrip()) for line in page.replace("\r\n", "\n").split("\n") if line.strip()]


def _composed(match: re.Match[str]) -> str:
    from unicodedata import normalize

    return normalize("NFC", match[2].replace("ı", "i") + _ACCENTS[match[1]])


def without_heads(pages: Sequence[Sequence[str]]) -> list[str]:
    """The lines of all pages but those at their edges that come again on others, numbers aside, and page numbers."""
    edges = [{_levelled(line) for line in (*page[:EDGES], *page[-EDGES:])} for page in pages]
    counts = Counter(line for edge in edges for line in edge)
    kept: list[str] = []
    for page in pages:
        for at, line in enumerate(page):
            is_edge = at < EDGES or at >= len(page) - EDGES
            if not (is_edge and (counts[_levelled(line)] > 1 or line.strip(" -–").isdigit())):
                kept.append(line)
    return kept


def _levelled(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def paragraphs_of(lines: Sequence[str]) -> Iterator[str]:
    """Lines joined to paragraphs: one ends with a sentence on a short line, or before a heading."""
    if not lines:
        return
    known = {word.lower() for line in lines for word in _WORD.findall(line)}
    lengths = sorted(map(len, lines))
    width = lengths[len(lengths) * 3 // 4]
    written = ""
    last = ""
    for line in lines:
        if written and _ends_paragraph(last, line, width):
            yield written
            written = ""
        written = _joined(written, line.strip(), known) if written else line.strip()
        last = line
    yield written.replace("\ufffe", "-")


def _ends_paragraph(last: str, line: str, width: int) -> bool:
    is_short = len(last) < FULL * width
    if last.rstrip().endswith(_STOPS):
        return is_short
    return is_short and line.lstrip('«“" \xa0')[:1].isupper()  # a heading


def _joined(written: str, line: str, known: set[str]) -> str:
    """Two lines of a paragraph: « prési-|dente » is one word where the rest of the text or nothing else says so."""
    head, tail = _BROKEN.search(written), _WORD.match(line)
    if head is None or tail is None:
        return f"{written.replace(chr(0xFFFE), '-')} {line}"
    keeps = not tail[0][0].islower() or _OWN_HYPHEN.match(line)
    both_known = head[1].lower() in known - {tail[0].lower()} and tail[0].lower() in known
    if keeps or (both_known and (head[1] + tail[0]).lower() not in known):
        return f"{written[:-1]}-{line}"
    return written[:-1] + line


def _metadata(stated: dict[str, str]) -> Metadata:
    return Metadata(stated.get("Title") or None, None, stated.get("Author") or None, None, None)
