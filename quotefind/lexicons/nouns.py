"""The words that denote speakers: persons, groups, titles, names, places; and the words that only look so.

Each list is one data file of this package, one entry a line, read once by its own cached loader, so that
a command pays only for the lists it uses. Keys are lower case; values tell grammar, never who is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple, cast

from quotefind.lexicons import bad_line, load_tsv, read_lines, read_words
from quotefind.snapshot import stored

Gender = Literal["f", "m"]
RoleKind = Literal["age", "family", "nationality", "person"]
GroupKind = Literal["collective", "document", "org", "source"]
PlaceKind = Literal["capital", "city", "continent", "country", "metonym", "region"]

# Capitals as they often go: « les Etats-Unis ».
_BARE_CAPITALS = {"É": "E", "È": "E", "Ê": "E", "À": "A", "Â": "A", "Î": "I", "Ô": "O", "Ç": "C"}
_OF_THE_PAST = frozenset(("person", "family"))  # kinds of nouns that « ex- » may stand before
_GENDERS = {"": None, "f": "f", "m": "m"}
# First parts of compounds that do not vary: vice-présidents, ex-ministres, sud-africains, new-yorkais;
# nor does any that ends in -o: néo-zélandaises.
_FIXED_PARTS = frozenset(
    {"anti", "arrière", "avant", "bissau", "cap", "contre", "demi", "e", "est", "ex", "inter", "new", "nord"}
    | {"ouest", "para", "post", "pré", "saint", "semi", "sierra", "sous", "sri", "sud", "super", "ultra", "vice"}
)


class Role(NamedTuple):
    """A noun for a person, as found in one of its forms: ``sénatrices`` -> sénateur, f, plural."""

    lemma: str  # masculine singular, lower case; the feminine where there is no masculine
    gender: Gender | None  # None: one form for both, or a word that names anybody (victime)
    plural: bool
    kind: RoleKind
    invariable: bool = False  # the form serves for singular and plural: ``fils``; ``plural`` is then False


class Group(NamedTuple):
    """A noun for an organisation, a collective, a document or a source: ``syndicats`` -> syndicat, m, plural."""

    lemma: str
    gender: Gender | None
    plural: bool
    kind: GroupKind
    invariable: bool = False


class Title(NamedTuple):
    """A form of address or rank written before a name: ``Mme``, ``général``."""

    form: str  # as usually written
    gender: Gender | None
    plural: bool
    abbreviation: bool
    role: str  # of who bears it, as a lemma: avocat of ``Me``; "" where the title is the role, or shows none


class Place(NamedTuple):
    """A country, town, region, or a seat of power that speaks for those who sit there (``le Kremlin``)."""

    name: str  # as usually written, without article
    kind: PlaceKind
    gender: Gender | None
    plural: bool
    country: str  # of a capital, city, region or metonym; "" for a country itself and for continents


class Nationality(NamedTuple):
    """An adjective of place in one of its forms: ``américaines`` -> États-Unis, f, plural."""

    place: str  # name of the country, region or town
    gender: Gender | None  # None: one form for both (russe)
    plural: bool


class Acronym(NamedTuple):
    """An organisation known by initials or by a name: ``CGT``, ``Reuters``."""

    form: str  # as usually written
    gender: Gender | None
    expansion: str  # "" where there is none


def plural_of(word: str) -> str:
    """The plural of a French noun or adjective in lower case, by rule and by the exceptions of plurals.tsv.

    maire -> maires; général -> généraux; maire-adjoint -> maires-adjoints; vice-président -> vice-présidents
    """
    exception = _plurals().get(word)
    if exception is not None:
        return exception
    if "-" in word:
        first, _, rest = word.partition("-")
        start = first if first in _FIXED_PARTS or first[-1:] == "o" else plural_of(first)
        return f"{start}-{plural_of(rest)}"
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith("al"):
        return word[:-2] + "aux"
    if word.endswith(("au", "eu")):
        return word + "x"
    return word + "s"


@stored
def roles() -> dict[str, Role]:
    """Every form, singular and plural, of the nouns for persons; nationalities as nouns among them."""
    found: dict[str, Role] = {}
    for number, (masculine, feminine, kind) in load_tsv("roles.tsv", 3):
        if not masculine and not feminine:
            raise bad_line("roles.tsv", number, "neither a masculine nor a feminine form")
        _add_role(found, masculine.lower(), feminine.lower(), cast(RoleKind, kind))
        if kind in _OF_THE_PAST:
            _add_role(found, _former(masculine.lower()), _former(feminine.lower()), cast(RoleKind, kind))
    return found


@stored
def groups() -> dict[str, Group]:
    """Every form, singular and plural, of the nouns for organisations, collectives, documents and sources."""
    found: dict[str, Group] = {}
    for number, (singular, plural, gender, kind) in load_tsv("groups.tsv", 4):
        lemma, value = singular.lower(), _gender("groups.tsv", number, gender)
        same = plural == singular
        found[lemma] = Group(lemma, value, False, cast(GroupKind, kind), same)
        if plural and not same:
            found.setdefault(plural.lower(), Group(lemma, value, True, cast(GroupKind, kind)))
    return found


@stored
def titles() -> dict[str, Title]:
    """Titles by their form in lower case; abbreviations with and without their full stop (``m.``, ``m``)."""
    found: dict[str, Title] = {}
    for number, (form, gender, count, short, role) in load_tsv("titles.tsv", 5):
        shown = "" if role == "-" else role
        title = Title(form, _gender("titles.tsv", number, gender), count == "p", short == "yes", shown)
        found[form.lower()] = title
        if form.endswith("."):
            found.setdefault(form[:-1].lower(), title)
    return found


@stored
def office_paraphrases() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """By the noun and a key of its complement the offices meant, each with the key of a word it has, "" for any."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for _, (noun, word, office, needed) in load_tsv("office_paraphrases.tsv", 4):
        found.setdefault((noun, word), []).append((office, needed))
    return found


