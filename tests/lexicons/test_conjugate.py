"""Checked forms of French verbs across groups and tenses; each form was compared with a conjugation table."""

from __future__ import annotations

import pytest

from quotefind.lexicons.conjugate import conjugate

# lemma, then code:form pairs; a form in two spellings is given as a/b, old spelling first where both live on.
FORMS = """
# first group, plain
déclarer P1s:déclare P3s:déclare P2p:déclarez I3p:déclaraient S3s:déclara S3p:déclarèrent
déclarer F3s:déclarera C3p:déclareraient
déclarer J1p:déclarions T3s:déclarât T3p:déclarassent G:déclarant N:déclarer
déclarer Kms:déclaré Kfs:déclarée Kmp:déclarés Kfp:déclarées
nier P3s:nie I1p:niions J2p:niiez S3s:nia F3s:niera G:niant
créer P3s:crée F3s:créera Kfs:créée
réfuter P3s:réfute F3s:réfutera
préciser P3s:précise F3p:préciseront S3s:précisa
# -cer, -ger
annoncer P1p:annonçons I3s:annonçait I1p:annoncions S3s:annonça S3p:annoncèrent G:annonçant P3p:annoncent
menacer I3p:menaçaient G:menaçant S1p:menaçâmes T3s:menaçât Kms:menacé
juger P1p:jugeons I3s:jugeait I1p:jugions S3s:jugea G:jugeant T3s:jugeât P3s:juge
exiger I3p:exigeaient S3p:exigèrent F3s:exigera
# é before a last consonant
répéter P3s:répète P3p:répètent P1p:répétons F3s:répétera/répètera C3s:répéterait/répèterait S3s:répéta
suggérer P3s:suggère I3s:suggérait J3s:suggère G:suggérant
espérer P1s:espère P2p:espérez F1p:espérerons/espèrerons
alléguer P3s:allègue P3p:allèguent P1p:alléguons
célébrer P3s:célèbre I3s:célébrait
exagérer P3s:exagère
# e before a last consonant, and closed syllables that stay as they are
achever P3s:achève F3s:achèvera I3s:achevait S3s:acheva
soulever P3p:soulèvent C3s:soulèverait
égrener P3s:égrène
asséner P3s:assène P1p:assénons
contester P3s:conteste F3s:contestera
alerter P3s:alerte
# -eler, -eter
rappeler P3s:rappelle P3p:rappellent P1p:rappelons F3s:rappellera S3s:rappela G:rappelant J1p:rappelions
rejeter P3s:rejette F3p:rejetteront I3s:rejetait
marteler P3s:martèle F3s:martèlera S3s:martela
grommeler P3s:grommelle/grommèle S3s:grommela
hoqueter P3s:hoquette/hoquète
haleter P3s:halète
interpeller P3s:interpelle I3s:interpellait F3s:interpellera
# -yer
appuyer P3s:appuie F3s:appuiera I3s:appuyait I1p:appuyions
balayer P3s:balaie/balaye F3s:balaiera/balayera G:balayant
envoyer P3s:envoie F3s:enverra C3p:enverraient S3s:envoya
# second group
avertir P3s:avertit P3p:avertissent I3s:avertissait S3s:avertit S3p:avertirent F3s:avertira J3s:avertisse T3s:avertît
avertir G:avertissant Kms:averti Kfp:averties
applaudir P3p:applaudissent G:applaudissant
rugir P3s:rugit I3s:rugissait
réfléchir P1p:réfléchissons
répartir P3p:répartissent
haïr P3s:hait P3p:haïssent S3s:haït
# dire and its family
dire P1p:disons P2p:dites P3p:disent I3s:disait S3s:dit S3p:dirent F3s:dira C3s:dirait J3s:dise
dire T3s:dît G:disant Kfp:dites
redire P2p:redites P3p:redisent
prédire P2p:prédisez P3s:prédit S3p:prédirent
contredire P2p:contredisez
interdire P2p:interdisez I3p:interdisaient
maudire P3p:maudissent Kms:maudit
# -re
répondre P3s:répond P3p:répondent I3s:répondait S3s:répondit F3s:répondra J3s:réponde Kms:répondu G:répondant
prétendre P3s:prétend S3p:prétendirent
défendre P3s:défend Kfs:défendue
entendre P1p:entendons
apprendre P3s:apprend P3p:apprennent I3s:apprenait S3s:apprit J3s:apprenne J1p:apprenions
apprendre Kms:appris Kfs:apprise Kmp:appris
comprendre P3p:comprennent F3s:comprendra
promettre P3s:promet P3p:promettent S3s:promit T3s:promît Kfs:promise J3s:promette G:promettant
admettre P1s:admets I3s:admettait C3s:admettrait
battre P3s:bat P3p:battent Kms:battu
écrire P3s:écrit P3p:écrivent S3s:écrivit Kfp:écrites G:écrivant F3s:écrira
décrire P1p:décrivons S3p:décrivirent
lire P3p:lisent S3s:lut Kms:lu F3s:lira
conclure P3s:conclut P3p:concluent S3s:conclut S3p:conclurent I3s:concluait Kms:conclu Kfs:conclue J1p:concluions
exclure P3s:exclut Kms:exclu G:excluant
inclure Kms:inclus Kfs:incluse
rire P3s:rit P3p:rient I1p:riions S3s:rit Kms:ri
sourire P3s:sourit G:souriant S3s:sourit
traduire P3p:traduisent S3s:traduisit Kfs:traduite
conduire P1p:conduisons
craindre P3s:craint P3p:craignent I3s:craignait S3s:craignit J3s:craigne G:craignant Kfs:crainte F3s:craindra
plaindre P1p:plaignons Kmp:plaints
dépeindre P3s:dépeint P3p:dépeignent
enjoindre P3s:enjoint G:enjoignant
geindre I3s:geignait
convaincre P3s:convainc P3p:convainquent S3s:convainquit Kms:convaincu
croire P3p:croient P1p:croyons S3s:crut J3s:croie J1p:croyions Kms:cru
reconnaître P3s:reconnaît/reconnait P3p:reconnaissent S3s:reconnut F3s:reconnaîtra/reconnaitra Kfp:reconnues
plaire P3s:plaît/plait S3s:plut
taire P3s:tait Kms:tu
faire P1p:faisons P2p:faites P3p:font I3s:faisait S3s:fit S3p:firent F3s:fera J3s:fasse T3s:fît Kfs:faite G:faisant
poursuivre P3s:poursuit P3p:poursuivent S3s:poursuivit Kms:poursuivi
interrompre P3s:interrompt S3s:interrompit
résoudre P1p:résolvons
# -ir of the third group
soutenir P3s:soutient P3p:soutiennent P1p:soutenons S3s:soutint S3p:soutinrent F3s:soutiendra J3s:soutienne
soutenir T3s:soutînt Kms:soutenu
prévenir P3s:prévient I3s:prévenait S1p:prévînmes
intervenir C3s:interviendrait S3s:intervint
démentir P3s:dément P3p:démentent I3s:démentait S3s:démentit Kfs:démentie
pressentir P1s:pressens
repartir P3s:repart S3s:repartit P3p:repartent
repentir P3s:repent G:repentant
requérir P3s:requiert P3p:requièrent F3s:requerra Kms:requis Kfs:requise
découvrir P3s:découvre Kms:découvert Kfs:découverte
offrir P3s:offre Kms:offert
# -oir
voir P3s:voit P1p:voyons F3s:verra S3s:vit J1p:voyions Kms:vu
prévoir P3s:prévoit F3s:prévoira S3s:prévit
savoir P3s:sait P3p:savent F3s:saura J3s:sache S3s:sut G:sachant M2p:sachez
vouloir P3s:veut P3p:veulent F3s:voudra J3s:veuille J1p:voulions M2p:veuillez
pouvoir P1s:peux P3s:peut F3s:pourra J3s:puisse S3s:put
devoir P3s:doit P3p:doivent Kms:dû Kfs:due Kmp:dus I3s:devait
falloir P3s:faut I3s:fallait F3s:faudra J3s:faille
émouvoir P3s:émeut P3p:émeuvent Kms:ému Kfs:émue
recevoir P3s:reçoit P1p:recevons S3s:reçut
# auxiliaries
être P1s:suis P3s:est P3p:sont I3s:était S3s:fut T3s:fût F3s:sera J3s:soit G:étant Kms:été
avoir P3s:a P3p:ont I3s:avait S3s:eut T3s:eût F3s:aura J3s:ait J1p:ayons G:ayant Kfs:eue
aller P3s:va P3p:vont I3s:allait S3s:alla F3s:ira J3s:aille
"""


