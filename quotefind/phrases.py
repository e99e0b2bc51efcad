"""Step 4: the noun phrase that names the speaker, left or right of a reporting expression.

Describes what is written (its extent, kind, gender, number, the personal name in it); whom it
denotes is found out by the resolution.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive
from quotefind.lexicons.nouns import acronyms, adverbials, forenames, groups, places, roles, titles
from quotefind.model import Gender, Mention, MentionKind, Span
from quotefind.tokens import QUOTE, Sentence

_ACRONYMS = acronyms()
_ADVERB = function_words("adverb")
_ADVERBIALS = adverbials()
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_CLITIC = function_words("clitic")
_COMPLEMENT_PREPOSITION = function_words("complement_preposition")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_FORENAMES = forenames()
_GROUPS = groups()
_LAST_REFERENCE = function_words("last_reference")
_NEGATION = function_words("negation")
_PERSON_PRONOUN = function_words("person_pronoun")
_PHRASE_STOP = function_words("phrase_stop")
_PREPOSITION = function_words("preposition")
_PLACES = places()
_PLURAL_DETERMINER = function_words("plural_determiner")
_PREPOSITION_GOVERNOR = function_words("preposition_governor")
_PRE_ADJECTIVE = function_words("pre_adjective")
_REFLEXIVE = function_words("reflexive")
_RELATIVE = function_words("relative")
_ROLES = roles()
_SPEECH_EVENT = function_words("speech_event")
_SUBJECT_PRONOUN = function_words("subject_pronoun")
_THING = function_words("thing")
_TIME_NOUN = function_words("time_noun")
_TITLES = titles()
_WIDE_MEDIA = function_words("wide_media")

# A noun phrase longer than this is a misreading, and looking on would cost time on endless sentences.
MAX_PHRASE = 45
MAX_PARENTHESIS = 9
MAX_INSERTION = 40

_PUNCTUATION = frozenset(', ; : . ! ? … ... ( ) [ ] – — - « » “ ” " / • ·'.split()) | {QUOTE}
_NAME_PARTICLES = frozenset(
    "de d' du des van von der den ter ten el al ben bin ibn ould bint mac mc di da dos do del della le la y e st".split()
)


@dataclass(slots=True)
class Phrase:
    """A noun phrase as token indices, both included; ``head`` is its head noun's token, -1 for a bare name."""

    first: int
    last: int
    head: int = -1
    plural: bool = False


@cache
def _stops() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    return (
        _PHRASE_STOP | _RELATIVE | _SUBJECT_PRONOUN | _NEGATION | _REFLEXIVE | _ADVERB | _TIME_NOUN | _ADVERBIALS
    ) - {"personne", "tous", "point", "second", "personnes"}


@cache
def _known_nouns() -> frozenset[str]:
    """Nouns that denote speakers: a form among them is read as noun, whatever verb it looks like."""
    return frozenset(_ROLES) | frozenset(_GROUPS)


def phrase_at(sentence: Sentence, first: int, *, hi: int | None = None, lenient: bool = False) -> Phrase | None:
    """The longest noun phrase that opens at token ``first`` and ends before ``hi``; None if there is none.

    le ministre slovaque des Affaires étrangères Rastislav Kacer | Ana Ruiz (PS) | l'un des avocats de la mairie

    ``lenient`` takes any prepositional complement: right where the phrase is known to end at ``hi``.
    """
    return _PhraseReader(
        sentence, first, min(hi or len(sentence), len(sentence), first + MAX_PHRASE), lenient=lenient
    ).read()


