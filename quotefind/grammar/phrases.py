"""Step 4: the noun phrase that names the speaker, left or right of a reporting expression.

Describes what is written (its extent, kind, gender, number, the personal name in it); whom it
denotes is found out by the resolution, where to look for it by ``subjects``.
"""

from __future__ import annotations

from dataclasses import dataclass

from quotefind.grammar.circumstances import opens_set_phrase
from quotefind.grammar.clauses import find_word
from quotefind.lexicons.grammar import (
    DE,
    DEFINITE,
    NE,
    OF,
    POSSESSIVE,
    QUE,
    TO,
    finite_forms,
    function_words,
    is_infinitive,
    lists_complements,
)
from quotefind.lexicons.nouns import (
    acronyms,
    adverbials,
    bodies_of_several_words,
    forenames,
    groups,
    parties,
    party_end,
    places,
    roles,
    titles,
)
from quotefind.lexicons.verbs import nouns_of_saying, verb_forms
from quotefind.model import Gender, Mention, MentionKind, Span
from quotefind.reading.words import QUOTE, Sentence
from quotefind.snapshot import pattern

_ACRONYMS = acronyms()
_OF_ENGLISH = frozenset(("of", "for", "and"))
_BODIES = bodies_of_several_words()
_PARTIES = parties()
_AFTER_INDEFINITE_DE = function_words("after_indefinite_de")
_CLITIC = function_words("clitic")
_COMPLEMENT_PREPOSITION = function_words("complement_preposition")
_DETERMINER = function_words("determiner")
_FINITE = finite_forms()
_FINITE_VERB = function_words("finite_verb")
_FORENAMES = forenames()
_GROUPS = groups()
_LAST_REFERENCE = function_words("last_reference")
_NAMED_BODY = function_words("named_body")
_NAME_PARTICLE = function_words("name_particle")
_COUNTING_NOUN = function_words("counting_noun")
_PORTION = function_words("portion")
_TIME_EPITHET = function_words("time_epithet")
_OF_WOMEN_TOO = function_words("of_women_too")
_PERSON_PRONOUN = function_words("person_pronoun")
_PLACES = places()
_SAINT = frozenset(("saint", "sainte"))
_BEFORE_SECOND_FORENAME = (_FORENAMES.keys() - _PLACES.keys() - _GROUPS.keys()) | _SAINT  # « Jean | Pierre Roux »
_PLURAL_DETERMINER = function_words("plural_determiner")
_PREPOSITION = function_words("preposition")
_PREPOSITION_GOVERNOR = function_words("preposition_governor")
_PRE_ADJECTIVE = function_words("pre_adjective")
_RELATIVE = function_words("relative")
_ROLES = roles()
_THING = function_words("thing")
_TIME_NOUN = function_words("time_noun")
_TITLES = titles()
_TITLE_CONTEXT = function_words("title_context")
_VERB_OR_NOUN = function_words("noun_homograph")
_WIDE_MEDIA = function_words("wide_media")

# Nouns that denote speakers: a form among them is read as noun, whatever verb it looks like.
_KNOWN_NOUNS = frozenset(_ROLES) | frozenset(_GROUPS)
_PUNCTUATION = frozenset(', ; : . ! ? … ... ( ) [ ] – — - « » “ ” " / • ·'.split()) | {QUOTE}

# Words at which a noun phrase ends, and those that end it right after a preposition.
_STOPS = frozenset().union(
    *map(
        function_words,
        ("phrase_stop", "relative", "subject_pronoun", "negation", "reflexive", "adverb", "time_noun"),
    ),
    adverbials(),
) - function_words("no_phrase_stop")
_STOPS_IN_COMPLEMENT = _STOPS - _PRE_ADJECTIVE
_STOPS_AFTER_PREPOSITION = _STOPS_IN_COMPLEMENT - _DETERMINER
# What is told something or where it is told: « a dit le maire | à la presse ».
_NO_COMPETENCE = _WIDE_MEDIA.union(
    *map(function_words, ("speech_event", "news_agency", "broadcaster", "no_competence"))
)
_NO_COMPLEMENT = _NO_COMPETENCE | _STOPS | {""}
# Words that end no phrase: what they open was not taken.
_NO_LAST = _NAME_PARTICLE | _DETERMINER | TO | {"et", "ou", "en", "pour", "chez", "sur"}
# What opens the complement of a role, and what stands before a name that is no name of who has it.
_BEFORE_COMPETENCE = TO | {"en", "pour", "sur", "auprès", "chez"}
_OUTSIDE_COMPETENCE = (OF | TO | _PREPOSITION | _DETERMINER).union(*map(function_words, ("named_after", "named_place")))

_ALONE = frozenset(("chacun", "chacune"))  # pronouns that are no determiners
_BOTH = frozenset(tuple(f"{all_of}deux".split()) for all_of in ("tous ", "toutes ", "tous les ", "toutes les ", "les "))
_INDEFINITE = frozenset(("certains", "certaines", "plusieurs", "tous", "toutes"))
DEMONSTRATIVE = frozenset(("celui", "celle", "ceux", "celles"))
_SOURCE = frozenset(("source", "sources"))
_SOME = frozenset("un une aucun aucune beaucoup deux trois quatre cinq peu".split())  # « deux | d'entre eux »
_EACH_OR_ONE = frozenset(("un", "une", "chacun", "chacune"))
_EVERYBODY = ["tout", "le", "monde"]
_MANY = function_words("quantity")
_MORE = frozenset(("plus", "moins"))
_OPENS_QUANTITY = _MANY | {"bon", "pas", "tout"}
_ONE = frozenset(("un", "une", "aucun", "aucune"))
_THEM = frozenset(("eux", "elles", "nous", "vous"))
_QUANTITY = frozenset(("plus", "moins", "près"))  # « plus de six élus », « près des deux tiers »
_ABOUT_A_NUMBER = frozenset(("environ", "quelque", "presque", "quasi", "bientôt"))
_NO_NAME = _ALONE | _INDEFINITE | DEMONSTRATIVE | _QUANTITY | _ABOUT_A_NUMBER  # though a capital opens the sentence
_NO_NOUN = OF | TO | _PREPOSITION | {"et", "ou", "&"}
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées")
_AFTER_PARTICIPLE = frozenset(("à", "par", "dans", "sur", "en", "auprès", "lors"))
_FOR = frozenset(("pour", "contre"))
_SUPERLATIVE = frozenset(("plus", "moins"))
_AND = frozenset(("et", "ou", "&"))
_CONTRACTED = (OF | TO) - DE - {"à"}  # with an article: what follows is no infinitive
_BEFORE_NOUN = OF | DEFINITE | TO | {"et", "en"}  # after these a form that looks like a verb is a noun
_DOUBLED_PREPOSITION = frozenset(("de", "à", "et", "en", "pour", "sur", "chez", "contre"))
_REFERENCE_OPENER = DEFINITE | {"ce", "cette", "ces"}
# A capital after these is another's name: « l'ancien ministre sous | Wade | ».
_OUTSIDE_NAME = OF | TO | {"en", "chez", "pour", "sur", "sous", "contre", "par", "avec", "dans"}

