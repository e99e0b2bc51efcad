"""One interview in many layouts: what is answered is the person's, whatever tells questions and answers apart."""

import pytest

from quotefind import find

HEAD = "Paul Roux, maire de Brive, répond à nos questions sur la fermeture de la ligne."
PAIRS = (
    (
        "Pourquoi avoir fermé la ligne ?",
        "Nous avons fermé la ligne en mai parce que le pont menaçait. Personne n'est content.",
    ),
    ("Les habitants le comprennent-ils ?", "Non, et je le regrette. Ils ont raison d'être en colère."),
    ("Le pont pouvait-il être sauvé ?", "Je ne crois pas. Les experts que j'ai consultés sont formels."),
    ("Quand les travaux commenceront-ils ?", "Nous verrons cela au printemps, avec la région."),
)

LAYOUTS = {
    "lines alone": ("{}", "{}"),
    "bold type": ("**{}**", "{}"),
    "headings": ("### {}", "{}"),
    "dashes before questions": ("– {}", "{}"),
    "dashes before both": ("– {}", "– {}"),
    "answers in marks": ("**{}**", "« {} »"),
    "letters": ("Q : {}", "R : {}"),
    "letters with stops": ("Q. {}", "R. {}"),
    "the words themselves": ("Question : {}", "Réponse : {}"),
    "outlet and name": ("Le Soir : {}", "Paul Roux : {}"),
    "outlet and name with dashes": ("LE SOIR. – {}", "Paul ROUX. – {}"),
    "outlet and name with hyphens": ("LE SOIR. - {}", "Paul ROUX. - {}"),
    "initials": ("Le Soir : {}", "P. R. : {}"),
    "initials without stops": ("LS : {}", "PR : {}"),
    "labels in bold type": ("**Le Soir :** {}", "**Paul Roux :** {}"),
    "labels on their own lines": ("LE SOIR\n{}", "PAUL ROUX\n{}"),
    "labels and colons on their own lines": ("Le Soir :\n{}", "Paul Roux :\n{}"),
    "a journalist": ("Journaliste : {}", "Paul Roux : {}"),
    "times": ("[00:01:12] Journaliste : {}", "[00:02:30] Paul Roux : {}"),
}


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["one line", "two lines"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_answers_are_his(layout: str, gap: str) -> None:
    ask, answer = LAYOUTS[layout]
    text = gap.join([HEAD, *(part for q, a in PAIRS for part in (ask.format(q), answer.format(a)))])
    said = " ".join(quote.text for quote in find(text) if quote.speaker and quote.speaker.title() == "Paul Roux")
    for question, words in PAIRS:
        assert words in said
        assert question not in said


def test_numbered_questions() -> None:
    text = f"{HEAD}\n\n" + "\n\n".join(f"{at}. {q}\n\n{a}" for at, (q, a) in enumerate(PAIRS, 1))
    assert [quote.text for quote in find(text) if quote.speaker == "Paul Roux"] == [a for _, a in PAIRS]


FAQ = """La ligne ferme en mai : ce qu'il faut savoir.

Pourquoi la ligne ferme-t-elle ?

Le pont menace. « Je ne pouvais pas attendre », explique le maire de Brive, Paul Roux.

Quand rouvrira-t-elle ?

Les travaux dureront deux ans. « Nous verrons au printemps », ajoute-t-il.

Qui paiera ?

La région. Son président, Jean Petit, l'a promis : « Je paierai ».
"""


def test_questions_of_an_article_make_no_interview() -> None:
    assert "turn" not in {quote.rule for quote in find(FAQ)}
    assert {quote.speaker for quote in find(FAQ)} == {"Paul Roux", "Jean Petit"}
