"""Laws of the numbers of registers: one form, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poles.model import Scheme, register_value

digits = st.text("0123456789", min_size=8, max_size=8)


def siren(first: str) -> str:
    """The number that begins with eight digits."""
    found = [
        f"{first}{last}" for last in range(10) if register_value(Scheme.SIREN, f"{first}{last}")
    ]
    (one,) = found
    return one


@given(digits, st.sampled_from(["", " ", "\u00a0", "\u202f", ".", "-"]), st.integers(0, 99999))
def test_a_siren_is_found_however_it_is_written(first: str, between: str, place: int) -> None:
    number = siren(first)
    threes = between.join((number[:3], number[3:6], number[6:]))
    vat = (12 + 3 * int(number) % 97) % 97
    for text in (
        number,
        threes,
        f" {threes}{between}{place:05}",
        f"SIREN : {threes}",
        f"Siret {threes}{place:05}",
        f"FR{vat:02}{number}",
        f"fr {vat:02} {threes}",
        f"{number}.0",
    ):
        assert register_value(Scheme.SIREN, text) == number


@given(digits, st.integers(0, 8), st.integers(1, 9))
def test_no_digit_of_a_siren_may_be_another(first: str, place: int, more: int) -> None:
    number = siren(first)
    wrong = f"{number[:place]}{(int(number[place]) + more) % 10}{number[place + 1 :]}"
    assert register_value(Scheme.SIREN, wrong) is None


labels = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?", fullmatch=True)


@given(
    st.builds("{}.{}".format, labels.filter(lambda text: text != "www"), labels).map(
        "{}.fr".format
    ),
    st.sampled_from(["", "http://", "https://", "//", "HTTPS://"]),
    st.sampled_from(["", "www.", "WWW."]),
    st.sampled_from(["", ":80", ":443", "."]),
    st.sampled_from(["", "/", "/fr/pôle?x=1#y", "?page=2", "#top"]),
)
def test_a_host_is_found_in_every_address(
    host: str, scheme: str, www: str, port: str, path: str
) -> None:
    assert register_value(Scheme.HOST, f"{scheme}{www}{host}{port}{path}") == host
    assert register_value(Scheme.HOST, f"{scheme}{www}{host.upper()}{port}{path}") == host


@given(st.sampled_from(Scheme), st.text())
def test_the_form_in_which_a_number_is_kept_is_its_own(scheme: Scheme, text: str) -> None:
    value = register_value(scheme, text)
    assert value is None or register_value(scheme, value) == value


@pytest.mark.parametrize(
    ("scheme", "texts", "value"),
    [
        (Scheme.RNA, ["W381006070", " w381006070"], "W381006070"),
        (
            Scheme.ROR,
            ["04m0yag05", "ror.org/04M0YAG05", "https://ror.org/04m0yag05/"],
            "https://ror.org/04m0yag05",
        ),
        (
            Scheme.ISNI,
            ["0000 0004 5906 536X", "000000045906536x", "https://isni.org/isni/000000045906536X"],
            "000000045906536X",
        ),
        (Scheme.WIKIDATA, ["q432563", "https://www.wikidata.org/wiki/Q432563"], "Q432563"),
    ],
)
def test_numbers_of_other_registers(scheme: Scheme, texts: list[str], value: str) -> None:
    assert {register_value(scheme, text) for text in texts} == {value}


@pytest.mark.parametrize(
    ("scheme", "text"),
    [
        (Scheme.SIREN, "509637816"),
        (Scheme.SIREN, "FR1250963781500021"),
        (Scheme.SIREN, "les 509637815"),
        (Scheme.ISNI, "000000045906536"),
        (Scheme.ISNI, "0000000459065360"),
        (Scheme.HOST, "contact@aquanova.fr"),
        (Scheme.HOST, "Aquanova"),
        (Scheme.HOST, "pôle eau"),
        (Scheme.HOST, "509637815.0"),
        (Scheme.HOST, ""),
        (Scheme.WIKIDATA, "Q0"),
        (Scheme.POLES, ""),
    ],
)
def test_what_is_no_number_of_a_register(scheme: Scheme, text: str) -> None:
    assert register_value(scheme, text) is None
