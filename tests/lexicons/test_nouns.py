"""The lists of nouns and names: sound as data, right in their plurals, and holding what a reader expects."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from quotefind.lexicons import nouns, read_lines
from quotefind.lexicons.nouns import plural_of

COLUMNS = {
    "acronyms.tsv": 3,
    "forenames.tsv": 2,
    "groups.tsv": 4,
    "places.tsv": 6,
    "plurals.tsv": 2,
    "roles.tsv": 3,
    "titles.tsv": 5,
    "office_paraphrases.tsv": 4,
}
WORD_LISTS = (
    "abbreviations.txt",
    "adverbials.txt",
    "not_sources.txt",
    "parties.txt",
    "role_synonyms.tsv",
    "stopnames.txt",
)
LOADERS: tuple[Callable[[], object], ...] = (
    nouns.roles,
    nouns.groups,
    nouns.titles,
    nouns.forenames,
    nouns.places,
    nouns.nationality_adjectives,
    nouns.acronyms,
    nouns.role_synonyms,
    nouns.not_sources,
    nouns.adverbials,
    nouns.abbreviations,
    nouns.stopnames,
)


def entries(name: str) -> list[str]:
    return [line for _, line in read_lines(name)]


@pytest.mark.parametrize("name", [*COLUMNS, *WORD_LISTS])
def test_list_is_sorted_without_doubles(name: str) -> None:
    rows = [line.split("\t") for line in entries(name)]
    assert rows == sorted(rows)
    assert len({tuple(row) for row in rows}) == len(rows)
    assert files("quotefind.lexicons").joinpath(name).read_text(encoding="utf-8").endswith("\n")


@pytest.mark.parametrize(("name", "columns"), COLUMNS.items())
def test_rows_have_their_cells(name: str, columns: int) -> None:
    for line in entries(name):
        cells = line.split("\t")
        assert len(cells) == columns, line
        assert all(cell and cell == cell.strip() for cell in cells), line


@pytest.mark.parametrize("name", ["acronyms.tsv", "forenames.tsv", "groups.tsv", "places.tsv", "plurals.tsv"])
def test_an_entry_stands_once(name: str) -> None:
    keys = [line.split("\t")[0].lower() for line in entries(name)]
    assert sorted(keys) == sorted(set(keys))


def test_roles_have_known_kinds_and_singulars() -> None:
    seen: set[str] = set()
    for line in entries("roles.tsv"):
        masculine, feminine, kind = line.split("\t")
        assert kind in ("age", "family", "nationality", "person"), line
        forms = [form.lower() for form in (masculine, *feminine.split(",")) if form not in ("=", "-")]
        assert forms, line
        assert not seen.intersection(forms), line
        seen.update(forms)


def test_groups_titles_and_places_have_known_values() -> None:
    assert {line.split("\t")[3] for line in entries("groups.tsv")} == {"collective", "document", "org", "source"}
    assert {tuple(line.split("\t")[2:4]) for line in entries("titles.tsv")} <= {
        (count, short) for count in "ps" for short in ("no", "yes")
    }
    kinds = {"capital", "city", "continent", "country", "metonym", "region"}
    assert {line.split("\t")[1] for line in entries("places.tsv")} == kinds
    assert {line.split("\t")[3] for line in entries("places.tsv")} == {"p", "s"}


@pytest.mark.parametrize("load", LOADERS)
def test_loaders_check_every_gender(load: Callable[[], object]) -> None:
    assert load()


def test_places_are_known_without_the_accent_of_their_capital() -> None:
    assert nouns.places()["etats-unis"] is nouns.places()["états-unis"]


def test_countries_of_places_are_places() -> None:
    places = nouns.places()
    assert [place for place in places.values() if place.country and place.country.lower() not in places] == []


def test_role_synonyms_are_roles() -> None:
    roles = nouns.roles()
    words = {word for line in entries("role_synonyms.tsv") for word in line.split("\t")}
    # "conseil" for a lawyer is left out of the roles: the word mostly names a body.
    assert {word for word in words if word not in roles or roles[word].lemma != word} == {"conseil"}


def test_lists_of_words_that_are_no_speaker_do_not_hide_speakers() -> None:
    sources = {"étude", "études", "chiffres", "estimations", "informations", "données", "sondage", "calculs"}
    assert not nouns.not_sources() & (sources | {"rapport", "témoin", "témoins", "source", "sources", "autorités"})
    # « selon les facteurs » is a condition; postmen are rarely asked.
    assert nouns.not_sources() & nouns.roles().keys() == {"facteur", "facteurs"}
    assert not nouns.adverbials() & nouns.roles().keys()
    assert all(entry.endswith(".") for entry in nouns.abbreviations())


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("maire", "maires"),
        ("général", "généraux"),
        ("festival", "festivals"),
        ("hôpital", "hôpitaux"),
        ("neveu", "neveux"),
        ("bleu", "bleus"),
        ("bureau", "bureaux"),
        ("fils", "fils"),
        ("époux", "époux"),
        ("porte-parole", "porte-parole"),
        ("vice-présidente", "vice-présidentes"),
        ("ex-ministre", "ex-ministres"),
        ("maire-adjoint", "maires-adjoints"),
        ("haut-commissaire", "hauts-commissaires"),
        ("beau-frère", "beaux-frères"),
        ("sage-femme", "sages-femmes"),
        ("sapeur-pompier", "sapeurs-pompiers"),
        ("garde-côte", "garde-côtes"),
        ("sud-africain", "sud-africains"),
        ("néo-zélandaise", "néo-zélandaises"),
        ("franc-comtois", "francs-comtois"),
        ("sans-abri", "sans-abri"),
        ("numéro un", "numéros un"),
    ],
)
def test_plurals(singular: str, plural: str) -> None:
    assert plural_of(singular) == plural


def test_plural_exceptions_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    exceptions = dict(line.split("\t") for line in entries("plurals.tsv"))
    for singular, plural in exceptions.items():
        others = {word: form for word, form in exceptions.items() if word != singular}
        monkeypatch.setattr(nouns, "_plurals", lambda others=others: others)
        assert plural_of(singular) != plural, singular


@pytest.mark.parametrize(
    ("form", "lemma", "gender", "plural", "kind"),
    [
        ("ministre", "ministre", None, False, "person"),
        ("députées", "député", "f", True, "person"),
        ("procureure", "procureur", "f", False, "person"),
        ("porte-parole", "porte-parole", None, False, "person"),
        ("sénatrices", "sénateur", "f", True, "person"),
        ("autrice", "auteur", "f", False, "person"),
        ("chercheure", "chercheur", "f", False, "person"),
        ("cheffe", "chef", "f", False, "person"),
        ("victimes", "victime", None, True, "person"),
        ("témoin", "témoin", None, False, "person"),
        ("avocates", "avocat", "f", True, "person"),
        ("colonel", "colonel", "m", False, "person"),
        ("entraîneur", "entraîneur", "m", False, "person"),
        ("sélectionneuse", "sélectionneur", "f", False, "person"),
        ("gardienne", "gardien", "f", False, "person"),
        ("riverains", "riverain", "m", True, "person"),
        ("lycéenne", "lycéen", "f", False, "person"),
        ("bras droit", "bras droit", None, False, "person"),
        ("mère", "mère", "f", False, "family"),
        ("beaux-frères", "beau-frère", "m", True, "family"),
        ("époux", "époux", "m", False, "family"),
        ("quadragénaire", "quadragénaire", None, False, "age"),
        ("burkinabè", "burkinabè", None, False, "nationality"),
        ("françaises", "français", "f", True, "nationality"),
        ("sénégalaise", "sénégalais", "f", False, "nationality"),
        ("parisiens", "parisien", "m", True, "nationality"),
    ],
)
def test_roles(form: str, lemma: str, gender: str | None, plural: bool, kind: str) -> None:
    assert nouns.roles()[form][:4] == (lemma, gender, plural, kind)


def test_a_form_for_both_numbers_says_so() -> None:
    assert nouns.roles()["fils"].invariable
    assert nouns.roles()["français"].invariable
    assert not nouns.roles()["maire"].invariable


@pytest.mark.parametrize(
    ("form", "lemma", "gender", "plural", "kind"),
    [
        ("gouvernement", "gouvernement", "m", False, "org"),
        ("syndicats", "syndicat", "m", True, "org"),
        ("autorités", "autorité", "f", True, "org"),
        ("ong", "ong", "f", False, "org"),
        ("parquet", "parquet", "m", False, "org"),
        ("junte", "junte", "f", False, "org"),
        ("journaux", "journal", "m", True, "org"),
        ("population", "population", "f", False, "collective"),
        ("communiqué", "communiqué", "m", False, "document"),
        ("études", "étude", "f", True, "document"),
        ("sources", "source", "f", True, "source"),
    ],
)
def test_groups(form: str, lemma: str, gender: str, plural: bool, kind: str) -> None:
    assert nouns.groups()[form][:4] == (lemma, gender, plural, kind)


@pytest.mark.parametrize(
    ("form", "gender", "plural", "abbreviation"),
    [
        ("m.", "m", False, True),
        ("m", "m", False, True),
        ("mme", "f", False, True),
        ("mm.", "m", True, True),
        ("me", None, False, True),
        ("docteur", None, False, False),
        ("cheikh", "m", False, False),
        ("sœur", "f", False, False),
    ],
)
def test_titles(form: str, gender: str | None, plural: bool, abbreviation: bool) -> None:
    title = nouns.titles()[form]
    assert (title.gender, title.plural, title.abbreviation) == (gender, plural, abbreviation)


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("jean-luc", "m"),
        ("aïssatou", "f"),
        ("mamadou", "m"),
        ("élisabeth", "f"),
        ("volodymyr", "m"),
        ("claude", None),
        ("camille", None),
        ("blaise", "m"),
        ("fatou", "f"),
        ("recep", "m"),
    ],
)
def test_forenames(name: str, gender: str | None) -> None:
    assert nouns.forenames()[name] == gender


@pytest.mark.parametrize(
    ("name", "kind", "gender", "plural", "country"),
    [
        ("états-unis", "country", "m", True, ""),
        ("burkina faso", "country", "m", False, ""),
        ("moscou", "capital", "m", False, "Russie"),
        ("kremlin", "metonym", "m", False, "Russie"),
        ("maison-blanche", "metonym", "f", False, "États-Unis"),
        ("québec", "region", "m", False, "Canada"),
        ("bobigny", "city", "f", False, "France"),
        ("europe", "continent", "f", False, ""),
    ],
)
def test_places(name: str, kind: str, gender: str, plural: bool, country: str) -> None:
    assert nouns.places()[name][1:] == (kind, gender, plural, country)


@pytest.mark.parametrize(
    ("form", "place", "gender", "plural"),
    [
        ("russes", "Russie", None, True),
        ("américaine", "États-Unis", "f", False),
        ("slovaque", "Slovaquie", None, False),
        ("malgaches", "Madagascar", None, True),
        ("européens", "Europe", "m", True),
        ("lyonnaise", "Lyon", "f", False),
        ("grecque", "Grèce", "f", False),
    ],
)
def test_nationality_adjectives(form: str, place: str, gender: str | None, plural: bool) -> None:
    assert nouns.nationality_adjectives()[form] == (place, gender, plural)


def test_acronyms() -> None:
    assert nouns.acronyms()["cgt"] == ("CGT", "f", "Confédération générale du travail")
    assert nouns.acronyms()["reuters"] == ("Reuters", None, "")
    assert {"otan", "oms", "onu", "afp", "insee", "cédéao", "amnesty international"} <= nouns.acronyms().keys()


def test_role_synonyms_do_not_run_together() -> None:
    synonyms = nouns.role_synonyms()
    assert {"maire", "élu", "édile"} <= synonyms["maire"]
    assert "député" not in synonyms["maire"]
    assert {"maire", "député"} <= synonyms["élu"]


def test_word_lists() -> None:
    assert {"cas", "critères", "besoins", "loi", "articles", "usages"} <= nouns.not_sources()
    assert {"aussi", "lundi", "récemment", "semaine", "aujourd'hui"} <= nouns.adverbials()
    assert {"m.", "mme.", "art.", "etc.", "janv.", "inc."} <= nouns.abbreviations()
    assert {"selon", "mais", "lundi", "internet"} <= nouns.stopnames()
