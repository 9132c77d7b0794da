"""Words of places: what regions, towns and departments are called beside their names, and where no
pole is.
"""

from .words import words

# What regions are called besides their names.
REGION_NAMES: dict[str, tuple[str, ...]] = {
    "provence-alpes-cote-d-azur": ("paca", "sud"),
    "ile-de-france": ("idf",),
    "auvergne-rhone-alpes": ("aura",),
    "nord-pas-de-calais": ("npdc",),
    "languedoc-roussillon": ("lr",),
}

# These, and further words that stand for a region beside other words alone.
PLACE_WORDS: dict[str, tuple[str, ...]] = {
    **REGION_NAMES,
    "alsace": ("Elsass", "Alsacia", "Alsazia"),
    "aquitaine": ("Aquitania",),
    "bourgogne": ("Burgundy", "Burgund", "Borgoña", "Borgogna"),
    "bourgogne-franche-comte": ("Burgundy", "Burgund", "Borgoña", "Borgogna"),
    "bretagne": ("Brittany", "Bretaña", "Bretagna"),
    "champagne-ardenne": ("Champagne",),
    "corse": ("Corsica", "Korsika", "Córcega"),
    "lorraine": ("Lothringen", "Lorena"),
    "normandie": ("Normandy", "Normandía", "Normandia"),
    "haute-normandie": ("Normandy",),
    "basse-normandie": ("Normandy",),
    "occitanie": ("pyrenees", "mediterranee"),
    "la-reunion": ("ile", "island"),
    "picardie": ("Picardy",),
    "rhone-alpes": ("Alps",),
    "auvergne-rhone-alpes": ("aura", "ara", "Alps"),
}

# What places are called besides, where they are usually told by another place than the commune.
USUAL_PLACES: dict[str, tuple[str, ...]] = {
    "Lyon": ("Lyons", "Lione"),
    "Marseille": ("Marseilles", "Marsella", "Marsiglia"),
    "Palaiseau": ("Saclay",),
    "Paris": ("Parigi", "París"),
    "Strasbourg": ("Straßburg", "Estrasburgo", "Strasburgo"),
    "Toulouse": ("Tolosa",),
    "Valbonne": ("Sophia Antipolis",),
}

# The adjectives of places of which no ending is theirs.
ADJECTIVES = {
    "Angers": "angevin angevine",
    "Besançon": "bisontin bisontine",
    "Bourgogne": "bourguignon bourguignonne burgundy",
    "Bretagne": "breton bretonne",
    "Champagne-Ardenne": "champardennais champenois",
    "Île-de-France": "francilien francilienne",
    "Lorraine": "lorrain lorraine",
    "Nice": "niçois",
    "Normandie": "normand normande",
    "Haute-Normandie": "normand normande",
    "Basse-Normandie": "normand normande",
    "Picardie": "picard picarde",
    "Poitou-Charentes": "poitevin",
    "Provence-Alpes-Côte d'Azur": "provençal",
    "Reims": "rémois",
    "Rhône-Alpes": "rhônalpin",
    "Saint-Étienne": "stéphanois",
    "Savoie": "savoyard",
    "Haute-Savoie": "savoyard haut-savoyard",
}

# The departments by the first two characters of INSEE's commune codes.
DEPARTMENTS = {
    entry[:2]: entry[3:]
    for entry in """
01 Ain|02 Aisne|03 Allier|04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|07 Ardèche
08 Ardennes|09 Ariège|10 Aube|11 Aude|12 Aveyron|13 Bouches-du-Rhône|14 Calvados|15 Cantal
16 Charente|17 Charente-Maritime|18 Cher|19 Corrèze|21 Côte-d'Or|22 Côtes-d'Armor|23 Creuse
24 Dordogne|25 Doubs|26 Drôme|27 Eure|28 Eure-et-Loir|29 Finistère|2A Corse-du-Sud|2B Haute-Corse
30 Gard|31 Haute-Garonne|32 Gers|33 Gironde|34 Hérault|35 Ille-et-Vilaine|36 Indre|37 Indre-et-Loire
38 Isère|39 Jura|40 Landes|41 Loir-et-Cher|42 Loire|43 Haute-Loire|44 Loire-Atlantique|45 Loiret
46 Lot|47 Lot-et-Garonne|48 Lozère|49 Maine-et-Loire|50 Manche|51 Marne|52 Haute-Marne|53 Mayenne
54 Meurthe-et-Moselle|55 Meuse|56 Morbihan|57 Moselle|58 Nièvre|59 Nord|60 Oise|61 Orne
62 Pas-de-Calais|63 Puy-de-Dôme|64 Pyrénées-Atlantiques|65 Hautes-Pyrénées|66 Pyrénées-Orientales
67 Bas-Rhin|68 Haut-Rhin|69 Rhône|70 Haute-Saône|71 Saône-et-Loire|72 Sarthe|73 Savoie
74 Haute-Savoie|75 Paris|76 Seine-Maritime|77 Seine-et-Marne|78 Yvelines|79 Deux-Sèvres|80 Somme
81 Tarn|82 Tarn-et-Garonne|83 Var|84 Vaucluse|85 Vendée|86 Vienne|87 Haute-Vienne|88 Vosges|89 Yonne
90 Territoire de Belfort|91 Essonne|92 Hauts-de-Seine|93 Seine-Saint-Denis|94 Val-de-Marne
95 Val-d'Oise
""".strip()
    .replace("\n", "|")
    .split("|")
}

# Where no pole is, unless it is in France too, as one on the Upper Rhine.
ABROAD = frozenset(
    words(
        """
        algeria algérie algérien algérienne allemagne allemand allemande germany german deutschland
        argentina argentine australia australie australian austria autriche autrichien österreich
        bangladesh belge belgian belgique belgium brasil brazil brésil brésilien brésilienne
        bruxelles brussels bulgaria bulgarie cameroun canada canadian canadien canadienne chile
        chili china chine chinese chinois chinoise colombia colombie croatia croatie danemark
        danish danois danoise denmark egypt égypte espagne espagnol espagnole españa spain spanish
        estonia estonie finland finlande finlandais finlandaise finnish flamand flamande flanders
        grèce greece greek grec grecque hongrie hungary inde india indian indien indienne
        indonesia indonésie iran ireland irish irlandais irlandaise irlande israel israël italia
        italian italie italien italienne italy japan japanese japon japonais japonaise korea corée
        coréen coréenne liban lebanon luxembourg luxembourgeois malaysia malaisie maroc marocain
        marocaine morocco mexico mexique mexicain mexicaine nederland netherlands dutch néerlandais
        nigeria norvège norvégien norvégienne norway norwegian pakistan peru pérou philippines
        pologne poland polish polonais polonaise portugais portugaise portugal québec québécois
        québécoise roumain roumaine roumanie romania russe russia russie senegal sénégal serbia
        serbie singapore singapour slovakia slovaquie slovenia slovénie suède suédois suédoise
        sweden swedish suisse switzerland swiss schweiz taiwan taïwan thailand thaïlande tunisia
        tunisie tunisien tunisienne turc turque turkey turquie türkiye turkish ukraine uk usa
        britain british britannique england anglais anglaise américain américaine american
        california californie texas vietnam wallon wallonne wallonia wallonie
        """
    )
)
