"""The data that flows through the steps: plain records, no behaviour, no imports of ours.

All offsets are Unicode code points into the text as read, half-open: ``text[start:end]``.
"""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Kind = Literal["direct", "mixed", "indirect"]
Gender = Literal["f", "m"]
Lines = Literal["auto", "wrap", "keep"]
Genre = Literal["auto", "news", "fiction", "interview", "minutes", "play"]
MentionKind = Literal["name", "role", "organisation", "place", "group", "document", "source", "pronoun", "other"]


class Span(NamedTuple):
    """Half-open character offsets ``[start, end)`` into a document's text."""

    start: int
    end: int


class Metadata(NamedTuple):
    """What a document says of itself; None for what it does not say. ``date`` as in ISO 8601: ``2024-03-09``."""

    title: str | None = None
    date: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None


class Document(NamedTuple):
    """A text as read, never altered, and where it came from.

    ``lines`` tells whether its lines are paragraphs (``keep``) or only lines (``wrap``); ``auto`` finds it out.
    """

    text: str
    source: str = "-"
    metadata: Metadata = Metadata()
    lines: Lines = "auto"
    genre: Genre = "auto"  # what its dashes and labels are taken for

    @property
    def date(self) -> str | None:
        """``2025-03-11``, ``2025-03`` or ``2025``, where the document tells it."""
        return self.metadata.date


class Quotation(NamedTuple):
    """What stands between a pair of quotation marks inside ONE paragraph.

    A quotation that runs over several paragraphs is several of these, each after the first with
    ``carries_on``. ``start``/``end`` include the marks; ``inner`` leaves out marks and the spaces
    next to them. ``opened``/``closed`` tell whether the mark is really there on that side.
    """

    start: int
    end: int
    inner: Span
    paragraph: int  # index from 0
    opened: bool = True
    closed: bool = True
    carries_on: bool = False  # the quotation before it was left open and this one goes on with it
    style: str = "«"  # the opening mark as written, or the closing one where only that exists


TURN = "—"  # the style of the quotations that are turns of dialogue


class Mention(NamedTuple):
    """A speaker as the text writes it: ``le ministre slovaque, Rastislav Kacer``, ``il``, ``l'AFP``."""

    start: int
    end: int
    kind: MentionKind
    gender: Gender | None = None
    plural: bool = False
    name: Span | None = None  # personal name inside it, without title: ``Rastislav Kacer``
    head: str = ""  # head noun or pronoun, lower case: ``ministre``, ``il``; "" for a bare name


class Cue(NamedTuple):
    """A reporting expression as written, and its dictionary form."""

    start: int
    end: int
    lemma: str


class Attribution(NamedTuple):
    """One content given to one mention by one rule; who the mention is, is not yet known.

    ``mention`` None with ``same_speaker`` True means: the speaker of the attribution before it
    (a continued quotation, ``ajoutant que`` whose subject stands in the sentence before);
    None with ``same_speaker`` False means that nobody is named.
    """

    kind: Kind
    spans: tuple[Span, ...]
    paragraph: int  # index from 0, of the start of the content
    cue: Cue | None
    mention: Mention | None
    rule: str
    same_speaker: bool = False
    evidence: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()  # (candidate as written, why not)
    is_implied: bool = False  # the mention stands in a sentence beside it, not in an attribution
    stands_for: Mention | None = None  # whom the pronoun that is the mention takes up, where the sentence says it


class Speaker(NamedTuple):
    """Whom mentions denote: the fullest name in the text, and how else the text calls them."""

    name: str
    kind: MentionKind
    gender: Gender | None = None
    aliases: tuple[str, ...] = ()


class Quote(NamedTuple):
    """One quotation or claim of the result; ``to_dict`` gives the output contract."""

    source: str
    line: int
    paragraph: int
    kind: Kind
    text: str
    spans: tuple[Span, ...]
    speaker: str | None
    mention: str | None
    mention_span: Span | None
    cue: str | None
    cue_span: Span | None
    verb: str | None
    gender: Gender | None
    confidence: float
    rule: str
    # Not part of the contract: what `speakers` and `explain` show.
    aliases: tuple[str, ...] = ()
    speaker_kind: MentionKind | None = None
    evidence: tuple[str, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    metadata: Metadata | None = None  # of its document, where it is asked for
    date: str | None = None  # of the document

    def to_dict(self) -> dict[str, Any]:
        """The quotation as the JSON object of the output contract, keys in its order; behind them metadata, if any."""
        more = self.metadata._asdict() if self.metadata is not None else {}
        return {
            "source": self.source,
            "line": self.line,
            "paragraph": self.paragraph,
            "kind": self.kind,
            "text": self.text,
            "spans": [list(span) for span in self.spans],
            "speaker": self.speaker,
            "mention": self.mention,
            "mention_span": list(self.mention_span) if self.mention_span else None,
            "cue": self.cue,
            "cue_span": list(self.cue_span) if self.cue_span else None,
            "verb": self.verb,
            "gender": self.gender,
            "confidence": self.confidence,
            "rule": self.rule,
            **more,
        }
