"""Words with offsets: a sentence of the narration, in which every quotation is one token.

The token array is what cues, mentions, claims and sieves work on. The text is never altered:
``words`` are lower-case copies for look-ups, ``starts``/``ends`` the offsets in the text.

Text is split at its spaces, and each piece between two of them (``l'a``, ``dit-il,``) is taken apart once and
remembered: most pieces of a text have been seen before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import accumulate
from operator import sub
from types import MappingProxyType
from typing import Any, NamedTuple

import regex

from quotefind.lexicons.grammar import function_words
from quotefind.model import Quotation, Span
from quotefind.reading.signals import NO_SIGNALS, Signals, signals_of
from quotefind.reading.surnames import surnames
from quotefind.snapshot import pattern

_NAME_PARTICLE = function_words("name_particle")
_ELIDED_PARTICLE = ("d'", "d’")

QUOTE = "«»"  # the word of a token that stands for a whole quotation

# Within a piece: a word with what clings to it (l'OTAN, a-t-il, 3.000), or a sign.
_CHUNK = pattern(r"[\w'’\u2011\u00ad-]++(?:[.,]\d++)*+|.")
_INVERTED = r"-(?:t[-'’])?+(?:ils?|elles?|on|je|nous|vous|tu|ce|moi|lui|leur|les?|la|y|en|toi)\b"
# « N’Golo », « M'bala », « M’hamed »: n' and m' are elided before vowels and h alone.
_AFRICAN = r"['’](?:\p{Lu}\p{Ll}|[bcdfgjklmnpqrstvwxzBCDFGJKLMNPQRSTVWXZ]|(?<=M.)h[ae])"
_PARTS = pattern(
    rf"""
      aujourd['’]hui | quelqu['’]une?s?\b | quelques-un(?:e?s)\b
    | (?:[ldjtscLDJTSC]|[nmNM](?!{_AFRICAN})|(?:[Jj]us|[Ll]ors|[Pp]uis|[Qq]uoi|[Pp]res)?[Qq]u)['’](?=\w|\Z)
    | {_INVERTED}(?!-) | -\p{{Lu}}h?(?!\w)
    | [\w\u00ad]+(?:(?!{_INVERTED}(?!-))[-\u2011][\w\u00ad]+|['’](?=\w)[\w\u00ad]+|[.,]\d+)*+
    | .
    """,
    regex.VERBOSE,
)
# « M. Roux », « J.-M. Roux »: what a full stop before a capital belongs to.
_ABBREVIATED = pattern(r"(?:MM?|Mme|Mmes|Mlle|Dr|Pr|Mgr|St|Ste|[JS]r|-?\p{Lu}h?)\Z")
# « Jean-Marie B. a dit », « Paul Roux Jr., maire, »: inside a sentence it belongs to these before any word or sign.
_SURNAME_END = pattern(r"(?:[JS]r|-?\p{Lu}h?)\Z")
_MARKS_IN_WORDS = pattern("[\u00ad\u0300-\u036f]")  # soft hyphens and combining accents

# How many pieces are remembered (about 20 MB of them), and the longest in characters.
MAX_PIECES = 50_000
LONGEST_PIECE = 40


class _Piece(NamedTuple):
    """The tokens of what stands between two spaces."""

    words: tuple[str, ...]
    raw: tuple[str, ...]
    # « M. », « J.-M. »: the same with its last full stop in the word, where it reads so before a capital ...
    abbreviated: _Piece | None
    is_initial: bool  # ... and before any other word: « J.- », « B. », « Jr. »


class _Pieces(dict[str, "str | _Piece"]):
    """The pieces seen before: one that is a word as it stands by that word for look-ups, any other taken apart."""

    def __missing__(self, piece: str) -> str | _Piece:
        found: str | _Piece = normalise(piece) if piece.isalpha() else _read(piece)
        if isinstance(found, _Piece) and found.raw == (piece,):
            found = found.words[0]
        if len(piece) <= LONGEST_PIECE:
            if len(self) >= MAX_PIECES:
                self.clear()
            self[piece] = found
        return found


def _read(piece: str) -> _Piece:
    if piece[-1] in ",;:" and piece[:-1].isalpha():
        return _piece_of((piece[:-1], piece[-1]))
    chunks = _CHUNK.findall(piece)
    found = _piece_of(tuple(_tokens(chunks, "")))
    if len(chunks) > 1 and chunks[-1] == "." and _ABBREVIATED.match(chunks[-2]):
        abbreviated = _piece_of(tuple(_tokens(chunks, "A")))
        return found._replace(abbreviated=abbreviated, is_initial=_SURNAME_END.match(chunks[-2]) is not None)
    return found


def _piece_of(raw: tuple[str, ...]) -> _Piece:
    return _Piece(tuple(map(normalise, raw)), raw, None, False)


def _tokens(chunks: Sequence[str], following: str) -> list[str]:
    """The chunks with elisions and inverted pronouns apart, and abbreviations joined to their full stop."""
    tokens: list[str] = []
    for at, chunk in enumerate(chunks):
        after = chunks[at + 1] if at + 1 < len(chunks) else following
        if chunk == "." and at and after and _is_abbreviation(chunks[at - 1], after):
            tokens[-1] += chunk
            if len(tokens) > 1 and tokens[-1][0] == "-" and tokens[-2][-1] == ".":  # « J. | -M. »
                tokens[-2:] = ["".join(tokens[-2:])]
        elif len(chunk) == 1 or chunk.isalpha():
            tokens.append(chunk)
        else:
            tokens += _PARTS.findall(chunk)
    return tokens


def _is_abbreviation(word: str, after: str) -> bool:
    """Whether a full stop between the chunks belongs to ``word``."""
    if after in (",", ";", ":"):
        return _SURNAME_END.match(word) is not None
    return _ABBREVIATED.match(word) is not None and (word[0] == "-" or _opens_with_capital(after))


def _opens_with_capital(word: str) -> bool:
    return word.lstrip("-")[:1].isupper()


_PIECES = _Pieces()
_QUIET: set[str] = set()  # pieces of which no word may belong to a report


def _is_quiet(written: Sequence[str]) -> bool:
    """Whether no word of the pieces may belong to a report, as far as that is known without reading them."""
    return _QUIET.issuperset(written)


def _learn_quiet(written: Sequence[str]) -> None:
    """Remember that no word of the pieces may belong to a report."""
    if len(_QUIET) >= MAX_PIECES:
        _QUIET.clear()
    _QUIET.update(piece for piece in written if len(piece) <= LONGEST_PIECE)


def _in_place(piece: _Piece, abbreviated: _Piece, written: Sequence[str], at: int) -> _Piece:
    """The piece at ``at``, or the same with its last full stop in its word, where the word after it asks for that."""
    if at + 1 == len(written):
        return piece
    is_behind_name = piece.is_initial and ("-" in abbreviated.raw[-1] or (at > 0 and written[at - 1][:1].isupper()))
    return abbreviated if is_behind_name or _opens_name(written, at + 1) else piece


def _opens_name(written: Sequence[str], at: int) -> bool:
    """« M. | Roux », « M. | d'Ornano », « M. | de la Roche »: whether a name opens at the piece, past its particles."""
    while at + 1 < len(written) and written[at] in _NAME_PARTICLE:
        at += 1
    word = written[at]
    return _opens_with_capital(word) or (word[:2] in _ELIDED_PARTICLE and word[2:3].isupper())


def _ends(text: str, start: int, end: int, raw: Sequence[str], glued: Iterable[int]) -> list[int]:
    """Where the tokens ``raw`` of ``text[start:end]`` end; no space stands before those at ``glued``."""
    stretch = text[start:end]
    steps = [length + 1 for length in map(len, raw)]
    for at in glued:
        steps[at] -= 1
    ends = list(accumulate(steps, initial=end - len(stretch.lstrip()) - 1))
    if ends[-1] == start + len(stretch.rstrip()):
        return ends[1:]
    ends = []
    for word in raw:  # somewhere more than one space stands
        start = text.index(word, start) + len(word)
        ends.append(start)
    return ends


# What a sentence without quotations notes of them.
_NOTHING: Mapping[int, Any] = MappingProxyType({})
_NO_TOKENS: Set[int] = frozenset()


class Sentence:
    """A sentence of the narration as token arrays; ``quotes`` maps a token to its quotation.

    ``words[i]`` is lower case with straight apostrophes, ``raw[i]`` as written; offsets are into
    the document. A quotation is ONE token, its word is ``QUOTE``.
    """

    __slots__ = (
        "_ends",
        "_glued",
        "_signals",
        "_starts",
        "_stretches",
        "_text",
        "after",
        "after_opening",
        "before",
        "cut",
        "heads",
        "is_paragraph",
        "is_title",
        "is_utterance",
        "long_quotes",
        "number",
        "paragraph",
        "quotes",
        "raw",
        "whole_clauses",
        "words",
    )

    def __init__(self, text: str, paragraph: int, number: int) -> None:
        self._text = text
        self._stretches: list[tuple[int, int, int]] = []  # of text and quotations: offsets, first token
        self._glued: list[int] = []  # tokens with no space before them
        self._signals: Signals | None = None
        self._starts: list[int] | None = None
        self._ends: list[int] | None = None
        self.paragraph = paragraph
        self.number = number
        self.cut: Span | None = None  # where it was cut from its paragraph
        self.is_paragraph = False  # it is all there is of its paragraph
        self.words: list[str] = []
        self.raw: list[str] = []
        self.quotes: dict[int, Quotation] = {}
        self.is_title: Mapping[int, bool] = _NOTHING  # quotation token -> it opens with a capital
        self.long_quotes: Set[int] = _NO_TOKENS  # quotation tokens of more than one word
        self.whole_clauses: Set[int] = _NO_TOKENS  # quotation tokens that open with a subject and hold a verb
        self.heads: Mapping[int, str] = _NOTHING  # quotation token -> its first word
        self.before: Span | None = None  # the sentence before it in its paragraph
        self.after: Span | None = None  # the sentence after it in its paragraph, where that holds no quotation
        self.after_opening: Span | None = None  # the same up to its first quotation
        self.is_utterance: Mapping[int, str] = _NOTHING  # quotation token -> "capital", "clause" or "" (see narration)

    @property
    def signals(self) -> Signals:
        """The reporting verbs and sources its words may hold."""
        if self._signals is None:
            self._signals = signals_of(self.words)
        return self._signals

    @property
    def starts(self) -> list[int]:
        """The offset at which each word starts."""
        if self._starts is None:
            self._starts = list(map(sub, self.ends, map(len, self.raw)))
            for at, quotation in self.quotes.items():
                self._starts[at] = quotation.start
        return self._starts

    @property
    def ends(self) -> list[int]:
        """The offset right after each word."""
        if self._ends is None:
            self._ends = self._read_ends()
        return self._ends

    def _read_ends(self) -> list[int]:
        if len(self._stretches) == 1 and not self.quotes:
            start, end, _ = self._stretches[0]
            return _ends(self._text, start, end, self.raw, self._glued)
        ends: list[int] = []
        bounds = [*(first for _, _, first in self._stretches), len(self.raw)]
        for (start, end, first), stop in zip(self._stretches, bounds[1:], strict=True):
            if first in self.quotes:
                ends.append(end)
            else:
                glued = [at - first for at in self._glued if first <= at < stop]
                ends += _ends(self._text, start, end, self.raw[first:stop], glued)
        return ends

    def __len__(self) -> int:
        """How many tokens there are."""
        return len(self.words)

    def __repr__(self) -> str:
        """The words, for error reports."""
        return f"Sentence({' '.join(self.raw)!r})"

    def word(self, index: int) -> str:
        """The word at ``index``, "" outside the sentence."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def is_capital(self, index: int) -> bool:
        """Whether the token at ``index`` opens with a capital letter."""
        return 0 <= index < len(self.raw) and (self.raw[index][0].isupper() or " " in self.raw[index])

    def span(self, first: int, last: int) -> Span:
        """The offsets from token ``first`` to token ``last``, both included."""
        return Span(self.starts[first], self.ends[last])

    def lower_capitals(self) -> None:
        """Where all is written in capitals they tell nothing: only the first word keeps its own."""
        self._ends, self._starts = self.ends, self.starts  # as long as the words are as written: « İ » grows
        self.raw[1:] = [word if word == QUOTE else word.lower() for word in self.raw[1:]]

    def add_text(self, start: int, end: int) -> None:
        """Append the tokens of the text from ``start`` to ``end``."""
        self.add_pieces(start, end, self._text[start:end].split())

    def add_pieces(self, start: int, end: int, written: list[str]) -> None:
        """Append the tokens of the text from ``start`` to ``end``, which is ``written`` between its spaces."""
        if written:
            first = len(self.words)
            self._stretches.append((start, end, first))
            _read_words(written, self.words, self.raw, self._glued)
            if self.raw[first] == "A" and not first and not self.word(1).startswith("-"):
                self.words[0] = "à"  # « A Moscou, … »: capitals often go without their accent
            for at, last in reversed(surnames(self.words, self.raw, first)):
                self._join(at, last, self._text[start:end])

    def _join(self, at: int, last: int, text: str) -> None:
        """Make one token of those from ``at`` to ``last``, where they stand a single space apart in ``text``."""
        opener, *rest = self.raw[at : last + 1]
        name = opener + ("" if at + 1 in self._glued else " ") + " ".join(rest)
        if name in text:
            self.raw[at : last + 1] = [name]
            self.words[at : last + 1] = [normalise(name)]
            gone = last - at
            self._glued[:] = (glue - gone * (glue > last) for glue in self._glued if not at < glue <= last)

    def add_quotation(self, quotation: Quotation) -> None:
        """Append one token for ``quotation``."""
        self.quotes[len(self.words)] = quotation
        self._stretches.append((quotation.start, quotation.end, len(self.words)))
        self.words.append(QUOTE)
        self.raw.append(QUOTE)


def normalise(word: str) -> str:
    """``word`` as lexicons write it: lower case, straight apostrophe, no soft hyphen, composed accents."""
    folded = word.lower().replace("’", "'")
    if folded.isascii() or not _MARKS_IN_WORDS.search(folded):
        return folded
    from unicodedata import normalize

    return normalize("NFC", folded.replace("\u00ad", "")) or folded  # no word is empty


def _read_words(written: Sequence[str], words: list[str], raw: list[str], glued: list[int]) -> None:
    """Append the words of the pieces to ``words``, as they are written to ``raw``, and which follow without a space."""
    for at, piece in enumerate(written):
        found = _PIECES[piece]
        if isinstance(found, str):
            words.append(found)
            raw.append(piece)
        else:
            if found.abbreviated is not None:
                found = _in_place(found, found.abbreviated, written, at)
            first = len(words) + 1
            words += found.words
            raw += found.raw
            glued += range(first, len(words))


def tokens_of(text: str, start: int, end: int, paragraph: int = 0) -> Sentence:
    """``text[start:end]`` as one sentence without quotation tokens: the inside of a quotation, say."""
    sentence = Sentence(text, paragraph, 0)
    sentence.add_text(start, end)
    return sentence


def sentence_of(
    text: str, start: int, end: int, quotations: Sequence[Quotation], paragraph: int, number: int
) -> Sentence:
    """The sentence ``text[start:end]`` with each of ``quotations`` (in order, inside it) as one token."""
    sentence = Sentence(text, paragraph, number)
    position = start
    for quotation in quotations:
        if quotation.start > position:
            sentence.add_text(position, _before_dash(text, position, quotation.start))
        sentence.add_quotation(quotation)
        position = quotation.end
    if position < end:
        sentence.add_text(position, end)
    return sentence


def _before_dash(text: str, start: int, end: int) -> int:
    """« il dit : | – « P » »: where the text ends before a dash between a colon and the marks; else ``end``."""
    stretch = text[start:end].rstrip()
    bare = stretch.rstrip("–—-").rstrip()
    return start + len(bare) if len(bare) < len(stretch) and bare.endswith(":") else end


def report_in(text: str, start: int, end: int, paragraph: int, number: int) -> Sentence | None:
    """``text[start:end]``, which holds no quotation, as a sentence; None where no word may belong to a report."""
    written = text[start:end].split()
    if _is_quiet(written):
        return None
    sentence = Sentence(text, paragraph, number)
    sentence.add_pieces(start, end, written)
    if any(sentence.signals):
        return sentence
    if sentence.signals is NO_SIGNALS:
        _learn_quiet(written)
    return None


def is_quiet(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is known to hold no word that may belong to a report."""
    return _is_quiet(text[start:end].split())


def words_in(text: str, start: int, end: int) -> list[str]:
    """The lower-case words of ``text[start:end]``, signs and spaces left out."""
    words: list[str] = []
    _read_words(text[start:end].split(), words, [], [])
    return [word for word in words if word[0].isalnum()]
