"""A table with messy names, made anew from a number, and what plain Python makes of it: one cell
after the other, by the policy's own verbs.
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

import poles

POLICY = poles.load_policy()
ADDED = (
    "pole_id",
    "pole_match",
    "pole_name",
    "pole_tier",
    "pole_phase",
    "pole_region",
    "pole_sector",
    "pole_heir",
    "pole_fate",
    "pole_weight",
)

Table = Mapping[str, list[Any]]


def messy_names() -> list[str]:
    """Each name of each pole as given and in other spellings, names with something around them,
    several in one cell, and names of nobody.
    """
    given = [name.text for pole in POLICY.poles for name in pole.names]
    found = [
        *given,
        *(f"  pôle {name}" for name in given),
        *(name.upper() for name in given),
        *(f"ex {name}, Paris" for name in given),
    ]
    found += [f"{one}; {other}" for one, other in zip(given, reversed(given), strict=True)]
    found += [f"{name};Elopsys ; organisme inconnu" for name in given[::5]]
    return [
        *found,
        *(f"{name} International SA" for name in given[::3]),
        "",
        " ; ",
        "Logistique Seine-Normandie",
        "d'Artagnan \"''\" $1 \\ é",
    ]


def table(rows: int, seed: int = 1) -> Table:
    """Names, days and amounts in euros and cents; one cell in twenty of each is empty."""
    chance = random.Random(seed)
    names = messy_names()
    days = [date(2003, 1, 1) + timedelta(days=41 * step) for step in range(220)]

    def column(value: Any) -> list[Any]:
        return [None if chance.random() < 1 / 20 else value() for _ in range(rows)]

    return {
        "name": column(lambda: chance.choice(names)),
        "day": column(lambda: chance.choice(days)),
        "eur": column(lambda: Decimal(chance.randrange(10**9)).scaleb(-2)),
    }


@cache
def heirs(pole: str, to: date) -> list[str | None]:
    """Those among a pole and its successors that have none themselves, by the chains of the
    policy.
    """
    found = POLICY.successors(pole, to)
    if not found:
        return [None] if found.ended else [pole]
    return [one.id for one in found if not POLICY.successors(one, to)]


@cache
def meaning(text: str, on: date | None, known: Any) -> tuple[str, str] | None:
    row = POLICY.match([text], known=known).rows[0]
    if row.pole is None and on is not None:
        row = POLICY.match([text], known=known, on=on).rows[0]
    return None if row.pole is None or row.how is None else (row.pole.id, row.how.value)


snapshot_of = cache(POLICY.on)


@cache
def standing(pole: str, day: date) -> dict[str, Any]:
    """What the snapshot of a day says of a pole, whether or not it holds a label."""
    first, last = POLICY.coverage
    if not first <= day <= last:
        return {}
    snapshot = snapshot_of(day)
    record = POLICY.poles[pole]
    seat = next((one for one in record.seats if day in one.period), None)
    labelled = snapshot.poles.get(pole)
    return {
        "pole_name": next(
            (one.text for one in record.names if one.kind == "official" and day in one.period), None
        ),
        "pole_tier": None if labelled is None or labelled.tier is None else labelled.tier.value,
        "pole_phase": None if snapshot.phase is None else snapshot.phase.number,
        "pole_region": None
        if seat is None
        else seat.former_region
        if day < date(2016, 1, 1)
        else seat.region,
    }


def annotated(
    rows: Iterable[tuple[Any, date | None, Any]],
    *,
    explode: bool,
    split: str | None,
    known: Any = None,
    heir: bool = True,
) -> Iterator[dict[str, Any]]:
    """Each row with what is to stand beside it."""
    for name, day, eur in rows:
        row = dict.fromkeys(ADDED) | {
            "name": name,
            "day": day,
            "eur": eur,
            "pole_weight": Fraction(1),
        }
        pieces = (
            []
            if name is None
            else [name]
            if split is None
            else [piece.strip() for piece in name.split(split) if piece.strip()]
        )
        meant = {piece: meaning(piece, day, known) for piece in pieces}
        parts = list(
            {found[0] if found else (piece,): found for piece, found in meant.items()}.values()
        )
        if not parts or (len(parts) > 1 and not explode):
            yield row
            continue
        for part in parts:
            if part is None:
                yield {**row, "pole_weight": Fraction(1, len(parts))}
                continue
            pole, how = part
            about = {
                "pole_id": pole,
                "pole_match": how,
                "pole_sector": POLICY.poles[pole].sector,
                **(standing(pole, day) if day else {}),
            }
            ends: list[Any] = heirs(pole, POLICY.coverage.last)
            alone = "itself" if ends == [pole] else "heir"
            about["pole_fate"] = "ended" if ends == [None] else alone if len(ends) == 1 else "heirs"
            ends = ends if heir else [None]
            if len(ends) > 1 and not explode:
                ends = [None]
            for end in ends:
                yield {
                    **row,
                    **about,
                    "pole_heir": end,
                    "pole_weight": Fraction(1, len(parts) * len(ends)),
                }


def summed(
    rows: Iterable[dict[str, Any]], by: list[str]
) -> dict[tuple[Any, ...], tuple[Fraction | None, int, int]]:
    """For each group the exact sum of its amounts, weighted, how many rows it has, and how many of
    them have an amount.
    """
    found: dict[tuple[Any, ...], tuple[Fraction | None, int, int]] = {}
    for row in rows:
        group = tuple(row[name] for name in by)
        total, count, amounts = found.get(group, (None, 0, 0))
        if row["eur"] is not None:
            total, amounts = (
                (total or Fraction(0)) + Fraction(row["eur"]) * row["pole_weight"],
                amounts + 1,
            )
        found[group] = (total, count + 1, amounts)
    return found
