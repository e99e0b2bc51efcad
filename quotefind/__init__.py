"""quotefind finds every quotation and reported claim in French text and says who said it.

    >>> from quotefind import find
    >>> [(q.speaker, q.text) for q in find("« Nous partons », a dit Ana Ruiz.")]
    [('Ana Ruiz', 'Nous partons')]

The steps and their word lists are imported at the first use, not with the package, so that
``quotefind --version`` and shell completion answer at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from quotefind.model import Document, Quote, Speaker
from quotefind.options import Options

__all__ = ["Document", "Options", "Quote", "Speaker", "find", "find_quotes"]


def find(text: str) -> list[Quote]:
    """All quotations and claims of ``text``, in text order; offsets are code points, half-open."""
    return list(find_quotes(Document(text)))


def find_quotes(document: Document) -> Iterator[Quote]:
    """The quotations and claims of ``document`` in text order."""
    from quotefind import pipeline

    return pipeline.find_quotes(document)
