"""The verbs that report what somebody says, and all their forms.

``verbs.tsv`` holds the entries, written by hand; ``verb_forms.tsv`` the forms of their verbs, made
from it by ``build.py``. What a form means for a sentence is not decided here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Set
from functools import cache, partial
from itertools import accumulate, chain
from typing import NamedTuple

from unidecode import unidecode

from quotefind.lexicons import bad_line, load_pairs, load_tsv
from quotefind.snapshot import kept, stored

VERBS = "verbs.tsv"
FORMS = "verb_forms.tsv"
AUXILIARY_FORMS = "auxiliary_forms.tsv"
SOURCES = "sources.tsv"
NOUNS = "nouns_of_saying.tsv"

CLASSES = frozenset(
    "accuse announce ask claim deny judge manner order praise promise recall say think warn write".split()
)
FRAMES = frozenset(
    "incise que inf de_inf a_inf a_obj_de_inf obj_de_inf obj_a_inf obj_que quote_obj colon noun_obj_quoted "
    "interrogative adj obj_adj comme sur de_np a_np".split()
)
NOUN_FRAMES = frozenset("que de_inf a_inf selon_lequel colon".split())
# Verbs that carry compound tenses or stand before a verb of saying: il a dit, il vient de dire, il tient à dire.
AUXILIARIES = tuple(
    "aimer aller amener attacher autoriser avoir borner cesser commencer contenter continuer contraindre "
    "devenir devoir efforcer empresser entêter évertuer être faire falloir finir forcer hâter hésiter laisser "
    "limiter manquer mettre obliger obstiner oser permettre persister plaire pouvoir préférer résoudre risquer sembler "
    "tenir venir vouloir".split()
)

_TENSES = {
    "P": "présent",
    "I": "imparfait",
    "S": "passé simple",
    "F": "futur",
    "C": "conditionnel",
    "J": "subjonctif présent",
    "T": "subjonctif imparfait",
    "M": "impératif",
    "G": "participe présent",
    "N": "infinitif",
    "K": "participe passé",
}
_AGREEMENTS = {"ms": "masculin singulier", "fs": "féminin singulier", "mp": "masculin pluriel", "fp": "féminin pluriel"}
_NUMBERS = {"s": "singulier", "p": "pluriel"}


class VerbEntry(NamedTuple):
    """One verb of saying, or a fixed group around one: « se dire », « faire savoir », « y voir ».

    ``lemma`` is the entry as listed; ``base`` its bare verb; ``rest`` the words that follow the
    verb, elided ones apart (l', accent), ``clitics`` those of « y » and « en » before it;
    ``negated`` tells that « ne … pas » is part of it. ``frames`` names what may follow (see
    ``verbs.tsv``); ``indirect`` tells that a clause or infinitive after it, without marks,
    reports a saying.
    """

    lemma: str
    base: str
    pronominal: bool
    rest: tuple[str, ...]
    cls: str
    frames: frozenset[str]
    indirect: bool
    clitics: tuple[str, ...] = ()
    negated: bool = False


class VerbForm(NamedTuple):
    """What a form may be: a verb and the codes of ``conjugate.py``, as ``("dire", ("P3s", "S3s"))``."""

    base: str
    codes: tuple[str, ...]


class Reading(NamedTuple):
    """One answer of ``lookup``: the form as stored, its verb, readable tenses, the verb's entries."""

    form: str
    base: str
    tenses: tuple[str, ...]
    entries: tuple[VerbEntry, ...]


class SourcePhrase(NamedTuple):
    """A phrase that names a source, as its words (a final « de » may be du, des, d'), and what follows.

    ``follows`` is ``np`` (selon + noun phrase), ``adjective`` (de source + policière) or ``none`` (à ses yeux).
    """

    words: tuple[str, ...]
    follows: str


class SayingNoun(NamedTuple):
    """A noun that can carry what is said: « la promesse de + infinitif », « l'idée que »."""

    noun: str
    plural: str
    gender: str
    frames: frozenset[str]


@cache
def verb_entries() -> tuple[VerbEntry, ...]:
    """All entries of ``verbs.tsv`` in its order. Raises ``LexiconError`` with file and line."""
    entries: dict[str, VerbEntry] = {}
    for number, (lemma, cls, frames, indirect, _) in load_tsv(VERBS, 5):
        if lemma in entries:
            raise bad_line(VERBS, number, f"{lemma} stands twice")
        if cls not in CLASSES or indirect not in {"yes", "no"}:
            raise bad_line(VERBS, number, f"unknown class or indirect: {cls}, {indirect}")
        entries[lemma] = entry_of(lemma, cls, _frames(VERBS, number, frames, FRAMES), indirect == "yes")
    return tuple(entries.values())


@cache
def agreeing_entries() -> tuple[VerbEntry, ...]:
    """All entries, those with an adjective in each of its forms: « est convaincue », « sont formels »."""
    return tuple(chain.from_iterable(map(_in_agreement, verb_entries())))


def _in_agreement(entry: VerbEntry) -> list[VerbEntry]:
    """The entry, and for « être sûr » or « être formellement opposé » those with the feminine and the plurals."""
    *adverb, adjective = entry.rest or ("",)
    is_adjective = entry.base == "être" and bool(adjective) and all(word.endswith("ment") for word in adverb)
    if not is_adjective or adjective.endswith("s"):
        return [entry]
    doubled = adjective + "le" if adjective.endswith("el") else adjective + "e"
    feminine = adjective if adjective.endswith("e") else doubled
    forms = dict.fromkeys((adjective, feminine, adjective + "s", feminine + "s"))
    return [entry._replace(rest=(*adverb, form)) for form in forms]


def _frames(name: str, number: int, cell: str, known: frozenset[str]) -> frozenset[str]:
    """The frames of a cell, refused where one is not ``known``."""
    frames = frozenset(cell.split(",")) if cell else frozenset()
    if not frames <= known:
        raise bad_line(name, number, f"unknown frames: {', '.join(sorted(frames - known))}")
    return frames


def entry_of(lemma: str, cls: str, frames: frozenset[str], indirect: bool) -> VerbEntry:
    """Takes a listed lemma apart: ``ne pas s'en cacher`` -> cacher, pronominal, (en), negated."""
    words = split_words(lemma)
    negated = words[:2] == ["ne", "pas"]
    if negated:
        words = words[2:]
    pronominal = words[0] in {"se", "s'"}
    if pronominal:
        words = words[1:]
    clitics = tuple(word for word in words[:1] if word in {"y", "en"})
    base, *rest = words[len(clitics) :]
    return VerbEntry(lemma, base, pronominal, tuple(rest), cls, frames, indirect, clitics, negated)


def split_words(phrase: str) -> list[str]:
    """The words of a listed phrase, elided ones apart: ``"s'en prendre"`` -> ``["s'", "en", "prendre"]``."""
    return phrase.replace("'", "' ").split()


@stored
def _entries_by_base() -> dict[str, tuple[VerbEntry, ...]]:
    """The entries of each verb, those that ask for most first."""
    by_base: dict[str, list[VerbEntry]] = {}
    for entry in agreeing_entries():
        by_base.setdefault(entry.base, []).append(entry)
    return {base: tuple(sorted(entries, key=_plainness)) for base, entries in by_base.items()}


def _plainness(entry: VerbEntry) -> tuple[int, bool, bool]:
    """Sorts multiword entries first, the longest before the others, then pronominal, then plain ones."""
    return -len(entry.rest) - len(entry.clitics), not entry.negated, not entry.pronominal


def entries_for(base: str) -> tuple[VerbEntry, ...]:
    """The entries of the bare verb ``base``: multiword ones (longest first), pronominal, plain; or none."""
    return _entries_by_base().get(base, ())


class _Forms(Mapping[str, tuple[VerbForm, ...]]):
    """Forms by their spelling; a value is cut out and taken apart only when it is first asked for.

    ``places`` tells for each form where in ``cells`` its line begins.
    """

    def __init__(self, places: dict[str, int], cells: str) -> None:
        self._places = places
        self._cells = cells
        self._read: dict[str, tuple[VerbForm, ...]] = {}

    def __getitem__(self, form: str) -> tuple[VerbForm, ...]:
        if form not in self._read:
            start = self._places[form]
            self._read[form] = _parse_forms(self._cells[start : self._cells.index("\n", start)])
        return self._read[form]

    def __contains__(self, form: object) -> bool:
        return form in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def all(self) -> frozenset[str]:
        """All forms."""
        return frozenset(self._places)

    def of(self, bases: Set[str]) -> set[str]:
        """The forms that may be of one of ``bases``, told by their text without taking it apart."""
        return {
            form
            for form, cell in zip(self._places, self._cells.splitlines(), strict=True)
            if cell.partition(":")[0] in bases
            or (";" in cell and any(part.partition(":")[0] in bases for part in cell.split(";")))
        }

    def __len__(self) -> int:
        return len(self._places)


def _places_and_cells(name: str) -> tuple[dict[str, int], str]:
    """The list ``name`` as ``_Forms`` wants it."""
    cells = load_pairs(name)
    places = accumulate((len(cell) + 1 for cell in cells.values()), initial=0)
    return dict(zip(cells, places, strict=False)), "".join(f"{cell}\n" for cell in cells.values())


def _parse_forms(cell: str) -> tuple[VerbForm, ...]:
    """``"dire:P3s,S3s;redire:P3s"`` as records."""
    pairs = (part.partition(":") for part in cell.split(";"))
    return tuple(VerbForm(base, tuple(codes.split(","))) for base, _, codes in pairs)


@cache
def _reporting_forms() -> _Forms:
    return _Forms(*kept(FORMS, partial(_places_and_cells, FORMS)))


@cache
def verb_forms() -> Mapping[str, tuple[VerbForm, ...]]:
    """Every form (lower case, NFC) of the verbs that have entries, with what it may be.

    ``verb_forms()["promit"] == (VerbForm("promettre", ("S3s",)),)``.
    """
    return _reporting_forms()


@cache
def known_forms() -> frozenset[str]:
    """The keys of ``verb_forms``, as a set."""
    return _reporting_forms().all()


def forms_of(bases: Set[str]) -> set[str]:
    """Every form that may be one of the verbs ``bases``: ``forms_of({"dire"})`` has dit, dira, disant."""
    return _reporting_forms().of(bases)


@cache
def auxiliary_forms() -> Mapping[str, tuple[VerbForm, ...]]:
    """The same for ``AUXILIARIES``: ``auxiliary_forms()["ont"] == (VerbForm("avoir", ("P3p",)),)``."""
    return _Forms(*kept(AUXILIARY_FORMS, partial(_places_and_cells, AUXILIARY_FORMS)))


def lookup(word: str) -> tuple[Reading, ...]:
    """What ``word`` may be: a form or a lemma of a verb of saying, case and accents aside; or nothing.

    ``lookup("DECLARAIT")`` reads déclarait as imparfait of déclarer; ``lookup("faire savoir")``
    gives that entry alone.
    """
    folded = _fold(word)
    whole = [entry for entry in verb_entries() if _fold(entry.lemma) == folded and entry.lemma != entry.base]
    if whole:
        return tuple(Reading(entry.lemma, entry.base, ("infinitif",), (entry,)) for entry in whole)
    return tuple(
        Reading(form, reading.base, tuple(map(readable_code, reading.codes)), entries_for(reading.base))
        for form in _folded_forms().get(folded, ())
        for reading in verb_forms()[form]
    )


def readable_code(code: str) -> str:
    """``"P3s"`` as « présent, 3e personne du singulier », ``"Kfp"`` as « participe passé féminin pluriel »."""
    tense, rest = _TENSES[code[0]], code[1:]
    if not rest:
        return tense
    if rest in _AGREEMENTS:
        return f"{tense} {_AGREEMENTS[rest]}"
    return f"{tense}, {rest[0]}{'re' if rest[0] == '1' else 'e'} personne du {_NUMBERS[rest[1]]}"


@cache
def _folded_forms() -> dict[str, tuple[str, ...]]:
    """The stored spellings by their folded one: declare -> déclare, déclaré."""
    folded: dict[str, tuple[str, ...]] = {}
    for form in verb_forms():
        key = _fold(form)
        folded[key] = (*folded.get(key, ()), form)
    return folded


def _fold(word: str) -> str:
    """Lower case without accents, runs of spaces as one, for look-ups only: « S’écrier » -> ``s'ecrier``."""
    return " ".join(unidecode(unicodedata.normalize("NFC", word)).lower().split())


@cache
def verbs_of_thinking() -> frozenset[str]:
    """The verbs whose content nobody need have said aloud: « craindre »."""
    return frozenset(entry.lemma for entry in verb_entries() if entry.cls == "think")


@stored
def source_phrases() -> tuple[SourcePhrase, ...]:
    """The phrases that name a source, longest first: ``SourcePhrase(("à", "en", "croire"), "np")``."""
    phrases = []
    for number, (phrase, follows, _) in load_tsv(SOURCES, 3):
        if follows not in {"np", "adjective", "none"}:
            raise bad_line(SOURCES, number, f"unknown follower: {follows}")
        phrases.append(SourcePhrase(tuple(split_words(phrase)), follows))
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase.words), phrase.words)))


@stored
def nouns_of_saying() -> dict[str, SayingNoun]:
    """The nouns that carry what is said, by singular and by plural form."""
    nouns: dict[str, SayingNoun] = {}
    for number, (noun, plural, gender, frames) in load_tsv(NOUNS, 4):
        entry = SayingNoun(noun, plural, gender, _frames(NOUNS, number, frames, NOUN_FRAMES))
        if gender not in {"f", "m"} or noun in nouns:
            raise bad_line(NOUNS, number, f"{noun} stands twice, or has no gender f or m")
        nouns |= {noun: entry} | ({plural: entry} if plural else {})
    return nouns
