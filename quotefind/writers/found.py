"""What a search found, its words marked; ``FORMATS`` is the registry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TextIO

from quotefind.model import Quote
from quotefind.selection.snippets import marked, snippet
from quotefind.writers.json import write_json, write_jsonl
from quotefind.writers.quotes import write_quotes_table
from quotefind.writers.terminal import Style


def _write_table(quotes: Iterable[Quote], words: str, out: TextIO, style: Style) -> None:
    show = marked if style.full else snippet
    write_quotes_table((quote._replace(text=show(quote.text, words)) for quote in quotes), out, style)


def _write_json(quotes: Iterable[Quote], words: str, out: TextIO, style: Style) -> None:
    write_json((quote.to_dict() | {"snippet": snippet(quote.text, words)} for quote in quotes), out)


def _write_jsonl(quotes: Iterable[Quote], words: str, out: TextIO, style: Style) -> None:
    write_jsonl((quote.to_dict() | {"snippet": snippet(quote.text, words)} for quote in quotes), out)


FORMATS: dict[str, Callable[[Iterable[Quote], str, TextIO, Style], None]] = {
    "table": _write_table,
    "json": _write_json,
    "jsonl": _write_jsonl,
}
