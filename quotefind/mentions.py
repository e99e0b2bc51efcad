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

# A noun phrase longer than this is a misreading, and looking on would cost time on endless sentences.
MAX_PHRASE = 45
MAX_PARENTHESIS = 9
MAX_INSERTION = 40

_PUNCTUATION = frozenset(", ; : . ! ? … ... ( ) [ ] – — - « » “ ” \" / • ·".split()) | {QUOTE}
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
        function_words("phrase_stop")
        | function_words("relative")
        | function_words("subject_pronoun")
        | function_words("negation")
        | function_words("reflexive")
        | function_words("adverb")
        | function_words("time_noun")
        | adverbials()
    ) - {"personne", "tous", "point", "second", "personnes"}


@cache
def _known_nouns() -> frozenset[str]:
    """Nouns that denote speakers: a form among them is read as noun, whatever verb it looks like."""
    return frozenset(roles()) | frozenset(groups())


def phrase_at(sentence: Sentence, first: int, *, hi: int | None = None, lenient: bool = False) -> Phrase | None:
    """The longest noun phrase that opens at token ``first`` and ends before ``hi``; None if there is none.

    le ministre slovaque des Affaires étrangères Rastislav Kacer | Ana Ruiz (PS) | l'un des avocats de la mairie

    ``lenient`` takes any prepositional complement: right where the phrase is known to end at ``hi``.
    """
    return _PhraseReader(sentence, first, min(hi or len(sentence), first + MAX_PHRASE), lenient=lenient).read()


