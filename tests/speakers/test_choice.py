"""What the features of candidates weigh."""

import pytest

from quotefind.model import Document
from quotefind.pipeline import find_quotes
from quotefind.speakers.choice import score, weighed, weights

TEXT = "Anne Roux dirige le musée. « Nous ouvrirons en mai », dit-elle.\n"


def test_the_nearer_of_two_equals_weighs_more() -> None:
    assert score([("sentences", 1.0)]) > score([("sentences", 2.0)])


def test_a_subject_outweighs_one_only_named_in_the_same_sentence() -> None:
    assert score([("subject", 1.0), ("sentences", 1.0)]) > score([("sentences", 1.0)])


def test_a_person_outweighs_a_body() -> None:
    assert score([("person", 1.0)]) > score([("organisation", 1.0)])


def test_a_feature_without_a_weight_counts_nothing() -> None:
    assert score([("unheard_of", 3.0)]) == 0.0


def test_watching_tells_the_candidates_and_leaves_the_answer_as_it_is() -> None:
    before = list(find_quotes(Document(TEXT)))
    with weighed.watching() as rows:
        assert list(find_quotes(Document(TEXT))) == before
    assert {name for _, name, _ in rows} == {"Anne Roux"}
    assert {name for _, _, features in rows for name, _ in features} <= weights().keys()


@pytest.mark.parametrize("name", ["said", "subject", "person"])
def test_what_speaks_for_a_candidate_weighs_for_it(name: str) -> None:
    assert weights()[name] > 0


def test_what_decided_is_told_in_words_the_weightiest_first() -> None:
    text = "Ana Ruiz dirige le port. Léa Roux l’a rencontrée. « Oui », a-t-elle dit.\n"
    (quote,) = find_quotes(Document(text))
    assert quote.speaker == "Léa Roux"
    told = [line for line in quote.evidence if line.endswith(")")]
    sizes = [abs(float(line.rpartition("(")[2].rstrip(")"))) for line in told]
    assert sizes == sorted(sizes, reverse=True)
    assert any(line.startswith("subject of the last sentence") for line in told)
    assert dict(quote.refused)["Ana Ruiz"].startswith("weighs")
