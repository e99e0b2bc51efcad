"""PDF: the lines of its pages by pypdfium2, put together by ``layout``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.layout import BROKEN, Line, paragraphs_of, without_heads

_ACCENT = re.compile(r"([´`ˆ¨¸])\s?([A-Za-zı])")
_ACCENTS = {"´": "\u0301", "`": "\u0300", "ˆ": "\u0302", "¨": "\u0308", "¸": "\u0327"}
_LINE = re.compile(f"[^\r\n{BROKEN}]+{BROKEN}?")
_WORD = re.compile(r"[^ \t\xa0]+")
_Box = tuple[float, float, float, float]  # left, bottom, right, top


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
        pages = [list(_lines(page.get_textpage(), number)) for number, page in enumerate(document)]
        stated = document.get_metadata_dict()
    text = "\n\n".join(paragraphs_of(without_heads(pages)))
    if not text.strip():
        raise InputError(source, "no text in it: a scan; run it through OCR first")
    yield Part("", text, _metadata(stated))


def _lines(page: Any, number: int) -> Iterator[Line]:
    """The lines of a page of pdfium with their boxes, accents that stand beside their letter put on it."""
    text = page.get_text_range()
    if len(text) != page.count_chars():  # letters beyond the first plane count twice there
        text = "".join(_letter(page, at) for at in range(page.count_chars()))
    for match in _LINE.finditer(text):
        yield from _split(page, number, text, match.start(), match.end())


def _split(page: Any, number: int, text: str, start: int, end: int) -> Iterator[Line]:
    """The lines in ``text[start:end]``: pdfium may take two for one, at the top of a column."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    if not words:
        return
    first = page.get_charbox(words[0][0], loose=True)
    is_one = _is_beside(first, page.get_charbox(words[-1][0], loose=True))
    lines: list[list[tuple[int, int]]] = [words[:1]]
    for word in words[1:]:
        box = first if is_one else page.get_charbox(word[0], loose=True)
        if _is_beside(first, box):
            lines[-1].append(word)
        else:
            lines.append([word])
            first = box
    for line in lines:
        begin, stop = line[0][0], line[-1][1]
        left, bottom, _, top = page.get_charbox(begin, loose=True)
        right = page.get_charbox(stop - 1 - text.endswith(BROKEN, begin, stop), loose=True)[2]
        yield Line(_ACCENT.sub(_composed, text[begin:stop]), number, left, right, bottom, top)


def _is_beside(one: _Box, other: _Box) -> bool:
    """Whether two letters stand on one line, though one may be raised or of another size."""
    return other[1] < one[3] and one[1] < other[3]


def _letter(page: Any, at: int) -> str:
    from pypdfium2 import raw

    return chr(raw.FPDFText_GetUnicode(page, at))


def _composed(match: re.Match[str]) -> str:
    from unicodedata import normalize

    return normalize("NFC", match[2].replace("ı", "i") + _ACCENTS[match[1]])


def _metadata(stated: dict[str, str]) -> Metadata:
    return Metadata(stated.get("Title") or None, None, stated.get("Author") or None, None, None)
