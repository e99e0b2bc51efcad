"""Words with offsets: a sentence of the narration, in which every quotation is one token.

The token array is what cues, mentions, claims and sieves work on. The text is never altered:
``words`` are lower-case copies for look-ups, ``starts``/``ends`` the offsets in the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

import regex

from quotefind.model import Quotation, Span

QUOTE = "«»"  # the word of a token that stands for a whole quotation

# Pieces tile the text: elided words (l', qu'), inverted pronouns (-t-il), words with inner hyphens,
# abbreviated titles and initials with their dot, numbers and addresses with inner dots, spaces, signs.
_INVERTED = r"-(?:t-)?+(?:ils?|elles?|on|je|nous|vous|tu|ce|moi|lui|leur|les?|la|y|en|toi)\b"
_PIECE = regex.compile(
    rf"""
      \s++ | [\p{{L}}\p{{M}}]++(?![-'’.\u2011\u00ad\w])
    | aujourd['’]hui | quelqu['’]une?s?\b | quelques-un(?:e?s)\b
    | (?<!\w)(?:[ldjtscLDJTSC]|[nmNM](?!['’]\p{{Lu}}\p{{Ll}})|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi|[Pp]res)?[Qq]u)['’](?=[\w«“"]|\Z)
    | {_INVERTED}(?!-)
    | (?:MM?|Mme|Mmes|Mlle|Dr|Pr|Mgr|St|Ste|\b\p{{Lu}}h?)\.(?=[\s-]*+\p{{Lu}})(?:-\p{{Lu}}\.)?+
    | [\w\u00ad]+(?:(?!{_INVERTED}(?!-))[-\u2011][\w\u00ad]+|['’](?=\w)[\w\u00ad]+|[.,](?=\d)\d+|\.(?=\p{{Ll}}{{2}})\w+)*+
    | \.\.\. | [^\w\s]
    """,
    regex.VERBOSE,
)
_IRREGULAR = regex.compile("[’\u00ad\u0300-\u036f]")  # what lower() alone does not make a look-up word of
_MARKS_IN_WORDS = regex.compile("[\u00ad\u0300-\u036f]")  # soft hyphens and combining accents


class Sentence:
    """A sentence of the narration as token arrays; ``quotes`` maps a token to its quotation.

    ``words[i]`` is lower case with straight apostrophes, ``raw[i]`` as written; offsets are into
    the document. A quotation is ONE token, its word is ``QUOTE``.
    """

    __slots__ = ("after", "before", "ends", "heads", "is_paragraph", "is_title", "is_utterance", "long_quotes", "number", "paragraph", "quotes", "raw", "starts", "words")

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
        pieces = _PIECE.findall(text, start, end)
        stops = list(accumulate(map(len, pieces), initial=start))
        kept = [at for at, piece in enumerate(pieces) if not piece.isspace()]
        raw = [pieces[at] for at in kept]
        self.raw += raw
        self.starts += [stops[at] for at in kept]
        self.ends += [stops[at + 1] for at in kept]
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
    for piece in _PIECE.findall(text, start, end):
        if piece[0].isalnum():
            yield normalise(piece)
