"""Sets of small numbers as the bits of one."""

from hypothesis import given
from hypothesis import strategies as st

from poles.ledger.bits import bits


@given(st.one_of(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 5000), max_size=20)))
def test_the_places_of_bits_are_the_numbers_of_the_set_in_order(numbers: set[int]) -> None:
    assert list(bits(sum(1 << number for number in numbers))) == sorted(numbers)
