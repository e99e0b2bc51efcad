"""The sentences of the narration, each with its subject, read when somebody looks back at them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from quotefind.grammar.openings import is_verb, main_subject
from quotefind.grammar.phrases import mention_of, phrase_at
from quotefind.grammar.subjects import first_main_subject
from quotefind.grammar.verbless import brought_in, whose_reaction
from quotefind.lexicons.grammar import MAX_WORDS, OF, QUE, SI, finite_forms, function_words
from quotefind.lexicons.verbs import entries_for, verb_entries, verb_forms
from quotefind.model import Mention, Quotation, Span
from quotefind.reading.narration import describe_quotations, sentence_spans
from quotefind.reading.words import QUOTE, Sentence, sentence_of

_COMPARES = function_words("compares")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_ARTICLE = frozenset(("un", "une", "le", "la", "l'", "au"))
# « l'avis d'| un élu », « c'est | un élu », « comme | un élu »: nobody is brought in.
_NOBODY_NEW = function_words("copula") | OF | {"comme", "en", "pour", "sans", "ni", "qu'", "que", ",", ":"}
_PERSON_PRONOUN = function_words("person_pronoun")
_SETS_APART = function_words("sets_apart")
_WRITER = frozenset(("on", "nous", "je", "j'"))
_LINKS = frozenset(("et", "mais", "or"))
_OPENS = function_words("subordinate_opener") | {"comme"}
_OPENS_CLAUSE = _OPENS | function_words("subordinate_opener_with_que")
_OPENS_WITH_QUE = frozenset(("bien", "même", "dès", "depuis", "après", "parce", "maintenant"))
MAX_BEFORE_VERB = 5  # tokens: « La mairie | , elle , a aussitôt démenti »
MAX_SETTING_APART = 16  # tokens: « Le président de la région, X, lui, »
MAX_BEFORE_COMPARISON = 4  # tokens: « mais à l'instar »
MAX_PARAGRAPHS = 6  # paragraphs that are looked back at: no reader keeps more in mind


@dataclass(slots=True)
class Told:
    """One sentence: its offsets, its paragraph (from 0), who or what its subject is.

    ``is_speech``: nothing but a quotation; ``subject`` None where it opens with nobody who speaks or acts,
    as in « Un titre, un lieu, une date. ».
    """

    start: int
    end: int
    paragraph: int
    subject: Mention | None
    is_speech: bool
    sentence: Sentence

    @property
    def goes_on(self) -> bool:
        """« Il … », « « … » »: its subject is whoever is spoken of already."""
        return self.is_speech or (self.subject is not None and self.subject.kind == "pronoun")

    @property
    def says(self) -> bool:
        """« Le ministère | a reconnu P », « La mairie, elle, | dément »: whether its subject has a verb of saying."""
        return any(map(_reports, self._before_and_at_verb()))

    @property
    def asks(self) -> bool:
        """« Le ministère | lui a demandé P », « La mairie | l'interroge »: whether its subject has a verb of asking."""
        return any(map(_asks, self._before_and_at_verb()))

    @property
    def sets_apart(self) -> bool:
        """« De son côté, X … », « X, lui, … », « Quant à X, … »: whether another one has been spoken of before."""
        words = self.sentence.words[:MAX_SETTING_APART]
        if any(f"{first} {second}" in _SETS_APART for first, second in pairwise(words)):
            return True
        inner = range(1, len(words) - 1)
        return any(words[at] in _PERSON_PRONOUN and words[at - 1] == words[at + 1] == "," for at in inner)

    def _before_and_at_verb(self) -> list[str]:
        """The words behind the subject, as far as its verb may stand from it."""
        if self.subject is None:
            return []
        at = bisect_left(self.sentence.starts, self.subject.end)
        return self.sentence.words[at : at + MAX_BEFORE_VERB]

    def is_opening(self, position: int, subject: int) -> bool:
        """Whether ``position`` stands before all verbs, and ``subject`` behind: « Reçu par | X |, | il | affirme »."""
        starts = self.sentence.starts
        if not starts[0] <= position < subject:
            return False
        return not any(is_verb(self.sentence, at) for at in range(bisect_left(starts, subject)))

    def opening_subject(self, position: int) -> Mention | None:
        """« Si | les clubs | hésitent, | ils | … »: the subject of the clause that the sentence opens with.

        None where ``position`` does not stand behind it, or another conjunction opens: alors que tells of another.
        """
        words, starts = self.sentence.words, self.sentence.starts
        at = 1 if words[:1] and words[0] in _LINKS else 0
        word, following = self.sentence.word(at), self.sentence.word(at + 1)
        if word in _OPENS_WITH_QUE and following in QUE | SI:
            at += 1
        elif word not in _OPENS:
            return None
        stop = bisect_left(starts, position)
        source = main_subject(self.sentence, at + 1, stop)
        return source.mention if source.first == at + 1 and source.last < stop - 1 else None

    def is_compared(self, position: int) -> bool:
        """Whether ``position``, inside, stands in a comparison up to its comma: « Comme | X |, elle affirme »."""
        words, at = self.sentence.words, bisect_right(self.sentence.starts, position) - 1
        opening = next((step + 1 for step in range(at - 1, -1, -1) if words[step] == ","), 0)
        closing = next((step for step in range(at, len(words)) if words[step] == ","), len(words))
        is_phrase = closing < len(words) and _FINITE.isdisjoint(words[opening:at])  # not « comme l'explique | X |, »
        return is_phrase and not _COMPARES.isdisjoint(words[opening : min(at, opening + MAX_BEFORE_COMPARISON)])

    def brought_in(self) -> Mention | None:
        """« Même constat chez | Ana Ruiz |. »: the one to whom a sentence without a verb passes the word."""
        opening = bisect_left(self.sentence.starts, self.start)
        return brought_in(self.sentence, opening) if not self.is_speech else None

    def whose_reaction(self) -> Mention | None:
        """« La colère | du maire | est grande. »: the one whose feelings or words the sentence tells of."""
        opening = bisect_left(self.sentence.starts, self.start)
        return whose_reaction(self.sentence, opening) if not self.is_speech else None

    def met(self, *, anywhere: bool = False) -> list[Mention]:
        """Persons without a name that the sentence brings in behind its subject: « On croise | une voisine ».

        With ``anywhere`` also those before it.
        """
        is_of_somebody = self.goes_on and (self.subject is None or self.subject.head not in _WRITER)
        if is_of_somebody:
            return []
        is_behind = self.subject is not None and not anywhere
        return list(_met(self.sentence, self.subject.end if self.subject and is_behind else self.sentence.starts[0]))


