"""What is said may open with any word: number, adverb, preposition, pronoun, participle, and is found from there on."""

from __future__ import annotations

import re

import pytest

from quotefind import find

CLAUSES = """
plus de deux cents personnes défilaient à Brive, dont trois élus
près de la moitié des élèves étaient absents, faute de bus
tous les élus voteront le budget, sauf un
aucun blessé n'est à déplorer
personne n'a été blessé dans l'accident
rien n'a été volé
chaque école sera rénovée, même la plus petite
quelque trois cents habitants ont été évacués
environ un tiers des lits sont occupés
il faudra attendre le printemps pour rouvrir la piscine
il y a eu trois blessés, dont un grave
c'est la municipalité qui a refusé le permis
ce sont les riverains qui ont donné l'alerte
cela prendra du temps
ça ne marchera jamais
on ne peut pas continuer ainsi
nous sommes au bord du gouffre
les faits se sont produits vers minuit, dans un parking
l'accident a fait deux morts
d'autres mesures suivront, y compris en ville
de nombreux clients ont renoncé
des travaux auront lieu en mai, puis en juin
deux suspects, âgés de 20 et 22 ans, sont en garde à vue
parmi les victimes figurent deux enfants
si rien ne change, l'usine fermera
quand il pleut, le toit fuit
même les plus jeunes sont touchés
malgré la pluie, la fête a été un succès
avec cette loi, les loyers baisseront
sans cette aide, l'association disparaîtra
dans ce quartier, un logement sur deux est vide
en dix ans, la population a doublé
à Brive, les loyers ont bondi de 10 %
depuis lundi, le pont est fermé
lundi, deux hommes ont été arrêtés
jamais la rivière n'était montée si haut
beaucoup de parents s'inquiètent
peu de gens le savent
certains ont préféré partir
la plupart des clients sont restés fidèles
l'un des suspects est en fuite
sa mère l'attendait dehors
son client n'a rien fait
leurs enfants ne dorment plus
Paul Roux n'était pas sur place
M. Roux n'était pas sur place
Marseille est prête
l'Ukraine recevra des chars
98 % des adhérents ont voté pour
3 000 emplois sont menacés
la situation, qui était déjà tendue, s'est aggravée
le maire, élu en 2020, aurait menti
le suspect aurait agi seul
toutefois le risque est faible
pourtant tout avait été vérifié
ainsi le compte sera à l'équilibre
désormais la rue est piétonne
moins de dix personnes étaient présentes
trop de lits ont été fermés
tout était prêt
tout a commencé par une dispute
vingt-deux communes sont concernées
une centaine de pompiers ont été mobilisés
ni la ville ni l'État n'ont répondu
non seulement le pont est fragile, mais il est dangereux
seuls trois élus ont voté contre
seule la gare est restée ouverte
lui seul connaissait le code
celui qui a tiré est mineur
ceux qui partent ne reviennent pas
mieux vaut attendre
reste à trouver les fonds
faute de moyens, le centre ferme
grâce aux dons, la chapelle sera sauvée
pour l'instant, rien n'est décidé
selon les cas, l'aide ira de cent à mille euros
outre les deux morts, on compte six blessés
au moins six personnes ont péri
au total, dix maisons ont brûlé
à l'origine, le projet devait coûter un million
autant de voitures ne passeront pas
quels que soient les résultats, il restera
qui que ce soit peut entrer
ses ex-collègues ne lui parlent plus
arrivés en mai, les migrants dorment dehors
ivre, le conducteur a perdu le contrôle
"""

# Around what is said stand these words; « que » is elided where it has to be.
FRAMES = {
    "selon, role": ("Selon le préfet, {}.", "le préfet"),
    "selon, name": ("D'après Ana Ruiz, {}.", "Ana Ruiz"),
    "selon behind": ("{}, selon le préfet.", "le préfet"),
    "que, role": ("Le préfet affirme que {}.", "Le préfet"),
    "que, name": ("Ana Ruiz a indiqué lundi que {}.", "Ana Ruiz"),
    "incise, role": ("{}, affirme le préfet.", "le préfet"),
    "incise, name": ("{}, a précisé Ana Ruiz.", "Ana Ruiz"),
    "in marks, incise": ("« {} », a déclaré Ana Ruiz.", "Ana Ruiz"),
    "in marks, colon": ("Le préfet est formel : « {}. »", "Le préfet"),
    "in marks, sentence before": ("Le préfet se veut rassurant. « {}. »", "Le préfet"),
}


def _said(frame: str, clause: str) -> tuple[str, str]:
    """The whole text, and what is said in it."""
    if frame.startswith("que"):
        clause = re.sub("que (?=[aeiouyhéèêàâîôû])", "qu'", f"que {clause}", count=1, flags=re.IGNORECASE)
    pattern = FRAMES[frame][0].replace("que {}", "{}")
    if pattern.startswith(("{", "«")) or "« {}" in pattern:
        clause = clause[0].upper() + clause[1:]
    text = pattern.format(clause)
    return text, clause + "." if "{}. »" in pattern else clause


@pytest.mark.parametrize("clause", CLAUSES.strip().splitlines())
@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_said_is_found_from_its_first_word_on(frame: str, clause: str) -> None:
    text, said = _said(frame, clause)
    assert [(quote.text, quote.speaker) for quote in find(text)] == [(said, FRAMES[frame][1])]
