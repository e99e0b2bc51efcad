"""The texts of ``tests/gold`` as other people type, print and paste them: one table, each row a change of characters.

No variation changes a word, so that what is found stays found, with its kind, its letters and its speaker.
``python tests/variations.py [NAME]`` shows what each one loses; with a name, which quotations.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import unescape
from itertools import count
from types import MappingProxyType

import gold_format
from quotefind import find

Change = Callable[[str], str]
Found = tuple[str, str, str]  # the kind, the letters of the content, those of the speaker

LETTER = r"[^\W\d_]"


def each(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Change:
    """Every match becomes ``new``."""
    return lambda text: re.sub(pattern, new, text)


def every(step: int, pattern: str, new: str) -> Change:
    """Every ``step``-th match becomes ``new``."""

    def change(text: str) -> str:
        numbers = count(1)
        return re.sub(pattern, lambda match: match.expand(new) if next(numbers) % step == 0 else match[0], text)

    return change


def marks(opening: str, closing: str) -> Change:
    """The outer marks of quotations become these."""

    def change(text: str) -> str:
        depth = 0

        def mark(match: re.Match[str]) -> str:
            nonlocal depth
            is_opening = match[0][0] in "«“"
            depth += is_opening or -1
            return match[0] if depth != int(is_opening) else opening if is_opening else closing

        return re.sub(r"[«“]\s?|\s?[»”]", mark, text)

    return change


def lines(width: int, *, breaks_words: bool = False, indent: str = "", end: str = "\n") -> Change:
    """Lines of at most ``width`` characters; every long word at an end is broken where ``breaks_words``."""

    def paragraph(text: str) -> str:
        done, line = [], ""
        for word in text.split(" "):
            if line and len(line) + 1 + len(word) > width:
                if breaks_words and len(word) > 9 and word.isalpha():
                    half = len(word) // 2
                    line, word = f"{line} {word[:half]}-", word[half:]
                done.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        return end.join(indent + part for part in [*done, line])

    return lambda text: end.join(paragraph(part) if part else indent.rstrip() for part in text.split("\n"))


def pages(width: int, height: int) -> Change:
    """Lines, and behind each page of them its number and a form feed."""

    def change(text: str) -> str:
        rows = lines(width)(text).split("\n")
        parts = [rows[at : at + height] for at in range(0, len(rows), height)]
        return "\n".join("\n".join(part) + f"\n{number}\n\f" for number, part in enumerate(parts, 1))

    return change


def justified(width: int) -> Change:
    """Lines filled up with spaces between their words."""

    def row(line: str) -> str:
        missing = width - len(line)
        return re.sub(" ", "  ", line, count=missing) if 0 < missing < width // 4 else line

    return lambda text: "\n".join(map(row, lines(width)(text).split("\n")))


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


NAMED = {"«": "&laquo;", "»": "&raquo;", "\u00a0": "&nbsp;", "’": "&rsquo;", "é": "&eacute;", "è": "&egrave;"}
LIGATURES = {"ffi": "\ufb03", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
INVERTED = r"(?<=\w)-t-(?=(?:ils?|elles?|on)\b)"

VARIATIONS: Mapping[str, Change] = MappingProxyType(
    {
        "hyphen U+2011": each(f"(?<={LETTER})-(?={LETTER})", "\u2011"),
        "hyphen U+2010": each(f"(?<={LETTER})-(?={LETTER})", "\u2010"),
        "hyphen U+2212": each(f"(?<={LETTER})-(?={LETTER})", "\u2212"),
        "hyphen lost before t": each(INVERTED, " t-"),
        "hyphen lost behind t": each(INVERTED, "-t "),
        "apostrophe for the hyphen behind t": each(INVERTED, "-t'"),
        "apostrophe straight": each("’", "'"),
        "apostrophe curly": each(f"(?<={LETTER})'(?={LETTER})", "’"),
        "apostrophe accent": each(f"(?<={LETTER})['’](?={LETTER})", "\u00b4"),
        "apostrophe grave": each(f"(?<={LETTER})['’](?={LETTER})", "`"),
        "apostrophe letter": each(f"(?<={LETTER})['’](?={LETTER})", "\u02bc"),
        "apostrophe opening mark": each(f"(?<={LETTER})['’](?={LETTER})", "\u2018"),
        "apostrophe full width": each(f"(?<={LETTER})['’](?={LETTER})", "\uff07"),
        "spaces plain": each("[\u00a0\u202f\u2009]", " "),
        "spaces narrow": each("(?<=«)[ \u00a0]|[ \u00a0](?=[»:;?!])", "\u202f"),
        "spaces thin": each("(?<=«)[ \u00a0]|[ \u00a0](?=[»:;?!])", "\u2009"),
        "spaces lost inside marks": each(r"(?<=«)\s|[^\S\n](?=»)", ""),
        "spaces lost before signs": each("[ \u00a0\u202f](?=[:;?!])", ""),
        "spaces doubled": each(r"(?<=[.,;]) (?=\S)", "  "),
        "no-break space behind M.": each(r"(?<=\bM\.) ", "\u00a0"),
        "marks straight": marks('"', '"'),
        "marks straight with spaces": marks('" ', ' "'),
        "marks curly": marks("“", "”"),
        "marks curly with spaces": marks("“\u00a0", "\u00a0”"),
        "marks low and high": marks("„", "”"),
        "marks German": marks("„", "“"),
        "marks curly and straight": marks("“", '"'),
        "marks of signs": marks("<< ", " >>"),
        "marks of commas": marks(",,", "''"),
        "marks of accents": marks("``", "''"),
        "marks of apostrophes": marks("''", "''"),
        "marks of mathematics": marks("≪ ", " ≫"),
        "marks turned over": marks("» ", " «"),
        "entities by name": each("[«»\u00a0’éè]", lambda match: NAMED[match[0]]),
        "entities by number": each("[«»\u00a0’éèàç]", _entity),
        "marks of Windows": lambda text: marks("\x93", "\x94")(text).replace("’", "\x92"),
        "accents apart": _decomposed,
        "ligatures": each("ffi|ff|fi|fl", lambda match: LIGATURES[match[0]]),
        "œ in two": each("œ", "oe"),
        "accented capitals lost": each("[ÀÂÉÈÊËÎÏÔÙÛÇ]", lambda match: unicodedata.normalize("NFD", match[0])[0]),
        "soft hyphens": each(rf"\b({LETTER}{{4}})({LETTER}{{4,}})\b", "\\1\u00ad\\2"),
        "no width beside marks": every(3, r"(?<=[»”,.])(?= )", "\u200b"),
        "no width inside words": every(20, r"(?<=\w{3})(?=\w{3})", "\u200b"),
        "direction before marks": each("«", "\u200e«"),
        "byte-order mark": lambda text: "\ufeff" + text,
        "points one by one": each("…", "..."),
        "ellipsis": each(r"\.\.\.", "…"),
        "dashes double": each(" [–—] ", " -- "),
        "dashes long": each(" – ", " — "),
        "CRLF": each("\n", "\r\n"),
        "CR": each("\n", "\r"),
        "spaces at line ends": each(r"(?<=\S)\n", "  \n"),
        "paragraphs far apart": each("\n+", "\n\n\n\n"),
        "paragraphs close": each("\n+", "\n"),
        "paragraphs indented": each(r"(?<=\n)(?=\S)", "    "),
        "lines of 90": lines(90),
        "lines of 72": lines(72),
        "lines of 60 with CRLF": lines(60, end="\r\n"),
        "lines of 50 indented": lines(50, indent="    "),
        "lines of 40, words broken": lines(40, breaks_words=True),
        "lines of 32, words broken": lines(32, breaks_words=True),
        "lines justified": justified(66),
        "pages": pages(78, 40),
        "mail": lines(66, indent="> "),
        "mail answered twice": lines(64, indent="> > "),
        "reference behind a mark": every(2, r"(?<=»)(?=[ ,.])", "[12]"),
        "raised number behind a mark": every(2, r"(?<=»)(?=[ ,.])", "³"),
        "brackets square": each("[()]", lambda match: "[" if match[0] == "(" else "]"),
        "colon and a line of its own": each("(?<= :)[ \u00a0](?=«)", "\n\n"),
    }
)


def letters(text: str) -> str:
    """The letters and digits of ``text``, accents aside, and a reference that stands among them."""
    plain = re.sub(r"\[12\]|[³\u02bc]", "", unescape(text).replace("œ", "oe").replace("Œ", "OE"))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", plain))).casefold()


def found(text: str) -> Counter[Found]:
    """What is found in ``text``, as it can be compared."""
    return Counter((quote.kind, letters(quote.text), letters(quote.speaker or "")) for quote in find(text))


@cache
def originals() -> dict[str, tuple[str, Counter[Found]]]:
    """The texts as they are, and what is found in them."""
    texts = {name: gold_format.text_of(name) for name in gold_format.names()}
    return {name: (text, found(text)) for name, text in texts.items()}


def differences(change: Change) -> Iterator[tuple[str, Counter[Found], Counter[Found]]]:
    """For every text its name, what the change loses, and what is found only after it."""
    for name, (text, before) in originals().items():
        after = found(change(text))
        yield name, before - after, after - before


def loss(change: Change) -> float:
    """One less the F1 of what is found after the change against what is found before."""
    lost, new = (sum(map(Counter.total, part)) for part in list(zip(*differences(change), strict=True))[1:])
    total = sum(before.total() for _, before in originals().values())
    return (lost + new) / (2 * total - lost + new)


def main() -> None:
    """Prints the table, or the differences of one row."""
    if sys.argv[1:]:
        for name, gone, new in differences(VARIATIONS[sys.argv[1]]):
            for sign, part in (("-", gone), ("+", new)):
                for row in part.elements():
                    print(name, sign, *row, sep=" | ")
        return
    losses = {name: loss(change) for name, change in VARIATIONS.items()}
    for name, lost in losses.items():
        print(f"{name:40} {lost:.4f}")
    print(f"mean {sum(losses.values()) / len(losses):.4f}, worst {max(losses.values()):.4f}")


if __name__ == "__main__":
    main()
