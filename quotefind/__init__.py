"""quotefind finds every quotation and reported claim in French text and says who said it.

    >>> from quotefind import find
    >>> [(q.speaker, q.text) for q in find("« Nous partons », a dit Ana Ruiz.")]
    [('Ana Ruiz', 'Nous partons')]

The steps and their word lists are imported at the first use, not with the package, so that
``quotefind --version`` and shell completion answer at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from quotefind.errors import InputError, QuotefindError
from quotefind.model import Document, Quote, Span, Speaker
from quotefind.options import Options

__all__ = [
    "Document",
    "Finder",
    "InputError",
    "Options",
    "Quote",
    "QuotefindError",
    "Span",
    "Speaker",
    "find",
    "find_quotes",
    "read",
]


def find(text: str) -> list[Quote]:
    """All quotations and claims of ``text``, in text order; offsets are code points, half-open."""
    return list(find_quotes(Document(text)))


def find_quotes(document: Document) -> Iterator[Quote]:
    """The quotations and claims of ``document`` in text order."""
    from quotefind import pipeline

    return pipeline.find_quotes(document)


def read(
    paths: Iterable[str | os.PathLike[str]], *, glob: str | None = None, encoding: str | None = None
) -> Iterator[Document]:
    """The documents in ``paths`` (files, folders, archives of records), read when asked for.

    ``glob`` chooses the files of folders, ``encoding`` names a codec (found out where it is None).
    Raises ``InputError`` at the first input that cannot be read.
    """
    from quotefind import readers

    for item in readers.read_inputs(paths, glob=glob, encoding=encoding):
        if isinstance(item, InputError):
            raise item
        yield item


class Finder:
    """Finds with one set of options, over as many documents as wanted.

    >>> [q.text for q in Finder(Options(kinds=frozenset({"direct"}))).find("« Oui », dit-il. Il nie être parti.")]
    ['Oui']
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = options or Options()

    def find(self, document: Document | str) -> list[Quote]:
        """The quotations of a document or text that the options keep; ``limit`` counts within it.

        Raises ``UsageError`` where ``options.match`` is no regular expression.
        """
        from quotefind.selection import filters

        if isinstance(document, str):
            document = Document(document)
        return list(filters.select(find_quotes(document), self.options))
