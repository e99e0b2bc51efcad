"""Whoever speaks is found whole, however persons and bodies are named, wherever the name stands."""

from __future__ import annotations

import pytest

from quotefind import find

ONE = """
Kim Yong-su|Mohammed ben Salam|Abdel Rahman al-Sissé|Robert F. Lacey|JD Vincent|Ursula von der Layen|Lee Jae-song
N'Golo Kantara|Jean-Paul Ricard|le pape Clément XV|la reine Letizia|le prince Henri|Lula da Costa|Dominique de Villers
El Hadj Malick Diarra|Cheikh Tidiane Sarr|Aung San Suu Myint|Ahmed al-Charif|Mme Morne|M. de Montfermeil
le docteur Gérald Mercier|le Pr Karine Lacour|Me Éric Dupont-Morel|le général Thierry Bouchard|l'abbé Martin
la sénatrice Laurence Rossi|le maire Grégory Doucin|Karim Benyahia (LR)|James O'Connell|Vincent Van Quicken
Peter Van der Meulen|Philippe de Becker|Kaïs Sayed|Björn Hecker|María Corina Machuca|George W. Basher|Louis de Bourgneuf
Thomas d'Arsac|Marie-George Beauvais|Adèle Van Roy|la CGT|Greenpeace|l'UFC-Que choisir|Human Rights Watch
Reporters sans frontières|Médecins sans frontières|SOS Racisme|Airbus|le Parti socialiste|La France insoumise
Place publique|L214|le Bloc québécois|le New York Times|Bank of America|l'université de Lille|la cour d'appel de Paris
le parquet national financier|la préfecture du Rhône|Météo-France|la Croix-Rouge|l'ONG Oxfam|l'agence Reuters
l'association Regards citoyens|le collectif Nos services publics|le syndicat Alliance|la chaîne CNews
l'armée israélienne
le Hamas|la Maison Blanche|Matignon|l'Élysée|Bercy|le Quai d'Orsay|le Kremlin|Pékin|l'Ukraine|Israël
l'Union européenne|le Conseil d'État|le tribunal administratif de Nantes|la ville de Paris|la région Île-de-France
le département de la Seine-Saint-Denis|la SNCF|SNCF Réseau|Le Monde|L'Équipe|le Canard enchaîné|France Inter
Santé publique France|l'Anses|la Haute Autorité de santé|France Nature Environnement|le Royal College of Nursing
la direction|la police|l'avocat de la défense|un proche de la famille|une source proche du dossier
""".strip().replace("\n", "|")
MANY = """
Les Républicains|les États-Unis|les pompiers|les autorités|plusieurs témoins|les parents d'élèves
Clémentine Aubin et François Ruffier|les Centers for Disease Control and Prevention
""".strip().replace("\n", "|")

FRAMES = (
    "{Name} {has} déclaré que la situation était grave.",
    "« La situation est grave », {has} déclaré {name}.",
    "Selon {name}, la situation est grave.",
    "La situation est grave, selon {name}.",
    "« La situation est grave », {has} indiqué {name} à la presse.",
    "Pour {name}, « la situation est grave ».",
    "« La situation est grave », {has} affirmé {name} lors d'une réunion de crise à Genève.",
    "Vendredi soir, {name} {has} assuré que la situation était grave.",
    "C'est ce qu'{has} annoncé {name} jeudi : « La situation est grave. »",
    "D'après {name}, qui {has} mené l'enquête, la situation est grave.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", [*ONE.split("|"), *MANY.split("|")])
def test_who_speaks_is_found_whole(name: str, frame: str) -> None:
    has = "ont" if name in MANY.split("|") else "a"
    (quote,) = find(frame.format(name=name, Name=name[0].upper() + name[1:], has=has))
    assert (quote.mention or "").lower() == name.lower()
