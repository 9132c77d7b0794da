"""The vocabularies of what every question needs: names of poles, and how a value is known.

The first pole costs these; the others stand in :mod:`poles.model.terms`.
"""

from poles.text import Term


class NameKind(Term):
    """What sort of name a name is. A pole has at most one official, one short and one legal name at
    a time.
    """

    OFFICIAL = "official", "nom d'usage", "name in use"
    SHORT = "short", "sigle", "short name"
    LEGAL = "legal", "raison sociale", "legal name"
    PROJECT = "project", "nom de projet", "name of the bid"
    VARIANT = "variant", "variante", "variant"


class Caution(Term):
    """Why a name of a pole does not by itself mean the pole."""

    WORD = "word", "mot courant", "common word"
    LOWER = "lower", "mot courant en minuscules", "common word in small letters"
    SHARED = "shared", "nom que porte aussi un autre organisme", "name that another body bears too"


class Scheme(Term):
    """A register that numbers organisations, or the hosts of their web sites."""

    SIREN = "siren", "SIREN (Insee)", "SIREN (Insee)"
    RNA = (
        "rna",
        "RNA (répertoire national des associations)",
        "RNA (national register of associations)",
    )
    ROR = "ror", "ROR", "ROR"
    ISNI = "isni", "ISNI", "ISNI"
    WIKIDATA = "wikidata", "Wikidata", "Wikidata"
    HOST = "host", "hôte du site web", "host of the web site"
    POLES = "poles", "identifiant retiré", "retired id"


class Role(Term):
    """Whose a number is that is not of the pole itself: of the body that gives it room, or of the
    one that carries it and takes its money.
    """

    HOST = "host", "organisme hébergeur", "hosting body"
    CARRIER = "carrier", "structure porteuse", "carrying body"


class Status(Term):
    """How a value is known."""

    SOURCED = "sourced", "lu dans la source", "read in the source"
    DERIVED = "derived", "calculé d'après la source", "computed from the source"
    INFERRED = "inferred", "déduit", "inferred"
    RECALLED = "recalled", "de mémoire", "recalled"
    THIRD_PARTY = "third_party", "tiers non vérifié", "unverified third party"
    CONTRADICTS = "contradicts", "dit autre chose", "says otherwise"
