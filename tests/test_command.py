"""``python -m poles``, as its users run it."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import poles
from asking import asked
from damage import Package
from poles.__main__ import main
from poles.model import region_name
from poles.model.wording import amount_text


def output(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    out, err = asked(capsys, *arguments, code=code)
    return out if code != 2 else err


def test_the_last_known_day_by_default(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy
) -> None:
    text = output(capsys)
    assert str(policy.coverage.last) in text
    assert "57 labels, held by 56 poles" in text


def test_the_day_of_the_page_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "--on", "2012-11-19", "--full")
    assert "Phase 2 (2009-01-01 – 2012-12-31)" in text
    assert "71 labels, held by 71 poles" in text
    assert "world: 7, with world vocation: 11, national: 53" in text
    assert "2012-11-06 The National Pact for Growth" in text
    assert "€1,334 million, granted — French National Research Agency (ANR)" in text
    assert "Agence nationale de la recherche" in text


def test_the_day_of_the_page_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "--on", "2012-11-19", "--full", "--lang", "fr")
    assert "71 labels, 71 pôles qui les détiennent" in text
    assert (
        "mondial\N{NO-BREAK SPACE}: 7, à vocation mondiale\N{NO-BREAK SPACE}: 11, "
        "national\N{NO-BREAK SPACE}: 53" in text
    )
    assert "1\N{NARROW NO-BREAK SPACE}334\N{NO-BREAK SPACE}M€, accordé" in text
    assert "Provence-Alpes-Côte d'Azur" in text


def test_no_statement_is_added_to_another(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy
) -> None:
    """Each amount printed is one of the statements, with its basis above it."""
    text = output(capsys, "--on", "2012-11-19", "--full")
    money = text[text.index("Public money") :]
    assert "none added to another" in money
    assert [line.strip() for line in money.splitlines() if line.endswith(":")] == [
        "planned:", "awarded (committed):", "paid (payment credits):", "basis unknown:",
    ]  # fmt: skip
    amounts = {amount_text(statement, "en") for statement in policy.funding}
    lines = [line.strip() for line in money.splitlines() if " — " in line]
    assert lines
    assert {line.split(" — ")[0].split(", ")[0] for line in lines} <= {
        amount.split(", ")[0] for amount in amounts
    }


def test_what_is_recalled_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "--on", "2012-11-19", "--full")
    line = next(line for line in text.splitlines() if line.strip().startswith("€850 million"))
    assert line.endswith("wording]")
    assert "unverified" in line


@pytest.mark.parametrize(
    "day", ["2005-07-12", "2008-06-30", "2015-06-01", "2019-01-01", "2021-06-30", "2026-12-31"]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_era_in_both_languages(
    capsys: pytest.CaptureFixture[str], day: str, lang: str
) -> None:
    assert day in output(capsys, "--on", day, "--lang", lang)


def test_the_67th_holder_is_said_to_be_unknown(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Holder unknown: p1-unknown" in output(capsys, "--on", "2005-07-12", "--full")


def test_one_pole(capsys: pytest.CaptureFixture[str]) -> None:
    text = output(capsys, "show", "elopsys")
    assert text.startswith("Elopsys (elopsys)")
    assert "2017-01-01 merged" in text
    assert "Limoges (87085)" in text
    assert "Elopsys, Route des Lasers → ALPHA-RLH" in text
    assert "Sièges" in output(capsys, "show", "elopsys", "--lang", "fr")
    assert "Sièges" in output(capsys, "--lang", "fr", "show", "elopsys")


@pytest.mark.parametrize(
    "pole", ["france-water-team", "aktantis", "infra2050", "enfant", "systematic"]
)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_sort_of_pole(capsys: pytest.CaptureFixture[str], pole: str, lang: str) -> None:
    assert f"({pole})" in output(capsys, "show", pole, "--lang", lang)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--on", "2027-01-01"], "2005-07-12 to 2026-12-31"),
        (["--on", "2012"], "not one day"),
        (["show", "Elopsis"], "Did you mean Elopsys?"),
    ],
)
def test_questions_without_an_answer(
    capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert message in output(capsys, *arguments, code=2)


def test_checking_a_good_package(capsys: pytest.CaptureFixture[str], package: Package) -> None:
    assert "no faults" in output(capsys, "check", str(package.folder))


def test_checking_a_bad_package(capsys: pytest.CaptureFixture[str], package: Package) -> None:
    row = package.change("labels", "p4-aquimer", "start", "soon")
    text = output(capsys, "check", str(package.folder), code=1)
    assert f"labels, row {row}, column start: found 'soon', expected a date." in text
    assert "has 1 fault." in text


def test_checking_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "Check the path" in output(capsys, "check", str(tmp_path / "nowhere"), code=1)


def test_as_a_command() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "poles", "--version"], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == f"poles {poles.__version__}, data {poles.DATA_EDITION}"


@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_has_seen_enough(reader: str) -> None:
    """With buffered output, as users have it, and with the exit code of the command itself."""
    command = f"set -o pipefail; env -u PYTHONUNBUFFERED {sys.executable} -m poles | {reader}"
    found = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
    assert found.stderr == ""
    assert found.returncode == 0
    assert found.stdout.startswith("The French pôles de compétitivité") or reader == "true"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "Reading or writing failed: "), ("fr", "Lire ou écrire a échoué\xa0: ")],
)
def test_a_disk_that_is_full(lang: str, told: str) -> None:
    command = f"{sys.executable} -X utf8 -m poles lost --lang {lang} >/dev/full"
    found = subprocess.run(["bash", "-c", command], capture_output=True, check=False)  # noqa: S607
    assert found.returncode == 2
    (line,) = found.stderr.decode().splitlines()
    assert line.startswith(told)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_without_all_signs(encoding: str) -> None:
    found = subprocess.run(
        [sys.executable, "-m", "poles", "show", "Elopsys", "--lang", "fr"],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )
    assert b"Elopsys, Route des Lasers ? ALPHA-RLH" in found.stdout


def test_a_day_goes_with_the_overview_only(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--on", "2012-11-19", "show", "Elopsys"])
    assert "--on goes with the overview and with match" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--split", ""], "--split est vide : dites ce qui sépare"),
        (["--report", "same.csv"], "--report remplacerait same.csv, qui est lu"),
        (["--report", "names.csv"], "--report remplacerait names.csv, qui est lu"),
        (["--out", "x.csv", "--report", "./x.csv"], "--out et --report écriraient le même"),
    ],
)
def test_no_report_is_written_over_names(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    options: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    names = tmp_path / "names.csv"
    names.write_text("pole\nMinalogic\n")
    (tmp_path / "same.csv").symlink_to(names)
    with pytest.raises(SystemExit):
        main(["match", "names.csv", "--column", "pole", "--lang", "fr", *options])
    assert told in capsys.readouterr().err.replace("\xa0", " ")
    assert names.read_text() == "pole\nMinalogic\n"
    assert {file.name for file in tmp_path.iterdir()} == {"names.csv", "same.csv"}


def test_a_label_is_shown_while_the_pole_held_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert "2019-02-05 – 2019-06-29: phase 4, label passed on (p4-euramaterials)" in output(
        capsys, "show", "matikem"
    )
    text = output(capsys, "show", "aktantis")
    assert "2023-03-27 – 2026-12-31: phase 5, end of the phase (p5-aktantis)" in text
    assert "2024-01-01 – 2026-12-31: phase 5, end of the phase (p5-optitec)" in text


def test_those_without_a_label_any_more(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy, tmp_path: Path
) -> None:
    found = poles.lost(policy)
    text = output(capsys, "lost", "--since", "2005", "--lang", "fr")
    assert text == f"{found.text('fr')}\n"
    table = tmp_path / "lost.csv"
    assert output(capsys, "lost", "--csv", str(table)) == f"{found.text()}\n"
    header, *rows = table.read_text(encoding="utf-8").splitlines()
    assert header.split(",") == list(found.column_types())
    assert [row.split(",")[0] for row in rows] == [row.pole for row in found]
    late = output(capsys, "lost", "--since", "2019")
    assert late == output(capsys, "lost", "--since", "2019-01-01")
    assert late == f"{poles.lost(policy, '2019-01-01')}\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "1999"), "Nothing is known about 1999-01-01"),
        (("--since", "0000"), "is not one day"),
        (("--since", "lately"), "is not one day"),
        (("--csv", "no-such-folder/lost.csv"), "a file in a folder that is there"),
    ],
)
def test_those_without_a_label_asked_in_the_wrong_way(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    assert told in output(capsys, "lost", *arguments, code=2)


@pytest.mark.parametrize("day", ["2012-11-19", "2024-01-08"])
def test_the_overview_says_how_it_counts_a_region(
    capsys: pytest.CaptureFixture[str], policy: poles.Policy, day: str
) -> None:
    text = output(capsys, "--on", day, "--full")
    assert "poles that cover it, each counted in all of its own; in brackets, those with" in text
    standing = policy.on(day).poles
    for region in policy.regions:
        covers = sum(region.id in one.regions for one in standing)
        seats = sum(
            one.seat is not None and region.id in (one.seat.region, one.seat.former_region)
            for one in standing
        )
        if covers:
            name = region_name(region, date.fromisoformat(day))
            assert f"\n    {covers:3} {name} ({seats})\n" in text


def test_footnotes_of_a_pole_are_those_of_references(
    capsys: pytest.CaptureFixture[str],
) -> None:
    plain = output(capsys, "show", "Elopsys", "--lang", "fr")
    cited = output(capsys, "show", "Elopsys", "--lang", "fr", "--cite")
    body, _, sources = plain.partition("\nSources\n")
    same, _, notes = cited.partition("\nSources\n")
    assert same == body
    assert len(notes.splitlines()) == len(sources.splitlines()) + 1
    assert "édition des données" in notes.splitlines()[-1]
    assert all(line.startswith(f"  [{n}] ") for n, line in enumerate(notes.splitlines(), 1))
