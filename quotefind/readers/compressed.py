"""What is packed: streams of ``.gz`` and ``.zst``, members of ``.zip``. Nothing is unpacked to disk or kept."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, cast

from quotefind.errors import InputError
from quotefind.readers.bounds import Bounded

if TYPE_CHECKING:  # imported when a file asks for it
    from zipfile import ZipFile, ZipInfo

MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst", b"PK\x03\x04": ".zip", b"PK\x05\x06": ".zip"}
SUFFIXES = (".gz", ".zst")
BUFFER = 262_144  # bytes unpacked at a time
MAX_WINDOW = 31  # the power of two of what zstd --long=31 may look back


def compression_of(start: bytes) -> str:
    """The suffix for what a file that begins with ``start`` is packed with; "" where it is not."""
    return next((suffix for magic, suffix in MAGIC.items() if start.startswith(magic)), "")


def unpacked(stream: BinaryIO, suffix: str, source: str, limit: int) -> io.BufferedReader:
    """The bytes that ``stream`` holds packed by the method of ``suffix``, as a stream bounded by ``limit``.

    Raises ``InputError`` where the package for it is missing; reading it raises one of ``faults``.
    """
    if suffix == ".gz":
        import gzip

        return buffered(gzip.GzipFile(fileobj=stream), source, limit)
    return buffered(_ZstdStream(stream, source), source, limit)


def buffered(stream: object, source: str, limit: int) -> io.BufferedReader:
    """What ``stream``, a file-like object, unpacks, with lines and a look ahead; as a whole up to ``limit``."""
    raw = stream if isinstance(stream, io.RawIOBase) else _Steps(cast(io.BufferedIOBase, stream))
    return Bounded(raw, source, limit, BUFFER)


def faults() -> tuple[type[Exception], ...]:
    """What reading a packed stream raises when it is damaged."""
    import lzma
    import zipfile
    import zlib

    # RuntimeError: a member of a .zip with a password; NotImplementedError: packed by another method; ValueError: one
    # that begins before its archive.
    packed = (EOFError, OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
    return (*packed, RuntimeError, NotImplementedError, ValueError)


def members(archive: ZipFile) -> Iterator[ZipInfo]:
    """The files in ``archive`` sorted by name, without hidden ones and such as have no name."""
    for member in sorted(filter(_has_name, archive.infolist()), key=lambda info: info.filename):
        parts = member.filename.split("/")
        if not member.is_dir() and not any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
            yield member


def _has_name(member: ZipInfo) -> bool:
    return member.filename != ""


class _Steps(io.RawIOBase):
    """A stream read step by step, so that what was unpacked before a fault is not lost with it."""

    def __init__(self, stream: io.BufferedIOBase) -> None:
        self._stream = stream

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # only these two come
        """Puts what is unpacked next into ``buffer``; gives how much that is, 0 at the end."""
        data = self._stream.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _zstd(source: str) -> ModuleType:
    """The module for .zst: part of Python from 3.14 on. Raises ``InputError`` where it is missing."""
    name = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
    try:
        return import_module(name)
    except ImportError:
        message = "reading .zst needs the package backports.zstd: pip install 'quotefind[zstd]'"
        raise InputError(source, message) from None


class _ZstdStream(io.RawIOBase):
    """The bytes of one or more frames; one that is cut short raises ``EOFError``, a damaged one ``OSError``."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        zstd = _zstd(source)
        window = {zstd.DecompressionParameter.window_log_max: MAX_WINDOW}
        self._unpacked = zstd.ZstdFile(stream, options=window)
        self._fault: type[Exception] = zstd.ZstdError

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # only these two come
        """Fills ``buffer`` with what is unpacked next; gives how much that is, 0 at the end."""
        try:
            data = self._unpacked.read1(len(buffer))
        except self._fault as error:
            raise OSError(str(error)) from None
        buffer[: len(data)] = data
        return len(data)
