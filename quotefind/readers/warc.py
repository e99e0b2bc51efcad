"""Web archives: the pages in a WARC, one after the other, each through the reader of web pages."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem, missing
from quotefind.readers.bounds import too_large


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The articles of the pages in ``stream``, named ``source#address``; pages without an article are passed over."""
    try:
        import warcio  # noqa: F401 - what is missing is told before anything is read

        from quotefind.readers import html
    except ImportError:
        yield InputError(source, missing("warc"))
        return
    try:
        for record in _records(stream):
            if not _is_page(record):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or str(
                record.rec_headers.get_header("WARC-Record-ID")
            )
            label = f"{source}#{address}"
            data = _quietly(record.content_stream().read, options.max_file + 1)
            if len(data) > options.max_file:
                yield too_large(label, options.max_file)
                continue
            is_cut = _is_cut(record)
            try:
                found = html.article(html.decoded(data, label, options.encoding), label)
            except InputError:
                if is_cut:
                    raise EOFError("the last page is not all there") from None
                continue  # a list of links, a notice: most pages of a crawl
            metadata = found.metadata._replace(url=found.metadata.url or address)
            yield TextItem(label, len(found.text), len(data), Document(found.text, label, metadata))
            if is_cut:
                raise EOFError("the last page is not all there")
    except ImportError:
        yield InputError(source, "pages are read with further packages: pip install 'quotefind[html]'")
    except (EOFError, OSError) as error:
        cause = " ".join(str(error).split())[:120] or type(error).__name__
        yield InputError(source, f"cut short or damaged; what came before was read ({cause})")


def _records(stream: BufferedReader) -> Iterator[Any]:
    """The records in ``stream``. Raises ``OSError`` where they are damaged, whatever warcio raises then."""
    from warcio.archiveiterator import ArchiveIterator

    try:
        iterator = ArchiveIterator(stream)
        while (record := _quietly(next, iterator, None)) is not None:
            yield record
    except OSError:
        raise
    except Exception as error:  # a record without an address, headers that are none
        raise OSError(str(error) or type(error).__name__) from error


def _quietly(call: Callable[..., Any], *arguments: object) -> Any:
    """What ``call`` gives. Raises ``OSError`` where warcio finds a fault, which it would print, bytes and all."""
    with redirect_stderr(io.StringIO()) as told:
        result = call(*arguments)
    if told.getvalue():
        raise OSError("a record does not end where it says")
    return result


def _is_cut(record: Any) -> bool:
    """Whether a record, of which the page was read, has fewer bytes than it says."""
    record.raw_stream.read()
    return bool(getattr(record.raw_stream, "limit", 0) > 0)


def _is_page(record: Any) -> bool:
    """Whether a record holds what a server answered with a page: not what it was asked, nor a look-up of an address."""
    headers = record.http_headers if record.rec_type == "response" else None
    return headers is not None and "html" in (headers.get_header("Content-Type") or "")