_PRONOMINAL = function_words("pronominal")
_BEFORE_VERB = _CLITIC | NE
_AFTER_VERB = QUE | {":", QUOTE}
_UNNAMED_PERSON = frozenset(("on", "je", "nous"))
_STRONG_PRONOUN = frozenset(("lui", "elle", "eux", "elles", "lui-même", "elle-même"))
_PLURAL_PRONOUN = frozenset(("ils", "elles", "eux", "ceux-ci", "celles-ci", "nous"))
_FEMININE_PRONOUN = frozenset(("elle", "elles", "celle-ci", "celles-ci"))
_MASCULINE_PRONOUN = frozenset(("il", "ils", "eux", "celui-ci", "ceux-ci"))
_FEMININE_DETERMINER = frozenset(("la", "une", "cette"))
_MASCULINE_DETERMINER = frozenset(("le", "un", "ce"))
_GROUP_KINDS: dict[str, MentionKind] = {"org": "organisation", "document": "document", "source": "source"}
_ABSTRACT_ENDINGS = tuple("tion tions sion sions ment ments ance ence isme ude té tés age ure esse".split())

# Lengths in tokens. A noun phrase longer than this is a misreading, and looking on would cost time on endless
# sentences; what is in parentheses after a name is a party, an age or an acronym with its words; what is inserted
# between a subject and its verb may be a clause; a title stands among the first words of its phrase.
MAX_PHRASE = 45
MAX_PARENTHESIS = 9
MAX_INSERTION = 40
MAX_BEFORE_TITLE = 4
_THAT_ONE = frozenset(("celui-là", "celle-là", "ceux-là", "celles-là"))
MAX_ACRONYM = 5  # letters: « le Dr Lara de | CIWF »
MAX_COMPETENCE = 10
_POLITE = function_words("polite_title")
_WEEKDAY = frozenset("lundi mardi mercredi jeudi vendredi samedi dimanche hier".split())
_EVENT = frozenset(nouns_of_saying()).union(*map(function_words, ("thing", "named_after", "reaction_noun")))
_EVENT_ENDING = pattern(r"(?:tion|sion|ment|age|ance|ité|ature|ure|oire|isme)s?$")
_COMPOUNDS = tuple(phrase.split(" ") for phrase in sorted(function_words("compound_role")))
MAX_BODY_NAME = 40  # characters, marks included


@dataclass(slots=True)
class Phrase:
    """A noun phrase as token indices, both included; ``head`` is its head noun's token, -1 for a bare name."""

    first: int
    last: int
    head: int = -1
    plural: bool = False


