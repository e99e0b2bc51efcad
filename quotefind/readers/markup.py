"""The text of HTML or other markup as a reader sees it: one block a paragraph, words and spaces as they stand.

For pages that are all article: Word files by way of HTML, chapters of e-books, mails, feeds. What stands around an
article on a web page is left out by ``html``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th "
    "thead title tr ul".split()
)
_UNSEEN = frozenset("head script style template noscript iframe object svg math select button textarea".split())
_SPACES = re.compile(r"[ \t\r\n\f]+")


def text_of(markup: str) -> str:
    """The text of an HTML page or fragment, blank lines between blocks; no-break spaces are kept."""
    from lxml import html

    if not markup.strip():
        return ""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    return blocks_of(html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser))


def blocks_of(root: Any) -> str:
    """The text below an element of lxml, blank lines between its blocks."""
    blocks: list[str] = [""]
    for kind, piece in _pieces(root):
        if kind == "block":
            blocks.append("")
        else:
            blocks[-1] += piece
    lines = (_SPACES.sub(" ", block).strip(" ") for block in blocks)
    return "\n\n".join(line for line in lines if line.strip())


def _pieces(root: Any) -> Iterator[tuple[str, str]]:
    """Texts and the edges of blocks in the order of the page; without recursion, as pages nest without bound."""
    waiting: list[tuple[Any, bool]] = [(root, False)]
    while waiting:
        element, is_end = waiting.pop()
        name = element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
        if is_end:
            if name in _BLOCKS:
                yield "block", ""
            if element.tail and element is not root:
                yield "text", element.tail
            continue
        waiting.append((element, True))
        if not name or name in _UNSEEN:
            continue
        if name in _BLOCKS:
            yield "block", ""
        if element.text:
            yield "text", element.text
        waiting += ((child, False) for child in reversed(element))
