"""Quotations as a table in Markdown or HTML, for a page: nothing in a text becomes markup."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TextIO

from quotefind.model import Quote
from quotefind.writers.terminal import one_line

HEADINGS = ("source", "line", "speaker", "cue", "kind", "content")
_MARKUP = str.maketrans({sign: "\\" + sign for sign in "\\`*_[]<>|#~!&"})


def write_markdown(quotes: Iterable[Quote], out: TextIO) -> None:
    """A table of GitHub's Markdown."""
    out.write("| " + " | ".join(HEADINGS) + " |\n" + "|---" * len(HEADINGS) + "|\n")
    for quote in quotes:
        out.write("| " + " | ".join(cell.translate(_MARKUP) for cell in _cells(quote)) + " |\n")


def write_html(quotes: Iterable[Quote], out: TextIO) -> None:
    """A page that holds one table."""
    heads = "".join(f'<th scope="col">{heading}</th>' for heading in HEADINGS)
    out.write('<!DOCTYPE html>\n<html lang="fr">\n<head><meta charset="utf-8"><title>Citations</title></head>\n')
    out.write(f"<body>\n<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n")
    for quote in quotes:
        out.write("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in _cells(quote)) + "</tr>\n")
    out.write("</tbody>\n</table>\n</body>\n</html>\n")


def _cells(quote: Quote) -> list[str]:
    values = (quote.source, str(quote.line), quote.speaker or "", quote.cue or "", quote.kind, quote.text)
    return [one_line(value) for value in values]