def _rows() -> list[tuple[str, str, tuple[str, ...]]]:
    """The pairs of the table: lemma, code, spellings."""
    rows = []
    for line in FORMS.strip().splitlines():
        if not line.startswith("#"):
            lemma, *pairs = line.split()
            rows += [(lemma, code, tuple(forms.split("/"))) for code, forms in (pair.split(":") for pair in pairs)]
    return rows


@pytest.mark.parametrize(("lemma", "code", "spellings"), _rows())
def test_forms(lemma: str, code: str, spellings: tuple[str, ...]) -> None:
    assert sorted(conjugate(lemma)[code]) == sorted(spellings)


# A tense has six persons, but for the impersonal verbs and the imperfect subjunctive.
@pytest.mark.parametrize("lemma", ["affirmer", "finir", "dire", "être", "répéter"])
def test_full_paradigm(lemma: str) -> None:
    forms = conjugate(lemma)
    assert all(tense + person in forms for tense in "PISFCJ" for person in ("1s", "2s", "3s", "1p", "2p", "3p"))
    assert {"T3s", "T3p", "G", "N", "Kms", "Kfs", "Kmp", "Kfp"} <= forms.keys()


def test_impersonal_verb_has_no_other_person() -> None:
    assert not {"P1s", "P3p", "G", "F1p"} & conjugate("falloir").keys()


@pytest.mark.parametrize("word", ["maison", "dit", ""])
def test_no_infinitive(word: str) -> None:
    with pytest.raises(ValueError, match="no infinitive"):
        conjugate(word)
