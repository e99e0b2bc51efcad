"""What is done with one input, in this process or another: load it, find its quotations, choose, write as JSON."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator

from quotefind.model import Document, Metadata, Quote
from quotefind.options import Options
from quotefind.readers.base import Item


def finder() -> Callable[[Document], Iterator[Quote]]:
    """``find_quotes``, with all that it needs loaded and out of the way of the garbage collector."""
    if "_QUOTEFIND_VERBS" in os.environ or "_QUOTEFIND_NAMES" in os.environ:
        from quotefind.lexicons.user import use_inherited

        use_inherited()
    from quotefind.pipeline import find_quotes  # here: the lexicons are loaded with it

    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    return find_quotes


class QuotesTask:
    """Gives the quotations that ``options`` keeps whoever speaks; raises ``InputError`` for what is no text."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, item: Item) -> Iterator[Quote]:
        """The quotations of one input, in text order."""
        from quotefind.selection.filters import by_content

        return by_content(_quotes_of(item, with_metadata=self.options.with_metadata), self.options)


class DocumentTask:
    """Gives the document itself, with all its quotations."""

    def __call__(self, item: Item) -> Iterator[tuple[Document, list[Quote]]]:
        """The one document of one input."""
        document = item.load()
        yield document, list(finder()(document))


class ReportTask:
    """Gives the document itself, with those of its quotations that ``options`` keeps whoever speaks."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, item: Item) -> Iterator[tuple[Document, list[Quote]]]:
        """The one document of one input."""
        from quotefind.selection.filters import by_content

        document, stored = item.load(), item.quotes()
        quotes = stored if stored is not None else finder()(document)
        yield document, list(by_content(quotes, self.options))


class JsonTask:
    """Gives the same quotations as lines of JSON, which are quicker to send than to make."""

    def __init__(self, options: Options) -> None:
        self.options = options

    def __call__(self, item: Item) -> Iterator[str]:
        """The quotations of one input, in text order, each as JSON."""
        from quotefind.writers.json import to_json

        return (to_json(quote.to_dict()) for quote in QuotesTask(self.options)(item))


def _quotes_of(item: Item, *, with_metadata: bool) -> Iterable[Quote]:
    """The quotations of one input: those that an index has of it, else those that are found."""
    quotes: Iterable[Quote] | None = item.quotes()
    if quotes is None:
        document = item.load()
        quotes, metadata = finder()(document), document.metadata
    else:
        metadata = item.metadata() if with_metadata else Metadata()
    return (quote._replace(metadata=metadata) for quote in quotes) if with_metadata else quotes
