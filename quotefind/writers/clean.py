"""Texts as files can hold them, each sign in the place of one so that offsets stay right; other units of offsets."""

from __future__ import annotations

from bisect import bisect_left

from quotefind.snapshot import pattern

_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # no encoding can write them
_NOT_XML = pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def encodable(text: str) -> str:
    """``text`` with U+FFFD for half a sign of UTF-16, as broken JSON has them."""
    return text.translate(_SURROGATES)


def xml_text(text: str) -> str:
    """``text`` as the content of an element: ``a < b`` is ``a &lt; b``, what XML has no place for U+FFFD."""
    return _NOT_XML.sub("\ufffd", text).translate(_XML)


class Utf16:
    """Offsets of a text in units of UTF-16, which is how a browser counts: 😀 is two."""

    def __init__(self, text: str) -> None:
        self._wide = [place for place, sign in enumerate(text) if sign > "\uffff"] if not text.isascii() else []
        self._seen = [place + i for i, place in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """Code points to units."""
        return offset + bisect_left(self._wide, offset)

    def back(self, units: int) -> int:
        """Units to code points: ``back(of(x)) == x``."""
        return units - bisect_left(self._seen, units)
