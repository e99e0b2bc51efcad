"""Personal names in the narration, and what stands beside them: titles, roles, nicknames, ages.

One pass over the capitalised words of a text; no decision here on who is whom (``entities.py``).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, product
from typing import NamedTuple
from unicodedata import category, combining, normalize

from quotefind.lexicons.grammar import finite_forms, function_words, is_infinitive, lists_complements
from quotefind.lexicons.nouns import (
    acronyms,
    forenames,
    groups,
    nationality_adjectives,
    parties,
    party_end,
    places,
    roles,
    stopnames,
    titles,
)
from quotefind.lexicons.verbs import auxiliary_forms
from quotefind.model import Gender, Span
from quotefind.reading.words import normalise, tokens_of
from quotefind.snapshot import pattern, stored

_DETERMINER = function_words("determiner")
_PRE_ADJECTIVE = function_words("pre_adjective")
_FINITE_VERB = function_words("finite_verb")
_SET_PHRASE = function_words("set_phrase")
_AUXILIARY_FORMS = frozenset(auxiliary_forms())

# An apposition longer than this is a misreading; a nickname or an age stands nearer still.
MAX_APPOSITION = 150
MAX_PARENTHESIS = 30
MAX_ROLE_WORDS = 24
LONGEST_WORD = 30  # characters behind a name in which the next word is read
MAX_PARTY_NAME = 40  # characters: « Place publique »
MAX_PARTY = 5  # letters: « le député | RE | »
MAX_NAME_WORDS = 9  # more capitals in a row are a headline or a list ...
MAX_RUN = 100  # ... and are read in parts of so many words
MAX_INITIALS = 8

# The scans of whole texts are written for ``re``, which goes through a text twice as fast as ``regex``. What ``regex``
# knows as ``\p{Lu}`` and as the letters of a word stands here, capitals as far as the alphabets reach; groups are never
# possessive, as ``re`` of Python 3.11.4 and older misreads where these end.
CAPITAL = f"[{''.join(sign for sign in map(chr, range(0x3000)) if category(sign) == 'Lu')}]"
_BARE_LETTER = r"[\w\u0300-\u036f\u200c\u200d]"
_LETTER = rf"[\u00ad{_BARE_LETTER[1:]}"  # with the soft hyphen
_PARTICLE = (
    r"(?:d[eu]|des|d['’]|la|le|van|von|der|den|ter|ten|zu|zum|zur|el|al|ben|bin|ibn|ould|ouled|ag|bint|abou|abu|bou"
    r"|da|do|dos|di|del|della|dei|degli|dalla|delle|af|av|y|e)"
)
_SPACE = r"[ \u00a0\u202f]"
_HYPHENED = rf"(?: [-'’]{_LETTER}++ )*"
# What follows the first letter of a capitalised word. A word of five letters is no abbreviation, nor is one without
# a stop: said first, it spares the look for one.
_AFTER_CAPITAL = rf"""
    (?: {_LETTER}{{4,}}+ {_HYPHENED}
      | (?={_BARE_LETTER}{{0,3}}\.)
        (?: (?: (?<=M)(?:M|rs?|s|gr|e) | (?<=[DJS])r | (?<=P)(?:r|rof) | (?<=[LS])t | (?<=G)én | (?<=C)ol )\.(?=\s)
          | h?\.(?:[ ]?-?{CAPITAL}\.){{0,{MAX_INITIALS}}}(?![ ]?-?{CAPITAL}\.)(?=[-\s]) )
      | {_LETTER}*+ {_HYPHENED}
    )
