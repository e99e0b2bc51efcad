"""Web archives: the pages in a WARC, one after the other, each through the reader of web pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedReader
from typing import Any

from quotefind.errors import InputError
from quotefind.model import Document
from quotefind.readers.base import Item, ReadOptions, TextItem, missing
from quotefind.readers.bounds import too_large


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The articles of the pages in ``stream``, named ``source#address``; pages without an article are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed

        from quotefind.readers import html
    except ImportError:
        yield InputError(source, missing("warc"))
        return
    try:
        for record in ArchiveIterator(stream):
            if not _is_page(record):
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or str(
                record.rec_headers.get_header("WARC-Record-ID")
            )
            label = f"{source}#{address}"
            data = record.content_stream().read(options.max_text + 1)
            if len(data) > options.max_text:
                yield too_large(label, options.max_text)
                continue
            try:
                found = html.article(html.decoded(data, label, options.encoding), label)
            except InputError:
                continue  # a list of links, a notice: most pages of a crawl
            metadata = found.metadata._replace(url=found.metadata.url or address)
            yield TextItem(label, len(found.text), len(data), Document(found.text, label, metadata))
    except ImportError:
        yield InputError(source, "pages are read with further packages: pip install 'quotefind[html]'")
    except (ArchiveLoadFailed, EOFError, OSError) as error:
        yield InputError(source, f"cut short or damaged; what came before was read ({error})")


def _is_page(record: Any) -> bool:
    """Whether a record holds what a server answered with a page: not what it was asked, nor a look-up of an address."""
    headers = record.http_headers if record.rec_type == "response" else None
    return headers is not None and "html" in (headers.get_header("Content-Type") or "")
