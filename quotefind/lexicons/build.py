"""Makes the stored lists of verb forms from ``verbs.tsv``: ``python -m quotefind.lexicons.build``.

Run it after every change of ``verbs.tsv`` or ``conjugation.tsv`` and commit what it writes.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from quotefind.lexicons import read_lines
from quotefind.lexicons.conjugate import conjugate
from quotefind.lexicons.verbs import AUXILIARIES, AUXILIARY_FORMS, FORMS, verb_entries

COMMON_VERBS = "common_verbs.txt"
FINITE_FORMS = "finite_forms.txt"

_HEADER = """\
# Made by `python -m quotefind.lexicons.build`; do not edit. A form, then the verbs it may be of, with codes:
# tense (P présent, I imparfait, S passé simple, F futur, C conditionnel, J subjonctif, T its imperfect,
# M impératif) with person and number; N infinitif, G participe présent, K participe passé with agreement.
"""
_FINITE_HEADER = """\
# Made by `python -m quotefind.lexicons.build` from common_verbs.txt and verbs.tsv; do not edit.
# Finite forms of the third person: they show where a clause begins or a noun phrase ends.
"""


def build() -> dict[str, str]:
    """The texts of the stored lists by file name."""
    return {
        FORMS: forms_text({entry.base for entry in verb_entries()}),
        AUXILIARY_FORMS: forms_text(AUXILIARIES),
        FINITE_FORMS: finite_forms_text(),
    }


def forms_text(verbs: Iterable[str]) -> str:
    """One sorted line for each form of ``verbs``: ``dit TAB dire:Kms,P3s,S3s``."""
    readings: dict[str, dict[str, set[str]]] = {}
    for verb in verbs:
        for code, spellings in conjugate(verb).items():
            for form in spellings:
                key = unicodedata.normalize("NFC", form.lower())
                readings.setdefault(key, {}).setdefault(verb, set()).add(code)
    return _HEADER + "".join(f"{form}\t{_cell(readings[form])}\n" for form in sorted(readings))


def finite_forms_text() -> str:
    """Third-person finite forms of the verbs of ``common_verbs.txt`` and ``verbs.tsv``, one a line."""
    verbs = {lemma for _, lemma in read_lines(COMMON_VERBS)} | {entry.base for entry in verb_entries()}
    forms: set[str] = set()
    for verb in verbs:
        for code, spellings in conjugate(verb).items():
            if code[0] in "PISFC" and code[1:] in ("3s", "3p"):
                forms.update(unicodedata.normalize("NFC", form.lower()) for form in spellings)
    return _FINITE_HEADER + "".join(f"{form}\n" for form in sorted(forms))


def _cell(codes_by_verb: dict[str, set[str]]) -> str:
    """``{"dire": {"P3s", "S3s"}}`` as ``dire:P3s,S3s``."""
    return ";".join(f"{verb}:{','.join(sorted(codes))}" for verb, codes in sorted(codes_by_verb.items()))


def main() -> None:
    """Writes the lists beside this file and names them on stderr."""
    for name, text in build().items():
        Path(__file__).with_name(name).write_text(text, encoding="utf-8", newline="\n")
        sys.stderr.write(f"{name}: {text.count(chr(10))} lines\n")


if __name__ == "__main__":
    main()
