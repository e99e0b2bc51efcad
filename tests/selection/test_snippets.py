"""The words of a search in what was found."""

from __future__ import annotations

from quotefind.selection.snippets import marked, snippet


def test_words_are_marked_past_accents_and_case() -> None:
    assert marked("Le cœur, l’Été", "COEUR ete") == "Le ⟦cœur⟧, l’⟦Été⟧"


def test_part_of_a_word_is_not_it() -> None:
    assert marked("la météo", "été") == "la météo"


def test_a_long_content_is_cut_around_the_first() -> None:
    text = " ".join(f"mot{n}" for n in range(40)) + " fin"
    assert (
        snippet(text, "mot20")
        == "… " + text[text.index("mot12") : text.index("mot29") - 1].replace("mot20", "⟦mot20⟧") + " …"
    )
    assert snippet("court", "rien") == "court"
