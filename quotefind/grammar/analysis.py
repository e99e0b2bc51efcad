"""What the steps hand on inside one sentence: plain records of token positions, both ends included.

No rule of the grammar stands here: only what was found, and what follows from it by looking.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from quotefind.lexicons.verbs import VerbEntry
from quotefind.model import Mention, MentionKind, Span
from quotefind.reading.words import Sentence

Mood = Literal["finite", "participle", "gerund", "infinitive"]
Side = Literal["left", "right", "shared", "none"]
Pieces = list[tuple[int, int]]

SIDES = {
    "left": "the subject stands before the verb",
    "right": "the subject follows the verb",
    "shared": "the verb shares the subject of another",
    "none": "no subject in the sentence: the speaker before goes on",
}


@dataclass(slots=True)
class VerbCue:
    """A reporting verb as it stands: ``a-t-il aussi déclaré``, ``se sont dites``, ``en ajoutant``.

    Token indices: the group is ``first``..``last`` (auxiliary and reflexive to the last word of the
    expression), ``verb`` its participle or finite form, ``left`` the first token that belongs to the
    verb (clitics, ne), before which a subject may stand; ``inverted`` the pronoun token of ``a-t-il``.
    """

    first: int
    last: int
    verb: int
    left: int
    entries: tuple[VerbEntry, ...]
    mood: Mood
    inverted: int | None = None
    passive: bool = False
    plural: bool | None = None
    feminine: bool = False
    negated: bool = False
    restricted: bool = False  # « ne dénonce qu'un « excès » »: nothing but that
    reflexive: bool = False
    opener: str = ""  # what an infinitive stands after: "et" (« et de conclure »), "avant", "pour"
    has_object: bool = False  # a clitic « l' », « le » takes the place of the content
    frames: frozenset[str] = frozenset()

    @property
    def lemma(self) -> str:
        """The dictionary form of the expression."""
        return self.entries[0].lemma

    @property
    def reports(self) -> bool:
        """Whether the verb reports without marks: « affirme que »; « s'étrangle » needs the words themselves."""
        return any(entry.indirect for entry in self.entries)

    @property
    def after(self) -> int:
        """The first token after the verb and its inverted pronoun."""
        return max(self.last, self.inverted or -1) + 1


class Source(NamedTuple):
    """The subject of a cue: the mention, its token range (``last`` -1 where none), where it was found."""

    mention: Mention | None
    first: int
    last: int
    side: Side
    is_hypothetical: bool = False


NOBODY = Source(None, -1, -1, "none")
HYPOTHETICAL = Source(None, -1, -1, "none", is_hypothetical=True)


class Interruption(NamedTuple):
    """The incises inside a quotation: the quoted words around them, the cue and subject of the first."""

    pieces: tuple[Span, ...]
    cue: Span
    lemma: str
    source: Source


class SourcePhrase(NamedTuple):
    """« selon X », « d'après X », « à ses yeux »: tokens ``first``..``last``, the cue words to ``cue_last``."""

    first: int
    cue_last: int
    last: int
    lemma: str
    mention: Mention


@dataclass(slots=True)
class Claim:
    """Content of one cue as token ranges (both ends included), with what made it a claim."""

    pieces: Pieces
    cue_first: int
    cue_last: int
    lemma: str
    mention: Mention | None
    rule: str
    same_speaker: bool = False
    is_direct: bool = False
    interruption: Interruption | None = None
    is_implied: bool = False  # the mention stands in the sentence before or after
    evidence: list[str] = field(default_factory=list)
    stands_for: Mention | None = None  # « | Son avocat | va plus loin : « Rien, dit-il, n'est joué » »

    @property
    def first(self) -> int:
        """The first token of the content."""
        return self.pieces[0][0]

    @property
    def last(self) -> int:
        """The last token of the content."""
        return self.pieces[-1][1]


def is_attribute(sentence: Sentence, cue: VerbCue) -> bool:
    """« dans une lettre | publiée | par X »: a participle with its agent right after the noun that it tells of."""
    return cue.passive and cue.first == cue.verb and sentence.word(cue.left - 1)[:1].isalpha()


def _tells_how(cue: VerbCue) -> bool:
    return (cue.passive and cue.first == cue.verb) or (cue.mood == "gerund" and "que" not in cue.frames)


@dataclass(slots=True)
class Clause:
    """What the rules look at: the sentence, its cues, the one at ``index``, and who the subject of each is.

    ``source_at`` looks for the subject of the cue at an index when it is first asked: most verbs govern nothing.
    """

    sentence: Sentence
    cue: VerbCue
    cues: Sequence[VerbCue]
    source_at: Callable[[int], Source]
    index: int

    @property
    def source(self) -> Source:
        """The subject of the cue."""
        return self.source_at(self.index)

    @property
    def subject_kind(self) -> MentionKind | None:
        """The kind of the subject's mention; None where there is none."""
        mention = self.source.mention
        return mention.kind if mention is not None else None

    def next_cue_start(self, after: int = -1, *, is_description: bool = False) -> int:
        """First token of the next cue's group that tells of no noun, the sentence's length where there is none.

        Up to the token ``after`` those are passed over that only tell how it was said: « en riant », « joint par X »;
        all of them where that ends what describes the speaker: « un élu auquel X a parlé ».
        """
        later = self.cues[self.index + 1 :]
        cues = (cue for cue in later if cue.left > after or not (is_description or _tells_how(cue)))
        return next((cue.left for cue in cues if not is_attribute(self.sentence, cue)), len(self.sentence))

    def claim(self, pieces: Pieces, rule: str, *, is_direct: bool = False) -> Claim:
        """The content ``pieces`` as a claim of this cue and its subject."""
        cue, source = self.cue, self.source
        return Claim(
            pieces,
            cue.first,
            cue.last,
            cue.lemma,
            source.mention,
            rule,
            same_speaker=source.mention is None and (cue.mood != "finite" or source is NOBODY),
            is_direct=is_direct,
            evidence=[SIDES[source.side]],
        )
