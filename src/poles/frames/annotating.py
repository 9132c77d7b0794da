"""Poles and what is known of them, beside the names in a column of any frame."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar, get_args

from poles.aggregate.asking import refuse_other, refuse_other_than
from poles.errors import InvalidQuestion, described_type
from poles.identity.columns import signs_of
from poles.identity.matching import MatchReport
from poles.intake.loaders import load_policy
from poles.model import as_day
from poles.policy import Policy

from .crosswalk import ADDED, DATED, NAMED, WEIGHT, Asked, WhenSplit
from .engines import Frame, entered, listed, named, names_of, nw, same
from .joining import annotate_lazily
from .placing import annotate_eagerly

F = TypeVar("F")


def annotate(  # noqa: PLR0913 - what is asked of each row
    frame: F,
    column: str | int,
    *,
    on: date | str | None = None,
    on_column: str | int | None = None,
    to: date | str | None = None,
    names: MatchReport | None = None,
    accept: Mapping[str, str] | None = None,
    known: Literal["poles"] | None = None,
    split: str | Sequence[str] | None = None,
    when_split: WhenSplit = "null",
    map_on: date | str | None = None,
    add: Iterable[str] | None = None,
    policy: Policy | None = None,
) -> F:
    """A frame with the pole that each name in a column means, and what is known of it.

    ``frame`` is a frame of pandas, Polars, PyArrow, DuckDB, PySpark, Ibis or Dask; one of the same
    type comes back, lazy where it was lazy, its rows in the same order where it was not. A column
    of pandas may be named by a number. These columns are added, or those of them named in ``add``:

    =============== ======= ==================================================================
    ``pole_id``     text    the pole that the name means, whatever era it is of
    ``pole_match``  text    how that was found, a :class:`~poles.How`
    ``pole_name``   text    the name in use on the day
    ``pole_tier``   text    the :class:`~poles.Tier` of its label on the day
    ``pole_phase``  integer the phase of the policy on the day
    ``pole_region`` text    the region of its seat on the day, on that day's map, or that of
                            ``map_on``
    ``pole_sector`` text    its sector
    ``pole_heir``   text    the pole that stands for it on the day ``to``: itself, or what it
                            went into; by default on the last known day
    ``pole_fate``   text    what became of it by that day: ``itself``, one ``heir``, several
                            ``heirs``, or ``ended`` without any; null where no pole was found
    ``pole_weight`` number  with ``when_split="explode"``: the part of its row that a row is;
                            parts of a row add up to 1
    =============== ======= ==================================================================

    Only where ``add`` names them, also the numbers of the pole in registers, as texts, null where
    it has none or several of its own: ``pole_siren``, ``pole_rna``, ``pole_ror``, ``pole_isni``,
    ``pole_wikidata``, and ``pole_host``, that of its web site; and in degrees where its seat is on
    the day: ``pole_longitude``, ``pole_latitude``.

    The day is ``on``, one for all rows, or that in the column ``on_column`` (dates, datetimes, or
    texts such as ``2012-11-19``). Without one, the columns that are true of a day are not added; a
    row without one, or with one outside ``policy.coverage``, has none of them. A name that means
    one pole means it on every day; where it alone does not tell, or is a number that several poles
    had in turn, those in force on the day do.

    ``accept``, ``known`` and ``split`` are those of :meth:`poles.Policy.match`; ``names`` is a
    report of that on the column, which then has the last word. A cell with several poles, or a pole
    with several heirs, has no answer with ``when_split="null"``, and a row for each with
    ``"explode"``. What is missing, not found or ambiguous has no pole: all its columns are null.

    >>> import polars, poles
    >>> from poles import frames
    >>> aid = polars.DataFrame({"name": ["Elopsys", "pôle Minalogic", None], "eur": [10, 20, 5]})
    >>> known = ["pole_id", "pole_tier", "pole_heir"]
    >>> for row in frames.annotate(aid, "name", on="2012-11-19", add=known).rows():
    ...     print(row)
    ('Elopsys', 10, 'elopsys', 'national', 'alpha-rlh')
    ('pôle Minalogic', 20, 'minalogic', 'world', 'minalogic')
    (None, 5, None, None, None)

    Raises :class:`~poles.InvalidQuestion` (a ``ValueError``) for what is no such frame, a column
    that is not there or already there, cells that are no texts or no days;
    :class:`~poles.OutOfCoverage` for a day ``on`` or ``to`` about which nothing is known;
    :class:`~poles.UnknownPole` for an id in ``accept`` that no pole has;
    :class:`~poles.MissingExtra` (an ``ImportError``) without the extra ``frames``.
    """
    whole = entered(frame)
    policy = load_policy() if policy is None else policy
    refuse_other(policy)
    column = named(whole, column, "column")
    day = None if on is None else policy.on(on).day
    if on_column is not None:
        named(whole, on_column, "on_column")
    refuse_other_than("when_split", when_split, get_args(WhenSplit))
    if known is not None:
        hint = "Leave it out where a text may mean another body."
        refuse_other_than("known", known, ["poles"], hint)
    signs_of(split)
    for wrong, given, expected, hint in (
        (
            on is not None and on_column is not None,
            "on= and on_column=",
            "one of them",
            "The day is the same for all rows, or stands in a column.",
        ),
        (
            accept is not None and not isinstance(accept, Mapping),
            f"accept={described_type(accept)}",
            "texts with the ids of their poles",
            'Say accept={"Minalogique": "minalogic"}.',
        ),
        (
            names is not None and (accept, known, split) != (None, None, None),
            "names= with accept=, known= or split=",
            "names= alone",
            "Give them to policy.match, which makes the report.",
        ),
        (
            names is not None and not isinstance(names, MatchReport),
            f"names={described_type(names)}",
            "a report",
            f"Give policy.match(frame[{column!r}]).",
        ),
    ):
        if wrong:
            raise InvalidQuestion(given, expected, hint)
    asked = Asked(
        policy=policy,
        column=column,
        day=day,
        on_column=on_column,
        to=policy.coverage.last if to is None else policy.on(to).day,
        report=names,
        matching={"accept": accept, "known": known, "split": split},
        when_split=when_split,
        map_on=None if map_on is None else as_day(map_on),
        add=_added(
            add,
            whole,
            dated=day is not None or on_column is not None,
            explode=when_split == "explode",
        ),
    )
    if isinstance(whole, nw.LazyFrame):
        return annotate_lazily(whole, asked).to_native()  # type: ignore[no-any-return]
    return annotate_eagerly(whole, asked).to_native()  # type: ignore[no-any-return]


_WANTING = {
    **dict.fromkeys(DATED, "Give on= or on_column= for what is true of a day."),
    WEIGHT: 'Say when_split="explode" for the parts of rows.',
}
"""What columns that could be added wait for."""


def _added(
    add: Iterable[str] | None, frame: Frame, *, dated: bool, explode: bool
) -> tuple[str, ...]:
    """The columns to add, in their order."""
    able = [name for name in ADDED if (dated or name not in DATED) and (explode or name != WEIGHT)]
    usual = [name for name in able if name not in NAMED]
    asked = usual if add is None else listed(add)
    for name in asked:
        if name not in able:
            hint = _WANTING.get(name, "Name the columns to add.")
            raise InvalidQuestion(f"{name!r} in add=", f"some of {', '.join(able)}", hint)
    # Without its weight, a row that was split would be counted twice.
    found = tuple(name for name in able if name in asked or (name == WEIGHT and explode))
    there = set(found) & set(map(same(frame), names_of(frame)))
    if there:
        expected = "none of the name of one to be added"
        hint = "Rename or drop it first."
        raise InvalidQuestion(f"a column {min(there)!r} in the frame", expected, hint)
    return found
