"""The sources of results, as references."""

from typing import Any, Literal, TypeAlias, get_args

from poles.errors import InvalidQuestion, described_type
from poles.identity.snapshot import Snapshot
from poles.ledger.proof import Bounds
from poles.ledger.totals import Totals
from poles.ledger.weighing import Weighing
from poles.model import About, Grants, Ledger, Record, Source, Tables, current
from poles.text import Lang

from . import references
from .amounts import amounts_of
from .asking import refuse_other_than
from .result import Result

Style: TypeAlias = Literal["bibtex", "csl-json", "footnotes"]
Citable: TypeAlias = Result[Any] | Bounds | Totals | Weighing | Ledger | Grants | Snapshot


def cite(*results: Citable, style: Style, lang: Lang = "en") -> str:
    """The sources of some results, each once and no others, and the edition of the data, as one
    text.

    ``style`` is ``"bibtex"``, ``"csl-json"`` (for Zotero, Pandoc and other processors of CSL) or
    ``"footnotes"``, numbered lines for people, in French or English by ``lang``. ``results`` are
    what the aggregates, :func:`~poles.bounds`, :func:`~poles.total` and :func:`~poles.weigh` gave,
    ledgers, grants, or snapshots. The sources of an answer of the ledger are those of the
    statements that prove it, and of those by which a disputed figure is reached. Titles that
    nobody read are left out. A half-year or a span in which something was published is told in
    words in footnotes, and is two dates in the other styles.

    >>> import poles
    >>> box = poles.Box(funders="anr", period=("2005-01-01", "2012-11-19"), basis="awarded")
    >>> found = poles.bounds(poles.load_funding(), box)
    >>> print(poles.cite(found, style="footnotes").splitlines()[1][:76])
    [2] The French pôles de compétitivité, 2004–2026, data edition 2026.12.1, Li

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for another style, or for what does
    not know its sources.
    """
    refuse_other_than("style", style, get_args(Style), "BibTeX, CSL-JSON, or numbered lines.")
    refuse_other_than("lang", lang, get_args(Lang), "The two languages of the data.")
    sources: dict[Source, None] = {}
    editions: dict[About, None] = {}
    for result in results:
        ids, tables = _cited(result)
        if tables.about is None:
            raise InvalidQuestion(
                "a result of records without their package",
                "one that knows its sources",
                "Make it of policy.funding.having(statements) or policy.grants instead of a list.",
            )
        for key in ids:
            source = tables.sources.get(key)
            if source is None:
                hint = (
                    "The policy names it without having it: take it in, or load a package that is "
                    "whole."
                )
                raise InvalidQuestion(f"the source {key!r}", "a source of the policy", hint)
            sources[source] = None
        editions[tables.about] = None
    write = {
        "bibtex": references.bibtex,
        "csl-json": references.csl_json,
        "footnotes": references.footnotes,
    }[style]
    return write(list(sources), list(editions), lang)


def _cited(result: Citable) -> tuple[tuple[str, ...], Tables]:
    """The ids of the sources of one result, and the tables that they are in."""
    if isinstance(result, Result):
        return result.sources, result.tables
    if isinstance(result, Bounds | Totals | Ledger | Grants):
        found = amounts_of(result)
        return found.sources, found.tables
    if isinstance(result, Weighing):
        proof = amounts_of(result.bounds)
        reached = (source for statement in result.reached_by for source in statement.sources)
        return tuple(dict.fromkeys((*proof.sources, *reached))), proof.tables
    if isinstance(result, Snapshot):
        records: list[Record] = [*result.labels]
        records += (
            holder for label in result.labels for holder in current(label.holders, result.day)
        )
        return tuple(
            dict.fromkeys(source for record in records for source in record.sources)
        ), result.tables
    raise InvalidQuestion(
        described_type(result),
        "a result, an answer of the ledger, a ledger, grants or a snapshot",
        "For records, cite the ledger that they are in: policy.funding.having(statements).",
    )
