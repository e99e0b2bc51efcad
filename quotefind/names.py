"""Personal names in the narration, and what stands beside them: titles, roles, nicknames, ages.

One pass over the capitalised words of a text; no decision here on who is whom (``entities.py``).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, product
from typing import NamedTuple
from unicodedata import combining, normalize

import regex

from quotefind.lexicons.grammar import finite_forms, function_words
from quotefind.lexicons.nouns import (
    acronyms,
    forenames,
    groups,
    nationality_adjectives,
    places,
    roles,
    stopnames,
    titles,
)
from quotefind.model import Gender, Span
from quotefind.snapshot import pattern, stored

# An apposition longer than this is a misreading; a nickname or an age stands nearer still.
MAX_APPOSITION = 110
MAX_ROLE_WORDS = 14
MAX_NAME_WORDS = 9  # more capitals in a row are a headline or a list

_UPPER = r"\p{Lu}"
_PARTICLE = (
    r"(?:d[eu]|des|d['’]|la|le|van|von|der|den|ter|ten|zu|el|al|ben|bin|ibn|ould|bint|abou|da|do|dos|di|del|della|y|e)"
)
_SPACE = r"[ \u00a0\u202f]"
# A word of five letters is no abbreviation, nor is one without a stop: said first, it spares the look for one.
_CAPITAL = rf"""
    (?: {_UPPER}[\w\u00ad]{{4,}}+ (?: [-'’][\w\u00ad]++ )*+
      | (?=\w{{1,4}}+\.)
        (?: (?:MM|Mr|Mrs|Ms|Dr|Pr|St|Mgr|Me|Prof|Gén|Col|Lt)\.(?=\s)
          | {_UPPER}h?\.(?:[ ]?-?{_UPPER}\.)*+(?=[-\s]) )
      | {_UPPER}[\w\u00ad]*+ (?: [-'’][\w\u00ad]++ )*+
    )
"""
_SEQUENCE = pattern(
    rf"""
    \m (?={_UPPER}) (?<!\w{{3}}-) {_CAPITAL}
    (?:
        {_SPACE} (?= {_UPPER} | [a-z]\w{{0,4}}+['’ \u00a0\u202f-] )
        (?: {_PARTICLE} (?:{_SPACE}|(?<=['’])) ){{0,2}}+ (?:(?:al|el|as|ad|ar|an|az|ash|ben)-)?+ {_CAPITAL}
    )*+
    """,
    regex.VERBOSE,
)
_PART = pattern(r"(?:d['’])|[^\s]+")
_ELISION = pattern(r"(?:[LDCJS]|Qu|Lorsqu|Puisqu)['’](?=\w)")
_PIECE = pattern(r"[\w\u00ad]++(?:[-.][\w\u00ad]++)*+['’]?+|[^\w\s]")
# What may stand between a name and the noun of a role in apposition, and the words up to that noun.
_APPOSITION = pattern(
    r"(?:[  ]\([^()\n]{1,30}\))?+(?:,[  ]\d+[  ]ans)?+(?:,|[  ][(–—-])[  ]?((?:[\w-]+['’ ]){0,3}[\w-]+)"
)
_NICKNAME = pattern(
    r"[\s,(]{1,3}(?:plus connue?s? sous le nom de|surnommée?|alias|dite?)\s+"
    r"(?:[«\"“]\s*([^»\"”\n]{2,40}?)\s*[»\"”]|(\p{Lu}[\w-]+))"
)
_AGE = pattern(r"(\d{1,3})\s+ans\b")
_BEFORE_CUT = ("de ", "du ", "d'", "d’", "des ", "la ", "l'", "l’", "en ", "à ", "aux ")
_LINKS = frozenset(("de", "du", "des", "d'", "à", "au", "aux", "en", "chez"))
_ARTICLES = frozenset(("le", "la", "l'", "les", "leur", "leurs", "son", "sa", "ses", "un", "une"))
_ADJECTIVE = pattern(
    r"\w{2,}(?:al|ale|ales|aux|iques?|aires?|els?|elles?|ifs?|ives?|ieure?s?|iens?|iennes?|ains?|aines?|ois|oises?|ais"
    r"|aises?|istes?|iers?|ières?|eux|euses?|ables?|ibles?|ins?|ines?|ats?|ides?|é|ée|és|ées)"
)
_CAPITAL_PARTICLES = frozenset("le la de du des van von den der da dos di el al ben bin ould st saint sainte".split())
_BREAKS = ';:!?…()«»"“”\n'  # no apposition reaches across these
_OPENING = '«"“(\u00a0'  # may stand before a title, without a space
_NO_APPOSITION = frozenset(["", *'.;:!?…()«»"“”\n'])  # a name right after one of these has no role before it
_MEN = frozenset(
    "m. m mm. mm monsieur messieurs mr mr. sir lord don père frère abbé roi prince oncle señor herr".split()
)
_ROLE_TAILS = frozenset(
    "chargé chargée chargés chargées chef général générale adjoint adjointe délégué déléguée sortant".split()
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


class Token(NamedTuple):
    """A word or sign with its offsets; ``word`` is lower case with a straight apostrophe."""

    word: str
    start: int
    end: int
    capital: bool


_token = partial(tuple.__new__, Token)  # a Token of its four fields, without the detour of a call in Python


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


def tokens_in(text: str, start: int, end: int) -> list[Token]:
    """The words and signs of ``text[start:end]`` in order."""
    found = []
    for chunk in text[start:end].split(" "):
        for word, begin, stop, capital in _tokens_of(chunk):
            found.append(_token((word, start + begin, start + stop, capital)))
        start += len(chunk) + 1
    return found


def words_in(text: str, start: int, end: int) -> list[str]:
    """The words of ``tokens_in``, where their offsets do not matter."""
    return list(chain.from_iterable(map(_words_of, text[start:end].split(" "))))


@lru_cache(maxsize=65536)
def _words_of(chunk: str) -> tuple[str, ...]:
    return tuple([token.word for token in _tokens_of(chunk)])


def first_tokens(text: str, start: int, end: int, chunks: int) -> list[Token]:
    """The first of ``tokens_in``: those of so many chunks between spaces, and of the rest none."""
    parts = text[start:end].split(" ", chunks)[:chunks]
    return tokens_in(text, start, start + sum(map(len, parts)) + len(parts) - 1)


@lru_cache(maxsize=65536)
def _tokens_of(chunk: str) -> tuple[Token, ...]:
    """The words and signs of what stands between two spaces, with offsets into it: « l'Élysée, » has three."""
    return tuple(
        Token(sys.intern(lowered(match.group())), *match.span(), match.group()[0].isupper())
        for match in _PIECE.finditer(chunk)
        if not match.group().isspace()
    )


@lru_cache(maxsize=65536)
def lowered(word: str) -> str:
    """``word`` as the lexicons write it: lower case, straight apostrophe, composed accents, no soft hyphen."""
    low = word.lower()
    return low if low.isascii() else sys.intern(normalize("NFC", low.replace("’", "'").replace("\u00ad", "")))


@cache
def _no_name_words() -> frozenset[str]:
    """Words that open a sentence or a body's name, and never a person's name."""
    openers = stopnames() | function_words("determiner") | function_words("preposition")
    openers |= function_words("conjunction") | function_words("subject_pronoun") | function_words("relative")
    return openers - frozenset(forenames())


def capital_sequences(text: str, outside: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of the runs of capitalised words in the stretches ``outside`` of a text, in order."""
    for start, end in outside:
        for match in _SEQUENCE.finditer(text, start, end):
            yield match.span()


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
    before = text[max(0, start - 4) : start].lower()
    found = _name_of(text[start:end], before.endswith(_BEFORE_CUT))
    if found is None:
        return None
    title = found.title or title_before(text, start + found.start)
    if not title and found.needs_title:
        return None
    gender = _title_gender(title) or found.gender
    return NameHit(start + found.start, start + found.end, found.keys, title, gender, found.sure or title != "")


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
    keys = tuple([key_of(part.raw) for part in parts if part.raw[0].isupper() or "-" in part.raw])
    needs_title = len(parts) == 1 or not _body_words().isdisjoint(words)
    sure = stem in forenames() or first.endswith(".")
    return _Name(parts[0].start, parts[-1].end, keys, title, given, sure, needs_title)


def _title_gender(title: str) -> Gender | None:
    """The gender a title shows: « le Dr », « Me » and masculine ranks are borne by women too."""
    if not title:
        return None
    gender = titles()[title].gender
    return gender if gender == "f" or title in _MEN else None


@cache
def _body_words() -> frozenset[str]:
    """Words that show a name to be that of an organisation."""
    return frozenset(groups()) | frozenset(acronyms())


def _parts_of(run: str) -> list[_Part]:
    """The words of a run of capitals; an elided particle is one of its own."""
    return [_Part(match.group(), lowered(match.group()), *match.span()) for match in _PART.finditer(run)]


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
    while at < len(parts):
        word = parts[at].word
        if word in titles() and (at + 1 < len(parts) or word.endswith(".")):
            title = word
        elif not (word in _no_name_words() or _is_role_before_name(parts, at)):
            break
        at += 1
    if title or at or not is_complement or parts[0].word in forenames():
        return parts[at:], title
    # « le maire de Nevy Jean Dupont », « le ministre de l'Intérieur Jean Dupont »
    for index in range(1, len(parts) - 1):
        if parts[index].word in forenames() or parts[index - 1].word in places():
            return parts[index:], title
    return parts, title


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


def _kept_parts(parts: list[_Part]) -> list[_Part]:
    """``parts`` up to the first that cannot belong to the name: ``Andrew Simmons | d'Al Jazeera``."""
    for index, (raw, word, _, _) in enumerate(parts):
        if word in ("de", "d'", "du", "des"):
            before = [part.word for part in parts[:index]]
            if not all(name in forenames() or name.endswith(".") or "-" in name for name in before):
                return parts[:index]
        elif index and word in _CAPITAL_PARTICLES and index + 1 < len(parts):
            continue
        elif index and word not in forenames() and _is_no_name(raw, word):
            return parts[:index]
    return parts


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
    if start < 2 or text[start - 1] not in " \u00a0\u202f":
        return ""
    word = text[text.rfind(" ", max(0, start - 20), start - 1) + 1 : start - 1]
    if not word.isalpha():
        word = word.replace("’", "'").rpartition("'")[2].lstrip(_OPENING)
    title = word.lower()
    # « me » is a pronoun, « Me » a lawyer; « M » without its stop is a title where the text opens with it.
    if title not in titles() or (title == "me" and word != "Me") or (len(title) == 1 and start > 2):
        return ""
    return title


# -- What stands beside a name ---------------------------------------------------------------


def roles_before(text: str, start: int, floor: int) -> list[Span]:
    """The role phrases that lead up to the name at ``start``, articles included, the nearest first.

    « le ministre slovaque des Affaires étrangères, | Rastislav Kacer », « au président | Macron »,
    « le porte-parole de l'armée, le général | Nabil Abdallah » (two)
    """
    before = text[max(floor, start - MAX_APPOSITION) : start]
    bare = before.rstrip()
    if bare[-1:] in _NO_APPOSITION or before[-1] == "\n":
        return []
    if (last := bare.rsplit(None, 1)[-1].lower()) in _never_before_name() and last not in roles():
        return []
    low = start - len(before) + max(max(map(before.rfind, _BREAKS)), before.rfind(". ")) + 1
    if not _may_hold_role(text[low:start]):
        return []
    tokens = tokens_in(text, low, start)
    found: list[Span] = []
    while tokens and len(found) < 2:
        after_comma = False
        while tokens and (tokens[-1].word == "," or (tokens[-1].word in titles() and tokens[-1].word not in roles())):
            after_comma = tokens.pop().word == ","
        head = _role_head(tokens, farthest=after_comma)
        if head is None:
            break
        first = _opening(tokens, head)
        found.append(Span(tokens[first].start, tokens[-1].end))
        del tokens[first:]
        if not tokens or tokens[-1].word != ",":
            break
    return found


@cache
def _never_before_name() -> frozenset[str]:
    """Words between which and a name no role can stand in apposition."""
    words = function_words("preposition") | function_words("conjunction") | function_words("relative")
    return words | function_words("finite_verb") | finite_forms() | {"et", "ou"}


def _may_hold_role(before: str) -> bool:
    """A quick look whether a role noun is among the last words before a name, and no verb right before it.

    A comma with other words than titles behind it keeps a role from the name.
    """
    words = before.replace("’", "'").lower().split()[-MAX_ROLE_WORDS:]
    known = roles()
    if not words or (words[-1] in _never_before_name() and words[-1] not in known):
        return False
    is_apart = False
    for word in reversed(words):
        bare = word.rpartition("'")[2].rstrip(",")
        if is_apart and word[-1] == ",":
            return False
        if bare in known:
            return True
        if not bare.replace("-", "").isalnum():
            return any(other.rpartition("'")[2].rstrip(",") in known for other in words)
        is_apart = is_apart or bare not in titles()
    return False


def _role_head(tokens: Sequence[Token], *, farthest: bool) -> int | None:
    """The index of the role noun whose phrase ends with ``tokens``: the nearest, or the farthest one.

    « l'avocat du président | Macron » speaks of the president, « l'avocat du président, | Paul Roux » of the lawyer.
    """
    found = None
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 1 - MAX_ROLE_WORDS), -1):
        word = tokens[index].word
        if not word[0].isalpha():
            break
        role = roles().get(word)
        if role is None or (role.kind == "nationality" and index and tokens[index - 1].word in roles()):
            continue
        end = phrase_end(tokens, index + 1)
        # « le président kalmèque | Timur Saidov »: one more word may be an adjective that no list has.
        if _may_open(tokens, index) and (end == len(tokens) or (end == index + 1 == len(tokens) - 1 and not farthest)):
            found = index
            if not farthest:
                break
    return found


def _may_open(tokens: Sequence[Token], head: int) -> bool:
    """Whether the noun at ``head`` heads a phrase of its own: not « l'avocat du | ministre »."""
    first = _opening(tokens, head)
    before = tokens[first - 1].word if first else ""
    return before not in ("de", "d'") and tokens[first].word != "des"


@cache
def openers() -> frozenset[str]:
    """The words that open a noun phrase: determiners, with « du » and « au »."""
    return function_words("determiner") | {"du", "au"}


def _opening(tokens: Sequence[Token], head: int) -> int:
    """The index of the first word of the phrase headed by ``head``: its article or adjective."""
    first = head
    while first and tokens[first - 1].word in function_words("pre_adjective"):
        first -= 1
    if first and tokens[first - 1].word in openers():
        first -= 1
    return first


def role_after(text: str, end: int) -> Span | None:
    """The role phrase in apposition after the name that ends at ``end``.

    « Rastislav Kacer|, ministre des Affaires étrangères, », « Ana Ruiz| (maire de Nevy) »
    """
    if text[end : end + 1] != "," and text[end + 1 : end + 2] not in ("(", "-", "–", "—"):
        return None
    match = _APPOSITION.match(text, end)
    if match is None or roles().keys().isdisjoint(match.group(1).lower().replace("’", "'").replace("'", " ").split()):
        return None
    tokens = tokens_in(text, end, phrase_limit(text, match.end(), min(len(text), end + MAX_APPOSITION)))
    at = _after_age(tokens, 0)
    if at >= len(tokens) or tokens[at].word not in (",", "(", "-", "–", "—"):
        return None
    at = _after_age(tokens, at) + 1
    first = at
    while at < len(tokens) and (
        tokens[at].word in function_words("determiner") or tokens[at].word in function_words("pre_adjective")
    ):
        at += 1
    if at >= len(tokens) or at - first > 3 or tokens[at].word not in roles() or at == 0:
        return None
    stop = phrase_end(tokens, at + 1)
    return Span(tokens[first].start, tokens[stop - 1].end)


def phrase_limit(text: str, start: int, end: int) -> int:
    """Where reading on for the end of a noun phrase is idle: after the next comma or stop, at ``end`` without one."""
    comma = text.find(",", start, end) + 1 or end
    return text.find(". ", start, comma) + 1 or comma


def _after_age(tokens: Sequence[Token], at: int) -> int:
    """``at`` past a parenthesis of one to three words or a « , 43 ans »."""
    if at < len(tokens) and tokens[at].word == "(":
        for close in range(at + 2, min(at + 6, len(tokens))):
            if tokens[close].word == ")":
                return close + 1
    if at + 2 < len(tokens) and tokens[at].word == "," and tokens[at + 2].word == "ans":
        return at + 3
    return at


def phrase_end(tokens: Sequence[Token], at: int) -> int:
    """The index after the last word of the noun phrase whose head stands before ``at``.

    Takes adjectives and complements (« ministre | slovaque des Affaires étrangères »), no verb.
    """
    stop = min(len(tokens), at + MAX_ROLE_WORDS)
    last = at
    while at < stop:
        word = tokens[at].word
        if is_adjective(word) or word in _ROLE_TAILS or _is_second_word(tokens, at):
            at += 1
        elif word in _LINKS:
            after = _after_noun(tokens, at + 1, stop)
            if after is None:
                break
            at = after
        elif (word == "auprès" and at + 1 < stop and tokens[at + 1].word in _LINKS) or (
            word == "et" and at + 1 < stop and tokens[at + 1].word in _LINKS
        ):
            at += 1
            continue
        elif word == "-" and at + 1 < stop and tokens[at + 1].capital:
            at += 2
        else:
            break
        last = at
    return last


def _is_second_word(tokens: Sequence[Token], at: int) -> bool:
    """« Nations | unies », « Arabie | saoudite »"""
    if not at or not tokens[at - 1].capital:
        return False
    pair = f"{tokens[at - 1].word} {tokens[at].word}"
    return pair in places() or pair in acronyms()


def _after_noun(tokens: Sequence[Token], at: int, stop: int) -> int | None:
    """The index after one complement noun or a run of capitals, None where none stands at ``at``."""
    while at < stop and (tokens[at].word in _ARTICLES or tokens[at].word in function_words("pre_adjective")):
        at += 1
    if at + 1 < stop and tokens[at].word.isdigit() and tokens[at + 1].word == "ans":
        return at + 2
    if at >= stop or not tokens[at].word[0].isalpha() or tokens[at].word in _LINKS:
        return None
    if tokens[at].word in function_words("determiner") or tokens[at].word in function_words("finite_verb"):
        return None
    at += 1
    while at < stop and tokens[at - 1].capital and tokens[at].capital and tokens[at].word not in forenames():
        if tokens[at - 1].word in places() and f"{tokens[at - 1].word} {tokens[at].word}" not in places():
            break
        at += 1
    return at


@lru_cache(maxsize=16384)
def is_adjective(word: str) -> bool:
    """Whether ``word`` (lower case) reads as an adjective after its noun: by list, else by its ending."""
    if word in nationality_adjectives():
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
    if match is None or any(sign in text[end : match.start()] for sign in '.;:!?«»"\n'):
        return None
    return int(match.group(1))