class _PhraseReader:
    """Reads one noun phrase from left to right, word by word; the state is what has been seen of it."""

    __slots__ = ("at", "determined", "first", "head", "hi", "in_complement", "in_name", "lenient", "named", "plural", "sentence")

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
        while last > start and not self.lenient and self.sentence.words[last] in _NAME_PARTICLES | function_words("determiner") | {
            "et",
            "à",
            "au",
            "aux",
            "en",
            "pour",
            "chez",
            "sur",
            "ou",
        }:
            last -= 1
        return Phrase(self.first, last, self.head, self.plural)

    def _may_open_bare(self) -> bool:
        """Without determiner only names, known nouns and « celui qui », « ceux de » open a phrase."""
        word = self.sentence.words[self.at] if self.at < self.hi else ""
        return bool(word) and (
            self.sentence.is_capital(self.at) or word in _known_nouns() or word in ("ex", "celui", "celle", "ceux", "celles")
        )

    def _indefinite(self) -> Phrase | None:
        """« certains », « plusieurs », « tous » alone."""
        if self.at == self.first + 1 and self.sentence.word(self.at) == "aucuns":
            return Phrase(self.first, self.at, self.at, plural=True)
        if self.at == self.first + 1 and self.sentence.words[self.first] in ("certains", "certaines", "plusieurs", "tous", "toutes"):
            return Phrase(self.first, self.first, self.first, plural=True)
        return None

    def _determiners(self) -> None:
        words, determiners = self.sentence.words, function_words("determiner")
        if words[self.at] in ("de", "d'") and self.sentence.word(self.at + 1) in function_words("after_indefinite_de"):
            self.at += 1  # « de nombreux élus », « d'autres dirigeants », « d'aucuns »
            self.determined = self.plural = True
            return
        while self.at < self.hi and (words[self.at] in determiners or words[self.at].isdigit()):
            if words[self.at] in function_words("plural_determiner") or words[self.at].isdigit():
                self.plural = True
            self.determined = True
            self.at += 1

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
        if word in function_words("complement_preposition"):
            return self._takes_preposition(word) and self._complement(1)
        if word in ("et", "ou", "&"):
            return self._coordination()
        if word in ("l'", "le", "la", "les") and self.in_complement and sentence.words[at - 1] in ("de", "à", "et", "en", "pour", "sur", "chez", "contre"):
            self.at += 1
            return True
        if sentence.is_capital(at):
            return self._capital(word)
        return self._lower(word)

    def _capital(self, word: str) -> bool:
        if at_stop := (word in _stops() and self.at == self.first and not self.determined):
            return not at_stop
        if word in function_words("pre_adjective") and self.determined and self.head < 0 and not self.named:
            self.at += 1  # « le Premier ministre »
            return True
        if not self.in_complement:
            self.in_name = self.named = True
            if self.head < 0 and (word in roles() or word in groups()):
                self.head = self.at
                self.in_name = self.named = False
        self.at += 1
        return True

    def _lower(self, word: str) -> bool:
        sentence = self.sentence
        if word in function_words("determiner") and self.head < 0 and self.named is False and self.at == self.first:
            self.at += 1
            return True
        if word in _stops() and not (word in function_words("pre_adjective") and self.head < 0):
            return False
        if self.in_name and not (self.at == self.first + 1 and self.determined):
            # « Stoltenberg jeudi », « le président Macron très ému »; but « la Commission européenne » goes on.
            if not self._is_institution() and word not in _NAME_PARTICLES and not (self.lenient and word in roles()):
                return False
        if word in function_words("determiner"):
            if sentence.words[self.at - 1] == "numéro":  # « son numéro deux »
                self.at += 1
                return True
            return False
        if self._is_verb(word):
            return False
        before = sentence.words[self.at - 1]
        if word.endswith("ment") and word not in _known_nouns() and self.head >= 0 and not (
            before in function_words("determiner") or before in ("de", "d'", "du", "des")
        ):
            return False
        if self.head < 0 and not self.named:
            if word not in function_words("pre_adjective") or word in roles():
                self.head = self.at
                role = roles().get(word) or groups().get(word)
                self.plural = self.plural or bool(role and role.plural)
        elif not self.in_complement and sentence.words[self.at - 1] in roles() and word in roles() and False:
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
            return word in function_words("finite_verb")
        return word in finite_forms()

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
        if word in function_words("clitic") and is_infinitive(sentence.word(after + 1)):
            return False
        if word in _PUNCTUATION:
            return False
        listed = function_words("determiner") | function_words("pre_adjective")
        if word in _stops() and word not in listed and not sentence.is_capital(after):
            # « La Dépêche du soir » is a name all the same.
            if not (self.in_name and sentence.words[self.at] in ("du", "de") and word in function_words("time_noun")):
                return False
            self.at = after + 1
            return True
        if word in ("l'", "la", "le", "les") and after + 1 < self.hi and sentence.words[after + 1] in function_words("wide_media"):
            if sentence.words[self.at] not in ("de", "du", "des", "d'"):
                return False
        named = self.in_name and sentence.words[self.at] in ("de", "d'", "du", "des") and sentence.is_capital(after)
        if not named:
            self.in_complement, self.in_name = True, False
        self.at = after
        while self.at < self.hi and sentence.words[self.at] in function_words("determiner"):
            self.at += 1
        if self.lenient and self.at > after:
            return True
        if self.at < self.hi and sentence.words[self.at] not in _PUNCTUATION and not self._ends_at(self.at):
            self.at += 1
            return True
        return False

    def _ends_at(self, at: int) -> bool:
        return self.sentence.words[at] in _stops() and not self.sentence.is_capital(at)

    def _takes_preposition(self, word: str) -> bool:
        """« conseiller à la sécurité », « analyste chez X », « professeur en droit »; not « a dit le maire à la presse »."""
        sentence, after = self.sentence, self.at + 1
        before = sentence.words[self.at - 1]
        if self.lenient:
            return self.at > self.first
        if self.head < 0 or (self.in_name and before not in roles()):
            return False
        while sentence.word(after) in function_words("determiner"):
            after += 1
        target = sentence.word(after)
        if not target or target in function_words("wide_media") or target in function_words("speech_event"):
            return False
        if target in _stops() or target in ("afp", "reuters", "ats", "ap", "belga", "keystone-ats"):
            return False
        if word == "chez":
            return True
        governors = function_words("preposition_governor")
        return before in governors or (before not in roles() and sentence.word(self.at - 2) in governors)

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
        opens = word in function_words("determiner") or sentence.is_capital(after) or (
            word in _known_nouns() and not self.determined
        )
        if opens:
            rest = phrase_at(sentence, after, hi=self.hi)
            if rest is None or sentence.word(rest.last + 1) in ("que", "qu'"):
                return False
            if not self.in_complement or word in function_words("determiner"):
                if word in ("le", "la", "l'", "les") and self.in_complement and sentence.word(rest.last + 1) in finite_forms():
                    pass
                self.plural = True
            self.at = rest.last + 1
            self.in_name = False
            return True
        if self.in_complement or word not in finite_forms():
            if word in finite_forms():
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
    if phrase.last != phrase.first + 1 or last not in function_words("last_reference"):
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
    if phrase.plural and not name and head in roles():
        return "group"
    if name:
        return "name"
    if head in groups():
        kind = groups()[head].kind
        kinds: dict[str, MentionKind] = {"org": "organisation", "document": "document", "source": "source"}
        return kinds.get(kind, "group")
    if head in roles():
        return "role"
    core = phrase.first
    while core < phrase.last and sentence.words[core] in function_words("determiner"):
        core += 1
    text = " ".join(sentence.words[core : phrase.last + 1])
    if text in acronyms() or sentence.words[core] in acronyms():
        return "organisation"
    if text in places() or sentence.words[core] in places():
        return "place"
    if sentence.is_capital(core):
        return "organisation" if core > phrase.first or sentence.raw[core].isupper() else "name"
    return "other"


