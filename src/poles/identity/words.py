"""Words that carry no meaning of their own beside the name of a pole.

A name with nothing but such words around it, or with the pole's own places and themes, is still
that name; with any other word it may be another body's, which merely contains it.
"""

import re
import unicodedata
from typing import NamedTuple

_APOSTROPHES = re.compile("['’‘ʼ`´′]")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)(?=')")
_BREAKS = re.compile(r"[()\[\],;:–—]| - ")
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = str.maketrans({"œ": "oe", "æ": "ae", "@": "a", "&": " et "})
_SHORTEST_PLURAL = 5
# These say that more than one is meant, so they stay plural.
_SEVERAL = frozenset({"poles", "clusters"})


def fold(name: str) -> str:
    """A name without what spelling varies in: case, accents, apostrophes, hyphens, spaces,
    punctuation, forms of Unicode.

    >>> fold("Pôle  Mov’Eo"), fold("Images & Réseaux–TES"), fold("L'aliment de demain")
    ('pole moveo', 'images et reseaux tes', 'l aliment de demain')
    """
    text = name.translate(_PLAIN).lower()
    if not text.isascii():
        text = _unaccented(name)
    if "'" in text:
        # An elided article is a word of its own; any other apostrophe is but a way to spell.
        text = _ELISION.sub(r"\1 ", text).replace("'", "")
    return " ".join(_WORD.findall(text))


def _unaccented(text: str) -> str:
    # Twice, as folding case can leave letters that compose, and composed ones that fold.
    text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).casefold()
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text))
    return _APOSTROPHES.sub("'", text.translate(_SPELLINGS))


# What single letters and signs become: most names need no more, and the whole of Unicode is slow.
_PLAIN = {
    code: _plain
    for code in (*map(ord, "@&`"), *range(0xA0, 0x180), *range(0x2010, 0x2040))
    if (_plain := _unaccented(chr(code))).isascii()
}


def words(name: str) -> list[str]:
    """The words of a name, folded and in the singular; *and* and *und* are *et*, so that names in
    three languages meet.

    >>> words("Industries & Agro-ressources")
    ['industrie', 'et', 'agro', 'ressource']
    """
    return [singular(word) for word in fold(name).split()]


def singular(word: str) -> str:
    """A folded word in the singular, as far as its ending tells."""
    if word in ("and", "und"):
        return "et"
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith(("s", "ux")) and word not in _SEVERAL
    return word[:-1] if plural else word


class Segment(NamedTuple):
    """A piece of a text that brackets, commas, colons or dashes part from the others."""

    number: int
    bracketed: bool


