"""The state of a walk through a text: who has spoken, what stands where, and how a reader finds back to it.

Look-ups only, each read once and kept; who is meant is decided in ``candidates.py`` and ``descriptions.py``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import NamedTuple

from quotefind.lexicons.grammar import POSSESSIVE, function_words
from quotefind.lexicons.nouns import roles
from quotefind.lexicons.verbs import verb_forms
from quotefind.model import Mention, MentionKind, Span
from quotefind.speakers.entities import Description, Entity, Registry, describe
from quotefind.speakers.names import Phrase, Tokens, is_adjective, phrase_end, phrase_limit
from quotefind.speakers.told import Narration

# How far back a pronoun looks, in characters: a reader does not look farther.
LOOK_BACK = 1600
# Blocks in which the phrases with one head noun are read once; a description looks two blocks around.
BLOCK = 4096
MAX_PHRASES = 40
# A person mentioned so often, and twice as often as anyone else, is whom the article is about.
PROTAGONIST_MENTIONS = 4

_CONTRACTED = (" du ", " au ")  # articles that are no word of their own before a mention
_DETERMINER = function_words("determiner")
_PRE_ADJECTIVE = function_words("pre_adjective")
PhraseRow = tuple[int, int, Description]  # a noun phrase: start, end, what it says


class Candidate(NamedTuple):
    """An entity that may be meant, with where and in what part the text brings it up."""

    entity: Entity
    position: int
    said: bool = False
    subject: bool = False
    latest: bool = False  # the speaker of the attribution right before
    protagonist: bool = False
    met: bool = False  # brought in behind a verb, without a name
    asks: bool = False  # the speaker of the attribution right before, which asks something


@dataclass(slots=True)
class Choice:
    """An entity chosen, how surely, what was refused for it, and what decided, in words."""

    entity: Entity | None
    factor: float = 1.0
    refused: tuple[tuple[str, str], ...] = ()
    evidence: tuple[str, ...] = ()


class Counts:
    """How often each person is named or speaks; knows the one who leads by far: the protagonist."""

    def __init__(self, registry: Registry) -> None:
        self.counts: dict[int, int] = {}
        self.leader: Entity | None = None
        self.second = 0
        self._hits = registry.hits
        self._next = 0

    def add(self, entity: Entity) -> None:
        """Count one more mention of ``entity``."""
        count = self.counts[id(entity)] = self.counts.get(id(entity), 0) + 1
        if entity is self.leader:
            return
        leading = self.counts[id(self.leader)] if self.leader is not None else 0
        if count > leading:
            self.leader, self.second = entity, leading
        else:
            self.second = max(self.second, count)

    def protagonist(self, position: int) -> Entity | None:
        """Who is mentioned before ``position`` at least twice as often as any other, and often enough, or None.

        Positions come in text order; what the text says later plays no part.
        """
        while self._next < len(self._hits) and self._hits[self._next][0] < position:
            entity = self._hits[self._next][2]
            self._next += 1
            if entity.sure:
                self.add(entity)
        if self.leader is None or self.counts[id(self.leader)] < max(PROTAGONIST_MENTIONS, 2 * self.second):
            return None
        return self.leader


class Discourse:
    """A text, its entities, who has spoken so far, and cached readings of its sentences and phrases."""

    def __init__(self, text: str, narration: Narration, registry: Registry) -> None:
        self.text = text
        self.narration = narration
        self.registry = registry
        self.in_narration = registry.in_narration
        self.content: tuple[Span, ...] = ()  # of the attribution that is being resolved
        self.lemma = ""  # of its verb
        self.is_asking = False  # whom a subject is another word for: one question at a time
        self.said: list[Candidate] = []
        self.resolved: dict[tuple[int, int], Choice] = {}  # of the mentions so far: two verbs may share one
        self.spoke_at: dict[int, Entity] = {}  # the speakers by where their mentions start
        self.spoken_as: set[tuple[int, str]] = set()  # who has spoken, and under which description, lower case
        self.last: Choice | None = None  # of the attribution before; None at the start
        self.counts = Counts(registry)
        self._described: dict[tuple[int, int, str], Description] = {}
        self._tokens: dict[tuple[int, int], Tokens] = {}
        # Whom the opening phrase of a sentence means; set by resolve.py, as reading phrases is not this file's work.
        self.subject_entity: Callable[[Mention], Entity | None] = lambda mention: None
        self._places: dict[tuple[str, int], list[int]] = {}
        self._phrases: dict[tuple[str, int], PhraseRow | None] = {}

    def is_subject(self, start: int, end: int) -> bool:
        """Whether the name ``[start, end)`` is the subject of its sentence, or in apposition to it."""
        told = self.narration.at(start)
        subject = told.subject if told else None
        if subject is None or not subject.start <= start < subject.end:
            return False
        return subject.name is not None and start < subject.name.end and subject.name.start < end

    def is_known(self, start: int, end: int) -> bool:
        """Whether a person is named right beside the phrase."""
        index = bisect_left(self.registry.hit_starts, start - 60)
        for at, stop, _ in self.registry.hits[index : index + 4]:
            if start <= at <= end + 3 or (stop <= start and self.text[stop:start].strip(" ,(") == ""):
                return True
        return False

    def is_named(self, mention: Mention) -> bool:
        """Whether somebody is named right before or behind the mention; not inside: « l'avocat de Paul Roux ».

        Not in « Face à Paul Roux, | le maire | hésite », where a verb follows.
        """
        starts = self.registry.hit_starts
        closes = self.text[mention.end : mention.end + 1] not in (" ", "\u00a0")
        index = max(0, bisect_left(starts, mention.start) - 1)
        for at, stop, _ in self.registry.hits[index : bisect_right(starts, mention.end + 3)]:
            is_before = closes and stop <= mention.start and not self.text[stop : mention.start].strip(" ,(")
            if at >= mention.end or is_before:
                return True
        return False

    def phrases_before(self, head: str, position: int) -> Iterator[PhraseRow]:
        """The noun phrases of the narration headed by ``head`` before ``position``, the nearest first."""
        places = self._places_of(head, position)
        for at in reversed(places[: bisect_left(places, position)]):
            row = self._phrase_of(head, at)
            if row is not None:
                yield row

    def phrases_after(self, head: str, position: int) -> Iterator[PhraseRow]:
        """The noun phrases of the narration headed by ``head`` after ``position``, in order."""
        places = self._places_of(head, position)
        for at in places[bisect_right(places, position) :]:
            row = self._phrase_of(head, at)
            if row is not None and row[0] > position:
                yield row

    def _places_of(self, head: str, position: int) -> list[int]:
        """Where ``head`` stands around ``position``, as often as phrases are looked at; read once a block."""
        block = position // BLOCK
        key = (head, block)
        if key not in self._places:
            low, high = max(0, (block - 2) * BLOCK), min(len(self.text), (block + 2) * BLOCK)
            places = sorted(
                {*occurrences(self.text, head, low, high), *occurrences(self.text, head.title(), low, high)}
            )
            if len(places) > MAX_PHRASES:
                places = list(islice((at for at in places if self._phrase_of(head, at) is not None), MAX_PHRASES))
            self._places[key] = places
        return self._places[key]

    def _phrase_of(self, head: str, at: int) -> PhraseRow | None:
        """The noun phrase of the narration whose head stands at ``at``, None where it heads none; read once."""
        key = (head, at)
        if key not in self._phrases:
            stop = at + len(head)
            row = None
            if self.in_narration(at) and _opens_phrase(self.text, at, stop):
                limit = phrase_limit(self.text, stop, min(len(self.text), stop + 80))
                row = self._phrase_at(Tokens(self.text, max(0, at - 20), limit), at)
            self._phrases[key] = row
        return self._phrases[key]

    def _phrase_at(self, tokens: Tokens, at: int) -> PhraseRow | None:
        """The phrase with a determiner whose head starts at offset ``at``."""
        words = tokens.words
        index = tokens.index_at(at)
        if index is None:
            return None
        first = index
        while first and words[first - 1] in _PRE_ADJECTIVE:
            first -= 1
        if not first or words[first - 1] not in _DETERMINER or _is_complement(words, first - 1):
            return None
        phrase = tokens.phrase(first - 1, phrase_end(tokens, index + 1))
        return phrase.start, phrase.end, self.describe(phrase, words[index])

    def phrase_entity(self, described: Description, start: int, end: int, kind: MentionKind) -> Entity:
        """The entity of the noun phrase ``[start, end)``, the same for the same head and complements."""
        key = (f"{described.lemma}/{described.plural}", described.words)
        entity = self.registry.by_phrase.get(key)
        name = " ".join(self.text[start:end].split())
        if entity is None:
            entity = Entity(kind, name, described.gender, described.plural)
            entity.person = kind == "role" or described.head in roles()
            self.registry.by_phrase[key] = entity
        if start in self.registry.by_start:
            return self.registry.by_start[start]
        entity.positions.append(start)
        entity.expressions.append(name)
        return entity

    def own(self, mention: Mention) -> Entity:
        """The mention as a speaker of its own, the same for the same words."""
        described = self.described(mention)
        entity = self.phrase_entity(described, mention.start, mention.end, mention.kind)
        entity.plural = entity.plural or mention.plural
        return entity

    def is_coordinated(self, mention: Mention) -> bool:
        """« Ana Ruiz et Paul Roux », « Ruiz et son équipe »: a speaker of its own."""
        if not mention.plural:
            return False
        tokens = self.tokens(mention)
        joined = (one == "et" and other in POSSESSIVE for one, other in pairwise(tokens.words))
        if mention.name is not None and any(joined):
            return True
        return "et" in tokens.words and sum(map(tokens.is_capital, range(len(tokens)))) > 1

    def described(self, mention: Mention) -> Description:
        """A mention taken apart; read once."""
        described = self.describe(Phrase(mention.start, mention.end, self.tokens(mention).words), mention.head)
        if described.determiner or not self.text.endswith(_CONTRACTED, max(0, mention.start - 4), mention.start):
            return described
        return described._replace(determiner="le")  # « aux propos du | pape »

    def describe(self, phrase: Phrase, head: str) -> Description:
        """A noun phrase with this head taken apart; read once."""
        key = (phrase.start, phrase.end, head)
        if key not in self._described:
            self._described[key] = describe(phrase.words, head)
        return self._described[key]

    def tokens(self, mention: Mention) -> Tokens:
        """The words of a mention; read once."""
        key = (mention.start, mention.end)
        if key not in self._tokens:
            self._tokens[key] = Tokens(self.text, *key)
        return self._tokens[key]


def _is_complement(words: Sequence[str], first: int) -> bool:
    """« la Fédération | des pompiers de France | », which are no « pompiers »; but « On appelle | des pompiers | »."""
    return words[first] == "des" and first > 0 and words[first - 1].isalpha() and words[first - 1] not in verb_forms()


def occurrences(text: str, word: str, low: int, high: int) -> Iterable[int]:
    """Where ``word`` stands in ``text[low:high]`` as a whole word, the case as given."""
    at = text.find(word, low, high)
    while at >= 0:
        stop = at + len(word)
        if not (text[stop : stop + 1].isalnum() or (at and text[at - 1].isalnum())):
            yield at
        at = text.find(word, stop, high)


def _opens_phrase(text: str, at: int, stop: int) -> bool:
    """A quick look whether the noun at ``at`` has a determiner before it and something that narrows it down."""
    words = text[max(0, at - 16) : at].replace("’", "'").replace("'", "' ").lower().split()
    if not words or not (words[-1] in _DETERMINER or words[-1] in _PRE_ADJECTIVE):
        return False
    if words[-1] not in ("le", "la", "l'", "les"):
        return True
    if text[stop : stop + 1] in " \u00a0" and text[stop + 1 : stop + 2].isupper():
        return True  # « le collectif Stop Bruit »
    after = text[stop : stop + 24].replace("’", "'").replace("'", "' ").lower().split()
    return bool(after) and (
        after[0] in ("de", "du", "des", "d'", "à", "au", "aux", "en") or is_adjective(after[0].rstrip(",."))
    )