def phrase_at(sentence: Sentence, first: int, *, hi: int | None = None, lenient: bool = False) -> Phrase | None:
    """The longest noun phrase that opens at token ``first`` and ends before ``hi``; None if there is none.

    le ministre slovaque des Affaires étrangères Rastislav Kacer | Ana Ruiz (PS) | l'un des avocats de la mairie

    ``lenient`` takes any prepositional complement: right where the phrase is known to end at ``hi``.
    """
    stop = min(hi or len(sentence), len(sentence), first + MAX_PHRASE)
    return _PhraseReader(sentence, first, stop, lenient=lenient).read()


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
        """The phrase, None where none opens."""
        if self.at < self.hi and self.sentence.words[self.at] in _ALONE:
            return self._alone()
        among = self._some_of_them() or self._both() or self._many() or self._last_one()
        if among is not None:
            return among
        if not self._body(self.at):
            self._determiners()
        start = self.first if self.named else self.at
        if not self.determined and not self.named and not self._may_open_bare():
            return None
        while self.at < self.hi and self._step():
            pass
        if self.at == start:
            return self._indefinite()
        if not self.lenient and self._passes_to_name():
            while self.at < self.hi and self._step():
                pass
        last = self.at - 1
        while last > start and not self.lenient and self._is_hanging(last):
            last -= 1
        return Phrase(self.first, last, self.head, self.plural)

    def _passes_to_name(self) -> bool:
        """Go past the complements that stand between a role and its name; False, and nothing taken, without them.

        « la présidente du groupe | au Sénat | Ana Ruiz », « l'envoyé spécial | pour le Sahel |, Paul Roux »; not « le
        maire | au journaliste | Paul Roux », « le chirurgien | à l'hôpital | Robert Debré ».
        """
        sentence, words = self.sentence, self.sentence.words
        if self.named or self.head < 0 or words[self.head] not in _ROLES:
            return False
        if sentence.word(self.at) not in _BEFORE_COMPETENCE or opens_set_phrase(sentence, self.at):
            return False
        noun = self.at + 1
        while sentence.word(noun) in _DETERMINER:
            noun += 1
        is_event = sentence.word(noun) in _NO_COMPETENCE and not sentence.is_capital(noun)
        if is_event or sentence.word(noun) in _RELATIVE:
            return False  # « a dit le maire | en marge du procès Paul Roux »
        is_of_person = words[self.at] == "auprès"  # « secrétaire d'État auprès du ministre »
        for at in range(self.at + 1, min(self.hi - 1, self.at + MAX_COMPETENCE)):
            word, before = words[at], words[at - 1]
            is_name = word in _FORENAMES and sentence.is_capital(at) and sentence.is_capital(at + 1)
            if is_name and before not in _OUTSIDE_COMPETENCE:
                if before == "," and not self._closes_after_name(at):
                    return False
                self.at = at - (before == ",")
                self.in_complement = self.in_name = False
                return True
            if before == ",":
                return False
            is_person = word in _ROLES or word in _TITLES or word in POSSESSIVE
            is_verb = word in _FINITE and before not in _BEFORE_NOUN and before not in _DETERMINER
            if (word in _PUNCTUATION and word != ",") or is_verb or (is_person and not is_of_person):
                return False
        return False

    def _closes_after_name(self, at: int) -> bool:
        """« …, Paul Roux. »; not « …, Paul Roux ayant démenti »."""
        while self.sentence.is_capital(at) or self.sentence.word(at) in _NAME_PARTICLE:
            at += 1
        after = self.sentence.word(at)
        return after in _PUNCTUATION or not after

    def _alone(self) -> Phrase:
        """« chacun », « chacune des parties »."""
        self.head = self.first
        self.at += 1
        if self.sentence.word(self.at) in OF:
            while self.at < self.hi and self._step():
                pass
        return Phrase(self.first, self.at - 1, self.first, plural=False)

    def _some_of_them(self) -> Phrase | None:
        """« l'une d'entre eux », « certains d'entre nous », « l'une d'elles »."""
        words = self.sentence.words
        head = self.first + (words[self.first : self.first + 1] == ["l'"])
        last = head + 2 + (self.sentence.word(head + 2) == "entre")
        if last >= self.hi or words[head + 1] not in DE or words[last] not in _THEM:
            return None
        if words[head] not in _INDEFINITE and words[head] not in _SOME:
            return None
        return Phrase(self.first, last, head, words[head] not in _ONE)

    def _last_one(self) -> Phrase | None:
        is_last = self.first + 1 < self.hi and is_last_one(self.sentence, self.first)
        return Phrase(self.first, self.first + 1, self.first + 1) if is_last else None

    def _both(self) -> Phrase | None:
        """« tous deux | affirment », « les deux | ont dit »: no noun behind."""
        words, last = self.sentence.words, self.first
        while last < self.first + 2 and words[last : last + 1] != ["deux"]:
            last += 1
        following = self.sentence.word(last + 1)
        is_verb = following in _FINITE and following not in _KNOWN_NOUNS
        if last >= self.hi or tuple(words[self.first : last + 1]) not in _BOTH or not (is_verb or following == ","):
            return None
        return Phrase(self.first, last, last, plural=True)

    def _many(self) -> Phrase | None:
        """« nombre d'élus », « bon nombre d'entre eux », « pas moins de dix élus », « tout le monde »."""
        words, at = self.sentence.words, self.first
        if at + 2 >= self.hi:
            return None
        if words[at : at + 3] == _EVERYBODY:
            return Phrase(at, at + 2, at + 2)
        if words[at] in _DETERMINER:
            at += 1 + (self.sentence.word(at + 1) in _PRE_ADJECTIVE)
            is_many = self.sentence.word(at) in _PORTION
        else:
            at += self.sentence.word(at) in ("bon", "pas")
            is_many = self.sentence.word(at) in _MANY
        of = at + 1
        if of + 1 >= self.hi or words[of] not in OF or not is_many:
            return None
        if words[of + 1] == "entre" and self.sentence.word(of + 2) in _THEM:
            return Phrase(self.first, of + 2, at, plural=True)
        counted = phrase_at(self.sentence, of + (words[of] not in ("des", "du")), hi=self.hi)
        is_somebody = counted is not None and counted.head >= 0 and words[counted.head] in _ROLES
        if counted is None or not is_somebody or (words[at] in _MORE and words[of + 1] not in _DETERMINER):
            return None  # « réclame | plus de policiers »
        return Phrase(self.first, counted.last, counted.head, counted.plural)

    def _may_open_bare(self) -> bool:
        """Without determiner only names, known nouns and « celui qui », « ceux de » open a phrase."""
        if self.at >= self.hi:
            return False
        word = self.sentence.words[self.at]
        if word.startswith("mi-"):
            return False  # « Mi-juin, »
        return self.sentence.is_capital(self.at) or word in _KNOWN_NOUNS or word in DEMONSTRATIVE or word == "ex"

    def _indefinite(self) -> Phrase | None:
        """« certains », « plusieurs », « tous » alone; « d'aucuns »; « l'un », « les uns »."""
        is_one = self.at == self.first + 2 and self.sentence.words[self.at - 1] in _PRONOMINAL
        if is_one and self.sentence.word(self.at) not in OF:
            return Phrase(self.first, self.first + 1, self.first + 1, self.plural)
        if self.at != self.first + 1:
            return None
        if self.sentence.word(self.at) == "aucuns":
            return Phrase(self.first, self.at, self.at, plural=True)
        if self.sentence.words[self.first] in _INDEFINITE:
            return Phrase(self.first, self.first, self.first, plural=True)
        return None

    def _determiners(self) -> None:
        """Take what stands before the noun: « le », « leurs deux », « de nombreux », « plus de six », « le plus »."""
        words = self.sentence.words
        if self.at >= self.hi:
            return
        if words[self.at] in DE and self.sentence.word(self.at + 1) in _AFTER_INDEFINITE_DE:
            self.at += 1  # « de nombreux élus », « d'autres dirigeants », « d'aucuns »
            self.determined = self.plural = True
            return
        following = self.sentence.word(self.at + 1)
        if words[self.at] in _ABOUT_A_NUMBER and (following.isdigit() or following in _PLURAL_DETERMINER):
            self.at += 1  # « environ 200 personnes »
        if words[self.at] in _QUANTITY and self.sentence.word(self.at + 1) in OF:
            self.at += 2
            self.determined = self.plural = True
        while self.at < self.hi and (words[self.at] in _DETERMINER or words[self.at].isdigit()):
            if words[self.at] in _PLURAL_DETERMINER or words[self.at].isdigit():
                self.plural = True
            self.determined = True
            self.at += 1
            if self.sentence.word(self.at) == "%" and self.sentence.word(self.at + 1) in OF:
                self.at += 2  # « 30 % des élus »
        if self.determined and self.at < self.hi and words[self.at] in _SUPERLATIVE:
            self.at += 1  # « le plus grand opérateur »

    def _step(self) -> bool:
        """Take the next token or tokens; False where the phrase ends."""
        word = self.sentence.words[self.at]
        if word == "(":
            return self._parenthesis()
        if word == QUOTE and (self._is_name_of_body() or self._is_nickname()):
            self.at += 1
            return False
        if word == QUOTE and self._is_marked_adjective():
            self.at += 1
            return True
        if word == "," and self._lists_competences():
            self.at += 1
            return self._complement()  # « le ministre de l'Économie|, des Finances et de la Relance | »
        if word in _PUNCTUATION or (word[0] == "-" and len(word) > 1):
            return False
        if self.head == self.at - 1 and self.sentence.words[self.head : self.at + 2] in _COMPOUNDS:
            self.at += 2  # « un metteur | en scène | »
            return True
        if word in _PARTIES and (party := _party_end(self.sentence, self.at)) >= 0 and party < self.hi:
            self.at = party + 1
            return True
        if word in OF:
            return self._complement()
        if word == "&" and self.in_name and self.sentence.is_capital(self.at + 1):
            self.at += 1  # « Ernst | & | Young »
            return True
        if word == "par" and self.sentence.word(self.at + 1) == "intérim":
            self.at += 2  # « le président | par intérim | du Kivu »
            return True
        if word == "en" and self.sentence.word(self.at + 1) == "charge" and self.sentence.word(self.at + 2) in OF:
            self.at += 2
            return self._complement()  # « le ministre | en charge du Logement »
        if word == "près" and self.sentence.word(self.at + 1) in DEFINITE and self.head >= 0:
            return self._complement()  # « le procureur général | près la cour d'appel »
        if word in _COMPLEMENT_PREPOSITION or (self.lenient and word in _PREPOSITION):
            return self._takes_preposition(word) and self._complement()
        if word in _AND:
            return self._coordination()
        if word in DEFINITE and self._is_after_relation():
            return self._named_relation()
        if word in _DETERMINER and self._is_after_call():
            self.at += 2
            return True
        if self.in_name and _is_article_of_surname(self.sentence, self.at):
            self.at += 2  # « Bruno | le Maire | »
            return True
        if word in DEFINITE and self.in_complement and self.sentence.words[self.at - 1] in _DOUBLED_PREPOSITION:
            self.at += 1  # « une élue de chez | les | Verts »
            return True
        if self.sentence.is_capital(self.at):
            return not opens_sentence(self.sentence, self.at) and self._capital(word)
        return self._lower(word)

    def _is_headed_by_known_noun(self) -> bool:
        return self.head >= 0 and self.sentence.words[self.head] in _KNOWN_NOUNS

    def _lists_competences(self) -> bool:
        """« le ministre de l'Économie |, des Finances et de la Relance », « délégué aux Ports |, au Plan et à … »."""
        is_inside = self.in_complement and self._is_headed_by_known_noun()
        return is_inside and lists_complements(self.sentence.words, self.at, self.hi, self.sentence.is_capital)

    def _is_after_relation(self) -> bool:
        """« son ami | le Dr Akoto »: right behind a noun that says whose relation somebody is."""
        return self.head == self.at - 1 and self.sentence.words[self.first] in POSSESSIVE

    def _is_after_call(self) -> bool:
        """« l'association Sauvons | nos plages | »: a name that calls for something, right behind its noun."""
        return self.head == self.at - 2 and _is_call(self.sentence, self.at - 1)

    def _named_relation(self) -> bool:
        """Take the title or role and the name of who is somebody's relation; the phrase ends there."""
        rest = phrase_at(self.sentence, self.at, hi=self.hi)
        if rest is not None and mention_of(self.sentence, rest).name is not None:
            self.at = rest.last + 1
        return False

    def _is_name_of_body(self) -> bool:
        """« le collectif | « Stop au bruit » »; a longer quotation is what the body says."""
        if self.head < 0 or self.head != self.at - 1 or self.sentence.words[self.head] not in _NAMED_BODY:
            return False
        return self.sentence.ends[self.at] - self.sentence.starts[self.at] <= MAX_BODY_NAME

    def _is_marked_adjective(self) -> bool:
        """« Le leader | « insoumis » | Jean-Luc Roux »: one word in marks between a role and its name."""
        at = self.at
        is_word = at not in self.sentence.long_quotes and not self.sentence.is_title.get(at)
        return (
            self.head == at - 1
            and self.sentence.words[at - 1] in _ROLES
            and is_word
            and self.sentence.is_capital(at + 1)
        )

    def _is_nickname(self) -> bool:
        """« le | « chef des terres » »: words in marks for the noun, right behind a definite article."""
        if self.at != self.first + 1 or self.sentence.words[self.first] not in DEFINITE or self.plural:
            return False
        is_short = self.sentence.ends[self.at] - self.sentence.starts[self.at] <= MAX_BODY_NAME
        return is_short and not self.sentence.is_utterance.get(self.at)

    def _capital(self, word: str) -> bool:
        """Take a capitalised word: part of a name, a role or group as head, « le Premier ministre »."""
        if not self.in_complement and self._body(self.at):
            return True
        is_opening = self.at == self.first and not self.determined
        if is_opening and (word in _STOPS or self._is_opening_adverb(word) or self._is_opening_adjective(word)):
            return False
        if is_opening and self._is_opening_participle(word):
            return False
        self.at += 1
        if word in _PRE_ADJECTIVE and self.determined and self.head < 0 and not self.named:
            return True
        if not self.in_complement:
            is_head = self.head < 0 and word in _KNOWN_NOUNS and not self._is_in_surname()
            self.in_name = self.named = not is_head
            if is_head:
                self.head = self.at - 1
        return True

    def _is_opening_adverb(self, word: str) -> bool:
        """« Contrairement | à X, » at the head of a sentence."""
        is_single = not self.sentence.is_capital(self.at + 1)
        if word.endswith("-là") and word not in _THAT_ONE:
            return True  # « | Jusque-là |, rien n'est sûr »
        return self.at == 0 and word.endswith("ment") and word not in _FORENAMES and is_single

    def _is_opening_participle(self, word: str) -> bool:
        """« Affirmant | ne rien savoir, le maire … »: nobody's name; a form of a verb that reports."""
        if self.at or not word.endswith("ant") or word in _FORENAMES or self.sentence.is_capital(self.at + 1):
            return False
        return any("G" in analysis.codes for analysis in verb_forms().get(word, ()))

    def _is_opening_adjective(self, word: str) -> bool:
        """« Autre | problème : », « Dernière | étape : »: a thing, with the capital of the sentence."""
        following = self.sentence.word(self.at + 1)
        is_thing = following.isalpha() and following not in _KNOWN_NOUNS and not self.sentence.is_capital(self.at + 1)
        return self.at == 0 and word in _PRE_ADJECTIVE and word not in _FORENAMES and is_thing

    def _body(self, at: int) -> bool:
        """Take the name of a known body of several words, « Médecins sans frontières », where one opens."""
        last = _body_end(self.sentence, at)
        if not at < last < self.hi:
            return False
        self.at, self.in_name, self.named = last + 1, True, True
        return True

    def _is_in_surname(self) -> bool:
        """« Bruno Le | Maire »: after an article that is part of the name."""
        return self.named and self.sentence.words[self.at - 2] in DEFINITE

    def _lower(self, word: str) -> bool:
        """Take a noun or adjective; False where the phrase ends before it."""
        if self._stops_at(word) or (self._is_after_name() and not self._goes_on_after_name(word)):
            return False
        before = self.sentence.words[self.at - 1]
        if word in _DETERMINER:
            self.at += before == "numéro"  # « son numéro deux »
            return before == "numéro"
        if self._is_verb(word) or self._is_adverb(word, before) or self._is_participle(word):
            return False
        if self._is_pronominal(word):
            self.head, self.at = self.at, self.at + 1
            self.plural = self.plural or word.endswith("s")
            return False
        if self.head < 0 and not self.named and not self._is_adjective_before_noun(word):
            self.head = self.at
            known = _ROLES.get(word) or _GROUPS.get(word)
            self.plural = self.plural or bool(known and known.plural)
        self.at += 1
        return True

    def _is_pronominal(self, word: str) -> bool:
        """« un | autre | assure », « le | premier | n'a rien dit »: an adjective in place of the noun."""
        if word not in _PRONOMINAL or self.head >= 0 or self.named or not self.determined:
            return False
        following = self.sentence.word(self.at + 1)
        if following in _VERB_OR_NOUN:
            return self.sentence.word(self.at + 2) in _AFTER_VERB
        return following in _BEFORE_VERB or (following in _FINITE and following not in _KNOWN_NOUNS)

    def _is_adjective_before_noun(self, word: str) -> bool:
        """« le | jeune | maire », « l'| ancien | Premier ministre »; but « un | ancien | de l'usine »."""
        if word not in _PRE_ADJECTIVE:
            return False
        following = self.sentence.word(self.at + 1)
        if word not in _ROLES or following in _KNOWN_NOUNS or following in _PRE_ADJECTIVE:
            return True
        return following.isalpha() and not (following in _STOPS or following in _NO_NOUN or following in _FINITE)

    def _stops_at(self, word: str) -> bool:
        """Whether the word ends the phrase; « de longue | date » and « le | même | homme » go on."""
        if word in _STRONG_PRONOUN or word.startswith("mi-"):
            return True  # « le maire | lui aussi », « | mi-juin »
        if self.head < 0 and self.determined and not self.named and word in _ROLES:
            return False  # « l'| invité »
        if word not in _STOPS or (word in _PRE_ADJECTIVE and self.head < 0):
            return False
        if self.in_complement and f"{self.sentence.words[self.at - 1]} {word}" in _TIME_EPITHET:
            return False  # « une habitante de longue | date »
        return not (self.lenient and self.in_complement and word in _TIME_NOUN)

    def _is_after_name(self) -> bool:
        return self.in_name and not (self.at == self.first + 1 and self.determined)

    def _goes_on_after_name(self, word: str) -> bool:
        """« la Commission européenne » goes on, « Stoltenberg jeudi » and « le président Macron très ému » do not.

        A determiner and a capital with no lower-case noun between them name an institution, no person.
        """
        is_named_body = self.head >= 0 and self.sentence.words[self.head] in _NAMED_BODY  # « l'association Vie libre »
        if self.head == self.at - 2 and self.sentence.words[self.head] in _ROLES:
            after = self.at + 1
            if self.sentence.word(after) in _FORENAMES and self.sentence.is_capital(after) and word not in _STOPS:
                return True  # « le député MoDem | breton | Erwan Roux »
        is_institution = self.determined and (self.head < 0 or self.sentence.is_capital(self.head) or is_named_body)
        if word.endswith(_PARTICIPLE_ENDINGS) and self.sentence.word(self.at + 1) in _AFTER_PARTICIPLE:
            return False  # « l'AFP | réalisé à partir de », « la Banque de France | citée par »
        return is_institution or word in _NAME_PARTICLE or (self.lenient and word in _ROLES)

    def _is_verb(self, word: str) -> bool:
        if word in _VERB_OR_NOUN and self.head == self.at - 1 and word not in _KNOWN_NOUNS:
            return True  # « L'étude | parle du nombre de … »: no noun stands right behind another
        if word in _KNOWN_NOUNS and (self.head < 0 or self.in_complement):
            return False
        if self.head < 0 and self.determined and not self.named:
            is_alone = self.sentence.words[self.first] in _INDEFINITE and self.at == self.first + 1
            return is_alone and word in _FINITE  # « tous | réclament »; else a noun, « la porte »
        if self.sentence.words[self.at - 1] in _BEFORE_NOUN:
            return word in _FINITE_VERB
        return word in _FINITE

    def _is_participle(self, word: str) -> bool:
        """« un prêtre | portant un vêtement »: a present participle with its object."""
        following = self.sentence.word(self.at + 1)
        has_object = following in _DETERMINER or is_infinitive(following)
        return self.head >= 0 and word.endswith("ant") and word not in _KNOWN_NOUNS and has_object

    def _is_adverb(self, word: str, before: str) -> bool:
        """« le maire | récemment élu » ends; « le ministre du | logement » does not."""
        if not word.endswith("ment") or word in _KNOWN_NOUNS or self.head < 0:
            return False
        return before not in _DETERMINER and before not in OF

    def _complement(self) -> bool:
        """Take de, à … where a noun phrase or a name follows."""
        sentence, preposition, after = self.sentence, self.sentence.words[self.at], self.at + 1
        if after >= self.hi or self.at == self.first or self._is_infinitive_at(after):
            return False
        if self.in_name and sentence.words[after] in _SOURCE:
            return False  # « a appris Le Monde | de source policière »
        if opens_set_phrase(sentence, self.at):
            return False  # « le maire | de son côté », « | d'une voix ferme », « les rebelles | à l'écart »
        word = sentence.words[after]
        if word in _PUNCTUATION:
            return False
        years = after + (word in _ABOUT_A_NUMBER)
        is_age = sentence.word(years).isdigit() and sentence.word(years + 1) == "ans" and years + 1 < self.hi
        if is_age and preposition == "de":
            self.at = years + 2  # « une mère de 34 ans », « un homme de bientôt 20 ans »
            return True
        if sentence.words[after : after + 1] == ["une"] and sentence.words[after + 2 : after + 4] == ["d'", "années"]:
            self.at = after + 4  # « un homme d'une cinquantaine d'années »
            return True
        if sentence.word(after + 1) == "siècle" and after + 1 < self.hi:
            self.at, self.in_complement, self.in_name = after + 2, True, False  # « le poète du XVIIe siècle Paul Roux »
            return True
        is_capital = sentence.is_capital(after)
        if word in _STOPS_AFTER_PREPOSITION and not is_capital:
            if not (self.in_name and preposition in ("du", "de") and word in _TIME_NOUN):
                return False
            self.at = after + 1  # « La Dépêche du soir » is a name all the same.
            return True
        if preposition not in OF and word in DEFINITE and not self.lenient and self._is_medium_at(after + 1):
            return False
        if not (self.in_name and preposition in OF and is_capital):
            self.in_complement, self.in_name = True, False
        return self._complement_noun(after)

    def _is_infinitive_at(self, at: int) -> bool:
        """« l'espoir de | partir », « la volonté de | se taire »; « au | pouvoir » is a noun."""
        word = self.sentence.words[at]
        if self.sentence.words[at - 1] in _CONTRACTED:
            return False
        if is_infinitive(word) and not self.sentence.is_capital(at):
            return True
        return word in _CLITIC and is_infinitive(self.sentence.word(at + 1))

    def _is_medium_at(self, at: int) -> bool:
        return at < self.hi and self.sentence.words[at] in _WIDE_MEDIA

    def _complement_noun(self, after: int) -> bool:
        """Take the determiners and the first noun of a complement that opens at ``after``."""
        words, self.at = self.sentence.words, after
        while self.at < self.hi and words[self.at] in _DETERMINER and not self._is_acronym_at(self.at):
            self.at += 1
        if self.lenient and self.at > after:
            return True
        if self.at >= self.hi or words[self.at] in _PUNCTUATION:
            return False
        is_bare = self.at == after  # « une habitante de la | cité »
        if is_bare and words[self.at] in _STOPS_IN_COMPLEMENT and not self.sentence.is_capital(self.at):
            return False
        self.at += 1
        return True

    def _is_hanging(self, at: int) -> bool:
        """« le maire | du », « le maire et | la »: nothing ends so."""
        is_rank = self.sentence.words[at - 1] == "numéro"  # « le numéro | deux | »
        return self.sentence.words[at] in _NO_LAST and not is_rank and not self._is_acronym_at(at)

    def _is_acronym_at(self, at: int) -> bool:
        """« l'avocat du | CE | »: no determiner."""
        raw = self.sentence.raw[at]
        return len(raw) > 1 and raw.isalpha() and raw.isupper()

    def _takes_preposition(self, word: str) -> bool:
        """Whether the noun before takes à, en, chez …: « conseiller | à la sécurité », « analyste | chez X »."""
        sentence, after = self.sentence, self.at + 1
        before = sentence.words[self.at - 1]
        if self.lenient:
            return self.at > self.first
        if self.head < 0 or (self.in_name and before not in _ROLES):
            return False
        if word == "sur" and sentence.is_capital(after):
            return False  # « a écrit le ministre | sur Twitter », « | sur France Inter »
        while sentence.word(after) in _DETERMINER:
            after += 1
        if sentence.word(after) in _NO_COMPLEMENT:
            return False
        if word == "chez" or before in _PREPOSITION_GOVERNOR or (word in _FOR and self._is_named_body()):
            return True
        return before not in _ROLES and sentence.word(self.at - 2) in _PREPOSITION_GOVERNOR

    def _is_named_body(self) -> bool:
        """« le Fonds des Nations unies | pour la population »: a capital at its head."""
        return self.head >= 0 and self.sentence.is_capital(self.head) and self.sentence.words[self.head] in _GROUPS

    def _coordination(self) -> bool:
        """« des Finances et de l'Industrie », « le maire et son adjoint » (which makes the phrase plural)."""
        sentence, after = self.sentence, self.at + 1
        if after >= self.hi or self.at == self.first:
            return False
        word = sentence.words[after]
        if word in DE and sentence.word(after + 1) in _AFTER_INDEFINITE_DE:
            return self._joined_phrase(after)  # « le maire et | d'autres élus »
        if word in OF and self.in_complement:
            self.at += 1
            return True
        if word in TO and self.in_complement and self._is_headed_by_known_noun():
            self.at += 1
            return self._complement()  # « délégué aux Transports et | à l'Aviation »
        if word in _PUNCTUATION or word in _STOPS:
            return False
        if word in _DETERMINER or sentence.is_capital(after) or (word in _KNOWN_NOUNS and not self.determined):
            return self._joined_phrase(after)
        if word in _FINITE:
            return False
        self.at = after + 1
        return True

    def _joined_phrase(self, after: int) -> bool:
        """Take the whole phrase after et: « le maire et | son adjoint »."""
        rest = phrase_at(self.sentence, after, hi=self.hi)
        if rest is None or self.sentence.word(rest.last + 1) in QUE:
            return False
        is_one = not self.determined and not self.named and self.sentence.words[after] not in _DETERMINER
        opens_other = self.sentence.words[after] in _DETERMINER or self.sentence.words[after] in DE
        if not is_one and (opens_other or not self.in_complement):
            self.plural = True  # but « Ana Ruiz, psychologue | et experte |, »
        self.at = rest.last + 1
        self.in_name = False
        return True

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


