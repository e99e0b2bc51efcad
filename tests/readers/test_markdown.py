from __future__ import annotations

from pathlib import Path

from quotefind.model import Document
from quotefind.readers import read_inputs
from quotefind.readers.markdown import plain


def test_emphasis_and_links_leave_their_words() -> None:
    assert plain("**« Non »**, a dit [Paul Martin](https://a.fr).") == "« Non », a dit Paul Martin."


def test_front_matter_code_and_images_are_no_text() -> None:
    page = '---\ntitle: "Eau : la ville promet"\n---\n# Titre\n\n![vue](a.png)\n\n```\ncode\n```\n\nFin.\n'
    assert plain(page) == "Titre\n\nFin."


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert plain("---\n\nUn mot.\n\n---\n\nFin.") == "Un mot.\n\nFin."


def test_lists_and_quotes_are_paragraphs_of_their_own() -> None:
    assert plain("- un\n- deux\n\n> « Oui », dit-elle.") == "un\n\ndeux\n\n« Oui », dit-elle."


def test_a_file_is_told_by_its_suffix(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("*« Non »*, dit-il.", encoding="utf-8")
    (document,) = read_inputs([str(path)])
    assert isinstance(document, Document)
    assert document.text == "« Non », dit-il."
