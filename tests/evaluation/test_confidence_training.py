"""The weights of sureness are learned from right and wrong examples, always the same."""

import pytest

from quotefind.confidence.sureness import share
from quotefind.evaluation.confidence_training import Example, cross_validated, examples_of, learn, loss, main
from quotefind.evaluation.gold import GoldQuote
from quotefind.model import Span

TEXT = "« Le pont ferme », a dit Ana Ruiz. Le maire promet un « miracle »."
CONTENTS = [
    Example(str(at), (("always", 1.0), ("good", float(at % 2)), ("bad", float(1 - at % 2))), at % 2 == 1)
    for at in range(20)
]


def test_learned_weights_tell_right_from_wrong() -> None:
    learned = learn(CONTENTS)
    assert (
        share([("always", 1.0), ("good", 1.0)], learned) > 0.7 > 0.3 > share([("always", 1.0), ("bad", 1.0)], learned)
    )
    assert learned == learn(CONTENTS)


def test_a_feature_left_out_weighs_nothing() -> None:
    assert learn(CONTENTS, "good")["good"] == 0


def test_loss_is_less_for_other_documents_too() -> None:
    assert loss(cross_validated(CONTENTS)) < loss([(0.5, example.is_right) for example in CONTENTS])


def test_examples_are_what_was_found_against_the_annotation() -> None:
    gold = [GoldQuote("direct", (Span(2, 15),), "Ana Ruiz")]
    contents, speakers = examples_of("d", TEXT, gold)
    assert [example.is_right for example in contents] == [True, False]
    assert [example.is_right for example in speakers] == [True]


def test_without_texts_the_use_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