def opens_quantity(sentence: Sentence, at: int) -> bool:
    """« s'agacent | nombre d'élus », « affirme | plus d'un élu », « | tout le monde »: no adverb opens there."""
    if sentence.words[at] not in _OPENS_QUANTITY:
        return False
    phrase = phrase_at(sentence, at)
    return phrase is not None and phrase.last > at + 1


def opens_sentence(sentence: Sentence, at: int) -> bool:
    """« Une première au Cameroun | La ministre assure », where no stop ends a heading: an article with a capital.

    But « le journal | Le Monde », « Marine | Le Pen », « le film | La vie continue ».
    """
    if not at or sentence.words[at] not in DEFINITE or not sentence.is_capital(at) or at + 1 >= len(sentence):
        return False
    if not sentence.raw[at - 1].isalpha() or sentence.words[at - 1] in _TITLE_CONTEXT or _party_end(sentence, at) >= 0:
        return False
    following = sentence.words[at + 1]
    place = _PLACES.get(following)
    is_body = following in _GROUPS and f"{sentence.words[at]}{following}" not in _ACRONYMS  # not « L'Équipe »
    return sentence.raw[at + 1][0].islower() or is_body or (place is not None and place.kind == "country")


def _body_end(sentence: Sentence, at: int) -> int:
    """The last token of the name of a known body of several words that opens at ``at``, -1 where none does."""
    if at >= len(sentence) or sentence.words[at] not in _BODIES:
        return -1
    if not sentence.is_capital(at + (sentence.words[at] in DEFINITE)):
        return -1  # « le | Canard enchaîné », but « place publique », « La presse »
    for rest in _BODIES[sentence.words[at]]:
        if tuple(sentence.words[at + 1 : at + 1 + len(rest)]) == rest:
            return at + len(rest)
    return -1


