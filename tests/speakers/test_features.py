"""What speaks for a candidate."""

from quotefind.model import Gender
from quotefind.speakers.entities import Entity
from quotefind.speakers.features import Distance, Seen, Wanted, features_of


def _named(gender: Gender = "f") -> Entity:
    return Entity("name", "Anne Roux", gender, person=True, sure=True)


def test_a_subject_that_agrees() -> None:
    found = dict(features_of(Wanted(50, "f", plural=False), Seen(_named(), 0, Distance(1, 0), subject=True)))
    assert found["subject"] == found["gender_shown"] == 1.0
    assert found["sentences"] == 1.0
    assert "wrong_gender" not in found


def test_ce_dernier_is_not_the_subject() -> None:
    wanted = Wanted(50, "m", plural=False, last_named=True)
    found = dict(features_of(wanted, Seen(_named("m"), 0, Distance(1, 0), said=True, subject=True)))
    assert "subject" not in found
    assert "subject_of_the_last_sentence" not in found
    assert "said" not in found
    assert found["said_but_last_named"] == 1.0


def test_whom_the_article_is_about_stays_near() -> None:
    found = dict(features_of(Wanted(5000, "f", plural=False), Seen(_named(), 0, Distance(40, 9), protagonist=True)))
    assert found["sentences"] == 3.0
    assert found["paragraphs"] == 1.0