@stored
def forenames() -> dict[str, Gender | None]:
    """Given names in lower case with their gender, None where both bear them (``claude``)."""
    rows = ((number, line.lower().partition("\t")) for number, line in read_lines("forenames.tsv"))
    return {
        name: _gender("forenames.tsv", number, "" if gender == "-" else gender) for number, (name, _, gender) in rows
    }


@stored
def places() -> dict[str, Place]:
    """Places by their name in lower case, without article: ``états-unis``, ``burkina faso``, ``kremlin``."""
    found: dict[str, Place] = {}
    for number, (name, kind, gender, count, _, country) in load_tsv("places.tsv", 6):
        value = _gender("places.tsv", number, gender)
        # A name may be both a capital and a country (Luxembourg); the file has the country first.
        place = Place(name, cast(PlaceKind, kind), value, count == "p", country)
        found.setdefault(name.lower(), place)
        found.setdefault(_BARE_CAPITALS.get(name[0], name[0]).lower() + name[1:].lower(), place)
    return found


@stored
def nationality_adjectives() -> dict[str, Nationality]:
    """Every form of the adjectives of places, lower case: ``russe``, ``russes``, ``française``."""
    found: dict[str, Nationality] = {}
    for _, (name, _, _, _, adjectives, _) in load_tsv("places.tsv", 6):
        for adjective in filter(None, adjectives.split(",")):
            masculine, _, feminine = adjective.partition("/")
            _add_adjective(found, name, masculine, feminine)
    return found


@stored
def acronyms() -> dict[str, Acronym]:
    """Organisations known by initials or a name, by their form in lower case."""
    return {
        form.lower(): Acronym(form, _gender("acronyms.tsv", number, gender), expansion)
        for number, (form, gender, expansion) in load_tsv("acronyms.tsv", 3)
    }


@stored
def bodies_of_several_words() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words after the first of each name of a body, longest first, by its first: a sentence's words, lower case.

    « Médecins sans frontières », « Les Amis de la Terre »: without the list the small words would end the name.
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in acronyms():
        first, *rest = name.replace("l'", "l' ").replace("d'", "d' ").split()
        if rest:
            found.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in found.items()}


@stored
def parties() -> dict[str, tuple[tuple[tuple[str, ...], bool], ...]]:
    """The words after the first of each party, longest first, with whether a capital opens it, by its first word."""
    found: dict[str, list[tuple[tuple[str, ...], bool]]] = {}
    for _, line in read_lines("parties.txt"):
        first, *rest = line.lower().split()
        found.setdefault(first, []).append((tuple(rest), line[0].isupper()))
    return {first: tuple(sorted(rests, key=lambda row: len(row[0]), reverse=True)) for first, rests in found.items()}