def _party_end(sentence: Sentence, at: int) -> int:
    """« le député | divers droite | Paul Roux »: the last token of a party that opens right behind a role, else -1."""
    if not at or sentence.words[at - 1] not in _ROLES:
        return -1
    return party_end(sentence.words, at, is_capital=sentence.is_capital(at))


def is_last_one(sentence: Sentence, at: int) -> bool:
    """« a ajouté | ce dernier | lundi », inside the sentence: no « ce dernier lundi »."""
    is_last = at > 0 and sentence.word(at) in _REFERENCE_OPENER and sentence.word(at + 1) in _LAST_REFERENCE
    return is_last and sentence.word(at + 2) in _WEEKDAY


def mention_of(sentence: Sentence, phrase: Phrase) -> Mention:
    """The phrase as a mention: kind, gender, number and the personal name in it."""
    first, last = phrase.first, phrase.last
    reference = _last_reference(sentence, phrase)
    if reference is not None:
        return reference
    name = _personal_name(sentence, first, last)
    if name is not None and _is_of_the_other_sex(sentence, phrase, name[0]):
        name = None
    head = sentence.words[phrase.head] if phrase.head >= 0 and not _is_title_of_body(sentence, phrase) else ""
    kind = _kind(sentence, phrase, name, head)
    start, end = sentence.starts[first], sentence.ends[last]
    span = sentence.span(*name) if name else None
    if span is None and kind == "name":
        span = Span(start, end)
    if head in _COUNTING_NOUN and sentence.word(phrase.head + 1) in OF and phrase.head + 1 <= last:
        return Mention(start, end, kind, None, True, span, head)  # « la plupart | de ses patients »
    return Mention(start, end, kind, _gender(sentence, phrase, name, head), phrase.plural, span, head)


