"""A relative clause between the subject and its verb names nobody: « Le maire qui a reçu les médecins affirme que »."""

import pytest

from quotefind import find

SUBJECTS = {
    "Le maire": "singular",
    "Les habitants": "plural",
    "Un témoin": "singular",
    "Ana Ruiz": "singular",
    "Le président de l'association": "singular",
    "Plusieurs élus": "plural",
}

# Each in the singular and, where its verb agrees, in the plural.
RELATIVES = [
    ("qui voyage", "qui voyagent"),
    ("qui vit là", "qui vivent là"),
    ("qui passait", "qui passaient"),
    ("qui passait par là", "qui passaient par là"),
    ("qui a vu l'ours", "qui ont vu l'ours"),
    ("qui l'a vu", "qui l'ont vu"),
    ("qui connaît bien le dossier", "qui connaissent bien le dossier"),
    ("qui travaille à Lyon", "qui travaillent à Lyon"),
    ("qui préfère se taire", "qui préfèrent se taire"),
    ("qui en a assez", "qui en ont assez"),
    ("qui vient d'arriver", "qui viennent d'arriver"),
    ("qui s'occupe de tout", "qui s'occupent de tout"),
    ("qui ne veut pas donner son nom", "qui ne veulent pas donner leur nom"),
    ("qui est en poste depuis un an", "qui sont en poste depuis un an"),
    ("qui habite rue de la Paix", "qui habitent rue de la Paix"),
    ("qui a reçu les médecins", "qui ont reçu les médecins"),
    ("qui n'a pas vu le ministre", "qui n'ont pas vu le ministre"),
    ("qui s'est opposé au ministre", "qui se sont opposés au ministre"),
    ("qui n'avait jamais rencontré la victime", "qui n'avaient jamais rencontré la victime"),
    ("qui a remplacé Paul Durand en mai", "qui ont remplacé Paul Durand en mai"),
    ("qui a d'abord soutenu le ministre", "qui ont d'abord soutenu le ministre"),
    ("qui a entendu que le ministre partait", "qui ont entendu que le ministre partait"),
    ("qui avait été placé en garde à vue par la police", "qui avaient été placés en garde à vue par la police"),
    ("que nous avons rencontré hier", "que nous avons rencontrés hier"),
    ("que n'aime pas le ministre", "que n'aime pas le ministre"),
    ("que la police a interrogé en mai", "que la police a interrogés en mai"),
    ("que nous avons vu et qui connaît le dossier", "que nous avons vus et qui connaissent le dossier"),
    ("dont le ministre a parlé", "dont le ministre a parlé"),
    ("à qui le ministre a répondu", "à qui le ministre a répondu"),
    ("chez qui la police a perquisitionné", "chez qui la police a perquisitionné"),
]

FRAMES = {
    "que": ("{} {} que la loi est bonne.", ("affirme", "affirment"), "que la loi est bonne"),
    "past": ("{} {} que la loi est bonne.", ("a affirmé", "ont affirmé"), "que la loi est bonne"),
    "colon": ("{} {} : « La loi est bonne. »", ("a déclaré", "ont déclaré"), "La loi est bonne."),
    "object": ("{} {} une loi « très bonne ».", ("a salué", "ont salué"), "une loi « très bonne »"),
}


@pytest.mark.parametrize("relative", RELATIVES, ids=[singular for singular, _ in RELATIVES])
@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("commas", [False, True], ids=["close", "between commas"])
def test_who_speaks_stands_before_the_relative(frame: str, relative: tuple[str, str], *, commas: bool) -> None:
    pattern, verbs, content = FRAMES[frame]
    for subject, number in SUBJECTS.items():
        is_plural = number == "plural"
        clause = f", {relative[is_plural]}," if commas else f" {relative[is_plural]}"
        text = pattern.format(subject + clause, verbs[is_plural])
        assert [(q.text, q.speaker) for q in find(text)] == [(content, subject)], text


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Le maire a parlé des élus qui vivent là et affirme que tout va bien.", "que tout va bien", "Le maire"),
        ("Le maire connaît des gens qui affirment que tout va bien.", "que tout va bien", "des gens"),
        ("L'auberge qui accueille le maire annonce qu'elle ferme.", "qu'elle ferme", "L'auberge"),
    ],
)
def test_other_relatives_leave_the_speaker(text: str, content: str, speaker: str) -> None:
    assert [(q.text, q.speaker) for q in find(text)] == [(content, speaker)]