class _PhraseReader:
    """Reads one noun phrase from left to right, word by word; the state is what has been seen of it."""

    __slots__ = (
        "at",
        "determined",
        "first",
        "head",
        "hi",
        "in_complement",
        "in_name",
        "lenient",
        "named",
        "plural",
        "sentence",
    )

    def __init__(self, sentence: Sentence, first: int, hi: int, *, lenient: bool) -> None:
        self.lenient = lenient
        self.sentence = sentence
        self.first = self.at = first
        self.hi = hi
        self.head = -1
        self.plural = False
        self.determined = False
        self.in_complement = False  # after de, à …: capitals there do not name the speaker
        self.in_name = False  # the token before is part of the speaker's personal name
        self.named = False

    def read(self) -> Phrase | None:
        self._determiners()
        start = self.at
        if not self.determined and not self._may_open_bare():
            return None
        while self.at < self.hi and self._step():
            pass
        if self.at == start:
            return self._indefinite()
        last = self.at - 1
        while (
            last > start
            and not self.lenient
            and self.sentence.words[last]
            in _NAME_PARTICLES
            | _DETERMINER
            | {
                "et",
                "à",
                "au",
                "aux",
                "en",
                "pour",
                "chez",
                "sur",
                "ou",
            }
        ):
            last -= 1
        return Phrase(self.first, last, self.head, self.plural)

    def _may_open_bare(self) -> bool:
        """Without determiner only names, known nouns and « celui qui », « ceux de » open a phrase."""
        word = self.sentence.words[self.at] if self.at < self.hi else ""
        return bool(word) and (
            self.sentence.is_capital(self.at)
            or word in _known_nouns()
            or word in ("ex", "celui", "celle", "ceux", "celles")
        )

    def _indefinite(self) -> Phrase | None:
        """« certains », « plusieurs », « tous » alone."""
        if self.at == self.first + 1 and self.sentence.word(self.at) == "aucuns":
            return Phrase(self.first, self.at, self.at, plural=True)
        if self.at == self.first + 1 and self.sentence.words[self.first] in (
            "certains",
            "certaines",
            "plusieurs",
            "tous",
            "toutes",
        ):
            return Phrase(self.first, self.first, self.first, plural=True)
        return None

    def _determiners(self) -> None:
        words, determiners = self.sentence.words, _DETERMINER
        if self.at >= self.hi:
            return
        if words[self.at] in ("de", "d'") and self.sentence.word(self.at + 1) in _AFTER_INDEFINITE_DE:
            self.at += 1  # « de nombreux élus », « d'autres dirigeants », « d'aucuns »
            self.determined = self.plural = True
            return
        if words[self.at] in ("plus", "moins", "près") and self.sentence.word(self.at + 1) in ("de", "d'", "des", "du"):
            self.at += 2  # « plus de six élus », « près des deux tiers »
            self.determined = self.plural = True
        while self.at < self.hi and (words[self.at] in determiners or words[self.at].isdigit()):
            if words[self.at] in _PLURAL_DETERMINER or words[self.at].isdigit():
                self.plural = True
            self.determined = True
            self.at += 1
        if self.determined and self.at < self.hi and words[self.at] in ("plus", "moins"):
            self.at += 1  # « le plus grand opérateur »

    def _step(self) -> bool:
        """Take the next token or tokens; False where the phrase ends."""
        sentence, at = self.sentence, self.at
        word = sentence.words[at]
        if word == "(":
            return self._parenthesis()
        if word in _PUNCTUATION or (word[0] == "-" and len(word) > 1):
            return False
        if word in ("de", "d'", "du", "des"):
            return self._complement(1)
        if word in _COMPLEMENT_PREPOSITION or (self.lenient and word in _PREPOSITION):
            return self._takes_preposition(word) and self._complement(1)
        if word in ("et", "ou", "&"):
            return self._coordination()
        if (
            word in ("l'", "le", "la", "les")
            and self.in_complement
            and sentence.words[at - 1] in ("de", "à", "et", "en", "pour", "sur", "chez", "contre")
        ):
            self.at += 1
            return True
        if sentence.is_capital(at):
            return self._capital(word)
        return self._lower(word)

    def _capital(self, word: str) -> bool:
        if at_stop := (word in _stops() and self.at == self.first and not self.determined):
            return not at_stop
        if word in _PRE_ADJECTIVE and self.determined and self.head < 0 and not self.named:
            self.at += 1  # « le Premier ministre »
            return True
        if not self.in_complement:
            self.in_name = self.named = True
            if self.head < 0 and (word in _ROLES or word in _GROUPS):
                self.head = self.at
                self.in_name = self.named = False
        self.at += 1
        return True

    def _lower(self, word: str) -> bool:
        sentence = self.sentence
        if word in _DETERMINER and self.head < 0 and self.named is False and self.at == self.first:
            self.at += 1
            return True
        if word in _stops() and not (word in _PRE_ADJECTIVE and self.head < 0):
            if not (self.lenient and self.in_complement and word in _TIME_NOUN):  # « de longue date »
                return False
        if self.in_name and not (self.at == self.first + 1 and self.determined):
            # « Stoltenberg jeudi », « le président Macron très ému »; but « la Commission européenne » goes on.
            if not self._is_institution() and word not in _NAME_PARTICLES and not (self.lenient and word in _ROLES):
                return False
        if word in _DETERMINER:
            if sentence.words[self.at - 1] == "numéro":  # « son numéro deux »
                self.at += 1
                return True
            return False
        if self._is_verb(word):
            return False
        before = sentence.words[self.at - 1]
        if (
            word.endswith("ment")
            and word not in _known_nouns()
            and self.head >= 0
            and not (before in _DETERMINER or before in ("de", "d'", "du", "des"))
        ):
            return False
        if self.head < 0 and not self.named:
            if word not in _PRE_ADJECTIVE or word in _ROLES:
                self.head = self.at
                role = _ROLES.get(word) or _GROUPS.get(word)
                self.plural = self.plural or bool(role and role.plural)
        elif not self.in_complement and sentence.words[self.at - 1] in _ROLES and word in _ROLES and False:
            return False
        self.at += 1
        return True

    def _is_verb(self, word: str) -> bool:
        if word in _known_nouns() and (self.head < 0 or self.in_complement):
            return False
        if self.head < 0 and self.determined and not self.named:
            return False  # right after the determiner: a noun, « la porte »
        before = self.sentence.words[self.at - 1]
        if before in ("de", "d'", "du", "des", "la", "le", "les", "l'", "aux", "au", "à", "et", "en"):
            return word in _FINITE_VERB
        return word in _FINITE

    def _is_institution(self) -> bool:
        """« la Commission | européenne », « l'Office | fédéral »: determiner, then a capital, is no person."""
        if not self.determined or (self.head >= 0 and not self.sentence.is_capital(self.head)):
            return False
        return True

    def _complement(self, width: int) -> bool:
        """Take de, à … where a noun phrase or a name follows."""
        sentence, after = self.sentence, self.at + width
        if after >= self.hi or self.at == self.first:
            return False
        word = sentence.words[after]
        if is_infinitive(word) and not sentence.is_capital(after):
            return False
        if word in _CLITIC and is_infinitive(sentence.word(after + 1)):
            return False
        if word in _PUNCTUATION:
            return False
        listed = _DETERMINER | _PRE_ADJECTIVE
        if word in _stops() and word not in listed and not sentence.is_capital(after):
            # « La Dépêche du soir » is a name all the same.
            if not (self.in_name and sentence.words[self.at] in ("du", "de") and word in _TIME_NOUN):
                return False
            self.at = after + 1
            return True
        if word in ("l'", "la", "le", "les") and after + 1 < self.hi and sentence.words[after + 1] in _WIDE_MEDIA:
            if sentence.words[self.at] not in ("de", "du", "des", "d'"):
                return False
        named = self.in_name and sentence.words[self.at] in ("de", "d'", "du", "des") and sentence.is_capital(after)
        if not named:
            self.in_complement, self.in_name = True, False
        self.at = after
        while self.at < self.hi and sentence.words[self.at] in _DETERMINER:
            self.at += 1
        if self.lenient and self.at > after:
            return True
        if self.at < self.hi and sentence.words[self.at] not in _PUNCTUATION and not self._ends_at(self.at):
            self.at += 1
            return True
        return False

    def _ends_at(self, at: int) -> bool:
        word = self.sentence.words[at]
        return word in _stops() and word not in _PRE_ADJECTIVE and not self.sentence.is_capital(at)

    def _takes_preposition(self, word: str) -> bool:
        """« conseiller à la sécurité », « analyste chez X », « professeur en droit »; not « a dit le maire à la presse »."""
        sentence, after = self.sentence, self.at + 1
        before = sentence.words[self.at - 1]
        if self.lenient:
            return self.at > self.first
        if self.head < 0 or (self.in_name and before not in _ROLES):
            return False
        while sentence.word(after) in _DETERMINER:
            after += 1
        target = sentence.word(after)
        if not target or target in _WIDE_MEDIA or target in _SPEECH_EVENT:
            return False
        if target in _stops() or target in ("afp", "reuters", "ats", "ap", "belga", "keystone-ats"):
            return False
        if word == "chez":
            return True
        governors = _PREPOSITION_GOVERNOR
        return before in governors or (before not in _ROLES and sentence.word(self.at - 2) in governors)

    def _coordination(self) -> bool:
        """« des Finances et de l'Industrie », « le maire et son adjoint » (which makes the phrase plural)."""
        sentence, after = self.sentence, self.at + 1
        if after >= self.hi or self.at == self.first:
            return False
        word = sentence.words[after]
        if word in ("de", "d'", "du", "des") and self.in_complement:
            self.at += 1
            return True
        if word in _PUNCTUATION or word in _stops():
            return False
        opens = word in _DETERMINER or sentence.is_capital(after) or (word in _known_nouns() and not self.determined)
        if opens:
            rest = phrase_at(sentence, after, hi=self.hi)
            if rest is None or sentence.word(rest.last + 1) in ("que", "qu'"):
                return False
            if not self.in_complement or word in _DETERMINER:
                if word in ("le", "la", "l'", "les") and self.in_complement and sentence.word(rest.last + 1) in _FINITE:
                    pass
                self.plural = True
            self.at = rest.last + 1
            self.in_name = False
            return True
        if self.in_complement or word not in _FINITE:
            if word in _FINITE:
                return False
            self.at = after + 1
            return True
        return False

    def _parenthesis(self) -> bool:
        """« Ana Ruiz (PS) », « les Forces de soutien rapide (FSR) »."""
        words = self.sentence.words
        close = self.at + 1
        while close < self.hi and close - self.at <= MAX_PARENTHESIS and words[close] != ")":
            close += 1
        if close >= self.hi or words[close] != ")" or self.at == self.first:
            return False
        self.at = close + 1
        return True