def party_end(words: Sequence[str], at: int, *, is_capital: bool) -> int:
    """The index of the last word of the party that opens at ``at``, -1 where none does.

    ``words`` in lower case; ``is_capital``: whether the word at ``at`` is written with one.
    """
    for rest, needs_capital in parties().get(words[at], ()):
        if (is_capital or not needs_capital) and tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
            return at + len(rest)
    return -1


@stored
def role_synonyms() -> dict[str, frozenset[str]]:
    """For a role's lemma, the lemmas by which the same person may be called in one article, itself included.

    A word in several sets gets their union: ``élu`` goes with ``maire`` and with ``député``, but
    these two do not go with each other.
    """
    sets: dict[str, set[str]] = {}
    for _, line in read_lines("role_synonyms.tsv"):
        words = line.lower().split("\t")
        for word in words:
            sets.setdefault(word, set()).update(words)
    return {word: frozenset(words) for word, words in sets.items()}


@stored
def not_sources() -> frozenset[str]:
    """Heads after ``selon``, ``d'après``, ``pour`` that are no source (``selon les cas``), both numbers."""
    return _words("not_sources.txt")


@stored
def adverbials() -> frozenset[str]:
    """Words that may stand between subject and verb and are no subject: ``aussi``, ``lundi``, ``récemment``."""
    return _words("adverbials.txt")


@stored
def abbreviations() -> frozenset[str]:
    """Abbreviations, full stop included and lower case, whose stop ends no sentence: ``m.``, ``art.``."""
    return _words("abbreviations.txt")


@stored
def stopnames() -> frozenset[str]:
    """Words, lower case, that are often capitalised and are no personal name: ``selon``, ``lundi``, ``internet``."""
    return _words("stopnames.txt")


@stored
def _plurals() -> dict[str, str]:
    return {singular: plural for _, (singular, plural) in load_tsv("plurals.tsv", 2)}


def _words(name: str) -> frozenset[str]:
    """The entries of the plain list ``name``, lower case."""
    return frozenset(map(str.lower, read_words(name)))


def _gender(name: str, number: int, cell: str) -> Gender | None:
    """The gender a cell tells; raises ``LexiconError`` where it is none of m, f and -."""
    if cell not in _GENDERS:
        raise bad_line(name, number, f"gender {cell!r}: m, f or - wanted")
    return cast("Gender | None", _GENDERS[cell])


def _former(forms: str) -> str:
    """« ex-policier », « ex-femme »: each of the forms of a cell with the prefix; "=" and "" stay."""
    return forms if forms in ("", "=") else ",".join(f"ex-{form}" for form in forms.split(","))


def _add_role(found: dict[str, Role], masculine: str, feminine: str, kind: RoleKind) -> None:
    """Enter the four forms of one role; a form that another role has already keeps its first meaning."""
    if feminine == "=":
        _add_forms(found, masculine, masculine, None, kind)
        return
    lemma = masculine or feminine
    if masculine:
        _add_forms(found, lemma, masculine, "m", kind)
    for form in filter(None, feminine.split(",")):
        _add_forms(found, lemma, form, "f", kind)


def _add_forms(found: dict[str, Role], lemma: str, form: str, gender: Gender | None, kind: RoleKind) -> None:
    plural = plural_of(form)
    if form not in found:
        found[form] = Role(lemma, gender, False, kind, plural == form)
    if plural not in found:
        found[plural] = Role(lemma, gender, True, kind)


def _add_adjective(found: dict[str, Nationality], place: str, masculine: str, feminine: str) -> None:
    """Enter the forms of one adjective; the plural of a form like ``français`` is not told from its singular."""
    for form, gender in _gendered(masculine, feminine):
        found.setdefault(form, Nationality(place, gender, False))
        found.setdefault(plural_of(form), Nationality(place, gender, True))


def _gendered(masculine: str, feminine: str) -> Iterator[tuple[str, Gender | None]]:
    if not feminine:
        yield masculine, None
        return
    yield masculine, "m"
    yield feminine, "f"
