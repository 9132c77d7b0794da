"""What no row of a program limits."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from .program import Program


def unlimited(program: Program, rows: Collection[int], wanted: Iterable[int]) -> list[int]:
    """Those of some columns that no row keeps from growing for ever: neither their own rows, nor
    those of what they are a slice or a union of. Of ratios nothing is heard.
    """
    asked = list(wanted)
    reached, seen = list(asked), set(asked)
    limited: set[int] = set()
    links: list[tuple[int, list[int]]] = []
    for column in reached:
        for number, coefficient in program.columns[column]:
            row = program.rows[number]
            if number not in rows or row.ratio or coefficient < 0:
                continue
            if row.claim is None:
                uppers = [other for other, sign in row.entries if sign < 0]
                links.append((column, uppers))
                reached += (upper for upper in dict.fromkeys(uppers) if upper not in seen)
                seen.update(uppers)
            elif row.high is not None:
                limited.add(column)
    # A slice may grow with what it is a slice of, and that with its slices, so none is limited
    # until something limits one of them.
    while True:
        more = {column for column, uppers in links if limited.issuperset(uppers)} - limited
        if not more:
            return [column for column in asked if column not in limited]
        limited |= more


def growing(program: Program, rows: Collection[int], free: Collection[int], column: int) -> bool:
    """Whether a column can be seen to grow for ever beside all rows, ratios too: with one that no
    amount limits, as is known of those ``free``, of each that it is a slice or a union of. Others
    may grow so, and not be seen.
    """
    taken = [column]
    for one in taken:
        for number, coefficient in program.columns[one]:
            row = program.rows[number]
            if number in rows and row.claim is None and not row.ratio and coefficient > 0:
                upper = next((other for other, n in row.entries if n < 0 and other in free), None)
                if upper is None:
                    return False
                if upper not in taken:
                    taken.append(upper)
    made: dict[int, int] = defaultdict(int)
    for one in taken:
        for number, coefficient in program.columns[one]:
            made[number] += coefficient
    return all(
        sign * count >= 0
        for number, count in made.items()
        if number in rows
        for _, sign in program.rows[number].sides
    )