def _personal_name(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Token range of the personal name in the phrase, title left out; None where it holds none."""
    at = first
    words = sentence.words
    while at <= last and words[at] in function_words("determiner"):
        at += 1
    determined = at > first
    seen_head = False
    complement = False
    while at <= last:
        word = words[at]
        if word in titles() and (sentence.is_capital(at + 1) or words[at] not in roles()):
            seen_head, complement = True, False
            at += 1
        elif word in (",",):
            complement, seen_head = False, True
            at += 1
            while at <= last and words[at] in function_words("determiner"):
                at += 1
                seen_head = False
        elif word == "(":
            return None
        elif word in ("de", "d'", "du", "des", "à", "au", "aux", "en", "chez", "pour", "sur", "contre"):
            complement = True
            at += 1
            while at <= last and (sentence.is_capital(at) or words[at] in function_words("determiner")):
                at += 1
        elif sentence.is_capital(at) and _may_be_name(sentence, at, determined=determined and not seen_head):
            end = _name_end(sentence, at, last)
            return at, end
        else:
            if word in roles() or (seen_head is False and not sentence.is_capital(at)):
                seen_head = True
            at += 1
    del complement
    return None


def _may_be_name(sentence: Sentence, at: int, *, determined: bool) -> bool:
    """Whether the capitalised token at ``at`` may open a personal name."""
    word, raw = sentence.words[at], sentence.raw[at]
    if determined:
        return False
    if word in forenames() and not (word in places() and not sentence.is_capital(at + 1)):
        return True
    if word in places() or word in acronyms() or " ".join(sentence.words[at : at + 2]) in places():
        return sentence.is_capital(at + 1) and word not in acronyms() and " ".join(sentence.words[at : at + 2]) not in places()
    if raw.isupper() and len(raw) > 1 and "." not in raw and not sentence.is_capital(at + 1):
        return False
    if word in groups() or word in roles() or word in _stops():
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
        title = titles().get(sentence.words[at])
        if title is not None and title.gender and sentence.is_capital(at + 1):
            return title.gender
    if head in roles() and roles()[head].gender == "f":
        return "f"
    if name:
        given = forenames().get(sentence.words[name[0]])
        if given is not None and name[1] > name[0]:
            return given
    if head in groups():
        return groups()[head].gender
    if head in roles() and roles()[head].gender:
        return roles()[head].gender
    word = sentence.words[phrase.first]
    if word in ("la", "une", "cette"):
        return "f"
    if word in ("le", "un", "ce"):
        return "m"
    if name and forenames().get(sentence.words[name[0]]):
        return forenames()[sentence.words[name[0]]]
    place = places().get(" ".join(sentence.words[phrase.first : phrase.last + 1]))
    return place.gender if place else None


def pronoun_at(sentence: Sentence, at: int) -> Mention | None:
    """The mention of a pronoun token: ``il``, ``-t-elle``, ``lui``, ``celui-ci``; None for je, ce, cela."""
    word = sentence.words[at]
    start, end = sentence.starts[at], sentence.ends[at]
    if word[0] == "-":
        bare = word.removeprefix("-t-").removeprefix("-")
        start = end - len(bare)
        word = bare
    if word not in function_words("person_pronoun") and word not in ("on", "je", "nous"):
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
    if sentence.words[phrase.first] in ("certains", "certaines", "plusieurs", "tous", "toutes", "celui", "celle", "ceux", "celles"):
        return True
    head = mention.head
    if not head or head in function_words("thing"):
        return False
    return not head.endswith(
        ("tion", "tions", "sion", "sions", "ment", "ments", "ance", "ence", "isme", "ude", "té", "tés", "age", "ure", "esse")
    )
