"""Markdown: the text a reader sees, one paragraph a block, without marks, front matter and code."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import TYPE_CHECKING

import regex

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem, whole
from quotefind.readers.decode import SAMPLE, decode, refuse_binary

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = regex.compile(r"\ufeff?(---|\+\+\+)[ \t]*+\r?\n(?:(?!\1)[^\n]*+\n)*+\1[ \t]*+(?:\r?\n|\Z)")
_KEY = regex.compile(r"\s*+[\w-]++\s*+[:=]")
_BREAKS = {"softbreak": "\n", "hardbreak": "\n"}


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``, or the error that kept it from being read."""
    try:
        if options.encoding is None:
            refuse_binary(stream.peek(SAMPLE)[:SAMPLE], source)  # before all of it is read
        data = whole(stream, source, options)
        text = plain(decode(data, source, options.encoding))
    except InputError as error:
        yield error
    else:
        yield TextItem(source, len(data), len(data), Document(text, source))


def plain(markdown: str) -> str:
    """What a reader sees: ``**« Non »**, a dit [Paul](u).`` -> ``« Non », a dit Paul.``; blank lines between blocks."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    blocks = (_seen(token.children or []) for token in parser.parse(_body(markdown)) if token.type == "inline")
    return "\n\n".join(block for block in blocks if block.strip())


def _body(markdown: str) -> str:
    """The text after its front matter: ``---``, keys with their values, ``---``."""
    front = _FRONT_MATTER.match(markdown)
    if front and _KEY.match(front[0].split("\n", 2)[1]):
        return markdown[front.end() :]
    return markdown.removeprefix("\ufeff")


def _seen(tokens: list[Token]) -> str:
    """The words of a block: not its marks, images or tags."""
    return "".join(
        token.content if token.type in {"text", "code_inline"} else _BREAKS.get(token.type, "") for token in tokens
    )
