"""The inferred cells of calls that a proof rests on."""

from collections.abc import Callable

from poles.model import Call, Ledger

from .space import Space


def assumed_calls(
    ledger: Ledger, space: Space, proves: Callable[[Space], bool]
) -> tuple[Call, ...]:
    """The calls whose inferred cells a proof needs: it holds where those of all others count as
    unknown, and of these few, no cell can be unknown too.

    ``proves`` says whether what was found by a space is found by another one.
    """
    if not space.inferred or proves(Space(ledger, unknown=space.inferred)):
        return ()
    needed: list[str] = []
    let_go: list[str] = []
    for call in space.inferred:
        free = proves(Space(ledger, unknown=[*let_go, call]))
        (let_go if free else needed).append(call)
    return tuple(map(ledger.calls.__getitem__, needed))
