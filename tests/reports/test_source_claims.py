"""The content of a source phrase: after it, before it, around it."""

from __future__ import annotations

import pytest

from brackets import bare, reported, reports

ROWS = [
    # After it.
    "[Selon] <Ana Ruiz>, {le pont tient}.",
    "Pourtant, [selon] <Ana Ruiz>, {le pont tient}.",
    "[Selon] <Ana Ruiz>, qui dirige la ville, {le pont tient}.",
    "[Selon] <Ana Ruiz>, interrogée lundi, {le pont tient}.",
    "[Pour] <Ana Ruiz>, {le pont est « un danger »}.",
    "[Pour] <Ana Ruiz>, « {le pont est un danger pour la ville} ».",
    # Before it, with its leading connective.
    "{Le pont tient}, [selon] <Ana Ruiz>.",
    "{Mais le pont tient}, [selon] <Ana Ruiz>.",
    "« {Le pont tient bien} », [selon] <Ana Ruiz>.",
    "{Le pont tient}, toujours [selon] <Ana Ruiz>.",
    # Around it.
    "{Le pont devrait}, [selon] <Ana Ruiz>, {tenir dix ans}.",
    # On a participial phrase alone.
    "Le pont a cédé, {faisant trois blessés}, [selon] <la police>.",
    # Two sources, each with its own.
    "{Ils étaient 4000} [selon] <la police>, {9000} [selon] <les syndicats>.",
    # A relative source.
    "La salle écoute <Ana Ruiz>, [pour qui] {le pont tient}.",
    # No source, nothing said.
    "Selon les cas, le pont tient.",
    "Le prix change selon la saison.",
    "Pour l'instant, le pont tient.",
    "La ville a voté pour Ana Ruiz.",
]


@pytest.mark.parametrize("row", ROWS)
def test_source_claims(row: str) -> None:
    assert reported(bare(row)) == row


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Selon Ana Ruiz, le pont tient.", "indirect"),
        ("Selon Ana Ruiz, le pont est « très sûr ».", "mixed"),
        ("Pour Ana Ruiz, « le pont est un danger pour la ville ».", "direct"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert [found.kind for found in reports(text)] == [kind]
