"""Errors and faults speak French: each text that the command can raise has one, with its values."""

import ast
import json
import pickle
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import poles
from asking import WIDE
from damage import Package
from framable import POLICY
from poles import errors
from poles.__main__ import main
from poles.french import FRENCH
from poles.french.asking import ASKING
from poles.french.data import DATA
from poles.french.rules import RULES
from poles.french.sentences import SENTENCES
from poles.french.tables import TABLES
from poles.french.usage import USAGE
from poles.ledger import beliefs
from poles.phrase import Phrase, Told, french, quoted, translated
from told import fields, has_words, untold
from typography import faults

SRC = Path(poles.__file__).parent


# What a text is, whatever it says


VALUES = st.one_of(st.text(), st.integers(), st.floats(allow_nan=False))


@given(st.lists(VALUES, max_size=4), st.text(st.characters(exclude_characters="{}")))
def test_a_phrase_is_its_text_and_keeps_what_it_is_made_of(
    values: list[str | int | float], between: str
) -> None:
    template = f"{between}{{}}" * len(values)
    phrase = Phrase(template, *values)
    assert phrase == str(phrase) == f"{phrase}" == template.format(*values)
    assert hash(phrase) == hash(template.format(*values))
    for one in (phrase, str(phrase), deepcopy(phrase), pickle.loads(pickle.dumps(phrase))):  # noqa: S301
        assert isinstance(one, Phrase)
        assert (one, one.template, one.values) == (phrase, template, tuple(values))


@given(st.text().filter(lambda text: text not in FRENCH))
def test_what_others_wrote_is_told_as_it_is(text: str) -> None:
    """However it looks: braces and texts of ours are no templates there."""
    for wrote in (text, "none", "{} or {}", " : "):
        assert translated(Phrase("{}, row {}", wrote, 2), "fr") == f"{wrote}, ligne 2"
    assert [translated(text, lang) for lang in get_args(poles.Lang)] == [text, text]


def test_values_are_those_of_french() -> None:
    inner = Phrase("at most {:,} bytes", 1_234_567)
    assert translated(Phrase("{} or {}", inner, quoted("l'un")), "fr") == (
        "au plus 1\u202f234\u202f567 octets ou «\xa0l'un\xa0»"
    )
    degrees = "{:g} to {:g} degrees east and {:g} to {:g} north, as in {}"
    told = translated(Phrase(degrees, -5.5, 10, 41, 51.5, "31"), "fr")
    assert told == "-5,5 à 10 degrés est et 41 à 51,5 nord, comme dans le département 31"
    assert translated(Phrase("{!r} {}", 1, 1.5), "fr") == "1 1.5"
    assert quoted(("a", 1)) == "('a', 1)"
    long = poles.UnknownPole("é" * 100)
    assert poles.InvalidDay([0] * 99).text("fr").startswith("[0, 0, ")
    assert long.text("fr").startswith(f"Aucun pôle ne s'appelle «\xa0{'é' * 78}…\xa0». Essayez")


def test_a_text_without_french_is_told_in_english_and_another_language_is_refused() -> None:
    error = poles.InvalidQuestion("a thing of {}", Phrase("not {:,} of them", 1000), "No such.")
    assert error.text("fr").endswith(
        "a thing of {} là où l'on attend not 1\u202f000 of them. No such."
    )
    for told in (error, poles.Place("poles"), errors.OddData("odd")):
        with pytest.raises(ValueError, match="'fr' nor 'en'"):
            told.text("de")  # type: ignore[arg-type]


def test_french_is_loaded_when_it_is_asked_for() -> None:
    code = """
import sys, poles
error = poles.UnknownPole("Elopsis")
print(error, error.text(), "poles.french" in sys.modules)
print(error.text("fr"), "poles.french" in sys.modules)
"""
    found = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True
    )
    assert [line.split()[-1] for line in found.stdout.splitlines()] == ["False", "True"]


# The catalogue


def test_no_text_has_two_translations() -> None:
    assert len(FRENCH) == sum(map(len, (ASKING, DATA, RULES, SENTENCES, TABLES, USAGE)))


