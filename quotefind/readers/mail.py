"""Mails (.eml) and saved pages (.mhtml): the text of the letter or the article of the page, with sender and date."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from io import BufferedReader

from quotefind.errors import InputError
from quotefind.model import Metadata
from quotefind.readers.base import Item, Part, ReadOptions, converted
from quotefind.readers.decode import decode


def read(stream: BufferedReader, source: str, options: ReadOptions) -> Iterator[Item | InputError]:
    """The one document in ``stream``."""
    yield from converted(stream, source, options, "eml", _parts)


def _parts(data: bytes, source: str, options: ReadOptions) -> Iterator[Part]:
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError(source, "no mail: it has no headers; --format text reads it as it stands")
    parts = {part.get_content_type(): part for part in reversed(list(message.walk()))}
    is_page = "multipart/related" in parts and (message.get("Snapshot-Content-Location") or "text/plain" not in parts)
    if "text/plain" in parts and not is_page:
        yield Part("", _text(parts["text/plain"], source, options), _metadata(message))
    elif "text/html" in parts:
        yield _page(parts["text/html"], message, source, options, is_page=bool(is_page))
    else:
        raise InputError(source, "a mail without text in it")


def _page(part: EmailMessage, message: EmailMessage, source: str, options: ReadOptions, *, is_page: bool) -> Part:
    """The letter, or the article of the saved page, in an HTML part."""
    from quotefind.readers import html, markup

    page = html.decoded(_bytes(part), source, options.encoding or _charset(part))
    if not is_page:
        return Part("", markup.text_of(page), _metadata(message))
    found = html.article(page, source)
    location = message.get("Snapshot-Content-Location")
    return found._replace(metadata=found.metadata._replace(url=found.metadata.url or location))


def _text(part: EmailMessage, source: str, options: ReadOptions) -> str:
    data = _bytes(part)
    try:
        return decode(data, source, options.encoding or _charset(part))
    except InputError:
        return decode(data, source)  # its charset is not what it says


def _bytes(part: EmailMessage) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _charset(part: EmailMessage) -> str | None:
    """The charset that the part names, if there is such a one."""
    named = part.get_content_charset()
    try:
        return named if named and "".encode(named) == b"" else None
    except LookupError:
        return None


def _metadata(message: EmailMessage) -> Metadata:
    title = " ".join(str(message.get("Subject") or "").split()) or None
    author = " ".join(str(message.get("From") or "").split()) or None
    try:
        date = parsedate_to_datetime(str(message["Date"])).date().isoformat()
    except (TypeError, ValueError):
        date = None
    return Metadata(title, date, author, None, None)
