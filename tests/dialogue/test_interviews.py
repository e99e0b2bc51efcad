"""Who speaks in an interview: the person of the standfirst, initials spelled out, titles left off."""

import pytest

from quotefind.dialogue.interviews import turns

ROWS = (
    ("Entretien avec Ana Ruiz.\nQ : Vrai ?\nR : Oui.\nQ : Sûr ?\nR : Non.", [None, "Ana Ruiz", None, "Ana Ruiz"]),
    (
        "Ana Ruiz publie un livre.\nLe Phare : Vrai ?\nA. R. : Oui.\nLe Phare : Sûr ?\nA. R. : Non.",
        ["Le Phare", "Ana Ruiz", "Le Phare", "Ana Ruiz"],
    ),
    (
        "M. le président. – Bien.\nMme Ana Ruiz, rapporteure. – Oui.\nM. le président. – Et ?\nMme Ruiz. – Non.",
        ["M. le président", "Ana Ruiz", "M. le président", "Ana Ruiz"],
    ),
    (
        "[00:12] Paul : Bonjour.\n[00:15] INTERVENANT 2 : Oui.\n[00:19] Paul : Bien.\n[00:22] INTERVENANT 2 : Ah.",
        ["Paul", "INTERVENANT 2", "Paul", "INTERVENANT 2"],
    ),
)


@pytest.mark.parametrize(("text", "speakers"), ROWS)
def test_speakers(text: str, speakers: list[str | None]) -> None:
    assert [turn.speaker for turn in turns(text)] == speakers