@pytest.mark.parametrize("template", FRENCH)
def test_a_translation_takes_the_values_and_ends_as_the_text_does(template: str) -> None:
    told = FRENCH[template]
    assert sorted(fields(told)) == sorted(fields(template))
    assert faults(french(re.sub(r"\{[^{}]*\}", "{}", told))) == []
    assert (template[-1] in ".?") == (told[-1] in ".?")
    if template[-1] in ".?" and template[0].isalpha():
        assert told[0].isupper() == template[0].isupper()


# What is raised, as the sources have it

# In these, each text of several words is one of an error.
ALL_TEXTS = (
    *(
        f"package/{file.stem}"
        for file in sorted((SRC / "package").glob("[a-z]*.py"))
        if file.stem not in {"comparing", "table_schema"}
    ),
    *("errors", "faults", "extras"),
    *("intake/csv_files", "intake/match_files", "intake/headers", "intake/foreign"),
    *("intake/policies", "intake/cell_values", "identity/columns", "identity/codes"),
    *("model/box", "model/edtf", "model/other_dates", "model/rounding"),
    *("ledger/space", "ledger/answers", "ledger/gathered", "ledger/exact", "ledger/iis"),
    *("ledger/prover", "ledger/highs"),
)
# In these there are others, so that only what is given to what raises is looked at.
SOME_TEXTS = (
    *("model/funding", "model/ratio", "ledger/claims", "ledger/conflicts", "ledger/solver"),
    *("ledger/totals", "ledger/weighing", "identity/matching", "identity/match_rows"),
    *("ledger/repairs", "ledger/doubt", "ledger/reliability", "intake/comparing"),
    *("aggregate/lost", "policy", "__main__"),
)
ERRORS = {name for name in errors.__all__ if issubclass(getattr(errors, name), Exception)}
CALLS = ERRORS | {"Phrase", "Unfit"}
NAMES = {"expected", "hint", "reason"}
# What is no error, or the same in both languages.
OTHERS = {
    "€, k€, M€, Md€, million, milliard, bn",
    "unnamed 0",
    "FundingRecord(per_year=…) is deprecated: write yearly='mean', or 'each'",
    "accept={{}: id}",
    # What is told of how far a file is read, in both languages.
    "Lecture, en pour cent",
    "Reading, in percent",
    "Écriture, en pour cent",
    "Writing, in percent",
}


def tree_of(module: str) -> ast.Module:
    return ast.parse((SRC / f"{module}.py").read_text(encoding="utf-8"))


def said(tree: ast.AST) -> Iterator[ast.expr]:
    """All texts of a module that are not about it: no docstrings, no patterns."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                continue
            case ast.Constant(value=str()) | ast.JoinedStr():
                yield node
            case _:
                yield from said(node)


def raised(tree: ast.AST) -> Iterator[ast.expr]:
    """The texts that stand in a call of what raises, or in a name that is given to one."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in CALLS:
                yield from (text for one in node.args for text in said(ast.Expression(one)))
                yield from (
                    text for one in node.keywords for text in said(ast.Expression(one.value))
                )
            case ast.Assign(targets=[ast.Name(id=name)]) if name in NAMES:
                yield from said(ast.Expression(node.value))