def _is_of_the_other_sex(sentence: Sentence, phrase: Phrase, name: int) -> bool:
    """« un avocat de la | chanteuse |, Ana Ruiz »: the name behind the comma is of the person in the complement."""
    words = sentence.words
    role = _ROLES.get(words[phrase.head]) if phrase.head >= 0 else None
    given = _FORENAMES.get(words[name])
    if role is None or given is None or role.gender is None or given == role.gender or words[name - 1] != ",":
        return False
    if role.gender == "m" and words[phrase.head] in _OF_WOMEN_TOO:
        return False
    inner = (_ROLES.get(words[at]) for at in range(phrase.head + 2, name - 1))
    return any(other is not None and other.gender in (None, given) and not other.plural for other in inner)


def _is_title_of_body(sentence: Sentence, phrase: Phrase) -> bool:
    """« Le Parisien »: a body that is named by article and noun, both with capitals."""
    first, last = phrase.first, phrase.last
    if not (sentence.is_capital(first) and sentence.is_capital(last)) or last != first + 1:
        return False
    return " ".join(sentence.words[first : last + 1]) in _ACRONYMS


def _last_reference(sentence: Sentence, phrase: Phrase) -> Mention | None:
    """« ce dernier », « cette dernière », « l'intéressé »: stand for somebody named before, like a pronoun."""
    first, last = sentence.words[phrase.first], sentence.words[phrase.last]
    words = tuple(sentence.words[phrase.first : phrase.last + 1])
    if words in _BOTH:
        gender: Gender | None = "f" if first == "toutes" else "m" if first == "tous" else None
        return Mention(*sentence.span(phrase.first, phrase.last), "pronoun", gender, True, None, " ".join(words))
    if phrase.last != phrase.first + 1 or last not in _LAST_REFERENCE or first not in _REFERENCE_OPENER:
        return None
    gender = "f" if last.rstrip("s").endswith("e") else "m"
    start, end = sentence.span(phrase.first, phrase.last)
    return Mention(start, end, "pronoun", gender, last.endswith("s"), None, f"{first} {last}")


def _kind(sentence: Sentence, phrase: Phrase, name: tuple[int, int] | None, head: str) -> MentionKind:
    """What the phrase names, by the personal name in it, its head noun, or its words as they stand."""
    if name:
        return "name"
    if (phrase.plural and head in _ROLES) or sentence.words[phrase.first] in _QUANTITY:
        return "group"
    if head == "monde" and sentence.words[phrase.first] == "tout":
        return "group"
    if phrase.last > phrase.head and sentence.words[phrase.last] in _THEM:
        return "group"  # « l'une d'elles », of persons or of things
    if (phrase.first == phrase.last and head in _INDEFINITE) or _is_one_of(sentence, phrase):
        return "group" if phrase.plural else "role"
    if head in _PRONOMINAL:
        return "group" if phrase.plural else "role"
    if not head and sentence.words[phrase.last] == "autre" and sentence.words[phrase.first] in _ONE:
        return "role"  # « un autre »; « d'autres » may be things, « l'autre » is anybody
    if head in _GROUPS:
        return _GROUP_KINDS.get(_GROUPS[head].kind, "group")
    if head in _ROLES or f"{head} {sentence.word(phrase.head + 1)}" in _ROLES:  # « le | bras droit »
        return "role"
    core = _past_determiners(sentence, phrase.first, phrase.last - 1)
    word, text = sentence.words[core], " ".join(sentence.words[core : phrase.last + 1])
    if text in _ACRONYMS or word in _ACRONYMS or _body_end(sentence, core) >= 0:
        return "organisation"
    if text in _PLACES or word in _PLACES:
        return "place"
    if _is_somebodys(sentence, core):
        return "other"
    if sentence.is_capital(core):
        return "organisation" if core > phrase.first or sentence.raw[core].isupper() else "name"
    return "other"


