"""Interviews, minutes, plays and transcripts as they are laid out: who says which words.

``conversations/*.txt`` mark each turn as ``{name|words}``; what stands outside is said by nobody named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes

FOLDER = Path(__file__).parent / "conversations"
GOLD = Path(__file__).parent.parent / "gold"
MARKED = re.compile(r"\{([^|{}]*)\|([^{}]*)\}")


def read(path: Path) -> tuple[str, set[tuple[int, str]]]:
    """The text without its marks, and each letter that somebody says: its offset and whose it is."""
    text, said, last = "", set(), 0
    marked = path.read_text(encoding="utf-8")
    for match in MARKED.finditer(marked):
        text += marked[last : match.start()]
        said |= {(len(text) + at, match[1]) for at, letter in enumerate(match[2]) if letter.isalpha()}
        text += match[2]
        last = match.end()
    return text + marked[last:], said


def found_in(text: str) -> Iterator[tuple[int, str]]:
    for quote in find_quotes(Document(text)):
        if quote.rule == "turn" and quote.speaker is not None:
            yield from ((at, quote.speaker) for span in quote.spans for at in range(*span) if text[at].isalpha())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_the_words_are_given_to_who_says_them(path: Path) -> None:
    text, said = read(path)
    found = set(found_in(text))
    assert len(found & said) >= 0.98 * max(len(found), len(said))


@pytest.mark.parametrize("path", sorted(GOLD.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_has_no_turns_of_an_interview(path: Path) -> None:
    found = list(found_in(path.read_text(encoding="utf-8")))
    assert bool(found) == (path.stem == "interview")


NOVEL = """Je marchais depuis l’aube. Que faire ?

Je n’avais plus d’argent, et la nuit venait.

Vous souvenez-vous de ces soirs d’octobre ?

— Oui, dit Marie. Je m’en souviens.

— Moi aussi, répondit Paul.

Où étions-nous donc ?

Je ne le savais plus.
"""
EXPLAINED = """Impôt : ce qui change en mars

Qui est concerné ?

Tous les foyers qui ont déclaré un revenu. Les étudiants le sont aussi.

Quand faut-il payer ?

Le prélèvement a lieu le 15 de chaque mois, comme avant.

Que risque-t-on en cas de retard ?

Une majoration de dix pour cent, que le fisc peut remettre.

Où se renseigner ?

Dans les centres des finances publiques et sur leur site.
"""


@pytest.mark.parametrize("text", [NOVEL, EXPLAINED], ids=["a novel told by « je »", "an explanation by questions"])
def test_questions_alone_are_no_interview(text: str) -> None:
    assert not [quote for quote in find_quotes(Document(text)) if quote.rule == "turn" and quote.confidence == 0.7]


def test_he_in_an_answer_is_somebody_else() -> None:
    text = """Le Fil : Le préfet vous a critiqué ?
Hervé Colin : Il m’a dit lui-même qu’il regrettait ses propos.
Le Fil : Et la maire ?
Hervé Colin : Elle se tait. Je la comprends.
"""
    (reported,) = (quote for quote in find_quotes(Document(text)) if quote.kind == "indirect")
    assert reported.speaker is None


def test_he_above_an_interview_is_the_one_interviewed() -> None:
    text = """Hervé Colin publie ses mémoires. Il affirme que la ville a changé.

Le Fil : Pourquoi ce livre ?
Hervé Colin : Parce que j’ai le temps.
Le Fil : Un regret ?
Hervé Colin : Aucun. Je recommencerais.
"""
    (reported,) = (quote for quote in find_quotes(Document(text)) if quote.kind == "indirect")
    assert reported.speaker == "Hervé Colin"
