"""What ``python -m poles`` takes."""

from __future__ import annotations

import argparse
import os

from poles.phrase import Lang, Phrase, translated

from .usage import CommandLine


def command_line(version: str, lang: Lang = "en") -> CommandLine:
    """What the command takes, and what it says of its version, in one language."""
    parser = CommandLine(
        lang,
        prog="python -m poles",
        description="The French pôles de compétitivité: the policy on a day, with its sources.",
    )
    parser.add_argument(
        "--version",
        action="version",
        version=version,
        help="show program's version number and exit",
    )
    parser.add_argument(
        "--on", metavar="DAY", help="the day, such as 2012-11-19 (by default the last known day)"
    )
    parser.add_argument(
        "--lang",
        choices=("fr", "en"),
        default="en",
        help="the language of the text (by default en)",
    )
    parser.add_argument(
        "--full",
        action="store_true",
        help="all that is known of the day, in place of a first screen",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="print all that is known of the day as a JSON object",
    )
    named = translated("COMMAND", lang)
    commands = parser.add_subparsers(dest="command", metavar=named)

    def command(name: str, told: str, description: str | None = None) -> CommandLine:
        return commands.add_parser(
            name, help=translated(told, lang), description=description, lang=lang
        )

    show = command("show", "one pole's whole life")
    show.add_argument("name", metavar="NAME", help="a name of any era, or a pole id")
    show.add_argument(
        "--cite", action="store_true", help="list the sources as footnotes, with the data"
    )
    lost = command(
        "lost",
        "the poles that hold no label any more: since when, why, and who took them over",
    )
    lost.add_argument(
        "--since", metavar="WHEN", help="a year, or a day: only those that held one then or later"
    )
    lost.add_argument("--csv", metavar="FILE.csv", help="where to write them as a table too")
    check = command("check", "load a data package and print its faults")
    check.add_argument("path", metavar="PATH", help="a folder or a zip file")
    _json_of(check, "print the faults as a JSON object")
    diff = command("diff", "what changed between two data packages, cell by cell")
    package = "a folder or a zip file; 'bundled' for the data that come with poles"
    diff.add_argument("old", metavar="OLD", help=package)
    diff.add_argument("new", metavar="NEW", help=package)
    _json_of(diff, "print the cells that changed as a JSON list")
    conflicts = command(
        "conflicts",
        "the statements of public money that cannot all be true, as a page in Markdown",
    )
    conflicts.add_argument(
        "--basis", choices=("planned", "awarded", "paid"), help="one kind of money (by default all)"
    )
    funding = command(
        "funding",
        (
            "the least and the most that some public money can be, its proof, and a sentence to "
            "print"
        ),
        description=(
            "The least and the most that some public money can be: the interval, its proof with "
            "what was set aside, and the answer in one sentence. What is left out does not "
            "restrict the money: without any option, it is all that was awarded. Options with "
            "NAME may be given several times, for all that they name together."
        ),
    )
    for option, named in (
        ("--funder", "a funder: fui, or its name in either language"),
        ("--call", "a call for projects, such as fui-3, FUI 3 or '3e appel à projets du FUI'"),
        ("--pole", "a pole: a name of any era, or a pole id"),
        ("--region", "a region: its name, its number, or an acronym such as PACA"),
        ("--sector", "a sector: ict, or its name in either language"),
    ):
        funding.add_argument(option, action="append", default=[], metavar="NAME", help=named)
    funding.add_argument(
        "--period", metavar="PERIOD", help="2007, 2009-2012, or two days: 2005-01-01/2012-11-19"
    )
    funding.add_argument(
        "--basis",
        choices=("planned", "awarded", "paid"),
        default="awarded",
        help="the money (by default awarded)",
    )
    funding.add_argument(
        "--stage",
        choices=("announced", "bill", "voted", "amended"),
        help="which plan, beside --basis planned",
    )
    funding.add_argument(
        "--figure",
        metavar="AMOUNT",
        help="a figure to weigh, in French or English: '9 Md€', 'près de 1,5 milliard', '€1.2 bn'",
    )
    funding.add_argument(
        "--doubt",
        type=int,
        choices=(0, 1),
        help=(
            "also tell what the answer is whichever of the contradicting sources one disbelieves "
            "(0), or any one more (1)"
        ),
    )
    funding.add_argument(
        "--cite",
        action="store_true",
        help="number the sources of the proof, and list them as footnotes",
    )
    report = command(
        "report",
        (
            "one page of HTML to read anywhere: findings, public money with its proofs, figures, "
            "contradictions, sources"
        ),
    )
    report.add_argument(
        "out", metavar="OUT.html", help="the file to write; one that is there is replaced"
    )
    report.add_argument(
        "--brief",
        action="store_true",
        help="two printed pages: what is found, and what is not known",
    )
    match = command("match", "the poles of the names in a column of a CSV file")
    match.add_argument("file", metavar="FILE.csv", help="a CSV file with a header")
    match.add_argument("--column", required=True, metavar="NAME", help="the column of names")
    match.add_argument(
        "--out", metavar="FILE.csv", help="where to write the rows with the ids of their poles"
    )
    match.add_argument(
        "--encoding", metavar="NAME", default="utf-8", help="how it is encoded, if not in UTF-8"
    )
    match.add_argument(
        "--split",
        action="append",
        metavar="SEPARATOR",
        help="what stands between several poles in one cell; may be given again",
    )
    match.add_argument(
        "--known",
        action="store_true",
        help="the names are poles, so that common words are names too",
    )
    match.add_argument(
        "--on", metavar="DAY", default=argparse.SUPPRESS, help="only names in force on this day"
    )
    match.add_argument("--report", metavar="FILE.csv", help="where to save what each name means")
    match.add_argument(
        "--accept", metavar="FILE.csv", help="a saved report, with poles filled in, to go by"
    )
    for one in (show, lost, funding, conflicts, match):
        _json_of(one, "print the answer as a JSON object")
    # Given after the command, it means the same as before it.
    for one in commands.choices.values():
        one.add_argument(
            "--lang", choices=("fr", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return parser


def _json_of(command: CommandLine, told: str) -> None:
    """Give a command what it prints for programs."""
    command.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help=told)


def misplaced(options: argparse.Namespace) -> Phrase | None:
    """What is wrong with options that go with some commands only, though they may stand before."""
    command = options.command
    if options.on is not None and command not in {None, "match"}:
        return Phrase("--on goes with the overview and with match, not with {}", command)
    if options.full and command is not None:
        return Phrase("--full goes with the overview, not with {}", command)
    if options.json and command == "report":
        return Phrase("--json goes with what is printed; report writes a page")
    return _mismatched(options) if command == "match" else None


def _mismatched(options: argparse.Namespace) -> Phrase | None:
    """What is wrong with options of ``match``, before anything is read or written."""
    if "" in (options.split or ()):
        return Phrase("--split is empty: say what stands between two names, as in --split ';'")
    # The rows of a file may be written over it, with the ids of their poles; a report has no rows.
    read, out, report = (
        None if path is None else os.path.realpath(path)
        for path in (options.file, options.out, options.report)
    )
    if report is not None and report == read:
        told = "--report would replace {}, which is read: choose another file"
        return Phrase(told, options.report)
    if report is not None and report == out:
        return Phrase("--out and --report would write the same file: choose two")
    return None