def _is_one_of(sentence: Sentence, phrase: Phrase) -> bool:
    """« l'un | de ses proches », « une | des plaignantes », « chacun | des élus »; not « l'un des bâtiments »."""
    words = sentence.words[phrase.first : phrase.last + 1]
    words = words[1:] if words[0] == "l'" else words
    if len(words) < 3 or words[0] not in _EACH_OR_ONE or words[1] not in OF:
        return False
    return any(word in _KNOWN_NOUNS or word == "proches" for word in words[2:])


def _past_determiners(sentence: Sentence, at: int, last: int) -> int:
    """The first token from ``at`` that is no determiner, at most the one after ``last``."""
    while at <= last and sentence.words[at] in _DETERMINER:
        at += 1
    return at


def _personal_name(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Token range of the personal name in the phrase, title left out; None where it holds none.

    « le président slovaque | Paul Roux | » | « | Paul Roux |, maire de Nevy »; « le | Sénat », « le maire de | Nevy »
    hold none: a capital names no person right after a determiner, nor after a preposition.
    """
    words, at = sentence.words, _past_determiners(sentence, first, last)
    determined = at > first
    if "&" in words[first : last + 1]:
        return None  # « Ernst & Young »
    if _body_end(sentence, first) >= 0 or _body_end(sentence, at) >= 0:
        return None
    if at <= last and words[at] in _ACRONYMS and not (at < last and words[at] in _FORENAMES):
        return None  # « BBC Sport Afrique »
    if any(_is_call(sentence, step) for step in range(at + 1, last)):
        return None  # « l'association Sauvons nos plages »
    if not determined and _is_somebodys(sentence, at):
        return None
    may_open = not determined
    complement = -1  # where a complement opened that is not left yet
    while at <= last:
        word = words[at]
        is_given = may_open and sentence.is_capital(at) and word in _FORENAMES  # « Cheikh Anta Diop »
        if word in _PARTIES and (party := _party_end(sentence, at)) >= 0:
            at, may_open = party, True
        elif (
            word in _TITLES
            and not is_given
            and not _is_shouted(sentence, at)
            and (sentence.is_capital(at + 1) or not (word in _ROLES or _is_after_polite(sentence, at)))
        ):
            may_open = True
            opens_surname = at < last and words[at + 1] in _NAME_PARTICLE and _party_end(sentence, at + 1) < 0
            if opens_surname and _name_end(sentence, at, last) > at:
                return at + 1, _name_end(sentence, at, last)  # « M. | de la Roche »
        elif word == ",":
            noun = _past_determiners(sentence, at + 1, last)
            may_open = not determined or noun == at + 1
            complement = -1
            at = noun
            continue
        elif word == "(":
            closing = find_word(sentence, ")", at, last)
            if closing < 0:
                return None
            at = closing  # « le député (PS) | Paul Roux »
        elif word in _OUTSIDE_NAME:
            complement = at if complement < 0 else complement
            at = _past_complement(sentence, at + 1, last)
            continue
        elif sentence.is_capital(at) and at < last and f"{word} {words[at + 1]}" in _PLACES:
            at += 2  # « New | York »
            continue
        elif may_open and sentence.is_capital(at) and _may_be_name(sentence, at):
            end = _name_end(sentence, at, last)
            if sentence.word(end + 1) in _OF_ENGLISH:
                return None  # « Bank of Scotland »
            opening = at if complement < 0 else _name_in_complement(sentence, complement, at, end, last)
            if opening >= 0:
                return opening, end
            at = end  # « le prix | Nobel », « le groupe | Servale »: the name of the noun before it
        elif word in _OF_ENGLISH and sentence.is_capital(at - 1):
            at = _past_complement(sentence, at + 1, last)  # « le Royal College of | Midwives »
            continue
        elif word in _ROLES or not sentence.is_capital(at):
            may_open = True
        at += 1
    return None


def _is_somebodys(sentence: Sentence, at: int) -> bool:
    """« | Procès | de Paul Roux », « | Avocat | d'Ana Ruiz »: no name, but a noun with a capital for its sentence."""
    words, given = sentence.words, at + 2
    if sentence.word(at + 1) not in ("de", "d'") or not sentence.is_capital(at) or words[at] in _FORENAMES:
        return False
    if words[at] in _EVENT or _EVENT_ENDING.search(words[at]):
        return sentence.is_capital(given)  # « | Mort | de Navalny », « | Libération | de Navalny »
    return _is_forename(sentence.word(given)) and sentence.is_capital(given) and sentence.is_capital(given + 1)


def _is_shouted(sentence: Sentence, at: int) -> bool:
    """« la députée | MR | de Nevy »: a party of that title's letters, where what follows is not in capitals too."""
    raw = sentence.raw[at]
    return (
        len(raw) > 1
        and raw.isalpha()
        and raw.isupper()
        and not (at + 1 < len(sentence) and sentence.raw[at + 1].isupper())
    )


def _is_call(sentence: Sentence, at: int) -> bool:
    """« l'association | Sauvons | nos plages »: a verb with a capital, right behind a noun for a body."""
    words = sentence.words
    return sentence.is_capital(at) and words[at].endswith(("ons", "ez")) and words[at - 1] in _NAMED_BODY


def _name_in_complement(sentence: Sentence, complement: int, first: int, last: int, limit: int) -> int:
    """Where a personal name opens among the capitals ``first``..``last`` after a complement; -1 where none does.

    « du directeur de l'hôpital Bichat | Paul Roux »; two words that nobody knows name a person where no body stands
    before and no name comes after: « le journaliste de football | Guillem Balaro ».
    """
    words = sentence.words
    if _is_of_inner_role(sentence, complement, first):
        return -1
    for at in range(first, last):
        if _is_forename(words[at]) and words[at - 1] not in _SAINT:
            return at
    is_apart = words[complement - 1] in _ROLES and "," not in words[last:limit]
    return first if is_apart and last > first and _GROUPS.keys().isdisjoint(words[complement:first]) else -1


def _is_of_inner_role(sentence: Sentence, complement: int, name: int) -> bool:
    """« le porte-parole du | président | Paul Roux »: the name is the president's, not of him who speaks.

    « la présidente du | groupe | socialiste au Sénat Ana Ruiz » is herself: the noun of the last « de » is no person.
    """
    words = sentence.words
    opening = next((at for at in range(name - 1, complement - 1, -1) if words[at] in OF), -1)
    if opening < 0 or any(words[at] in _OUTSIDE_NAME for at in range(opening + 1, name)):
        return False
    noun = _past_determiners(sentence, opening + 1, name)
    while noun < name and words[noun] in _PRE_ADJECTIVE and words[noun] not in _TITLES:
        noun += 1
    role = _ROLES.get(words[noun])
    return noun < name and role is not None and role.kind != "nationality" and not role.plural


def _past_complement(sentence: Sentence, at: int, last: int) -> int:
    """The token after the capitals that follow a preposition: « de l'Office Central », not « de Nevy | Paul Roux »."""
    words, start = sentence.words, at
    while at <= last and (sentence.is_capital(at) or words[at] in _DETERMINER):
        opens_name = _is_forename(words[at]) and at > start and words[at - 1] not in _BEFORE_SECOND_FORENAME
        if opens_name and at < last and sentence.is_capital(at + 1):
            break
        at += 1
    return at


def _is_forename(word: str) -> bool:
    """« Paul », « Hans-Dieter »."""
    return word in _FORENAMES or ("-" in word and word.partition("-")[0] in _FORENAMES)


def _may_be_name(sentence: Sentence, at: int) -> bool:
    """Whether the capitalised token at ``at`` may open a personal name."""
    if _is_after_polite(sentence, at):
        return True  # « M. | Boulanger »
    word, raw = sentence.words[at], sentence.raw[at]
    after = at + 1
    if word in _PRE_ADJECTIVE and sentence.word(after) in _ROLES:
        return False  # « l'ancien | Premier ministre »
    if sentence.word(after) in _NAME_PARTICLE - OF and sentence.is_capital(after + 1):
        after += 1  # « Sofia | della Rocca », not « Sofia du Nord »
    is_followed = sentence.is_capital(after)
    if word in _FORENAMES and sentence.word(after) in ("de", "d'") and sentence.is_capital(after + 1):
        return word not in _PLACES or sentence.words[after + 1] not in _PLACES  # « Florence de Roux »
    if word in _FORENAMES and (is_followed or word not in _PLACES):
        return True
    if is_followed and sentence.word(at - 1) in _ROLES and _is_party(sentence, at):
        return False
    pair_is_place = " ".join(sentence.words[at : at + 2]) in _PLACES
    if word in _PLACES or word in _ACRONYMS or pair_is_place:
        return is_followed and word not in _ACRONYMS and not pair_is_place
    if raw.isupper() and len(raw) > 1 and "." not in raw and not is_followed:
        return False
    return word not in _KNOWN_NOUNS and word not in _STOPS and word not in _NO_NAME


def _is_after_polite(sentence: Sentence, at: int) -> bool:
    return sentence.word(at - 1) in _POLITE and sentence.is_capital(at - 1)


def _is_party(sentence: Sentence, at: int) -> bool:
    """« le maire | DVG | Paul Roux »: initials right before a forename that is not written in capitals."""
    raw, after = sentence.raw[at], at + 1
    halves = raw.split("-") if raw.isupper() else ()
    is_initials = bool(halves) and all(half.isalpha() and 1 < len(half) <= MAX_ACRONYM for half in halves)
    return is_initials and _is_forename(sentence.words[after]) and not sentence.raw[after].isupper()


def _name_end(sentence: Sentence, first: int, last: int) -> int:
    """The last token of the personal name that opens at ``first``: particles only where a capital follows."""
    at = first
    while at < last:
        step = at + 1
        while step <= last and sentence.words[step] in _NAME_PARTICLE and not sentence.is_capital(step):
            step += 1
        step += _is_article_of_surname(sentence, step)
        if step > last or not sentence.is_capital(step) or (step == at + 2 and _is_acronym(sentence, first, step)):
            break
        at = step
    return at


def _is_article_of_surname(sentence: Sentence, at: int) -> bool:
    """« Bruno | le | Maire, ministre », « Jean-Luc | le | Goff »: typed without its capital, right behind a forename.

    Not « confie à Ana | le | Premier ministre », « dit Paul | le | Président de la Ligue ».
    """
    if (
        sentence.word(at) != "le"
        or at == 0
        or not (_is_forename(sentence.words[at - 1]) and sentence.is_capital(at - 1))
    ):
        return False
    surname = sentence.word(at + 1)
    if at + 1 >= len(sentence) or not sentence.is_capital(at + 1) or surname in _PRE_ADJECTIVE:
        return False
    return surname not in _ROLES or not sentence.word(at + 2)[:1].isalpha()


def _is_acronym(sentence: Sentence, first: int, at: int) -> bool:
    """« le Dr Lara de | CIWF »: a body behind the name that opens at ``first``; not « DOMINIQUE DE | VAUX »."""
    raw = sentence.raw[at]
    return raw.isupper() and 1 < len(raw) <= MAX_ACRONYM and not sentence.raw[first].isupper()


def _gender(sentence: Sentence, phrase: Phrase, name: tuple[int, int] | None, head: str) -> Gender | None:
    """Gender by title, feminine role, forename with surname, noun, determiner, lone name or place, in this order."""
    title = _title_gender(sentence, phrase)
    if title is not None:
        return title
    noun = _ROLES[head].gender if head in _ROLES else None
    if noun == "f":
        return noun
    given = _FORENAMES.get(sentence.words[name[0]]) if name else None
    if given is not None and name is not None and name[1] > name[0]:
        return given
    if name and noun and head in _OF_WOMEN_TOO:
        return None  # « le professeur Yaprak Gürsoy … dit-elle »; but « le | ministre » is a man
    if head in _GROUPS:
        return _GROUPS[head].gender
    if noun:
        return noun
    word = sentence.words[phrase.first]
    if word == "l'":
        word = sentence.word(phrase.first + 1)  # « l'| une | »
    if word in _FEMININE_DETERMINER:
        return "f"
    if word in _MASCULINE_DETERMINER:
        return "m"
    if given:
        return given
    adjective = _ROLES.get(sentence.word(phrase.first + 1))  # « l'| ancienne | ministre »
    if adjective is not None and adjective.gender:
        return adjective.gender
    place = _PLACES.get(" ".join(sentence.words[phrase.first : phrase.last + 1]))
    return place.gender if place else None


def _title_gender(sentence: Sentence, phrase: Phrase) -> Gender | None:
    """« Mme Roux », « le procureur Me Paul Roux »: by the first title before a capital."""
    for at in range(phrase.first, min(phrase.last, phrase.first + MAX_BEFORE_TITLE) + 1):
        title = _TITLES.get(sentence.words[at])
        if title is not None and title.gender and sentence.is_capital(at + 1):
            return title.gender
    return None


def pronoun_at(sentence: Sentence, at: int) -> Mention | None:
    """The mention of a pronoun token: ``il``, ``-t-elle``, ``lui``, ``celui-ci``; None for je, ce, cela."""
    word = sentence.words[at]
    start, end = sentence.starts[at], sentence.ends[at]
    if word[0] == "-":
        bare = word.removeprefix("-t-").removeprefix("-t'").removeprefix("-")
        start = end - len(bare)
        word = bare
    if word not in _PERSON_PRONOUN and word not in _UNNAMED_PERSON:
        return None
    gender: Gender | None = None
    if word in _FEMININE_PRONOUN:
        gender = "f"
    elif word in _MASCULINE_PRONOUN:
        gender = "m"
    return Mention(start, end, "pronoun", gender, word in _PLURAL_PRONOUN, None, word)


def is_speaker_like(sentence: Sentence, phrase: Phrase, mention: Mention) -> bool:
    """Whether the phrase may denote somebody who speaks: abstract nouns and things may not."""
    if mention.kind != "other":
        return True
    first = sentence.words[phrase.first]
    if first in _INDEFINITE or first in DEMONSTRATIVE:
        return True
    return bool(mention.head) and mention.head not in _THING and not mention.head.endswith(_ABSTRACT_ENDINGS)
