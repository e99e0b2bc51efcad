"""Office files and e-books are packages: zip archives with XML in them. Opened with bounds, XML without entities."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from quotefind.errors import InputError
from quotefind.readers.base import ReadOptions
from quotefind.readers.bounds import size_name
from quotefind.readers.compressed import faults

MAX_RATIO = 400  # times as large unpacked as packed: no text is
NO_PACKAGE = "damaged, or not what its name says; save it anew, or name what it is with --format"
RATIO_FROM = 16 * 2**20  # bytes unpacked below which any ratio may be


def opened(data: bytes, source: str, options: ReadOptions) -> zipfile.ZipFile:
    """The package. Raises ``InputError`` for one that is locked, or unpacks to more than may be."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        locked = data.startswith(b"\xd0\xcf\x11\xe0")  # what Office writes with a password, and before 2007
        hint = "locked with a password, or of before 2007; save it anew without" if locked else NO_PACKAGE
        raise InputError(source, hint) from None
    members = archive.infolist()
    size = sum(member.file_size for member in members)
    if any(member.flag_bits & 1 for member in members) or _is_encrypted(archive):
        raise InputError(source, "locked with a password; save it without")
    if size > options.max_file:
        raise InputError(
            source,
            f"unpacks to {size / 2**20:,.0f} MB; more than {size_name(options.max_file)}; --max-size allows more",
        )
    if size > RATIO_FROM and size > MAX_RATIO * len(data):
        raise InputError(
            source, f"unpacks to {size / len(data):,.0f} times its size ({size / 2**20:,.0f} MB): no document"
        )
    return archive


def _is_encrypted(archive: zipfile.ZipFile) -> bool:
    """Whether an OpenDocument says that its members are encrypted."""
    try:
        return b"encryption-data" in archive.read("META-INF/manifest.xml")
    except KeyError:
        return False
    except faults():
        return False


def xml(data: bytes, source: str) -> Any:
    """The root of an XML file, entities and outside files left alone. Raises ``InputError`` for a document type."""
    from lxml import etree

    if b"<!ENTITY" in data[:4096] or b"<!ENTITY" in data:
        raise InputError(source, "XML that defines entities; it is not read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(source, f"damaged XML ({error})") from None
