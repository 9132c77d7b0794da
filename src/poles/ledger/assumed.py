"""The inferred cells of calls and funders that a proof rests on."""

from collections.abc import Callable

from poles.model import Call, Funder

from .space import Space


def assumptions_of(space: Space, proves: Callable[[Space], bool]) -> tuple[Call | Funder, ...]:
    """The calls and funders whose inferred cells a proof needs: it holds where those of all others
    count as unknown, and of these few, no cell can be unknown too.

    ``proves`` says whether what was found by a space is found by another one.
    """
    if not space.inferred or proves(space.without(space.inferred)):
        return ()
    needed: list[Call | Funder] = []
    let_go: list[Call | Funder] = []
    for one in space.inferred:
        free = proves(space.without([*let_go, one]))
        (let_go if free else needed).append(one)
    return tuple(needed)
