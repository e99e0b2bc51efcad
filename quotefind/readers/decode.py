"""From bytes to text: UTF-8 unless the bytes say otherwise.

The order: the encoding asked for; a byte-order mark; UTF-16 told by where its NUL bytes stand;
UTF-8; then the 8-bit encodings in which French was written, told apart by charset-normalizer.
Line ends are kept as read, so offsets are those of the decoded text.
"""

from __future__ import annotations

import codecs

from quotefind.errors import InputError

BYTE_ORDER_MARKS = (  # longest first: the mark of UTF-32-LE begins with that of UTF-16-LE
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
EIGHT_BIT = ["cp1252", "mac_roman", "cp850"]  # Windows, old Macintosh, DOS; ISO-8859-1 is part of the first
NOT_TEXT = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b"))  # control bytes that no text holds
SAMPLE = 65_536  # bytes looked at to tell an encoding: enough for any statistics, quick on any file
MAX_CONTROL_SHARE = 0.01  # more control bytes than this is no text; real text holds a stray one at most
LINE = 512  # bytes around one that is no UTF-8 that are looked at, within its line
REPAIR = "quotefind-repair"  # the name of what is done with bytes that are no UTF-8 in a text that is
MAX_BROKEN_SHARE = 0.05  # UTF-8 with fewer broken characters than this is UTF-8 that was damaged


def decode(data: bytes, source: str, encoding: str | None = None) -> str:
    """The text of ``data``, without byte-order mark. ``source`` names it in the ``InputError`` if it is none."""
    if encoding is not None:
        return _decode_as(data, source, encoding)
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_as(data, source, codec)
    wide = _wide_codec(data[:SAMPLE])
    if wide is not None:
        return _decode_as(data, source, wide)
    refuse_binary(data[:SAMPLE], source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_eight_bit(data, source, error.start)


def encoding_of(sample: bytes, source: str) -> str:
    """The codec of a text that begins with ``sample``; ``source`` names it in the ``InputError`` if it is none."""
    for mark, codec in BYTE_ORDER_MARKS:
        if sample.startswith(mark):
            return codec
    wide = _wide_codec(sample)
    if wide is not None:
        return wide
    refuse_binary(sample, source)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)  # the sample may end inside a character
    except UnicodeDecodeError as error:
        return _eight_bit_codec(sample, error.start)
    return "utf-8"


def refuse_binary(sample: bytes, source: str) -> None:
    """Raises ``InputError`` for ``source`` where no text begins with ``sample``, whatever its encoding."""
    is_wide = sample.startswith(tuple(mark for mark, _ in BYTE_ORDER_MARKS)) or _wide_codec(sample) is not None
    if not is_wide and _is_binary(sample):
        raise InputError(source, "not text but binary; convert it to text first")


def _decode_as(data: bytes, source: str, encoding: str) -> str:
    codec = "utf-8-sig" if encoding.lower().replace("_", "-") in {"utf-8", "utf8"} else encoding
    try:
        return data.decode(codec)
    except (UnicodeDecodeError, UnicodeError) as error:
        raise InputError(source, f"not {encoding}, as --encoding or its first bytes say ({error})") from error


def _wide_codec(sample: bytes) -> str | None:
    """UTF-16 without its mark, told by NULs in every other byte: ``L\\0e\\0`` -> ``utf-16-le``."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half and odd > half * 0.5 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.5 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_binary(sample: bytes) -> bool:
    if 0 in sample:
        return True
    controls = len(sample) - len(sample.translate(None, delete=NOT_TEXT))
    return controls > max(1, len(sample) * MAX_CONTROL_SHARE)


def _decode_eight_bit(data: bytes, source: str, broken: int) -> str:
    """The text of bytes that are not UTF-8 from ``broken`` on, or UTF-8 damaged in a few places."""
    codec = _eight_bit_codec(data, broken)
    try:
        return data.decode(codec, errors=REPAIR if codec == "utf-8" else "strict")
    except UnicodeDecodeError as error:
        raise InputError(source, f"encoding not recognised; name it with --encoding ({error})") from error


def _eight_bit_codec(data: bytes, broken: int) -> str:
    """The codec of bytes that are not UTF-8 from ``broken`` on; ``utf-8`` where that is only damaged."""
    sample = data[max(0, broken - SAMPLE // 2) : broken + SAMPLE // 2]
    damaged = sample.decode("utf-8", errors="replace")
    wide = sum(char > "\x7f" for char in damaged)
    if damaged.count("\ufffd") <= wide * MAX_BROKEN_SHARE or _is_mixed(sample):
        return "utf-8"
    from charset_normalizer import from_bytes  # here: 30 ms that no UTF-8 file should pay

    best = from_bytes(sample, cp_isolation=EIGHT_BIT).best()
    return best.encoding if best is not None and best.encoding in EIGHT_BIT else EIGHT_BIT[0]


def _is_mixed(sample: bytes) -> bool:
    """Whether some lines are UTF-8 beyond doubt and others are not: two files were put together."""
    lines = [line for line in sample.split(b"\n")[1:-1] or sample.split(b"\n") if not line.isascii()]
    return any(map(_has_utf8, lines))


def _has_utf8(line: bytes) -> bool:
    """Whether a line has a sign of UTF-8 of more than one byte, well made."""
    return any(sign > "\x7f" and sign != "\ufffd" for sign in line.decode("utf-8", errors="replace"))


def _repaired(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8: as Windows writes it in a line that has nothing of UTF-8, else U+FFFD."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start, end = error.object, error.start, error.end
    before = data[max(0, start - LINE) : start].rpartition(b"\n")[2]
    after = data[end : end + LINE].partition(b"\n")[0]
    if _has_utf8(before) or _has_utf8(after):
        return "\ufffd", end
    return data[start:end].decode("cp1252", errors="replace"), end


codecs.register_error(REPAIR, _repaired)
