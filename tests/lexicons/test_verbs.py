"""The verb lexicon: its data, what is built from it, and look-ups."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest
from unidecode import unidecode

from quotefind.errors import LexiconError
from quotefind.lexicons import load_tsv, read_lines, verbs
from quotefind.lexicons.build import build
from quotefind.lexicons.conjugate import conjugate
from quotefind.lexicons.verbs import (
    VerbForm,
    auxiliary_forms,
    entries_for,
    forms_of,
    lookup,
    nouns_of_saying,
    readable_code,
    source_phrases,
    verb_entries,
    verb_forms,
)

LISTS = {"verbs.tsv": 5, "sources.tsv": 3, "nouns_of_saying.tsv": 4, "conjugation.tsv": 6}


@pytest.mark.parametrize("name", LISTS)
def test_lists_are_clean_sorted_and_without_doubles(name: str) -> None:
    keys = [cells[0] for _, cells in load_tsv(name, LISTS[name])]
    text = files("quotefind.lexicons").joinpath(name).read_text(encoding="utf-8")
    assert keys == sorted(keys, key=lambda key: (unidecode(key.lstrip("^")).lower(), key))
    assert len(keys) == len(set(keys))
    assert text == unicodedata.normalize("NFC", text)
    assert "  " not in text.replace("#   ", "")
    assert "’" not in text


def test_built_lists_equal_stored() -> None:
    for name, text in build().items():
        assert files("quotefind.lexicons").joinpath(name).read_text(encoding="utf-8") == text, name


def test_every_entry_conjugates_and_its_forms_are_found() -> None:
    for entry in verb_entries():
        for spellings in conjugate(entry.base).values():
            assert all(any(found.base == entry.base for found in verb_forms()[form]) for form in spellings)


def test_every_entry_is_listed_under_its_verb() -> None:
    assert all(entry in entries_for(entry.base) for entry in verb_entries())
    assert all(entry.cls in verbs.CLASSES and entry.frames <= verbs.FRAMES for entry in verb_entries())


# lemma: base, pronominal, clitics, rest, negated
@pytest.mark.parametrize(
    ("lemma", "parts"),
    [
        ("dire", ("dire", False, (), (), False)),
        ("se dire", ("dire", True, (), (), False)),
        ("s'exclamer", ("exclamer", True, (), (), False)),
        ("faire savoir", ("faire", False, (), ("savoir",), False)),
        ("mettre en garde", ("mettre", False, (), ("en", "garde"), False)),
        ("mettre l'accent", ("mettre", False, (), ("l'", "accent"), False)),
        ("y voir", ("voir", False, ("y",), (), False)),
        ("en appeler", ("appeler", False, ("en",), (), False)),
        ("s'en prendre", ("prendre", True, ("en",), (), False)),
        ("ne pas exclure", ("exclure", False, (), (), True)),
        ("ne pas s'en cacher", ("cacher", True, ("en",), (), True)),
    ],
)
def test_parts_of_an_entry(lemma: str, parts: tuple[object, ...]) -> None:
    entry = next(each for each in verb_entries() if each.lemma == lemma)
    assert (entry.base, entry.pronominal, entry.clitics, entry.rest, entry.negated) == parts


# The longest group is tried first, the plain verb last.
@pytest.mark.parametrize("base", ["faire", "mettre", "dire", "défendre", "tenir"])
def test_order_of_entries(base: str) -> None:
    sizes = [(len(entry.rest) + len(entry.clitics), entry.pronominal) for entry in entries_for(base)]
    assert [size for size, _ in sizes] == sorted((size for size, _ in sizes), reverse=True)
    plain = [pronominal for size, pronominal in sizes if size == 0]
    assert plain == sorted(plain, reverse=True)


# What must follow a verb, and whether it reports a saying without marks.
@pytest.mark.parametrize(
    ("lemma", "frames", "indirect"),
    [
        ("déclarer", "incise que inf colon", True),
        ("accuser", "obj_de_inf de_np", True),
        ("appeler", "obj_a_inf a_np", True),
        ("s'engager", "a_inf", True),
        ("avertir", "obj_que", True),
        ("se dire", "adj", True),
        ("juger", "que obj_adj", True),
        ("décrire", "comme", True),
        ("qualifier", "de_np", False),
        ("demander", "a_obj_de_inf interrogative", True),
        ("nier", "que inf", True),
        ("croire", "que", False),
        ("refuser", "de_inf", False),
        ("apprendre", "que", False),
        ("montrer", "que", False),
    ],
)
def test_frames(lemma: str, frames: str, indirect: bool) -> None:
    entry = next(each for each in verb_entries() if each.lemma == lemma)
    assert set(frames.split()) <= entry.frames
    assert entry.indirect is indirect


@pytest.mark.parametrize(
    ("form", "reading"),
    [
        ("promit", VerbForm("promettre", ("S3s",))),
        ("affirmant", VerbForm("affirmer", ("G",))),
        ("déclaré", VerbForm("déclarer", ("Kms",))),
        ("prévient", VerbForm("prévenir", ("P3s",))),
    ],
)
def test_form_of_a_verb_of_saying(form: str, reading: VerbForm) -> None:
    assert verb_forms()[form] == (reading,)


def test_a_form_of_two_verbs_has_two_readings() -> None:
    assert [reading.base for reading in verb_forms()["convint"]] == ["convenir"]
    assert [reading.base for reading in verb_forms()["vis"]] == ["voir"]
    assert [reading.base for reading in auxiliary_forms()["fut"]] == ["être"]


@pytest.mark.parametrize(
    ("form", "base"), [("ont", "avoir"), ("fût", "être"), ("va", "aller"), ("faut", "falloir"), ("tient", "tenir")]
)
def test_auxiliary_forms(form: str, base: str) -> None:
    assert base in {reading.base for reading in auxiliary_forms()[form]}


# Case, accents and the kind of apostrophe do not matter; a listed group is found as a whole.
@pytest.mark.parametrize(
    ("word", "base", "lemma"),
    [
        ("DECLARAIT", "déclarer", "déclarer"),
        ("s’ecrier", "écrier", "s'écrier"),
        ("Faire  savoir", "faire", "faire savoir"),
        ("soutint", "soutenir", "soutenir"),
    ],
)
def test_lookup(word: str, base: str, lemma: str) -> None:
    readings = lookup(word)
    assert {reading.base for reading in readings} == {base}
    assert any(entry.lemma == lemma for reading in readings for entry in reading.entries)


def test_lookup_of_no_verb() -> None:
    assert lookup("maison") == ()
    assert lookup("") == ()


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("P3s", "présent, 3e personne du singulier"),
        ("S1p", "passé simple, 1re personne du pluriel"),
        ("G", "participe présent"),
        ("Kfp", "participe passé féminin pluriel"),
    ],
)
def test_readable_code(code: str, text: str) -> None:
    assert readable_code(code) == text


def test_source_phrases_come_longest_first() -> None:
    sizes = [len(phrase.words) for phrase in source_phrases()]
    assert sizes == sorted(sizes, reverse=True)
    assert ("d'", "après") in {phrase.words for phrase in source_phrases()}


def test_nouns_of_saying_are_found_in_both_numbers() -> None:
    assert nouns_of_saying()["aveux"].noun == "aveu"
    assert nouns_of_saying()["promesse"].gender == "f"
    assert {"que", "de_inf"} <= nouns_of_saying()["promesse"].frames


# A bad line names its file and number.
@pytest.mark.parametrize("text", ["# head\ndire\tsay\n", "# head\ndire \n", "# head\n\tdire\n"])
def test_bad_line(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quotefind.lexicons.read_text", lambda _: text)
    with pytest.raises(LexiconError, match=r"any\.tsv, line 2"):
        list(load_tsv("any.tsv", 3))
    if "\tsay" not in text:
        with pytest.raises(LexiconError, match=r"any\.tsv, line 2"):
            list(read_lines("any.tsv"))


def test_forms_of_some_verbs_are_those_read_as_theirs() -> None:
    read = {
        form for form, readings in verb_forms().items() if {"dire", "voir"} & {reading.base for reading in readings}
    }
    assert forms_of({"dire", "voir"}) == read
