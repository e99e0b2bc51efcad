"""How sure a quotation is said to be: more where more speaks for it."""

from pathlib import Path

import pytest

from quotefind.confidence import sureness
from quotefind.confidence.features import of_content, of_speaker
from quotefind.errors import LexiconError
from quotefind.model import Attribution, Cue, Document, Mention, Span, Speaker
from quotefind.pipeline import find_quotes


def sure(text: str) -> float:
    (quote,) = find_quotes(Document(text))
    return quote.confidence


SURER = [
    # A verb and a name, before a condition on words in marks.
    ("« Le pont sera fermé lundi », a annoncé Ana Ruiz.", "Le pont est ancien. « Le pont sera fermé lundi. »"),
    # Said aloud, before thought.
    ("« Le pont ferme », affirme Ana Ruiz.", "« Le pont ferme », craint Ana Ruiz."),
    # A name, before a person whom nobody knows.
    ("« Le pont ferme », affirme Ana Ruiz.", "« Le pont ferme », affirme un habitué des lieux."),
    # A whole sentence, before a word.
    ("Ana Ruiz dénonce : « Le pont ferme sans raison. »", "Ana Ruiz dénonce un « gâchis »."),
]


@pytest.mark.parametrize(("surer", "less_sure"), SURER)
def test_what_is_more_evident_is_surer(surer: str, less_sure: str) -> None:
    assert sure(surer) > sure(less_sure) > 0


def test_a_quotation_without_an_answer_is_less_sure() -> None:
    found = Attribution("direct", (Span(0, 9),), 0, Cue(10, 14, "dire"), Mention(15, 17, "pronoun"), "incise")
    known = sureness.confidence(found, "Le pont ferme.", Speaker("Ana Ruiz", "name"), 1.0)
    close = sureness.confidence(found, "Le pont ferme.", Speaker("Ana Ruiz", "name"), 0.2)
    assert 1 >= known > close > sureness.confidence(found, "Le pont ferme.", None, 1.0) > 0


def test_every_weight_is_that_of_a_feature() -> None:
    tables = sureness.tables()
    assert set(tables) == {"content", "speaker"}
    found = Attribution("mixed", (Span(0, 9),), 0, Cue(10, 14, "craindre"), None, "quoted-object")
    for side, features in (("content", of_content(found, "un")), ("speaker", of_speaker(found, None, 1.0))):
        names = {name for name, _ in features}
        assert len(names & set(tables[side])) >= 3


def test_a_bad_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("content\talways\tmuch\n", encoding="utf-8")
    monkeypatch.setattr(sureness, "_PATH", str(path))
    with pytest.raises(LexiconError, match="line 1"):
        sureness.tables.__wrapped__()