"""
_SEQUENCE = re.compile(
    rf"""
    {CAPITAL} (?<!{_BARE_LETTER}.) (?<!{_BARE_LETTER}{{3}}-.) {_AFTER_CAPITAL}
    (?:
        {_SPACE} (?= {CAPITAL} | [a-z]\w{{0,4}}+['’ \u00a0\u202f-] )
        (?: {_PARTICLE} (?:{_SPACE}|(?<=['’])) ){{0,2}} (?:(?:al|el|as|ad|ar|an|az|ash|ben)-)?
        {CAPITAL} {_AFTER_CAPITAL}
    ){{0,{MAX_RUN}}}
    """,
    re.VERBOSE,
)
_PART = re.compile(r"d['’]|\S+")
_ELISION = pattern(r"(?:[LDCJS]|Qu|Lorsqu|Puisqu)['’](?=\w)")
# What may stand between a name and the noun of a role in apposition, and the words up to that noun.
_APPOSITION = pattern(
    r"(?:[  ]\([^()\n]{1,30}\))?+(?:,[  ]\d+[  ]ans)?+(?:,|[  ][(–—-])[  ]?((?:[\w-]+['’ ]){0,3}[\w-]+)"
)
_NICKNAME = re.compile(
    r"[\s,(]{1,3}(?:plus connue?s? sous le nom de|surnommée?|alias|dite?)\s+"
    rf"(?:(?:[«\"“„]|<<)\s*([^»\"”<>\n]{{2,40}}?)\s*(?:[»\"”]|>>)|({CAPITAL}(?:-|{_LETTER})+))"
)
_AGE = pattern(r"(\d{1,3})\s+ans\b")
_JOINED_COMPLEMENT = re.compile(rf"(?:\bd[eu] |\bd['’]){CAPITAL}[\w-]+ et \Z")  # « de Lens et | Nevy Paul Roux »
MAX_JOINED = 30  # characters looked back at for it
_BEFORE_CUT = ("de ", "du ", "d'", "d’", "des ", "la ", "l'", "l’", "en ", "à ", "aux ")
_BEFORE_APPOSITION = frozenset("(-–—")
_BEFORE_SOURCE = frozenset(("selon", "d'après", "pour", "après", "par"))
_OF = frozenset(("de", "d'", "du", "des"))
_LINKS = _OF | {"à", "au", "aux", "en", "chez", "près"}  # « le procureur | près la cour d'appel »
_SIDES = frozenset(("droite", "gauche", "droit"))  # « d'extrême droite », « de centre gauche »
_ARTICLES = frozenset(("le", "la", "l'", "les", "leur", "leurs", "son", "sa", "ses", "un", "une"))
_ADJECTIVE = pattern(
    r"\w{2,}(?:al|ale|ales|aux|iques?|aires?|els?|elles?|ifs?|ives?|ieure?s?|iens?|iennes?|ains?|aines?|ois|oises?|ais"
    r"|aises?|istes?|iers?|ères?|eux|euses?|ables?|ibles?|ins?|ines?|ats?|ides?|é|ée|és|ées)"
)
_POLITE = function_words("polite_title")
_PARTICIPLE_ENDINGS = ("é", "ée", "és", "ées", "u", "ue", "us", "ues")
_IS = (" est ", " était ", " reste ", " devient ", " fut ", " sera ")
_BEFORE_PREDICATE = frozenset("le la l' un une aussi également désormais devenu devenue toujours".split())
_CAPITAL_PARTICLES = function_words("name_particle") | frozenset(("van", "von", "st", "saint", "sainte"))
ARTICLE_PARTICLES = frozenset(("le", "la"))  # which open a surname as well as any noun phrase
_OPENING = '«"“(\u00a0'  # may stand before a title, without a space
_NO_APPOSITION = frozenset(["", *'.;:!?…()«»"“”\r\n'])  # a name right after one of these has no role before it
_MEN = frozenset(
    "m. m mm. mm monsieur messieurs mr mr. sir lord don père frère abbé roi prince oncle señor herr".split()
)
_ROLE_TAILS = frozenset(
    "chargé chargée chargés chargées chef général générale adjoint adjointe délégué déléguée sortant sortante".split()
    + "associé associée émérite honoraire stagiaire star titulaire vedette".split()
)


class NameHit(NamedTuple):
    """A capitalised sequence that may be a person: offsets without title, look-up keys of its words."""

    start: int
    end: int
    keys: tuple[str, ...]
    title: str  # lower case, "" where none stands before it
    gender: Gender | None
    sure: bool  # a title or a known forename shows a person
    body: bool = False  # the mention shows an organisation: « la Dépêche », « le cabinet Xandris »


class Phrase(NamedTuple):
    """A noun phrase: where it stands, and its words, lower case."""

    start: int
    end: int
    words: Sequence[str]


class Tokens:
    """The words and signs of ``text[start:end]`` in order; ``words`` are lower case with straight apostrophes."""

    __slots__ = ("_read", "words")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._read = tokens_of(text, start, end)
        self.words = self._read.words

    def __len__(self) -> int:
        """How many words and signs there are."""
        return len(self.words)

    def is_capital(self, at: int) -> bool:
        """Whether the word at ``at`` opens with a capital."""
        return self._read.raw[at][0].isupper()

    def span(self, first: int, last: int) -> Span:
        """The offsets in the text of the words from ``first`` to ``last``, both included."""
        return self._read.span(first, last)

    def phrase(self, first: int, stop: int) -> Phrase:
        """The words from ``first`` up to ``stop``, which is not included."""
        return Phrase(self._read.starts[first], self._read.ends[stop - 1], self.words[first:stop])

    def index_at(self, offset: int) -> int | None:
        """The index of the word that starts at ``offset`` in the text, None where none does."""
        at = bisect_left(self._read.starts, offset)
        return at if at < len(self.words) and self._read.starts[at] == offset else None


_flat = chain.from_iterable


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """The look-up key of one word of a name: no case, accents, soft hyphens; no Arabic article.

    Al-Bourhane -> bourhane; ZOÉ -> zoe; Cœur -> coeur; O’Brien -> o'brien
    """
    folded = word.replace("\u00ad", "").replace("’", "'").lower()
    if not folded.isascii():
        folded = normalize("NFKD", folded.replace("œ", "oe").replace("æ", "ae"))
        folded = "".join(letter for letter in folded if not combining(letter))
    if folded[:3] in ("al-", "el-", "as-", "ad-", "ar-", "an-", "az-") and len(folded) > 5:
        return folded[3:]
    return folded


def tokens_in(text: str, start: int, end: int) -> list[str]:
    """The words and signs of ``text[start:end]``, lower case, where neither capitals nor offsets matter."""
    return tokens_of(text, start, end).words


@lru_cache(maxsize=65536)
def lowered(word: str) -> str:
    """``word`` as the lexicons write it: lower case, straight apostrophe, composed accents, no soft hyphen."""
    return normalise(word)


@cache
def no_name_words() -> frozenset[str]:
    """Words that open a sentence or a body's name, and never a person's name."""
    openers = stopnames() | _DETERMINER | function_words("preposition")
    openers |= function_words("conjunction") | function_words("subject_pronoun") | function_words("relative")
    return openers - frozenset(forenames())


def capital_sequences(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """The runs of capitalised words in these stretches of a text, in order."""
    return _flat(_SEQUENCE.finditer(text, start, end) for start, end in stretches)


class _Part(NamedTuple):
    """One word of a run of capitals: as written, as the lexicons write it, and its offsets."""

    raw: str
    word: str
    start: int
    end: int


class _Name(NamedTuple):
    """What a run of capitals tells by itself, wherever it stands; offsets into the run."""

    start: int
    end: int
    keys: tuple[str, ...]
    title: str  # one inside the run
    gender: Gender | None  # the forename's
    sure: bool
    needs_title: bool  # a single word, or one that names a body, is a person's name after a title only


def name_hit(text: str, start: int, end: int) -> NameHit | None:
    """The run of capitalised words ``text[start:end]`` read as a person's name, None where it is none.

    Cuts what is no part of the name: titles, words that open a sentence, a town before a forename,
    ``de`` + place after a surname. A single word is a hit only after a title.
    """
    before = text[max(0, start - MAX_JOINED) : start]
    is_complement = before.lower().endswith(_BEFORE_CUT) or _JOINED_COMPLEMENT.search(before) is not None
    found = _name_of(text[start:end], is_complement)
    if found is None:
        return None
    title = found.title or title_before(text, start + found.start)
    if not title and found.needs_title:
        return None
    if title in roles() and len(found.keys) == 1 and _is_party(text, start + found.start, start + found.end):
        return None  # « le député | RE |, Paul Roux »: his party
    gender = (_title_gender(title) if title else None) or found.gender
    return NameHit(start + found.start, start + found.end, found.keys, title, gender, found.sure or title != "")


def _is_party(text: str, start: int, end: int) -> bool:
    """« le maire | Place | publique »: whether the one word ``text[start:end]`` behind a role opens a party's name."""
    if _is_initials(text[start:end]):
        return True
    if lowered(text[start:end]) not in parties():
        return False
    return party_end(tokens_in(text, start, start + MAX_PARTY_NAME), 0, is_capital=True) > 0


def _is_initials(name: str) -> bool:
    return name.isupper() and all(len(half) <= MAX_PARTY for half in name.split("-"))


@lru_cache(maxsize=16384)
def _name_of(run: str, is_complement: bool) -> _Name | None:
    """The run of capitalised words ``run`` as a name, ``is_complement``: after « de », « du », « à la »."""
    parts, title = _without_openers(_parts_of(run), is_complement=is_complement)
    parts = _kept_parts(parts)
    if not parts or len(parts) > MAX_NAME_WORDS:
        return None
    first = parts[0].word
    words = [part.word for part in parts]
    whole = " ".join(words)
    if whole in places() or whole in acronyms() or (first in places() and first not in forenames()):
        return None
    stem = first if first in forenames() else first.partition("-")[0]
    given = forenames().get(stem) if len(parts) > 1 else None
    keys = _keys(parts)
    if not keys:
        return None  # a line cut after a particle: « aujourd’hui, d’ »
    given_first = _is_forename_of(parts)
    is_forename_and_noun = given_first and len(parts) == 2 and not parts[1].raw.isupper()  # « Ana Dumas », two dumas
    needs_title = len(parts) == 1 or not (is_forename_and_noun or _body_words().isdisjoint(words[given_first:]))
    sure = stem in forenames() or first.endswith(".")
    return _Name(parts[0].start, parts[-1].end, keys, title, given, sure, needs_title)


def keys_of(name: str) -> tuple[str, ...]:
    """The keys of the capitalised words of a name, of the whole where it has none."""
    return _keys(_parts_of(name)) or (key_of(name),)


def _keys(parts: Sequence[_Part]) -> tuple[str, ...]:
    """The keys of the capitalised words; a particle before others tells nobody: « Ana Le Goff » gives ana and goff."""
    last = len(parts) - 1
    return tuple(
        [
            key_of(raw)
            for index, (raw, word, _, _) in enumerate(parts)
            if (raw[0].isupper() or "-" in raw)
            and (index == last or word not in _CAPITAL_PARTICLES or word in forenames())
        ]
    )


def _is_forename_of(parts: Sequence[_Part]) -> bool:
    """« Marine Le Pen », but « Marine Nationale »: whether the first word is a forename, whatever body bears it too."""
    return parts[0].word in forenames() and len(parts) > 1 and not _ADJECTIVE.fullmatch(parts[1].word)


def _title_gender(title: str) -> Gender | None:
    """The gender a title shows: « le Dr », « Me » and masculine ranks are borne by women too."""
    gender = titles()[title].gender
    return gender if gender == "f" or title in _MEN else None


@cache
def _body_words() -> frozenset[str]:
    """Words that show a name to be that of an organisation."""
    return frozenset(groups()) | frozenset(acronyms()) | function_words("english_body")


def _parts_of(run: str) -> list[_Part]:
    """The words of a run of capitals; an elided particle is one of its own."""
    return [_Part(match[0], lowered(match[0]), *match.span()) for match in _PART.finditer(run)]


def _without_openers(parts: list[_Part], *, is_complement: bool) -> tuple[list[_Part], str]:
    """``parts`` from the first word of the name on, and the title that stood before it."""
    title = ""
    at = 0
    raw, word, begin, stop = parts[0]
    if (elision := _elision(raw)) and word not in forenames():
        is_complement = raw[:elision].lower().endswith(_BEFORE_CUT)
        raw = raw[elision:]
        parts[0] = _Part(raw, lowered(raw), begin + elision, stop)
        if not raw[0].isupper():
            at = 1
    if parts[0].word in parties() and at + 1 < len(parts):
        at = party_end([part.word for part in parts], 0, is_capital=True) + 1
        at = at if at < len(parts) else 0
    elif at + 3 < len(parts) and parts[at + 2].word in forenames():
        at += 2 * (f"{parts[at].word} {parts[at + 1].word}" in acronyms())  # « à | Sciences Po | Ana Ruiz »
    while at < len(parts):
        word = parts[at].word
        if word in titles() and word not in forenames() and (at + 1 < len(parts) or word.endswith(".")):
            title = word
        elif (
            (title in _POLITE and at == len(parts) - 1)
            or (title and _opens_surname(parts, at))
            or not (word in no_name_words() or _is_role_before_name(parts, at))
        ):
            break
        at += 1
    if _is_somebodys(parts, at):
        return parts[at + 2 :], title  # « Procès de | Paul Roux | »
    if at and not title and parts[at - 1].word in _OF:  # « L'entraîneur de | Lens Paul Roux »
        is_complement, parts, at = True, parts[at:], 0
    at = at if title else _past_party(parts, at)
    if title or at or not is_complement or not parts or parts[0].word in forenames():
        return parts[at:], title
    # « le maire de Nevy Jean Dupont », « le ministre de l'Intérieur Jean Dupont »
    inside = range(1, len(parts) - 1)
    given = next((index for index in inside if parts[index].word in forenames()), 0)
    behind_place = next((index for index in inside if parts[index - 1].word in places()), 0)
    return parts[given or behind_place :], title


def _is_somebodys(parts: Sequence[_Part], at: int) -> bool:
    """« | Procès | de Paul Roux »: a noun with a capital for its sentence, before somebody's full name."""
    if at + 3 >= len(parts) or parts[at].word in forenames() or parts[at + 1].word not in ("de", "d'"):
        return False
    return parts[at + 2].word in forenames() and parts[at + 3].raw[:1].isupper()


def _opens_surname(parts: Sequence[_Part], at: int) -> bool:
    """« Mme | Le Pen », « M. | de la Roche »; but « M. | Le Président »."""
    raw, word, _, _ = parts[at]
    if at + 1 >= len(parts) or not (word in _CAPITAL_PARTICLES or word == "d'"):
        return False
    is_office = at > 0 and parts[at - 1].word in roles()
    if is_office and word == "de" and parts[at + 1].word in ("la", "l'"):
        return False  # « le Président | de la République », where « M. de la Roche » is a name
    if word not in ARTICLE_PARTICLES:
        return True
    return raw[0].isupper() and parts[at + 1].word not in titles() and parts[at + 1].word not in roles()


def _elision(raw: str) -> int:
    """The length of the elided word that ``raw`` opens with, 0 where none does: « L'|Ukraine »."""
    if "'" not in raw and "’" not in raw:
        return 0
    match = _ELISION.match(raw)
    return match.end() if match else 0


def _is_role_before_name(parts: list[_Part], at: int) -> bool:
    """« Ministre | Ana Ruiz »; but « Nana Okafor », though « nana » is a noun too."""
    word = parts[at].word
    if at + 2 >= len(parts) or word not in roles() or word in forenames():
        return False
    return parts[at + 1].word in forenames()


def _past_party(parts: Sequence[_Part], at: int) -> int:
    """« le député | LR | Paul Roux », « | LR de Nevy | Paul Roux »: the index of the forename; but « PAUL ROUX »."""
    if at >= len(parts) or parts[at].word in forenames():
        return at
    after = at + (3 if at + 2 < len(parts) and parts[at + 1].word in _OF else 1)
    if after + 1 >= len(parts) or parts[after].word not in forenames() or parts[after].raw.isupper():
        return at
    return after if _is_initials(parts[at].raw) or parts[at].word in acronyms() else at


def _kept_parts(parts: list[_Part]) -> list[_Part]:
    """``parts`` up to the first that cannot belong to the name: ``Andrew Simmons | d'Al Jazeera``."""
    for index, (raw, word, _, _) in enumerate(parts):
        if word in _OF:
            if not _are_forenames(parts[:index]):
                return parts[:index]
        elif index and word in _CAPITAL_PARTICLES and index + 1 < len(parts):
            if word in ARTICLE_PARTICLES and not _are_forenames(parts[:index]):
                return parts[:index]
        elif index and parts[index - 1].word in ARTICLE_PARTICLES:
            continue  # « Bruno Le | Maire »
        elif index == 1 and parts[0].word in forenames() and not raw.isupper() and word not in _function_words():
            continue  # « Jean | Petit »: a surname, whatever else the word is
        elif index and word not in forenames() and _is_no_name(raw, word):
            return parts[:index]
    return parts


@cache
def _function_words() -> frozenset[str]:
    """Words that open a sentence run into the name before it: « … de Jean | Selon lui »."""
    parts = ("adverb", "connective", "conjunction", "preposition", "relative", "subject_pronoun", "time_noun")
    return _DETERMINER.union(*map(function_words, parts))


def _are_forenames(parts: Sequence[_Part]) -> bool:
    """Whether a surname may still follow: nothing but forenames, initials and particles stands there."""
    return all(
        word in forenames() or word.endswith(".") or word in _CAPITAL_PARTICLES or word.partition("-")[0] in forenames()
        for _, word, _, _ in parts
    )


def _is_no_name(raw: str, word: str) -> bool:
    """Whether a capitalised word ends the name before it: « Ana Ruiz Lundi », « ANA RUIZ S'EXPLIQUE »."""
    if not raw[0].isupper():
        return False
    if word in stopnames() or word in titles():
        return True
    return raw.isupper() and len(raw) > 2 and (word in finite_forms() or _elision(raw) > 0)


@stored
def title_endings() -> frozenset[str]:
    """The last three letters of all titles in any case, those of two with what may stand before them.

    A quick look at the characters before a name that spares most names the slow one.
    """
    ends = {title[-3:] for title in titles() if len(title) > 2}
    ends |= {before + title for title in titles() if len(title) == 2 for before in f" '’{_OPENING}"}
    return frozenset("".join(form) for end in ends for form in product(*((c, c.upper()) for c in end)))


def title_before(text: str, start: int) -> str:
    """The title right before ``start``, lower case, or "": ``le général | Daglo``."""
    if start > 3 and text[start - 4 : start - 1] not in title_endings():
        return ""
    word = _written_before(text, start)
    title = word.lower()
    # « me » is a pronoun, « Me » a lawyer; « M » without its stop is a title where the text opens with it.
    if title not in titles() or (title == "me" and word != "Me") or (len(title) == 1 and start > 2):
        return ""
    return title


def word_before(text: str, start: int) -> str:
    """The word right before ``start``, lower case, or "": ``l'hôpital | Robert Debré`` -> hôpital."""
    return _written_before(text, start).lower()


def _written_before(text: str, start: int) -> str:
    """The word right before ``start`` without an elided article; "" where no single space parts them."""
    if start < 2 or text[start - 1] not in " \u00a0\u202f":
        return ""
    word = text[text.rfind(" ", max(0, start - 20), start - 1) + 1 : start - 1]
    return word if word.isalpha() else word.replace("’", "'").rpartition("'")[2].lstrip(_OPENING)


# -- What stands beside a name ---------------------------------------------------------------


def roles_before(text: str, start: int, end: int) -> list[Phrase]:
    """The role phrases that lead up to the name ``text[start:end]``, articles included, the nearest first.

    « le ministre slovaque des Affaires étrangères, | Rastislav Kacer », « au président | Macron »,
    « le porte-parole de l'armée, le général | Nabil Abdallah » (two)
    """
    start = _before_parenthesis(text, start)
    before = text[max(0, start - MAX_APPOSITION) : start]
    bare = before.rstrip()
    last = bare.rsplit(None, 1)[-1] if bare else ""
    parts_them = last[:1].islower() and lowered(last) in _never_before_name()  # but « du | Jura | Paul Roux »
    if bare[-1:] in _NO_APPOSITION or before[-1] in "\r\n" or parts_them:
        return []
    low = max(before.rfind("\n"), before.rfind("\r"), before.rfind(". "))
    tokens = Tokens(text, start - len(before) + low + 1, start)
    words = tokens.words
    if roles().keys().isdisjoint(words):
        return []
    found: list[Phrase] = []
    stop = len(words)
    while stop and len(found) < 2:
        after_comma = False
        while stop and (words[stop - 1] == "," or (words[stop - 1] in titles() and words[stop - 1] not in roles())):
            stop -= 1
            after_comma = words[stop] == ","
        head = _role_head(tokens, stop, farthest=after_comma)
        if head is None:
            break
        if after_comma and _is_of_the_other_sex(words[head], text, start):
            head = _role_head(tokens, stop, farthest=False) or head
        first = _opening(words, head)
        if after_comma and first and words[first - 1] in _BEFORE_SOURCE and _opens_predicate(text, end):
            break  # « Selon le préfet, | Paul Roux n'était pas sur place »
        found.append(tokens.phrase(first, stop))
        stop = first
        if stop > 1 and words[stop - 1] == "et" and words[first] not in openers():
            stop -= 1  # « le maire de Brive | et ancien député |, Paul Roux »
        elif not stop or words[stop - 1] != ",":
            break
    return found


def _is_of_the_other_sex(role: str, text: str, start: int) -> bool:
    """« un | avocat | de la chanteuse, Ana Ruiz »: whether the name at ``start`` cannot have a masculine role."""
    given = forenames().get(lowered(text[start : start + LONGEST_WORD].partition(" ")[0]))
    return given == "f" and roles()[role].gender == "m" and role not in function_words("of_women_too")


def _opens_predicate(text: str, end: int) -> bool:
    """Whether a verb stands right behind the name that ends at ``end``, no comma between, in marks or not."""
    following = tokens_in(text, end, end + LONGEST_WORD)
    if following and following[0] in _OPENING:
        following = following[1:]
    if not following:
        return False
    return following[0] in ("n'", "ne") or following[0] in _AUXILIARY_FORMS or following[0] in finite_forms()


def _before_parenthesis(text: str, start: int) -> int:
    """« le député| (PS) Paul Roux »: where a short parenthesis before ``start`` opens; ``start`` where none does."""
    if text[start - 2 : start] != ") ":
        return start
    opening = text.rfind(" (", max(0, start - MAX_PARENTHESIS), start)
    return opening if opening > 0 else start


@cache
def _never_before_name() -> frozenset[str]:
    """Words between which and a name no role can stand in apposition."""
    words = function_words("preposition") | function_words("conjunction") | function_words("relative")
    nouns = {word for word in function_words("noun_homograph") if not _ADJECTIVE.fullmatch(word)}
    verbs = _FINITE_VERB | finite_forms() | nouns  # « Le maire | reçoit, invite | X »; but « l'Action | publique | »
    return (words | verbs | {"et", "ou"}).difference(roles())


def _role_head(tokens: Tokens, stop: int, *, farthest: bool) -> int | None:
    """The index of the role noun whose phrase ends before ``stop``: the nearest, or the farthest one.

    « l'avocat du président | Macron » speaks of the president, « l'avocat du président, | Paul Roux » of the lawyer.
    """
    found = None
    words = tokens.words
    for index in range(stop - 1, max(-1, stop - 1 - MAX_ROLE_WORDS), -1):
        word = words[index]
        if not word[:1].isalnum() and not (word == "," and lists_complements(words, index, stop, tokens.is_capital)):
            break
        role = roles().get(word)
        if role is None or (index and _is_role_as_epithet(tokens, index)):
            continue  # « le directeur | sortant | Paul Roux »
        if word in _PRE_ADJECTIVE and index + 1 < stop and words[index + 1] in roles():
            continue  # « l'ancien | footballeur »
        end = phrase_end(tokens, index + 1, stop)
        # « le président kalmèque | Timur Saidov »: one more word may be an adjective that no list has.
        is_whole = end == stop or (
            end == stop - 1 and (end > index + 1 or not farthest) and _may_be_epithet(tokens, end)
        )
        if is_whole and _may_open(words, index, apart=farthest):
            found = index
            if not farthest:
                break
    return found


def _is_role_as_epithet(tokens: Tokens, at: int) -> bool:
    """« le directeur | macroniste | Paul Roux »: right behind another role; but « le maire | critique | Paul Roux »."""
    word, before = tokens.words[at], tokens.words[at - 1]
    if before in _PRE_ADJECTIVE or tokens.is_capital(at):
        return False
    if before not in roles():
        return _is_epithet(tokens, at)
    may_be_verb = word in finite_forms() or word in function_words("noun_homograph")
    return not may_be_verb or roles()[word].kind == "nationality"


def _may_be_epithet(tokens: Tokens, at: int) -> bool:
    """« le maire de la commune | voisine |, Paul Roux »: a word of no other kind may be an adjective no list has."""
    word = tokens.words[at]
    is_other = word in _never_before_name() or word in _no_nouns() or word.endswith(("ment", "ait", "aient", "èrent"))
    return word.isalpha() and not tokens.is_capital(at) and not is_other


def _may_open(words: Sequence[str], head: int, *, apart: bool) -> bool:
    """Whether the noun at ``head`` heads a phrase of its own: not « l'avocat du | ministre », « a | assuré ».

    ``apart``: a comma follows: « Sitôt l'assemblée du Parti | libéral terminée, Ana Ruiz … » is no role of hers.
    """
    first = _opening(words, head)
    before = words[first - 1] if first else ""
    if first == head and (before in _AUXILIARY_FORMS or (apart and before[:1].isalpha() and before != "et")):
        return False
    is_article = not apart and words[first] in ("la", "l'")  # « la mère de la | victime | Ana Ruiz »: the victim's name
    is_governed = before in ("de", "d'") and not is_article
    return not is_governed and words[first] != "des"


@cache
def openers() -> frozenset[str]:
    """The words that open a noun phrase: determiners, with « du » and « au »."""
    return _DETERMINER | {"du", "au"}


def _opening(words: Sequence[str], head: int) -> int:
    """The index of the first word of the phrase headed by ``head``: its article or adjective."""
    first = head
    while first and words[first - 1] in _PRE_ADJECTIVE:
        first -= 1
    if first and words[first - 1] in openers():
        first -= 1
    return first


def role_after(text: str, start: int, end: int) -> Phrase | None:
    """The role phrase in apposition after the name ``text[start:end]``.

    « Rastislav Kacer|, ministre des Affaires étrangères, », « Ana Ruiz| (maire de Nevy) »
    """
    beside = text[end : end + 2]
    if beside[:1] != "," and beside[1:] not in _BEFORE_APPOSITION:
        return None
    match = _APPOSITION.match(text, end)
    if match is None or roles().keys().isdisjoint(tokens_in(text, *match.span(1))):
        return None
    tokens = Tokens(text, end, phrase_limit(text, match.end(), min(len(text), end + MAX_APPOSITION)))
    words = tokens.words
    at = _after_age(words, 0)
    if at >= len(words) or words[at] not in (",", "(", "-", "–", "—"):
        return None
    at = _after_age(words, at) + 1
    first = at
    while at < len(words) and (words[at] in _DETERMINER or words[at] in _PRE_ADJECTIVE):
        at += 1
    if at >= len(words) or at - first > 3 or words[at] not in roles() or at == 0:
        return None
    stop = phrase_end(tokens, at + 1)
    is_followed_by_verb = stop < len(words) and (words[stop] in _AUXILIARY_FORMS or words[stop] in finite_forms())
    if is_followed_by_verb and words[first] in _ARTICLES and not _opens_sentence(text, start):
        return None  # « Dans sa lettre à Ana Ruiz, | le maire | a dit »
    return tokens.phrase(first, stop)


def roles_said_of(text: str, start: int, end: int) -> list[Phrase]:
    """« Ana Ruiz est | maire de Nevy | et | agricultrice | »: the roles that the sentence says the person has.

    None where the name ``text[start:end]`` is in a complement: « le frère de Paul Roux est maire ».
    """
    if not text.startswith(_IS, end):
        return []
    before = tokens_in(text, max(0, start - LONGEST_WORD), start)
    if before and before[-1] in _OF:
        return []
    tokens = Tokens(text, end, phrase_limit(text, end, min(len(text), end + MAX_APPOSITION)))
    words, at, found = tokens.words, 1, []
    while at < len(words):
        while at < len(words) and words[at] in _BEFORE_PREDICATE:
            at += 1
        first = at
        while at < len(words) and words[at] in _PRE_ADJECTIVE:
            at += 1  # « est | ancien | ministre »
        role = roles().get(words[at]) if at < len(words) else None
        if role is None or role.plural or role.kind == "nationality":
            break
        stop = phrase_end(tokens, at + 1)
        found.append(tokens.phrase(first, stop))
        if stop >= len(words) or words[stop] != "et":
            break
        at = stop + 1
    return found


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence opens with the name at ``start``, or with its title."""
    if title_before(text, start):
        start = text.rfind(" ", 0, start - 1) + 1
    before = text[max(0, start - 4) : start].rstrip(" \u00a0\u202f")
    return not before or before[-1] in '.!?…»”"\r\n'


def phrase_limit(text: str, start: int, end: int) -> int:
    """Where reading on for the end of a noun phrase is idle: after the next comma or stop, at ``end`` without one."""
    comma = text.find(",", start, end) + 1 or end
    return text.find(". ", start, comma) + 1 or comma


def _after_age(words: Sequence[str], at: int) -> int:
    """``at`` past a parenthesis of one to three words or a « , 43 ans »."""
    if at < len(words) and words[at] == "(":
        for close in range(at + 2, min(at + 6, len(words))):
            if words[close] == ")":
                return close + 1
    if at + 2 < len(words) and words[at] == "," and words[at + 2] == "ans":
        return at + 3
    return at


def phrase_end(tokens: Tokens, at: int, limit: int | None = None) -> int:
    """The index after the last word of the noun phrase whose head stands before ``at``, at most ``limit``.

    Takes adjectives and complements (« ministre | slovaque des Affaires étrangères »), no verb.
    """
    words = tokens.words
    stop = min(len(words) if limit is None else limit, at + MAX_ROLE_WORDS)
    last = at
    if at and words[at - 1] in groups() and not tokens.is_capital(at - 1):
        while at < stop and words[at][0].isalpha() and tokens.is_capital(at):
            at += 1  # « le collectif | Stop Bruit »
        if at + 1 < stop and words[at - 1].endswith(("ons", "ez")) and words[at] in _DETERMINER:
            at += 2  # « l'association | Sauvons nos plages »
        last = at
    if at and words[at - 1] in roles() and at < stop and words[at] in parties():
        last = at = min(party_end(words, at, is_capital=tokens.is_capital(at)) + 1 or at, stop)
    while at < stop:
        word = words[at]
        if is_adjective(word) or word in _ROLE_TAILS or _is_second_word(tokens, at) or _is_epithet(tokens, at):
            at += 1
        elif word == "par" and at + 1 < stop and words[at + 1] == "intérim":
            at += 2
        elif word in _LINKS:
            if word == "à" and not _SET_PHRASE.isdisjoint((" ".join(words[at : at + 2]), " ".join(words[at : at + 3]))):
                break  # « tenir les talibans | à l'écart »
            after = _after_noun(tokens, at + 1, stop)
            if after is None:
                break
            at = after
        elif word in ("auprès", "et") and at + 1 < stop and words[at + 1] in _LINKS:
            at += 1
            continue
        elif word == "," and lists_complements(words, at, stop, tokens.is_capital):
            at += 1  # « ministre de l'Économie|, des Finances et de la Relance | »
            continue
        elif word == "-" and at + 1 < stop and tokens.is_capital(at + 1):
            at += 2
        else:
            break
        last = at
    return last


def _is_epithet(tokens: Tokens, at: int) -> bool:
    """« la région | centrale | », « le maire | LR | »: a body's word or its letters, right behind a noun."""
    word, before = tokens.words[at], tokens.words[at - 1] if at else ""
    if tokens.is_capital(at):
        return before in roles() and word in acronyms()
    is_of_role = before in roles() and _ADJECTIVE.fullmatch(word) is None  # « le maire | socialiste | »
    if word in roles() and before.isalpha() and not is_of_role:  # « des Affaires | étrangères | »
        is_participle = word.endswith(_PARTICIPLE_ENDINGS)  # « une société | appelée X »
        agrees = word.endswith("s") == before.endswith("s")
        return agrees and not is_participle and before not in _no_nouns()
    return (
        word in groups() and _ADJECTIVE.fullmatch(word) is not None and before.isalpha() and before not in _DETERMINER
    )


@cache
def _no_nouns() -> frozenset[str]:
    """Words right behind which no adjective of a noun stands: « le maire | et | avocat », « est | médecin »."""
    small = map(function_words, ("preposition", "conjunction", "relative", "adverb", "clitic", "subject_pronoun"))
    verbs = _FINITE_VERB | frozenset(_AUXILIARY_FORMS)
    return _DETERMINER.union(*small) | _LINKS | _PRE_ADJECTIVE | verbs | {"et", "ou", "ni"}


def _is_second_word(tokens: Tokens, at: int) -> bool:
    """« Nations | unies », « Arabie | saoudite »"""
    if not at:
        return False
    pair = f"{tokens.words[at - 1]} {tokens.words[at]}"
    return (pair in places() or pair in acronyms()) and tokens.is_capital(at - 1)


def _after_noun(tokens: Tokens, at: int, stop: int) -> int | None:
    """The index after one complement noun or a run of capitals, None where none stands at ``at``."""
    words = tokens.words
    while at < stop and (words[at] in _ARTICLES or words[at] in _PRE_ADJECTIVE):
        at += 1
    if at + 1 < stop and words[at].isdigit() and words[at + 1] == "ans":
        return at + 2
    if at < stop and words[at][0].isdigit():  # « la députée de la 3e | circonscription », « le maire du 7e |, »
        return at + 1 + (words[at + 1 : at + 2] == ["circonscription"])
    if at >= stop or not words[at][0].isalpha() or words[at] in _LINKS:
        return None
    if words[at] in _DETERMINER or (words[at] in _FINITE_VERB and not tokens.is_capital(at)):
        return None
    if words[at - 1] in ("de", "d'") and is_infinitive(words[at]) and not tokens.is_capital(at):
        return None  # « permet à la mère de famille de | donner »
    at += 1
    at += at < stop and words[at] in _SIDES and words[at - 1] in ("extrême", "ultra", "centre")
    if at < stop and words[at - 1] in groups() and tokens.is_capital(at) and words[at] not in forenames():
        at += 1  # « du groupe | Horizon »
    while at < stop and tokens.is_capital(at) and tokens.is_capital(at - 1) and words[at] not in forenames():
        if words[at - 1] in places() and f"{words[at - 1]} {words[at]}" not in places():
            break
        at += 1
    return at


@lru_cache(maxsize=16384)
def is_adjective(word: str) -> bool:
    """Whether ``word`` (lower case) reads as an adjective after its noun: by list, else by its ending."""
    if word in nationality_adjectives() or word in function_words("post_adjective"):
        return True
    if word in finite_forms() or word in function_words("preposition") or word in roles() or word in groups():
        return False
    return _ADJECTIVE.fullmatch(word) is not None


def nickname_after(text: str, end: int) -> Span | None:
    """« Mohammed Hamdan Daglo|, dit « Hemetti » » -> Hemetti."""
    match = _NICKNAME.match(text, end, min(len(text), end + 90))
    if match is None:
        return None
    return Span(*match.span(1)) if match.group(1) is not None else Span(*match.span(2))


def age_after(text: str, end: int) -> int | None:
    """« Ana Ruiz|, 43 ans » -> 43; « Ana Ruiz|, boulangère de 43 ans » too."""
    if " ans" not in text[end : end + 60]:
        return None
    match = _AGE.search(text, end, min(len(text), end + 60))
    if match is None or any(sign in text[end : match.start()] for sign in '.;:!?«»"\r\n'):
        return None
    return int(match.group(1))