def segments(text: str) -> list[Segment]:
    """For each folded word of a text the segment that it stands in: brackets, commas, colons and
    dashes part segments.

    >>> [segment.number for segment in segments("Dream (Centre)")]
    [0, 1]
    """
    found: list[Segment] = []
    depth = 0
    for number, piece in enumerate(re.split(f"({_BREAKS.pattern})", text)):
        if number % 2:
            depth = max(0, depth + {"(": 1, "[": 1, ")": -1, "]": -1}.get(piece, 0))
        else:
            found += [Segment(number // 2, depth > 0)] * len(fold(piece).split())
    return found


# Words that say that a pole is meant; beside one of them even a common word is a name.
CONTEXT = frozenset(
    words(
        """
        pôle cluster compétitivité competitivity competitiveness competitive pdc
        compétivité compétitvité compétitivé
        kompetenznetz kompetenzzentrum kompetenzcluster spitzencluster wettbewerbscluster
        wettbewerbspol wettbewerbsfähigkeit
        polo clúster clusterul klaster competitividad competitividade competitività competitivitate
        competitivitat konkurencyjności
        """
    )
)

# Articles, prepositions, the legal forms that poles have, and words for what and where a pole is.
NEUTRAL = CONTEXT | frozenset(
    words(
        """
        a à al au aux avec by d dans das de del der des di die din do du e el en est et for from
        für het il im in l la le les los of on or ou par pour sur the un une van von w with y
        association fédération ex anciennement dit dite
        based basé basée consacré consacrée dédié dédiée installé installée implanté implantée situé
        située
        européen européenne european français française french francese francesa franse
        französische national nationale nouveau nouvelle
        régional régionale
        compétence excellence mondial mondiale vocation labellisé labellisée région regio
        region département ville
        """
    )
)

# What comes before a place, of which it is told that something is there.
BASED = frozenset(words("based basé basée implanté implantée installé installée situé située"))

# What numbers of registers come after: *Siren 123456789*, *loi 1901*.
REGISTERS = frozenset(words("loi rna siren siret"))

# Beside a place, a part of it.
CARDINALS = frozenset(words("nord sud est ouest north south east west"))

# What a pole is called too, though its name may hold such a word.
CALLED = frozenset(words("network réseau"))

# Without a word for pole, these make a contest or a council of a name.
BESIDE_POLE = frozenset(words("compétence excellence national nationale régional régionale ville"))

# Between two names, words that say that the one became the other.
IN_TURN = frozenset(
    words(
        """
        absorbé absorbée actuel actuelle actuellement ancien ancienne appelé appelée aujourd'hui
        autrefois baptisé became become dénomination désormais deven devenu devenue devient ehemal
        ehemals former formerly fusion fusionné fusionnée issu issue jetzt maintenant merged merger
        naissance nom name née né now précédemment previously rebaptisé rebaptisée remplacé
        remplacée renamed renommé renommée successeur successor suite through vormals
        """
    )
)

# These, and those that say it beside one name too.
TURNED = IN_TURN | frozenset(words("ancien ex anciennement dit dite nouveau nouvelle"))

# What makes a name that of another body, in brackets too.
BODIES = frozenset(
    words(
        """
        ag bv école entreprise filiale gmbh groupe group inc incubateur institut institute
        laboratoire lab llc ltd lycée plc sa sarl sas satt school société spa srl startup
        technopole université university
        """
    )
)

# What brackets count: *(310 membres, près de 700 projets labellisés)*.
COUNTED = frozenset(
    words(
        """
        acteur adhérent collaborateur company entreprise établissement laboratoire labellisé member
        membre million milliard euro plus pme près project projet société start startup up
        """
    )
)

# Beside *pôle*, a common word is a name; behind *pôle de l'*, it is but a word.
ARTICLES = frozenset(
    words("a al au aux d das de del der des di die du el het il l la le les los of the un une")
)

# Of these, the ones that make a common word what something is about.
OF = frozenset(words("d das de del der des di du of"))

# Words without meaning right beside those of ``CONTEXT``, or beside *vocation*: *innovation
# cluster*, *competitivity centre*.
_BESIDE = frozenset(
    words(
        """
        business center centre development développement economic économique innovant
        innovation international internationale kompetenz
        """
    )
)


VOCATION = "vocation"


def beside_context(tokens: list[str]) -> set[int]:
    """The places of words such as *innovation* that only say what sort of cluster is meant.

    >>> beside_context(words("the innovation cluster")), beside_context(words("Optitec Innovation"))
    ({1}, set())
    """
    found: set[int] = set()
    places = range(len(tokens))
    for steps in (places, reversed(places)):
        # mutants survive: None is as false as False.
        open_ = False
        for place in steps:
            open_ = (
                tokens[place] in CONTEXT
                or tokens[place] == VOCATION
                or (open_ and tokens[place] in _BESIDE)
            )
            if open_ and tokens[place] in _BESIDE:
                found.add(place)
    return found


# Before a word of its own, these make it a plain plural.
SEVERAL_OF = frozenset({"les", "des"})

# Places only in brackets or behind a comma: *Centre* is a region, and half the institutes of the
# country are a *centre*.
APART = frozenset({"centre", "france"})

# All words that say nothing in some place.
SAYING_NOTHING = NEUTRAL | IN_TURN | REGISTERS | CALLED | CARDINALS | APART | _BESIDE

# What funders are called besides their names.
FUNDER_NAMES: dict[str, tuple[str, ...]] = {
    "cdc": ("caisse des dépôts et consignations",),
    "eu": ("UE",),
    "local": ("collectivités locales", "local authorities"),
    "ministries": ("ministères", "ministries"),
}

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
    "auvergne-rhone-alpes": ("aura", "Alps"),
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