def words(node: ast.expr) -> str:
    """The template that a text of the sources is, where it has several words."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = "".join(str(one.value) if isinstance(one, ast.Constant) else "{}" for one in parts)
    return text if " " in text.strip() else ""


def templates(module: str) -> Iterator[str]:
    """The texts of errors in a module, and what is given to :class:`Phrase`, of one word too."""
    tree = tree_of(module)
    yield from filter(None, map(words, raised(tree) if module in SOME_TEXTS else said(tree)))
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Phrase"), args=[ast.Constant(value=str(text)), *_]):
                yield text


@pytest.mark.parametrize("module", [*ALL_TEXTS, *SOME_TEXTS])
def test_each_text_that_the_command_can_raise_is_in_the_catalogue(module: str) -> None:
    lost = [one for one in templates(module) if one not in FRENCH and has_words(one)]
    assert [one for one in lost if one not in OTHERS] == []


def test_what_an_extra_is_for_is_in_the_catalogue() -> None:
    purposes = {
        text.value
        for file in SRC.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"loaded", "need"}
        for text in node.args
        if isinstance(text, ast.Constant) and " " in str(text.value)
    }
    assert len(purposes) > 5
    assert purposes - FRENCH.keys() == set()


def test_what_was_found_is_no_template_unless_it_says_so() -> None:
    """It may be what somebody gave: that is never taken for a text of ours."""
    for module in (*ALL_TEXTS, *SOME_TEXTS):
        for node in ast.walk(tree_of(module)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {
                "InvalidQuestion",
                "InvalidBox",
            }:
                assert not isinstance(node.args[0], ast.Constant), ast.unparse(node)


def test_a_text_without_french_is_found() -> None:
    tree = ast.parse(
        'hint = "Look here."\nraise InvalidBox(f"a {x} of it", Phrase("one"), f"x={x}")'
    )
    assert list(filter(None, map(words, raised(tree)))) == ["Look here.", "a {} of it"]
    assert untold(Phrase("{}: {}", Phrase("no such"), "text")) == ["no such"]


def test_the_catalogue_has_nothing_that_nobody_says() -> None:
    texts = {
        node.value
        for file in SRC.rglob("*.py")
        if file.parent.name != "french"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    # The parts of a box, and what a text begins with, are put together.
    made = {"'{}…", '"{}…'}
    argparse = {"positional arguments", "options", "show this help message and exit"}
    assert FRENCH.keys() - texts == made | argparse


# Each error


DAY = date(2030, 1, 1)
INVALID = poles.InvalidPackage(
    "x", [poles.Fault("a", expected="a date", hint="Check the path.")] * 1000
)
EXAMPLES: tuple[errors.PolesError | errors.OddData, ...] = (
    poles.UnknownPole("Elopsis", ["Elopsys", "Elopole"]),
    poles.UnknownPole("x"),
    poles.AmbiguousName("auto", ["a", "b", "c"]),
    poles.AmbiguousName("1", ["fui-1", "pspc-regions-1"], "calls"),
    poles.OutOfCoverage(DAY, date(2005, 7, 12), date(2026, 12, 31)),
    poles.OutOfCoverage(DAY, date.max, date.min),
    poles.InvalidDay("2012"),
    poles.InvalidDay("2012-11-19T00:00+01:00", zoned=True),
    poles.InvalidDate("soon"),
    INVALID,
    poles.InvalidTable("x.csv", "it is JSON"),
    poles.InvalidQuestion(Phrase("an empty path"), "a file to write", "Name another."),
    poles.InvalidBox(Phrase("no basis"), "a Box", "Leave it out."),
    errors.OutOfSeries("cpi", 1950, [1990, 2026]),
    errors.OutOfSeries("cpi", 1950, []),
    errors.WrongEdition("2020.1.0", poles.DATA_EDITION),
    *(poles.UnknownCode(part, "x", ["a", "b"]) for part in
      ("funders", "calls", "poles", "regions", "sectors")),
    poles.UnknownCode("funders", "x", []),
    errors.Unproved("the basis is singular"),
    poles.MissingExtra("plot", "A report"),
    poles.MissingExtra(None, "A report", "altair"),
    errors.BrokenExtra("plot", "A map", "altair", "no such", "Leave it out."),
    errors.NotAPackage("/x"),
    errors.NotAPackage(Phrase("an empty path")),
    errors.OddData(Phrase("{}: {}", "x", Phrase("Row {} says it already.", 3))),
)  # fmt: skip


def test_there_is_an_example_of_each_error() -> None:
    kinds = {type(error) for error in EXAMPLES} | {errors.PolesError}
    assert kinds == {
        kind for name in errors.__all__ if issubclass(kind := getattr(errors, name), Exception)
    }


@pytest.mark.parametrize("error", EXAMPLES, ids=lambda error: type(error).__name__)
def test_each_error_is_told_in_both_languages(error: errors.PolesError | errors.OddData) -> None:
    assert error.text() == error.text("en") == str(error) == translated(str(error), "en")
    assert untold(str(error)) == []
    told = error.text("fr")
    assert told != str(error)
    assert faults(told) == []
    again = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert (again.text("fr"), str(again)) == (told, str(error))


def test_what_is_a_sentence_of_its_parts() -> None:
    many = INVALID.text("fr").splitlines()
    assert many[0] == "Le paquet de données x a 1\u202f000 défauts."
    assert many[1] == "- a\xa0: on attend une date. Vérifiez le chemin."
    assert many[-1] == "- … et 980 de plus, tous dans `.faults`."
    fault = poles.Fault(
        *("labels", 2, "end", "soon"),
        expected="a date",
        hint="Check the path.",
        or_in=(poles.Place("labels", 3), poles.Place("phases", None, "end")),
    )
    assert fault.text("fr") == (
        "labels, ligne 2, colonne end\xa0: «\xa0soon\xa0» là où l'on attend une date. Vérifiez le "
        "chemin. Ou est-ce labels, ligne 3 ou phases, colonne end\u202f?"
    )


# The command


Command = Callable[..., str]


@pytest.fixture
def in_french(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """What the command tells, whether ``--lang`` stands before it or after: all of it in French."""
    plain = Told.text
    monkeypatch.setenv("COLUMNS", str(WIDE))

    def text(self: Told, lang: poles.Lang = "en") -> str:
        assert untold(str(self)) == []
        return plain(self, lang)

    monkeypatch.setattr(Told, "text", text)

    def told(*arguments: str, code: int = 2) -> str:
        lines = [["--lang", "fr", *arguments]]
        if not arguments[0].startswith("-"):
            lines.append([*arguments, "--lang", "fr"])
        texts = set()
        for line in lines:
            assert main(line) == code
            found = capsys.readouterr()
            assert not (found.out if code == 2 else found.err)
            texts.add(found.err if code == 2 else found.out)
        (said,) = texts
        return said.replace("\xa0", " ").replace("\u202f", " ").removesuffix("\n")

    return told


FORBIDDEN = "Demande impossible"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--on=2030-01-01"], "On ne sait rien du 2030-01-01 : les données vont du 2005-07-12 au"),
        (["--on=2012"], "« 2012 » n'est pas un jour. Donnez une date"),
        (["--on=2012-11-19T00:00:00Z"], "n'est pas un jour."),
        (["show", "Elopsis"], "Aucun pôle ne s'appelle « Elopsis ». Est-ce Elopsys ?"),
        (["show", "¤"], "Essayez un nom plus court, un sigle ou l'identifiant d'un pôle."),
        (["lost", "--since", "lately"], "« lately » n'est pas un jour."),
        (["lost", "--since", "1999"], "On ne sait rien du 1999-01-01"),
        (["lost", "--csv", "nowhere/x.csv"], "un fichier dans un dossier qui existe."),
        (["lost", "--csv", ""], "un chemin vide là où l'on attend un fichier à écrire."),
        (["report", "/"], f"{FORBIDDEN} : / là où l'on attend un fichier, ou le nom d'un nouveau."),
        (["diff", "nowhere", "bundled"], "- nowhere : on attend un dossier ou un fichier zip."),
        (["funding", "--funder", "fiu"], "nomme « fiu » parmi les financeurs, ce que le"),
        (["funding", "--call", "fui-33"], "parmi les appels à projets, ce que le registre ne"),
        (["funding", "--call", "1"], "« 1 » est un nom de plusieurs appels à projets."),
        (["funding", "--pole", "Minalogique"], "« Minalogique » parmi les pôles, ce que"),
        (["funding", "--region", "Atlantide"], "« Atlantide » parmi les régions, ce que"),
        (["funding", "--sector", "¤"], "« ¤ » parmi les secteurs, ce que le registre ne connaît"),
        (["funding", "--funder", "Bretagne"], "la commande prend --funder regions --region bret"),
        (["funding", "--period", "soon"], "« soon » n'est pas une date. Écrivez 2014"),
        (["funding", "--period", "2012-21"], "est une saison, ce qui n'est pas une date ici."),
        (["funding", "--period", "2012~"], "la table provenance dit à quel point"),
        (["funding", "--period", "201X"], "une date aux chiffres non précisés"),
        (["funding", "--period", "2012-33"], "est un trimestre"),
        (["funding", "--period", "2012-39"], "est un tiers d'année"),
        (["funding", "--period", "[2012..]"], "une plage à un seul bout"),
        (["funding", "--period", "{2012,2013}"], "une liste de dates"),
        (["funding", "--period", "[2012..2013-06]"], "son premier et son dernier jour : [2012-01"),
        (["funding", "--period", "2009/2010/2011"], "un premier et un dernier jour"),
        (["funding", "--period", "2012-2009"], "Est-ce à l'envers ?"),
        (["funding", "--period", "[2012..2013]"], "on attend des jours connus. Personne ne sait"),
        (["funding", "--call", "fui-4", "--period", "2012"], "Omettez la période."),
        (["funding", "--basis", "planned"], "--basis planned sans --stage là où l'on attend"),
        (["funding", "--stage", "voted"], "on attend --basis planned en même temps. Seul"),
        (["funding", "--figure", "beaucoup"], "un montant en euros. Écrivez 1 234,56"),
        (["funding", "--figure", "3 à 5 M€"], "un montant pour tout le périmètre. Pesez"),
        (["funding", "--figure", "9 M€ par an"], "un montant pour tout le périmètre. Pesez"),
        (["funding", "--figure", "près de 3 à 5 M€"], "une seule formulation. Une fourchette"),
        (["funding", "--figure", "2012-2013"], "écrivez entre 2012 et 2013 pour une fourchette."),
        (["funding", "--figure", "5 à 3 M€"], "un montant au moins égal au premier."),
        (["funding", "--figure=-3 M€"], "un montant positif ou nul. Une baisse"),
        (["funding", "--figure", "36%"], "Une part est un poles.Ratio"),
        (["funding", "--figure", "hausse de 3 M€"], "Une variation n'en est pas un"),
        (["funding", "--figure", "3 M$"], "Convertissez les autres monnaies en euros."),
        (["funding", "--figure", "3² M€"], "de simples chiffres. Retirez"),
        (["funding", "--figure", "9999999 Md€"], "inférieur à un million de milliards d'euros."),
        (["funding", "--figure", "1,234 €"], "un nombre qui ne se lit que d'une façon. Ce"),
        (["funding", "--figure", "1 23 456,7 €"], "des milliers par groupes de trois. Manque"),
        (["funding", "--figure", "1.2 3,45 €"], "un nombre. Des espaces, points ou"),
        (["funding", "--figure", "1234567,123 €"], "des euros avec au plus deux décimales."),
    ],
)  # fmt: skip
def test_questions_without_an_answer(in_french: Command, arguments: list[str], told: str) -> None:
    assert told in in_french(*arguments)


@pytest.mark.parametrize(
    ("content", "column", "told"),
    [
        (b"nom\nx\n", "name", "il n'a pas de colonne « name ». Ses colonnes sont : nom."),
        (b"names\nx\n", "name", "Ses colonnes sont : names. Est-ce « names » ?"),
        (b"", "nom", "Ses colonnes sont : aucun."),
        (b"nom,nom\nx,y\n", "nom", "2 de ses colonnes s'appellent « nom », « nom »."),
        (b"Titre\n\nnom;a\nx;y\n", "nom", "La ligne 3 les a : retirez ce qui est au-dessus."),
        (b"nom,a\nx\n", "nom", "cellules : 1 à la ligne 2, 2 dans l'en-tête. Mettez entre"),
        ("nom\né\n".encode("cp1252"), "nom", "l'octet 0xE9). Écrivez encoding='cp1252', ou"),
        (b"PK\x03\x04", "nom", "c'est un zip. Décompressez-le d'abord, et"),
        (b"\x1f\x8b", "nom", "c'est un fichier gzip. Décompressez-le d'abord (gunzip)."),
        (b"\xd0\xcf\x11\xe0", "nom", "c'est un classeur Excel. Donnez-en un tableau de données"),
        (b"<html>", "nom", "c'est une page ou du XML. Vient-il d'un navigateur ?"),
        (b'[{"nom": 1}]', "nom", "c'est du JSON. Donnez json.load(file)"),
        (None, "nom", "il n'y a pas de tel fichier. Vérifiez son chemin."),
    ],
)
def test_tables_that_cannot_be_matched(
    in_french: Command,
    tmp_path: Path,
    content: bytes | None,
    column: str,
    told: str,
) -> None:
    file = tmp_path / "noms.csv"
    if content is not None:
        file.write_bytes(content)
    text = in_french("match", str(file), "--column", column)
    assert text.startswith(f"{file} ne peut pas être utilisé : ")
    assert told in text


def test_what_else_match_refuses(in_french: Command, tmp_path: Path) -> None:
    file, report = tmp_path / "noms.csv", tmp_path / "report.csv"
    file.write_text("nom\nÉlopsys\n", encoding="utf-8")
    matched = ("match", str(file), "--column", "nom")
    told = in_french(*matched, "--encoding", "latin-1")
    assert "il est en utf-8, non en latin-1. Omettez l'encodage." in told
    told = in_french(*matched, "--encoding", "klingon")
    assert "aucun encodage ne s'appelle « klingon ». Omettez l'encodage." in told
    assert "il est en utf-8, non en utf-16. Omettez" in in_french(*matched, "--encoding", "utf-16")
    file.write_text("nom\nÉlopsys\n", encoding="cp1252")
    # From 3.13 on, it is told which byte is not.
    told = in_french(*matched, "--encoding", "utf-16")
    assert "il n'est pas en utf-16" in told
    assert ". Écrivez encoding='cp1252'" in told
    file.write_text("nom\nÉlopsys\n", encoding="utf-8")
    assert "n'est pas un jour" in in_french(*matched, "--on", "2012")
    assert "il n'a pas de colonne « text »" in in_french(*matched, "--accept", str(file))
    report.write_text("text,pole\nx,nobody\n", encoding="utf-8")
    assert "Aucun pôle ne s'appelle « nobody »." in in_french(*matched, "--accept", str(report))
    address = in_french("match", "https://example.org/x.csv", "--column", "nom")
    assert "c'est une adresse. Enregistrez d'abord en fichier" in address


def test_what_match_found(in_french: Command, tmp_path: Path) -> None:
    file = tmp_path / "noms.csv"
    file.write_text("nom\nElopsys\nMinalogique\nx¤\nElopsys; Minalogic\n", encoding="utf-8")
    lines = in_french("match", str(file), "--column", "nom", code=0).splitlines()
    assert lines[0] == "Textes : 4 (1 nom, 3 non trouvés) ; cellules vides : 0"
    assert lines[1].startswith("  « Minalogique » (1) : minalogic 0,80")
    assert lines[2:] == [
        "  « x¤ » (1) : rien de proche",
        "  « Elopsys; Minalogic » (1) : plusieurs pôles, à lire avec split=';'",
    ]


def test_a_package_without_faults(in_french: Command, package: Package) -> None:
    at = str(package.folder)
    assert in_french("check", at, code=0) == (
        f"{at} : édition {POLICY.edition}, {len(POLICY.poles)} pôles, {len(POLICY.labels)} labels, "
        "aucun défaut."
    )


def test_what_is_odd_about_a_package(
    in_french: Command, capsys: pytest.CaptureFixture[str], package: Package
) -> None:
    rows = package.rows("seats")
    pole = rows[1][rows[0].index("pole")]
    package.put("seats", [row for row in rows if row[rows[0].index("pole")] != pole])
    gone = {row[0] for row in rows if row[rows[0].index("pole")] == pole}
    said_of = package.rows("provenance")
    package.put("provenance", [row for row in said_of if row[1] not in gone])
    text = in_french("check", str(package.folder), code=0)
    odd = f"{package.folder} : {pole} détient p1-{pole} le 2005-07-12, jour où il n'a pas de siège."
    assert odd in text.splitlines()
    assert main(["check", str(package.folder), "--json", "--lang", "fr"]) == 0
    assert translated(odd, "fr") in plain(json.loads(capsys.readouterr().out)["odd"])


def plain(texts: list[str]) -> list[str]:
    return [text.replace("\xa0", " ").replace("\u202f", " ") for text in texts]


def test_faults_of_a_package(
    in_french: Command, capsys: pytest.CaptureFixture[str], package: Package
) -> None:
    row = package.change("labels", "p4-aquimer", "start", "soon")
    at = str(package.folder)
    found, count = in_french("check", at, code=1).splitlines()
    assert found.startswith(
        f"labels, ligne {row}, colonne start : « soon » là où l'on attend une date. « soon » n'est "
        "pas une date. Écrivez 2014,"
    )
    assert count == f"Le paquet de données {at} a 1 défaut."
    assert main(["check", at, "--json", "--lang", "fr"]) == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert (fault["table"], fault["column"], fault["expected"]) == ("labels", "start", "une date")
    assert fault["hint"].startswith("«\xa0soon\xa0» n'est pas une date.")


def test_faults_of_files(
    in_french: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "package.zip"
    file.write_bytes(b"no zip")
    text = in_french("check", str(file), code=1)
    assert "un dossier ou un fichier zip. C'est un fichier d'une autre sorte." in text
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../x", "")
        archive.writestr("C:/y", "")
    text = in_french("check", str(file), code=1)
    assert "../x : on attend une entrée à l'intérieur du zip. Compressez les fichiers" in text
    assert text.endswith(f"Le paquet de données {file} a 2 défauts.")
    whole = file.read_bytes()
    file.write_bytes(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    assert "un dossier ou un fichier zip. La lecture a échoué : " in in_french(
        "check", str(file), code=1
    )
    file.write_bytes(whole)
    monkeypatch.setattr("poles.package.files.MOST_ENTRIES", 1)
    assert "on attend au plus 1 entrées. Il en a 2." in in_french("check", str(file), code=1)
    folder = tmp_path / "folder"
    folder.mkdir()
    assert "Un paquet est un dossier ou un zip avec" in in_french("check", str(folder), code=1)
    about = folder / "datapackage.json"
    for content, told in (
        ("{", "on attend du JSON en UTF-8. La lecture a échoué : "),
        ('{"a": 1, "a": 2}', "La lecture a échoué : une clé est répétée parmi a, a."),
        ("[]", "on attend un objet JSON. Voyez celui"),
    ):
        about.write_text(content, encoding="utf-8")
        assert told.removesuffix(".") in in_french("check", str(folder), code=1)
    monkeypatch.setattr("poles.package.files.LARGEST_DESCRIPTOR", 1)
    assert "on attend au plus 1 octets. datapackage.json en a 2." in in_french(
        "check", str(folder), code=1
    )


@pytest.mark.parametrize(
    ("library", "arguments", "told"),
    [
        (
            "altair",
            ["report", "x.html"],
            "Un rapport demande l'extra « plot » : dans une copie du dépôt, pip install",
        ),
        (
            "highspy",
            ["funding", "--funder", "fui", "--call", "fui-3", "--period", "2006-2009"],
            "Borner des énoncés qui se recouvrent sans s'emboîter demande l'extra « solver »",
        ),
    ],
)
def test_a_missing_extra(
    in_french: Command,
    monkeypatch: pytest.MonkeyPatch,
    library: str,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    # What was asked before has a solver that is kept.
    beliefs.forget()
    assert told in in_french(*arguments)


def test_a_day_goes_with_the_overview_only(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--on", "2012-11-19", "show", "Elopsys", "--lang", "fr"])
    told = capsys.readouterr().err
    assert "--on s'emploie avec la vue d'ensemble et avec match, pas avec show" in told
