"""Words with offsets: a sentence of the narration, in which every quotation is one token.

The token array is what cues, mentions, claims and sieves work on. The text is never altered:
``words`` are lower-case copies for look-ups, ``starts``/``ends`` the offsets in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub

import regex

from quotefind.model import Quotation, Span

QUOTE = "«»"  # the word of a token that stands for a whole quotation

# A word with what clings to it (l'OTAN, a-t-il, 3.000) or a sign, with the spaces before it: these tile the
# text, so that offsets come from lengths. What clings is taken apart afterwards, word by word, from a cache.
_CHUNK = regex.compile(r"\s*+(?:[\w'’\u2011\u00ad-]++(?:[.,]\d++)*+|[^\w\s])")
_INVERTED = r"-(?:t[-'’])?+(?:ils?|elles?|on|je|nous|vous|tu|ce|moi|lui|leur|les?|la|y|en|toi)\b"
_PARTS = regex.compile(
    rf"""
      aujourd['’]hui | quelqu['’]une?s?\b | quelques-un(?:e?s)\b
    | (?:[ldjtscLDJTSC]|[nmNM](?!['’]\p{{Lu}}\p{{Ll}})|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi|[Pp]res)?[Qq]u)['’](?=\w|\Z)
    | {_INVERTED}(?!-) | -\p{{Lu}}h?(?!\w)
    | [\w\u00ad]+(?:(?!{_INVERTED}(?!-))[-\u2011][\w\u00ad]+|['’](?=\w)[\w\u00ad]+|[.,]\d+)*+
    | .
    """,
    regex.VERBOSE,
)
# « M. Roux », « J.-M. Roux »: what a full stop before a capital belongs to.
_ABBREVIATED = regex.compile(r"(?:MM?|Mme|Mmes|Mlle|Dr|Pr|Mgr|St|Ste|-?\p{Lu}h?)\Z")
_IRREGULAR = regex.compile("[’\u00ad\u0300-\u036f]")  # what lower() alone does not make a look-up word of
_MARKS_IN_WORDS = regex.compile("[\u00ad\u0300-\u036f]")  # soft hyphens and combining accents


class Sentence:
    """A sentence of the narration as token arrays; ``quotes`` maps a token to its quotation.

    ``words[i]`` is lower case with straight apostrophes, ``raw[i]`` as written; offsets are into
    the document. A quotation is ONE token, its word is ``QUOTE``.
    """

    __slots__ = (
        "after",
        "before",
        "ends",
        "heads",
        "is_paragraph",
        "is_title",
        "is_utterance",
        "long_quotes",
        "number",
        "paragraph",
        "quotes",
        "raw",
        "starts",
        "words",
    )

    def __init__(self, paragraph: int, number: int) -> None:
        self.paragraph = paragraph
        self.number = number
        self.is_paragraph = False  # it is all there is of its paragraph
        self.words: list[str] = []
        self.raw: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.quotes: dict[int, Quotation] = {}
        self.is_title: dict[int, bool] = {}  # quotation token -> it opens with a capital
        self.long_quotes: set[int] = set()  # quotation tokens of more than one word
        self.heads: dict[int, str] = {}  # quotation token -> its first word
        self.before: Span | None = None  # the sentence before it in its paragraph
        self.after: Span | None = None  # the sentence after it in its paragraph
        self.is_utterance: dict[int, str] = {}  # quotation token -> "capital" or "clause" where it is an utterance

    def __len__(self) -> int:
        return len(self.words)

    def __repr__(self) -> str:
        return f"Sentence({' '.join(self.raw)!r})"

    def word(self, index: int) -> str:
        """The word at ``index``, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the token at ``index`` opens with a capital letter."""
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()

    def span(self, first: int, last: int) -> Span:
        """The offsets from token ``first`` to token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def lower_capitals(self) -> None:
        """Where all is written in capitals they tell nothing: only the first word keeps its own."""
        self.raw[1:] = [word if word == QUOTE else word.lower() for word in self.raw[1:]]

    def add_text(self, text: str, start: int, end: int) -> None:
        """Append the tokens of ``text[start:end]``."""
        chunks = _CHUNK.findall(text, start, end)
        raw = list(map(str.lstrip, chunks))
        ends = list(accumulate(map(len, chunks), initial=start))[1:]
        if not all(map(str.isalpha, raw)):
            raw, ends = _taken_apart(raw, ends)
        self.raw += raw
        self.ends += ends
        self.starts += map(sub, ends, map(len, raw))
        if _IRREGULAR.search(text, start, end):
            self.words += map(normalise, raw)
        else:
            self.words += map(str.lower, raw)

    def add_quotation(self, quotation: Quotation) -> None:
        """Append one token for ``quotation``."""
        self.quotes[len(self.words)] = quotation
        self.raw.append(QUOTE)
        self.words.append(QUOTE)
        self.starts.append(quotation.start)
        self.ends.append(quotation.end)


def _taken_apart(raw: list[str], ends: list[int]) -> tuple[list[str], list[int]]:
    """The chunks with elisions and inverted pronouns apart, and abbreviations joined to their full stop."""
    words: list[str] = []
    stops: list[int] = []
    done = 0
    for at, chunk in enumerate(raw):
        if chunk.isalpha():
            continue
        if chunk == ".":
            if not (0 < at < len(raw) - 1 and _ABBREVIATED.match(raw[at - 1])):
                continue
            if raw[at - 1][0] != "-" and not raw[at + 1].lstrip("-")[:1].isupper():
                continue
            words += raw[done:at]
            stops += ends[done:at]
            if words and not _ABBREVIATED.match(words[-1]):
                words.append(chunk)
                stops.append(ends[at])
            else:
                words[-1] += chunk
                stops[-1] = ends[at]
                if len(words) > 1 and words[-1][0] == "-" and words[-2][-1] == ".":  # « J. | -M. »
                    last, stop = words.pop(), stops.pop()
                    words[-1] += last
                    stops[-1] = stop
        elif len(chunk) > 1 and len(parts := _parts(chunk)) > 1:
            words += raw[done:at]
            stops += ends[done:at]
            words += parts
            first = ends[at] - len(chunk)
            stops += accumulate(map(len, parts[1:]), initial=first + len(parts[0]))
        else:
            continue
        done = at + 1
    words += raw[done:]
    stops += ends[done:]
    return words, stops


@lru_cache(maxsize=20_000)
def _parts(chunk: str) -> tuple[str, ...]:
    return tuple(_PARTS.findall(chunk))


def normalise(word: str) -> str:
    """``word`` as lexicons write it: lower case, straight apostrophe, no soft hyphen, composed accents."""
    folded = word.lower().replace("’", "'")
    if folded.isascii() or not _MARKS_IN_WORDS.search(folded):
        return folded
    from unicodedata import normalize

    return normalize("NFC", folded.replace("\u00ad", ""))


def tokens_of(text: str, start: int, end: int, paragraph: int = 0) -> Sentence:
    """``text[start:end]`` as one sentence without quotation tokens: the inside of a quotation, say."""
    sentence = Sentence(paragraph, 0)
    sentence.add_text(text, start, end)
    return sentence


def sentence_of(
    text: str, start: int, end: int, quotations: Sequence[Quotation], paragraph: int, number: int
) -> Sentence:
    """The sentence ``text[start:end]`` with each of ``quotations`` (in order, inside it) as one token."""
    sentence = Sentence(paragraph, number)
    position = start
    for quotation in quotations:
        if quotation.start > position:
            sentence.add_text(text, position, quotation.start)
        sentence.add_quotation(quotation)
        position = quotation.end
    if position < end:
        sentence.add_text(text, position, end)
    return sentence


def words_in(text: str, start: int, end: int) -> Iterator[str]:
    """The lower-case words of ``text[start:end]``, signs and spaces left out."""
    sentence = tokens_of(text, start, end)
    return (word for word in sentence.words if word[0].isalnum())
