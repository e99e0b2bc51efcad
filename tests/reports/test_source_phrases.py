"""« selon X », « d'après X », « aux yeux de X », « pour X, »: the words and the source; and what looks like them.

Square brackets hold the words that announce the source, angle brackets the source.
"""

from __future__ import annotations

import pytest

from brackets import bare, bracketed, sentences
from quotefind import find
from quotefind.model import Span
from quotefind.reports.source_phrases import find_source_phrases

FOUND = [
    "[Selon] <Ana Ruiz>, le pont tient.",
    "[Selon] <le maire de Nevy, Paul Roy>, le pont tient.",
    "Le pont tient, [selon] <la police>.",
    "Le pont, [selon] <elle>, tient.",
    "[D'après] <le préfet>, le pont tient.",
    "[D’après] <les riverains>, le pont tient.",
    "[Aux yeux de] <la ville>, le pont tient.",
    "[Pour] <Ana Ruiz>, le pont tient.",
    "[Pour] <le maire>, le pont tient.",
    # Documents, anonymous sources, agencies.
    "[Selon] <un rapport de la ville>, le pont tient.",
    "[Selon] <l'AFP>, le pont tient.",
    "[Selon] <des témoins>, le pont tient.",
    # Two in a sentence.
    "Ils étaient 4000 [selon] <la police>, 9000 [selon] <les syndicats>.",
    # The possessive stands for the source.
    "[À <ses> yeux], le pont tient.",
    # Whom a document is given by.
    "[Selon] une estimation fournie par <Ana Ruiz>, le pont tient.",
]

NOT_FOUND = [
    # Conditions, norms, measures, manners.
    "Selon les cas, le pont ferme.",
    "Selon la loi, le pont ferme.",
    "Le prix change selon la saison.",
    "Selon que l'on passe ou non, le pont ferme.",
    # Works, times.
    "Un film tourné d'après le roman de Paul Roy.",
    "Il viendra en fin d'après-midi.",
    "L'Europe d'après 1945.",
    # « pour » with a purpose, a price, a time, somebody's benefit.
    "Pour partir, il faut un pont.",
    "Pour l'instant, le pont tient.",
    "Pour 40 euros, le pont est à vous.",
    "La ville a voté pour Ana Ruiz.",
    # The writer.
    "Selon moi, le pont tient.",
]


@pytest.mark.parametrize("row", [*FOUND, *NOT_FOUND])
def test_source_phrases(row: str) -> None:
    text = bare(row)
    found = [(sentence, phrase) for sentence in sentences(text) for phrase in find_source_phrases(sentence)]
    mentions = [Span(phrase.mention.start, phrase.mention.end) for _, phrase in found]
    cues = [sentence.span(phrase.first, phrase.cue_last) for sentence, phrase in found]
    assert bracketed(text, cues=cues, mentions=mentions) == row


NAMING = """selon {}|d'après {}|à en croire {}|à entendre {}|à écouter {}|de l'avis de {}|de l'avis même de {}
de l'aveu de {}|aux dires de {}|si l'on en croit {}|aux yeux de {}|selon les mots de {}|selon l'expression de {}
selon un proche de {}|selon les déclarations de {}|comme le dit {}|comme l'a rappelé {}|ainsi que l'explique {}
dixit {}|du point de vue de {}|selon {} lui-même|selon {}, joint par téléphone|selon {}, interrogé hier à Nevy
selon ce que dit {}|selon ce qu'a déclaré {}|d'après ce qu'affirme {}|toujours selon {}""".replace("\n", "|")
PLACES = {
    "{1}, le pont sera fermé en mai.": ["le pont sera fermé en mai"],
    "Le pont sera fermé en mai, {0}.": ["Le pont sera fermé en mai"],
    "Le pont, {0}, sera fermé en mai.": ["Le pont", "sera fermé en mai"],
    "{1}, « le pont sera fermé en mai ».": ["le pont sera fermé en mai"],
    "« Le pont sera fermé en mai », {0}.": ["Le pont sera fermé en mai"],
    "Le pont est, {0}, « dangereux ».": ["Le pont est", "« dangereux »"],
}


@pytest.mark.parametrize("naming", NAMING.split("|"))
@pytest.mark.parametrize(("frame", "pieces"), PLACES.items())
@pytest.mark.parametrize("source", ["Paul Roux", "le maire"])
def test_a_source_is_named_in_whatever_words_at_whatever_place(
    naming: str, frame: str, pieces: list[str], source: str
) -> None:
    phrase = naming.format(source).replace("de le ", "du ")
    [quote] = find(frame.format(phrase, phrase[0].upper() + phrase[1:]))
    assert quote.text.split() == " ".join(pieces).split()
    assert (quote.speaker or "").removeprefix("un proche de ").endswith(source.removeprefix("le "))
