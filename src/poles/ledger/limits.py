"""What no row of a program limits."""

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
