"""What questions must say, and what they must be asked of."""

from collections.abc import Iterable

from poles.errors import InvalidQuestion, described_type
from poles.policy import Policy


def refuse_other_than(
    name: str,
    value: object,
    options: Iterable[str],
    hint: str = "Rules differ, so the question must name one.",
) -> None:
    """Refuse a rule that is not one of the options."""
    if not isinstance(value, str) or value not in tuple(options):
        raise InvalidQuestion(f"{name}={value!r}", f"one of {', '.join(options)}", hint)


def refuse_other(policy: object) -> None:
    """Refuse what is no policy."""
    if not isinstance(policy, Policy):
        raise InvalidQuestion(described_type(policy), "a policy", "Give poles.load_policy().")


def refuse_seat(counting: str | None, by: str | None) -> None:
    """Refuse to count by seat what is no region."""
    if counting == "seat" and by != "region":
        hint = "A seat says in which region a pole counts, nothing else."
        raise InvalidQuestion("counting='seat'", "by='region' beside it", hint)


def refuse_map(map_on: object, by: str | None) -> None:
    """Refuse a map for what is not grouped by region."""
    if map_on is not None and by != "region":
        raise InvalidQuestion(
            f"map_on={map_on!s}",
            "by='region' beside it",
            "Leave it out where nothing is grouped by region.",
        )
