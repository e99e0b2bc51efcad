"""Mutations that keep French looking like French, and archives archives: pieces of real texts cut and put together."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from . import samples

# What the steps decide by, and what typists, pages and terminals put between it.
PIECES = (
    "« ", " »", "«", "»", "“", "”", '"', "„", "‹", "›", "'", "’", "''", "``", "<<", ">>", "– ", "— ", "- ", " – ",
    ", a déclaré ", ", a-t-il dit", ", dit-elle, ", ", selon ", "Selon ", "D'après ", " a affirmé que ", " : « ",
    " estime qu'", " de ", " d'", " qu'", " que ", " et ", " ni ", " ou ", " dont ", "le maire", "la préfète de l'Aude",
    "M. ", "Mme ", "Me ", "Dr ", "Lise Ferrand", "Ana Ruiz", "El Kab", "Le Pen", "d'Ormesson", "J.-P. ", "ONU",
    "SNUipp", "il", "elle", "ils", "-t-on", "on", "ce dernier", "celui-ci", "(", ")", " (", ") ", "[…]", "(…)", "…",
    "...", ".",
    " ?", " !", ";", ":", ",", "\n", "\n\n", "\r\n", "\r", "\t", " ", "\u00a0", "\u202f", "\u200b", "\u00ad", "\ufeff",
    "\u2028", "\x85", "\x0b", "\x0c", "\x00", "\x1b[2J", "\u202e", "\ud800", "\udfff", "\u0301", "ﬁ", "😀", "𝒜", "İ",
    "ß",
    "&nbsp;", "&laquo;", "&#171;", "<b>", "</p>", "<!--", "Q. ", "R. : ", "LE MAIRE : ", "Lise Ferrand. – ", "1",
    "3.000",
    " dit ", " dire ", " annonçant ", " pour qui ", "aurait", "ne pas ", "n'", "l'", "aujourd'hui", "À", "É", "œ",
)  # fmt: skip
LONGEST = 300  # characters of a piece that is cut from a text

Edit = Callable[[str, Random], str]
Bytes = Callable[[bytes, int], bytes]  # the mutation of libFuzzer itself


def as_text(data: bytes) -> str:
    """``data`` as text, whatever it is: half signs stay, what is no UTF-8 is U+FFFD."""
    try:
        return data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", errors="replace")


def as_bytes(text: str) -> bytes:
    """The other way round."""
    return text.encode("utf-8", errors="surrogatepass")


def _place(text: str, random: Random) -> int:
    return random.randint(0, len(text))


def _insert_piece(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + random.choice(PIECES) + text[at:]


def _splice(text: str, random: Random) -> str:
    source = random.choice(samples.sources())
    start = random.randrange(len(source))
    at = _place(text, random)
    return text[:at] + source[start : start + random.randint(1, LONGEST)] + text[at:]


def _delete(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + text[at + random.choice((1, 2, 5, 20, 80)) :]


def _replace(text: str, random: Random) -> str:
    at = _place(text, random)
    return text[:at] + random.choice(PIECES) + text[at + 1 :]


def _repeat(text: str, random: Random) -> str:
    at = _place(text, random)
    piece = text[at : at + random.choice((1, 3, 10, 60))]
    return text[:at] + piece * random.choice((2, 2, 3, 40)) + text[at:]


def _repeat_few(text: str, random: Random) -> str:
    """Some pieces, each several times and in turn: what starts anew from each of them shows only beside others."""
    few = random.choices(PIECES, k=random.randint(2, 5))
    at = _place(text, random)
    runs = ("".join(random.choices(few, k=random.randint(1, 4))) * random.randint(1, 25) for _ in range(3))
    return text[:at] + "".join(runs) + text[at:]


def _swap(text: str, random: Random) -> str:
    first, second = sorted((_place(text, random), _place(text, random)))
    return text[second:] + text[first:second] + text[:first]


def _recase(text: str, random: Random) -> str:
    at, to = sorted((_place(text, random), _place(text, random)))
    return text[:at] + random.choice((str.upper, str.lower, str.title))(text[at:to]) + text[to:]


EDITS: tuple[Edit, ...] = (
    _insert_piece,
    _insert_piece,
    _splice,
    _delete,
    _replace,
    _repeat,
    _repeat_few,
    _swap,
    _recase,
)


def mutate_text(data: bytes, longest: int, seed: int) -> bytes:
    """``data`` after one to four edits, cut to ``longest`` bytes."""
    random = Random(seed)
    text = as_text(data)
    for _ in range(random.randint(1, 4)):
        text = random.choice(EDITS)(text, random)
    return as_bytes(text)[:longest]


def mutate_file(data: bytes, longest: int, seed: int, change: Bytes) -> bytes:
    """A file changed: in a member where it is an archive, in what it packs, as text, or by bytes (``change``)."""
    random = Random(seed)
    if data.startswith(b"PK") and random.random() < 0.9:
        changed = _mutate_archive(data, random, change)
        if changed is not None and len(changed) <= longest:
            return changed
    if data.startswith(b"\x1f\x8b") and random.random() < 0.7:
        try:
            inner = zlib.decompressobj(31).decompress(data, 2**20)
        except zlib.error:
            inner = b""
        packer = zlib.compressobj(1, zlib.DEFLATED, 31)
        return (packer.compress(_mutate_inner(inner, random, change)) + packer.flush())[:longest]
    return _mutate_inner(data, random, change)[:longest]


def _mutate_inner(data: bytes, random: Random, change: Bytes) -> bytes:
    if random.random() < 0.5:
        return mutate_text(data, len(data) + 1000, random.getrandbits(32))
    return change(data, len(data) + 200)


def _mutate_archive(data: bytes, random: Random, change: Bytes) -> bytes | None:
    """The archive with one of its members changed, and its sums right; None where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()[:50]}
    except Exception:  # noqa: BLE001 - whatever a damaged archive raises
        return None
    if not members:
        return None
    chosen = random.choice(sorted(members))
    members[chosen] = _mutate_inner(members[chosen], random, change)
    return samples.archive(members)
