"""Addresses are kept in a form that all programs read."""

import warnings
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from damage import Package
from poles.package.addresses import readable

READ = {
    "https://senat.fr./rap/": "https://senat.fr/rap/",
    "https://senat.fr.:443?a=b": "https://senat.fr:443?a=b",
    "https://fr.wikipedia.org/wiki/Pôle mer": "https://fr.wikipedia.org/wiki/P%C3%B4le%20mer",
    "https://a.fr/100%|%C3%B4": "https://a.fr/100%25%7C%C3%B4",
    "urn:isbn:9782111": "urn:isbn:9782111",
    "https://a.fr/b.?c=d.#e.": "https://a.fr/b.?c=d.#e.",
    "www.senat.fr": None,
    "DGE, rapport": None,
}


@pytest.mark.parametrize(("address", "kept"), READ.items())
def test_the_form_that_all_programs_read(address: str, kept: str | None) -> None:
    assert readable(address) == kept


ADDRESSES = st.builds(
    "{}://{}{}".format,
    st.sampled_from(["http", "https"]),
    st.from_regex(r"[a-z]{1,5}(\.[a-z]{2,3}){1,2}\.{0,2}(:[0-9]{2,4})?", fullmatch=True),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"])).map("/{}".format),
)


@given(ADDRESSES)
def test_what_is_proposed_is_the_same_address_and_stays(address: str) -> None:
    kept = readable(address)
    assert kept is not None
    assert readable(kept) == kept
    assert kept.isascii()
    assert kept.isprintable()
    assert " " not in kept
    host = urlsplit(kept).hostname
    assert host is not None
    assert not host.endswith(".")
    assert urlsplit(address).hostname in {host, f"{host}.", f"{host}.."}
    assert unquote(kept).endswith(unquote(address[address.index("/", 8) :]))


@pytest.mark.parametrize(
    "where", [("sources", "senat-2008", "url"), ("poles", "elopsys", "website")]
)
def test_an_address_that_some_programs_do_not_read_is_odd(
    package: Package, where: tuple[str, str, str]
) -> None:
    table, key, column = where
    for address, told in (
        ("https://senat.fr./rap", "write it https://senat.fr/rap."),
        ("www.senat.fr", "begin it with https://."),
    ):
        package.change(table, key, column, address)
        with pytest.warns(poles.OddData) as caught:
            poles.load_policy(package.folder)
        (warned,) = {str(one.message) for one in caught}
        assert warned == f"{package.folder}: {key} has the address {address}: {told}"


def test_no_bundled_address_is_odd(package: Package) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        poles.load_policy(package.folder)
