"""All simple forms of a French verb, from its infinitive.

Serves the building of the form list (``build.py``); nothing here runs when texts are read. Verbs of
the first group follow the spelling rules below, all others the table ``conjugation.tsv``.

A code names a form: tense letter, person and number, as in ``P3s``. The tenses are P present,
I imperfect, S past historic, F future, C conditional, J subjunctive, T imperfect subjunctive (third
persons only), M imperative (only where it is no form of the present); ``N`` is the infinitive,
``G`` the present participle, ``Kms Kfs Kmp Kfp`` the past participle in its agreements.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from quotefind.lexicons import bad_line, load_tsv

Paradigm = dict[str, tuple[str, ...]]

PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_IMPERATIVES = ("2s", "1p", "2p")
_TABLE = "conjugation.tsv"
_NO_FORM = "."

_IMPERFECT = ("ais", "ais", "ait", "ions", "iez", "aient")
_FUTURE = ("ai", "as", "a", "ons", "ez", "ont")
# By the ending of the first person: the six endings, then the third persons of the imperfect subjunctive.
_PAST_HISTORIC = {
    "ai": ("ai as a âmes âtes èrent".split(), ("ât", "assent")),
    "ins": ("ins ins int înmes întes inrent".split(), ("înt", "inssent")),
    "is": ("is is it îmes îtes irent".split(), ("ît", "issent")),
    "us": ("us us ut ûmes ûtes urent".split(), ("ût", "ussent")),
    "ïs": ("ïs ïs ït ïmes ïtes ïrent".split(), ("ït", "ïssent")),
}

# -eler and -eter: the families of appeler and jeter double the consonant (il rappelle), these others
# take a grave accent (il martèle); the rest do either, by the old or the new spelling (il grommelle, il grommèle).
_DOUBLED = ("appeler", "interpeler", "jeter", "épeler")
_ACCENTED = tuple(
    "acheter ciseler crocheter démanteler fureter geler haleter harceler marteler modeler receler".split()
)
_E_GRAVE = regex.compile(r"e([bcdfgjklmnpqrstvz]|[bcdfgptv][rl])$")
_E_ACUTE = regex.compile(r"é([^aeiouyàâéèêîôûœ]+|[gq]u)$")


class _Model(NamedTuple):
    """One row of the table: forms without what stands before ``end``."""

    end: str
    present: tuple[str, ...]
    past_historic: str
    future: str
    participle: str
    others: dict[str, tuple[str, ...]]


def conjugate(lemma: str) -> Paradigm:
    """The forms of the infinitive ``lemma`` (bare, lower case) by code; some have two spellings.

    ``conjugate("payer")["P3s"] == ("paie", "paye")``. Raises ``ValueError`` for what is no infinitive.
    """
    first_group = lemma.endswith("er") and lemma != "aller"
    forms = _first_group(lemma) if first_group else _by_model(lemma, _model_of(lemma))
    forms["N"] = (lemma,)
    if regex.search(r"aître$|plaire$", lemma):
        forms = {code: _with_new_spelling(spellings) for code, spellings in forms.items()}
    return forms


def _with_new_spelling(spellings: tuple[str, ...]) -> tuple[str, ...]:
    """Adds the spelling of 1990: ``("reconnaît",)`` -> ``("reconnaît", "reconnait")``."""
    return tuple(dict.fromkeys((*spellings, *(form.replace("aî", "ai") for form in spellings))))


def _first_group(lemma: str) -> Paradigm:
    """The forms of a verb in -er."""
    stem = lemma[:-2]
    ends: dict[str, str] = {"G": "ant", "Kms": "é", "Kfs": "ée", "Kmp": "és", "Kfp": "ées"}
    ends |= _numbered("P", ("e", "es", "e", "ons", "ez", "ent"))
    ends |= _numbered("J", ("e", "es", "e", "ions", "iez", "ent"))
    ends |= _numbered("I", _IMPERFECT)
    past, subjunctive = _PAST_HISTORIC["ai"]
    ends |= _numbered("S", past)
    ends |= {"T3s": subjunctive[0], "T3p": subjunctive[1]}
    forms = {code: tuple(bent + end for bent in _bend(stem, end)) for code, end in ends.items()}
    return forms | _futures(_future_stems(stem))


def _bend(stem: str, end: str) -> tuple[str, ...]:
    """The spellings of a stem of the first group before ``end``: ``"appel", "e"`` -> ``("appell",)``."""
    if end in {"e", "es", "ent"}:
        return _before_mute_e(stem)
    if end[0] in "aoâ":
        if stem.endswith("c"):
            return (stem[:-1] + "ç",)
        if stem.endswith("g"):
            return (stem + "e",)
    return (stem,)


def _before_mute_e(stem: str) -> tuple[str, ...]:
    """Where the next syllable is mute: ``achev`` -> ``achèv``, ``répét`` -> ``répèt``, ``essay`` -> both."""
    if stem.endswith(("oy", "uy")):
        return (stem[:-1] + "i",)
    if stem.endswith("ay"):
        return (stem[:-1] + "i", stem)
    if stem.endswith(("el", "et")):
        double, grave = stem + stem[-1], stem[:-2] + "è" + stem[-1]
        lemma = stem + "er"
        if lemma.endswith(_DOUBLED):
            return (double,)
        return (grave,) if lemma.endswith(_ACCENTED) else (double, grave)
    if _E_GRAVE.search(stem):
        return (_E_GRAVE.sub(r"è\1", stem),)
    return (_E_ACUTE.sub(r"è\1", stem),)


def _future_stems(stem: str) -> tuple[str, ...]:
    """The stems before -ai, -as, -a: ``répét`` keeps its accent by the old spelling, ``envoy`` is irregular."""
    if stem.endswith("envoy"):
        return (stem.removesuffix("oy") + "err",)
    mute = _before_mute_e(stem)
    return tuple(each + "er" for each in ((stem, *mute) if _E_ACUTE.search(stem) else mute))


def _by_model(lemma: str, model: _Model) -> Paradigm:
    """The forms of a verb that follows a row of the table."""
    before = lemma[: len(lemma) - len(model.end)]
    others = model.others
    imperfect = others["I"][0].removesuffix("ais") if "I" in others else model.present[3].removesuffix("ons")
    mute = model.present[5].removesuffix("ent")
    regular = (mute + "e", mute + "es", mute + "e", imperfect + "ions", imperfect + "iez", mute + "ent")
    forms = _numbered("P", model.present) | _numbered("J", others.get("J", regular))
    forms |= _numbered("I", tuple(imperfect + end for end in _IMPERFECT))
    forms |= _past_historic(model.past_historic)
    forms["G"] = others.get("G", (imperfect + "ant",))[0]
    forms |= _agreements(model.participle)
    forms |= dict(zip((f"M{person}" for person in _IMPERATIVES), others.get("M", ()), strict=False))
    paradigm: Paradigm = {code: (before + form,) for code, form in forms.items() if form != _NO_FORM}
    paradigm |= _futures((before + model.future.removesuffix("ai"),))
    if model.present[0] == _NO_FORM:  # impersonal: il faut
        return {code: form for code, form in paradigm.items() if code[1:] in {"", "3s", "ms"}}
    return paradigm


def _numbered(tense: str, forms: tuple[str, ...] | list[str]) -> dict[str, str]:
    """Six forms under their codes: ``P1s`` to ``P3p``."""
    return {tense + person: form for person, form in zip(PERSONS, forms, strict=True)}


def _past_historic(first: str) -> dict[str, str]:
    """Past historic and imperfect subjunctive from the first person: ``"fus"`` -> ``fut``, ``fût``."""
    for end, (ends, subjunctive) in _PAST_HISTORIC.items():
        if first.endswith(end):
            stem = first.removesuffix(end)
            forms = _numbered("S", [stem + each for each in ends])
            return forms | {"T3s": stem + subjunctive[0], "T3p": stem + subjunctive[1]}
    raise ValueError(f"no past historic: {first}")


def _agreements(participle: str) -> dict[str, str]:
    """``"dit"`` -> dit, dite, dits, dites; ``"dû"`` loses its accent, ``"mis"`` takes no second s."""
    stem = participle[:-1] + "u" if participle.endswith("dû") else participle
    plural = stem if stem.endswith("s") else stem + "s"
    return {"Kms": participle, "Kfs": stem + "e", "Kmp": plural, "Kfp": stem + "es"}


def _futures(stems: tuple[str, ...]) -> Paradigm:
    """Future and conditional from the stems before their endings: ``("dir",)`` -> dirai, dirais."""
    forms: Paradigm = {}
    for tense, ends in (("F", _FUTURE), ("C", _IMPERFECT)):
        for person, end in zip(PERSONS, ends, strict=True):
            forms[tense + person] = tuple(stem + end for stem in stems)
    return forms


def _model_of(lemma: str) -> _Model:
    """The row with the longest end that fits."""
    models = _models()
    if "^" + lemma in models:
        return models["^" + lemma]
    for start in range(len(lemma)):
        if lemma[start:] in models:
            return models[lemma[start:]]
    raise ValueError(f"no infinitive: {lemma}")


@cache
def _models() -> dict[str, _Model]:
    """The table, by the end of the infinitive, whole verbs with their « ^ »."""
    models = {}
    for number, (end, present, past, future, participle, others) in load_tsv(_TABLE, 6):
        cells = [other.partition(" ") for other in others.split(";") if other]
        rest = {tense: tuple(forms.split()) for tense, _, forms in cells}
        if end in models or len(present.split()) != len(PERSONS):
            raise bad_line(_TABLE, number, f"{end} stands twice, or has not six present forms")
        model = _Model(end.removeprefix("^"), tuple(present.split()), past, future, participle, rest)
        models[end] = model
    return models