def mention_of(sentence: Sentence, phrase: Phrase) -> Mention:
    """The phrase as a mention: kind, gender, number and the personal name in it."""
    first, last = phrase.first, phrase.last
    reference = _last_reference(sentence, phrase)
    if reference is not None:
        return reference
    name = _personal_name(sentence, first, last)
    head = sentence.words[phrase.head] if phrase.head >= 0 else ""
    kind = _kind(sentence, phrase, name, head)
    start, end = sentence.starts[first], sentence.ends[last]
    span = sentence.span(*name) if name else None
    if span is None and kind == "name":
        span = Span(start, end)
    return Mention(start, end, kind, _gender(sentence, phrase, name, head), phrase.plural, span, head)


def _last_reference(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """« ce dernier », « cette dernière », « l'intéressé »: stand for somebody named before, like a pronoun."""
    last = sentence.words[phrase.last]
    if phrase.last != phrase.first + 1 or last not in _LAST_REFERENCE:
        return None
    first = sentence.words[phrase.first]
    if first not in ("ce", "cette", "ces", "l'", "le", "la", "les"):
        return None
    plural = last.endswith("s")
    gender: Gender = "f" if last.rstrip("s").endswith("e") else "m"
    return Mention(
        sentence.starts[phrase.first], sentence.ends[phrase.last], "pronoun", gender, plural, None, f"{first} {last}"
    )


def _kind(sentence: Sentence, phrase: Phrase, name: tuple[int, int] | None, head: str) -> MentionKind:
    if not name and (phrase.plural and head in _ROLES or sentence.words[phrase.first] in ("plus", "moins", "près")):
        return "group"
    if name:
        return "name"
    if head in _GROUPS:
        kind = _GROUPS[head].kind
        kinds: dict[str, MentionKind] = {"org": "organisation", "document": "document", "source": "source"}
        return kinds.get(kind, "group")
    if head in _ROLES:
        return "role"
    core = phrase.first
    while core < phrase.last and sentence.words[core] in _DETERMINER:
        core += 1
    text = " ".join(sentence.words[core : phrase.last + 1])
    if text in _ACRONYMS or sentence.words[core] in _ACRONYMS:
        return "organisation"
    if text in _PLACES or sentence.words[core] in _PLACES:
        return "place"
    if sentence.is_capital(core):
        return "organisation" if core > phrase.first or sentence.raw[core].isupper() else "name"
    return "other"


def _personal_name(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Token range of the personal name in the phrase, title left out; None where it holds none."""
    at = first
    words = sentence.words
    while at <= last and words[at] in _DETERMINER:
        at += 1
    determined = at > first
    if at <= last and words[at] in _ACRONYMS and not (at < last and words[at] in _FORENAMES):
        return None  # « BBC Sport Afrique »
    seen_head = False
    complement = False
    while at <= last:
        word = words[at]
        if word in _TITLES and (sentence.is_capital(at + 1) or words[at] not in _ROLES):
            seen_head, complement = True, False
            at += 1
        elif word in (",",):
            complement, seen_head = False, True
            at += 1
            while at <= last and words[at] in _DETERMINER:
                at += 1
                seen_head = False
        elif word == "(":
            return None
        elif word in ("de", "d'", "du", "des", "à", "au", "aux", "en", "chez", "pour", "sur", "contre"):
            complement = True
            at += 1
            while at <= last and (sentence.is_capital(at) or words[at] in _DETERMINER):
                at += 1
        elif sentence.is_capital(at) and _may_be_name(sentence, at, determined=determined and not seen_head):
            end = _name_end(sentence, at, last)
            return at, end
        else:
            if word in _ROLES or (seen_head is False and not sentence.is_capital(at)):
                seen_head = True
            at += 1
    del complement
    return None


def _may_be_name(sentence: Sentence, at: int, *, determined: bool) -> bool:
    """Whether the capitalised token at ``at`` may open a personal name."""
    word, raw = sentence.words[at], sentence.raw[at]
    if determined:
        return False
    if word in _FORENAMES and not (word in _PLACES and not sentence.is_capital(at + 1)):
        return True
    if word in _PLACES or word in _ACRONYMS or " ".join(sentence.words[at : at + 2]) in _PLACES:
        return (
            sentence.is_capital(at + 1)
            and word not in _ACRONYMS
            and " ".join(sentence.words[at : at + 2]) not in _PLACES
        )
    if raw.isupper() and len(raw) > 1 and "." not in raw and not sentence.is_capital(at + 1):
        return False
    if word in _GROUPS or word in _ROLES or word in _stops():
        return False
    return True


def _name_end(sentence: Sentence, first: int, last: int) -> int:
    """The last token of the personal name that opens at ``first``: particles only where a capital follows."""
    at = first
    while at < last:
        step = at + 1
        while step <= last and sentence.words[step] in _NAME_PARTICLES and not sentence.is_capital(step):
            step += 1
        if step <= last and sentence.is_capital(step):
            at = step
        else:
            break
    return at


def _gender(sentence: Sentence, phrase: Phrase, name: tuple[int, int] | None, head: str) -> Gender | None:
    """Gender by title, role form, forename, determiner, in this order."""
    for at in range(phrase.first, min(phrase.last, phrase.first + 4) + 1):
        title = _TITLES.get(sentence.words[at])
        if title is not None and title.gender and sentence.is_capital(at + 1):
            return title.gender
    if head in _ROLES and _ROLES[head].gender == "f":
        return "f"
    if name:
        given = _FORENAMES.get(sentence.words[name[0]])
        if given is not None and name[1] > name[0]:
            return given
    if head in _GROUPS:
        return _GROUPS[head].gender
    if head in _ROLES and _ROLES[head].gender:
        return _ROLES[head].gender
    word = sentence.words[phrase.first]
    if word in ("la", "une", "cette"):
        return "f"
    if word in ("le", "un", "ce"):
        return "m"
    if name and _FORENAMES.get(sentence.words[name[0]]):
        return _FORENAMES[sentence.words[name[0]]]
    place = _PLACES.get(" ".join(sentence.words[phrase.first : phrase.last + 1]))
    return place.gender if place else None


def pronoun_at(sentence: Sentence, at: int) -> Mention | None:
    """The mention of a pronoun token: ``il``, ``-t-elle``, ``lui``, ``celui-ci``; None for je, ce, cela."""
    word = sentence.words[at]
    start, end = sentence.starts[at], sentence.ends[at]
    if word[0] == "-":
        bare = word.removeprefix("-t-").removeprefix("-t'").removeprefix("-")
        start = end - len(bare)
        word = bare
    if word not in _PERSON_PRONOUN and word not in ("on", "je", "nous"):
        return None
    plural = word in ("ils", "elles", "eux", "ceux-ci", "celles-ci", "nous")
    gender: Gender | None = None
    if word in ("elle", "elles", "celle-ci", "celles-ci"):
        gender = "f"
    elif word in ("il", "ils", "eux", "celui-ci", "ceux-ci"):
        gender = "m"
    return Mention(start, end, "pronoun", gender, plural, None, word)


def is_speaker_like(sentence: Sentence, phrase: Phrase, mention: Mention) -> bool:
    """Whether the phrase may denote somebody who speaks: abstract nouns and things may not."""
    if mention.kind != "other":
        return True
    if sentence.words[phrase.first] in (
        "certains",
        "certaines",
        "plusieurs",
        "tous",
        "toutes",
        "celui",
        "celle",
        "ceux",
        "celles",
    ):
        return True
    head = mention.head
    if not head or head in _THING:
        return False
    return not head.endswith(
        (
            "tion",
            "tions",
            "sion",
            "sions",
            "ment",
            "ments",
            "ance",
            "ence",
            "isme",
            "ude",
            "té",
            "tés",
            "age",
            "ure",
            "esse",
        )
    )
