"""The controlled vocabularies: short English codes in the data, the field's own terms in French and
English for people.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from poles.text import Term

# Where 0.1.0 had them, and its pickles find them.
from .common_terms import Caution, NameKind, Scheme, Status  # noqa: F401


class Tier(Term):
    """The class (*catégorie*) of a label, given in phases 1 to 3."""

    WORLD = "world", "mondial", "world"
    WORLD_VOCATION = "world_vocation", "à vocation mondiale", "with world vocation"
    NATIONAL = "national", "national", "national"


class EventKind(Term):
    """How an identity changed."""

    RENAMED = "renamed", "renommé", "renamed"
    MERGED = "merged", "fusionné", "merged"
    ABSORBED = "absorbed", "absorbé", "absorbed"
    SPLIT = "split", "scindé", "split"
    ENDED = "ended", "disparu", "ended"


class Reason(Term):
    """Why a label or a pole came to its end."""

    PHASE_END = "phase_end", "fin de la phase", "end of the phase"
    TERM_END = "term_end", "arrivé à son terme", "term over"
    MERGED = "merged", "fusion", "merger"
    SPLIT = "split", "séparation", "split"
    NOT_RENEWED = "not_renewed", "non reconduit", "not renewed"
    WITHDRAWN = "withdrawn", "délabellisé", "label withdrawn"
    DID_NOT_APPLY = "did_not_apply", "non candidat", "did not apply"
    RECEIVERSHIP = "receivership", "redressement judiciaire", "receivership"
    LIQUIDATED = "liquidated", "liquidation judiciaire", "liquidated"
    DISSOLVED = "dissolved", "dissous", "dissolved"
    UNKNOWN = "unknown", "motif inconnu", "reason unknown"


class Review(Term):
    """What the review of a label given for a shorter term than the phase came to."""

    PROLONGED = "prolonged", "prolongé", "prolonged"
    REFUSED = "refused", "refusé", "refused"
    UNKNOWN = "unknown", "issue inconnue", "outcome unknown"


class EvaluationResult(Term):
    """The classes of the evaluations of 2008 (BCG / CM International) and 2012
    (BearingPoint-Erdyn-Technopolis).
    """

    OBJECTIVES_MET = "objectives_met", "objectifs atteints", "objectives met"
    PARTLY_MET = "partly_met", "objectifs partiellement atteints", "objectives partly met"
    TO_RECONFIGURE = (
        "to_reconfigure",
        "reconfiguration en profondeur",
        "to be thoroughly reconfigured",
    )
    VERY_EFFICIENT = "very_efficient", "très performant", "very efficient"
    EFFICIENT = "efficient", "performant", "efficient"
    LESS_EFFICIENT = "less_efficient", "moins performant", "less efficient"


class MilestoneKind(Term):
    """What sort of dated act a milestone is."""

    DECISION = "decision", "décision", "decision"
    LAW = "law", "loi", "law"
    CALL = "call", "appel", "call"
    LABELLING = "labelling", "labellisation", "labelling"
    EVALUATION = "evaluation", "évaluation", "evaluation"
    AUDIT = "audit", "contrôle", "audit"
    FUNDING = "funding", "financement", "funding"
    PHASE = "phase", "phase", "phase"
    REPORT = "report", "bilan", "report"
    GOVERNANCE = "governance", "gouvernance", "governance"
    POLICY = "policy", "orientation", "policy"


class Basis(Term):
    """What kind of public money an amount is. Amounts of different bases are never added."""

    PLANNED = "planned", "prévu", "planned"
    AWARDED = "awarded", "accordé (engagé)", "awarded (committed)"
    PAID = "paid", "payé (CP)", "paid (payment credits)"
    UNKNOWN = "unknown", "nature inconnue", "basis unknown"


# What a question about money can name as its basis, as a text: what is unknown cannot be asked.
BasisCode: TypeAlias = Literal["planned", "awarded", "paid"]


class Stage(Term):
    """How far a planned or an awarded amount had come."""

    ANNOUNCED = "announced", "annoncé", "announced"
    BILL = "bill", "projet de loi de finances", "finance bill"
    VOTED = "voted", "loi de finances initiale", "voted finance law"
    AMENDED = "amended", "loi de finances rectificative", "amended finance law"
    GRANTED = "granted", "accordé", "granted"
    ENGAGED = "engaged", "engagé (AE)", "engaged (commitment authorisations)"


# What a question about planned money can name as its stage, as a text.
StageCode: TypeAlias = Literal["announced", "bill", "voted", "amended"]


class Instrument(Term):
    """What the money is for."""

    RD_PROJECTS = "rd_projects", "projets de R&D", "R&D projects"
    STRUCTURING_PROJECTS = "structuring_projects", "projets structurants", "structuring projects"
    PLATFORMS = "platforms", "plateformes d'innovation", "innovation platforms"
    GOVERNANCE = "governance", "animation et gouvernance", "running and governance"
    EXEMPTIONS = "exemptions", "exonérations", "exemptions"
    OTHER = "other", "autre", "other"


# What a question about money can name as its instrument, as a text.
InstrumentCode: TypeAlias = Literal[
    "rd_projects", "structuring_projects", "platforms", "governance", "exemptions", "other"
]


class Wording(Term):
    """How the source words an amount."""

    PLAIN = "plain", "", ""
    ABOUT = "about", "environ", "about"
    ALMOST = "almost", "près de", "almost"
    AT_LEAST = "at_least", "plus de", "at least"
    AT_MOST = "at_most", "jusqu'à", "up to"
    BETWEEN = "between", "entre", "between"


class Yearly(Term):
    """What a yearly amount is: that of each year of its time, or the mean of its years."""

    EACH = "each", "chaque année", "each year"
    MEAN = "mean", "par an", "a year"


class Side(Term):
    """Which box of a ratio is meant: whose money is so many times the other's, or the other."""

    OF = "of", "celui dont l'argent est", "the one whose money is"
    TO = "to", "celui auquel il est rapporté", "the one that it is in relation to"


class Beneficiary(Term):
    """Who received the money, where a statement speaks of them alone."""

    SME = "sme", "PME", "SMEs"


class Series(Term):
    """A price index or its yearly growth."""

    CPI = "cpi", "indice des prix à la consommation", "consumer price index"
    CPI_GROWTH = "cpi_growth", "inflation annuelle", "yearly inflation"
    GDP_DEFLATOR = "gdp_deflator", "déflateur du PIB", "GDP deflator"
    GDP_DEFLATOR_GROWTH = (
        "gdp_deflator_growth",
        "croissance du déflateur du PIB",
        "growth of the GDP deflator",
    )


class Unit(Term):
    """The unit of a price-index value."""

    INDEX_2015 = "2015=100", "indice, 2015 = 100", "index, 2015 = 100"
    PERCENT = "percent", "% par an", "% a year"


class SourceKind(Term):
    """What sort of publication a source is."""

    OFFICIAL = "official", "officielle", "official"
    PRESS = "press", "presse", "press"
    ACADEMIC = "academic", "académique", "academic"
    THIRD_PARTY = "third_party", "tierce", "third party"
