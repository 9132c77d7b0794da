"""Every table, every column, every kind of damage to a package."""

from mutations import damages, tally


def test_every_damage_is_refused_with_its_place_or_loads_to_what_diff_tells() -> None:
    every = list(damages())
    assert len(every) > 1500
    print(f"\n{len(every)} damages: {dict(tally(every))}")
