"""Words in marks that stand alone are of the person whom the sentence before is about, however it is made."""

import pytest

from quotefind import find

# The sentence before the marks: what Ana Ruiz says, feels, does or suffers.
BEFORE = (
    "Ana Ruiz est inquiète.",
    "Selon Ana Ruiz, l'usine va fermer.",
    "L'usine va fermer, selon Ana Ruiz.",
    "L'usine va fermer, dit Ana Ruiz.",
    "« L'usine va fermer », dit Ana Ruiz.",
    "Ana Ruiz dit que l'usine va fermer.",
    "Pour Ana Ruiz, l'usine va fermer.",
    "Comme le dit Ana Ruiz, l'usine va fermer.",
    "Ana Ruiz a reçu le ministre.",
    "C'est l'avis d'Ana Ruiz.",
    "C'est ce que pense Ana Ruiz.",
    "Un avis que partage Ana Ruiz.",
    "Un avis partagé par Ana Ruiz.",
    "Même constat pour Ana Ruiz.",
    "Même constat chez Ana Ruiz.",
    "Même son de cloche chez Ana Ruiz.",
    "Même son de cloche du côté d'Ana Ruiz.",
    "Une analyse partagée par Ana Ruiz.",
    "Une analyse que partage Ana Ruiz, la maire de Nevy.",
    "De quoi inquiéter Ana Ruiz.",
    "Il y a aussi Ana Ruiz, 43 ans.",
    "À ses côtés, Ana Ruiz sourit.",
    "Parmi eux, Ana Ruiz.",
    "Parmi eux, Ana Ruiz, boulangère à Nevy.",
    "Cela n'étonne pas Ana Ruiz.",
    "Le son de cloche est le même du côté d'Ana Ruiz.",
    "Ana Ruiz, elle, n'y croit pas.",
    "Et Ana Ruiz de s'interroger.",
    "La réponse d'Ana Ruiz est claire.",
    "Interrogée, Ana Ruiz ne cache pas sa colère.",
    "Ce qui agace Ana Ruiz.",
    "Même Ana Ruiz doute.",
    "Un discours qui ne convainc pas Ana Ruiz.",
    "Un point de vue qu'Ana Ruiz ne partage pas.",
    "La colère d'Ana Ruiz est grande.",
    "Ana Ruiz en est convaincue.",
    "C'est le cas d'Ana Ruiz, 43 ans.",
    "C'est le cas pour Ana Ruiz.",
    "C'est notamment le cas d'Ana Ruiz, qui vit à Nevy.",
    "C'est ce qui est arrivé à Ana Ruiz.",
    "À l'image d'Ana Ruiz, 43 ans.",
    "Comme Ana Ruiz, 43 ans.",
    "C'est ainsi qu'Ana Ruiz a tout perdu.",
    "Une situation qui inquiète Ana Ruiz.",
    "Une décision que regrette Ana Ruiz.",
    "Une décision regrettée par Ana Ruiz.",
    "Et ce n'est pas Ana Ruiz qui dira le contraire.",
    "Un constat que fait aussi Ana Ruiz.",
    "Ana Ruiz, la présidente du club, se souvient.",
    "C'est Ana Ruiz qui le dit.",
    "La maire, Ana Ruiz, est formelle.",
    "La maire de Nevy, Ana Ruiz, a un autre avis.",
    "Contactée, la maire Ana Ruiz se veut rassurante.",
    "Ce jour-là, Ana Ruiz a vu la fumée.",
    "Quand l'usine a pris feu, Ana Ruiz dormait.",
    "Le lendemain, Ana Ruiz a reçu une lettre.",
    "Pas question pour Ana Ruiz de céder.",
    "Pas de quoi décourager Ana Ruiz.",
    "Une victoire pour Ana Ruiz.",
    "Un coup dur pour Ana Ruiz.",
    "Un soulagement pour Ana Ruiz, 43 ans.",
    "Un choix assumé par Ana Ruiz.",
    "La nouvelle a surpris Ana Ruiz.",
    "Ana Ruiz va même plus loin.",
    "Ana Ruiz s'en amuse.",
    "Voilà pourquoi Ana Ruiz hésite.",
    "Autour de la table, Ana Ruiz écoute.",
    "Derrière son comptoir, Ana Ruiz soupire.",
    "Du haut de ses 80 ans, Ana Ruiz raconte.",
    "Sur le marché, on croise Ana Ruiz.",
    "Rencontrée sur le marché, Ana Ruiz hésite.",
    "« L'usine va fermer », dit Ana Ruiz à Paul Durand.",
    "Ana Ruiz a été entendue par les juges.",
)

# What stands before that sentence: nothing, another person, another person who speaks.
EARLIER = {
    "nothing": "",
    "another person": "Le préfet Paul Morel a visité l'usine. ",
    "another speaker": "Le préfet Paul Morel a visité l'usine. « Tout va bien », a-t-il assuré.\n\n",
}


@pytest.mark.parametrize("before", BEFORE)
def test_words_alone_are_of_whom_the_sentence_before_is_about(before: str) -> None:
    for earlier in EARLIER.values():
        for parted in (" ", "\n\n"):
            text = f"{earlier}{before}{parted}« Nous avons tout perdu depuis le mois de mai. »"
            last = find(text)[-1]
            assert (last.text, last.speaker) == ("Nous avons tout perdu depuis le mois de mai.", "Ana Ruiz"), text