class Narration:
    """The sentences of a text, by paragraph; each paragraph is read once, when it is asked for."""

    def __init__(
        self,
        text: str,
        paragraphs: Sequence[Span],
        quotations: Sequence[Quotation],
        sentences: Iterable[Sentence] = (),
    ) -> None:
        """``sentences`` are those of the text that are read already."""
        self._text = text
        self._cut = {sentence.cut: sentence for sentence in sentences}
        self._paragraphs = paragraphs
        self._quotations = quotations
        self._starts = [paragraph.start for paragraph in paragraphs]
        self._quotation_starts = [quotation.start for quotation in quotations]
        self._read: dict[int, list[Told]] = {}

    def paragraph_of(self, position: int) -> int:
        """The index of the paragraph that holds ``position``, or of the one before it."""
        return bisect_right(self._starts, position) - 1

    def paragraph_start(self, position: int) -> int:
        """Where the paragraph of ``position`` starts."""
        return self._starts[max(0, self.paragraph_of(position))] if self._starts else 0

    def before(self, position: int) -> Iterator[Told]:
        """The sentences that start at ``position`` or before, the nearest first, through a few paragraphs."""
        last = self.paragraph_of(position)
        for paragraph in range(last, max(-1, last - MAX_PARAGRAPHS), -1):
            for told in reversed(self.sentences(paragraph)):
                if told.start <= position:
                    yield told

    def at(self, position: int) -> Told | None:
        """The sentence that holds ``position``."""
        paragraph = self.paragraph_of(position)
        if paragraph < 0:
            return None
        return next((told for told in self.sentences(paragraph) if told.start <= position < told.end), None)

    def sentences(self, paragraph: int) -> list[Told]:
        """The sentences of a paragraph, in order."""
        if paragraph not in self._read:
            first, last = self._paragraphs[paragraph]
            inside = self._quotations[
                bisect_left(self._quotation_starts, first) : bisect_left(self._quotation_starts, last)
            ]
            self._read[paragraph] = [
                self._told(start, end, held, paragraph)
                for start, end, held in sentence_spans(self._text, Span(first, last), inside)
            ]
        return self._read[paragraph]

    def _told(self, start: int, end: int, quotations: list[Quotation], paragraph: int) -> Told:
        sentence = self._cut.get(Span(start, end))
        if sentence is None:
            sentence = sentence_of(self._text, start, end, quotations, paragraph, 0)
            sentence.cut = Span(start, end)
            describe_quotations(self._text, sentence)
        is_speech = not any(word[0].isalnum() for word in sentence.words)
        opening = next((at for at, word in enumerate(sentence.words) if word[0].isalnum() or word == QUOTE), 0)
        is_list = sentence.words.count(",") > 1 and not _has_verb(sentence)
        subject = None if is_speech or is_list else _subject_of(sentence, opening)
        return Told(sentence.starts[opening] if sentence.words else start, end, paragraph, subject, is_speech, sentence)


