"""Words that carry no meaning of their own beside the name of a pole.

A name with nothing but such words around it, or with the pole's own places and themes, is still
that name; with any other word it may be another body's, which merely contains it.
"""

import re
import unicodedata
from typing import NamedTuple

_APOSTROPHES = re.compile("['’‘ʼ`´′]")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)(?=')")
BREAKS = re.compile(r"[()\[\],;:–—]| - ")
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
    for number, piece in enumerate(re.split(f"({BREAKS.pattern})", text)):
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
        ass asso assoc association fédération ex anciennement dit dite
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
        autrefois baptisé became become dénomination depuis désormais deven devenu devenue devient
        ehemal ehemals former formerly fusion fusionné fusionnée issu issue jetzt maintenant merged
        merger naissance nom name née né now précédemment previously puis rebaptisé rebaptisée
        remplacé remplacée renamed renommé renommée since successeur successor suite through vormals
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

# What bears a name and is no pole: *(revue trimestrielle)*, *(logiciel de CAO)*.
THINGS = frozenset(
    words(
        """
        album app application agency agence brand cabinet film game jeu journal licence livre
        logiciel magazine marque master roman revista revue salon software
        """
    )
)

# What is said of a name that is not meant: *(hors Minalogic)*, *Minalogic (non)*.
DENIED = frozenset(words("except exclu exclue hormis hors non not sauf"))

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
        business center centre development développement economic économique innovant innovation
        international internationale kompetenz world class global
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
