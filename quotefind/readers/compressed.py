"""What is packed: streams of ``.gz`` and ``.zst``, members of ``.zip``. Nothing is unpacked to disk or kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from quotefind.errors import InputError
from quotefind.readers.bounds import Bounded

if TYPE_CHECKING:  # imported when a file asks for it
    from zipfile import ZipFile, ZipInfo

MAGIC = {b"\x1f\x8b": ".gz", b"\x28\xb5\x2f\xfd": ".zst", b"PK\x03\x04": ".zip", b"PK\x05\x06": ".zip"}
SUFFIXES = (".gz", ".zst")
BUFFER = 262_144  # bytes unpacked at a time
PACKED = 16_384  # bytes unpacked at once by zstandard, which gives all that they hold


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
    import zipfile
    import zlib

    # RuntimeError: a member of a .zip with a password; NotImplementedError: packed by another method.
    return (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)


def members(archive: ZipFile) -> Iterator[ZipInfo]:
    """The files in ``archive`` sorted by name, without hidden ones."""
    for member in sorted(archive.infolist(), key=lambda info: info.filename):
        parts = member.filename.split("/")
        if not member.is_dir() and not any(part.startswith((".", "__MACOSX")) and part != ".." for part in parts):
            yield member


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


class _Decompressor(Protocol):
    eof: bool
    unused_data: bytes

    def decompress(self, data: bytes) -> bytes: ...


class _ZstdStream(io.RawIOBase):
    """The bytes of one or more zstandard frames; one that is cut short raises ``EOFError``."""

    def __init__(self, stream: BinaryIO, source: str) -> None:
        try:
            import zstandard
        except ImportError:
            message = "reading .zst needs the package zstandard: pip install 'quotefind[zstd]'"
            raise InputError(source, message) from None
        self._stream = stream
        self._new = zstandard.ZstdDecompressor(max_window_size=2**31).decompressobj
        self._fault = zstandard.ZstdError
        self._frame: _Decompressor | None = None
        self._packed = b""
        self._ready = memoryview(b"")

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override] # only these two come
        """Fills ``buffer`` with what is unpacked next; gives how much that is, 0 at the end."""
        while not self._ready:
            self._packed = self._packed or self._stream.read(PACKED)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
                return 0
            self._ready = memoryview(self._unpack())
        size = min(len(buffer), len(self._ready))
        buffer[:size] = self._ready[:size]
        self._ready = self._ready[size:]
        return size

    def _unpack(self) -> bytes:
        frame = self._frame = self._frame or cast(_Decompressor, self._new())
        try:
            data = frame.decompress(self._packed)
        except self._fault as error:
            raise OSError(str(error)) from None
        self._packed = b""
        if frame.eof:
            self._packed, self._frame = frame.unused_data, None
        return data