def _subject_of(sentence: Sentence, opening: int) -> Mention | None:
    """« Alors que X hésite, | le maire | promet »: the subject behind an opening clause, else the first."""
    subject = main_subject(sentence, opening, len(sentence))
    is_even_if = sentence.words[opening] == "même" and sentence.word(opening + 1) in SI
    if sentence.words[opening] not in _OPENS_CLAUSE and not is_even_if:
        return subject.mention
    main = first_main_subject(sentence)
    is_behind = sentence.word(main.first - 1) == "," and subject.last < main.first
    is_somebody = main.mention is not None and main.mention.kind != "other"
    return main.mention if is_somebody and is_behind else subject.mention


@lru_cache(maxsize=MAX_WORDS)
def _reports(word: str) -> bool:
    """Whether the word is a form of a verb of saying, of any tense: « dément », « reconnu »."""
    entries = (entry for form in verb_forms().get(word, ()) for entry in entries_for(form.base))
    return any(entry.indirect and not entry.rest for entry in entries)


@cache
def asking() -> frozenset[str]:
    """The verbs of asking, by their lemmas: « demander », « interroger »."""
    return frozenset(entry.base for entry in verb_entries() if entry.cls == "ask")


@lru_cache(maxsize=MAX_WORDS)
def _asks(word: str) -> bool:
    """Whether the word is a form of a verb of asking."""
    return any(form.base in asking() for form in verb_forms().get(word, ()))


def _has_verb(sentence: Sentence) -> bool:
    """Whether any word is a form of a verb, and no noun after its article: not in « Un titre, un lieu, une date. »."""
    forms = verb_forms()
    return any(
        (word in _FINITE or word in forms) and sentence.word(at - 1) not in _DETERMINER
        for at, word in enumerate(sentence.words)
    )


def _met(sentence: Sentence, start: int) -> Iterator[Mention]:
    """The nameless single persons that the sentence brings in from the offset ``start`` on: « une voisine »."""
    for at, word in enumerate(sentence.words):
        if (
            word not in _ARTICLE
            or (at and sentence.is_capital(at))
            or sentence.starts[at] < start
            or sentence.word(at - 1) in _NOBODY_NEW
        ):
            continue
        phrase = phrase_at(sentence, at + (word == "au"))
        mention = mention_of(sentence, phrase) if phrase is not None else None
        if mention is not None and mention.kind == "role" and mention.name is None and not mention.plural:
            yield mention
