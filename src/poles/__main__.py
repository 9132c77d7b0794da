"""``python -m poles``: the policy on a day, the life of a pole, public money with its proof,
contradictions, the faults of a data package.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import sys
import warnings
from collections.abc import Sequence

import attrs

import poles
from poles.errors import InvalidBox, InvalidPackage, InvalidQuestion, OddData, PolesError
from poles.phrase import Phrase, translated
from poles.show.options import command_line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 1 when a package has faults or two differ, 2 when the
    question cannot be answered.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that has no sign for → gets a question mark rather than an error.
        sys.stdout.reconfigure(errors="replace")
    parser = command_line(f"poles {poles.__version__}, data {poles.DATA_EDITION}")
    options = parser.parse_args(arguments)
    if options.on is not None and options.command not in (None, "match"):
        told = "--on goes with the overview and with match, not with {}"
        parser.error(translated(Phrase(told, options.command), options.lang))
    try:
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; what is still buffered goes nowhere, so that
        # closing is silent.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except PolesError as error:
        print(error.text(options.lang), file=sys.stderr)
        return 2
    return code


def _overview(options: argparse.Namespace) -> int:
    from .show.overview import overview

    policy = poles.load_policy()
    day = policy.coverage.last if options.on is None else policy.on(options.on).day
    print(overview(policy, day, options.lang))
    return 0


def _show(options: argparse.Namespace) -> int:
    from .show.life import life

    policy = poles.load_policy()
    print(life(policy, policy.get(options.name), options.lang, footnotes=options.cite))
    return 0


def _lost(options: argparse.Namespace) -> int:
    from .package.writing import write_table

    policy, since = poles.load_policy(), options.since
    if since is not None and re.fullmatch(r"\d{4}", since):
        # A year is all of it, as far as it is known.
        first = policy.coverage.first
        since = first if since == str(first.year) else f"{since}-01-01"
    found = poles.lost(policy, since)
    if options.csv is not None:
        write_table(found.column_types(), found.to_dicts(), options.csv)
    print(found.text(options.lang))
    return 0


def _check(options: argparse.Namespace) -> int:
    with warnings.catch_warnings(record=True) as odd:
        warnings.simplefilter("always", OddData)
        try:
            policy = poles.load_policy(options.path)
        except InvalidPackage as error:
            return _faulty(error, options)
    told = [translated(str(warning.message), options.lang) for warning in odd]
    if options.json:
        _print_json({"path": options.path, "faults": [], "odd": told})
        return 0
    template = "{}: edition {}, {} poles, {} labels, no faults."
    fine = Phrase(template, options.path, policy.edition, len(policy.poles), len(policy.labels))
    print(*told, translated(fine, options.lang), sep="\n")
    return 0


def _faulty(error: InvalidPackage, options: argparse.Namespace) -> int:
    if options.json:
        listed = [
            {
                **attrs.asdict(fault, recurse=False),
                "expected": translated(fault.expected, options.lang),
                "hint": translated(fault.hint, options.lang),
                "or_in": [one._asdict() for one in fault.or_in],
            }
            for fault in error.faults
        ]
        _print_json({"path": options.path, "faults": listed, "odd": []})
    else:
        faults = (fault.text(options.lang) for fault in error.faults)
        print(*faults, translated(error.count, options.lang), sep="\n")
    return 1


def _print_json(value: object) -> None:
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))


def _diff(options: argparse.Namespace) -> int:
    paths = (None if path == "bundled" else path for path in (options.old, options.new))
    found = poles.diff(*map(poles.load_policy, paths))
    if options.json:
        _print_json(found.to_dicts())
    else:
        print(found.text(options.lang))
    return 1 if found else 0


def _conflicts(options: argparse.Namespace) -> int:
    from .show.contradictions import contradictions

    found = poles.conflicts(poles.load_funding(), options.basis)
    print(contradictions(found, options.lang), end="")
    return 0


def _funding(options: argparse.Namespace) -> int:
    from .show.answer import answer_text

    _refuse_stage(options.basis, options.stage)
    policy = poles.load_policy()
    box = poles.Box(
        funders=options.funder,
        calls=options.call,
        poles=options.pole,
        regions=options.region,
        sectors=options.sector,
        period=_ends(options.period),
        basis=options.basis,
        stage=options.stage,
    )
    found: poles.Bounds | poles.Weighing
    if options.figure is None:
        found = poles.bounds(policy.funding, box)
    else:
        found = _weighed(policy.funding, options.figure, box)
    print(answer_text(found, options.lang, footnotes=options.cite))
    return 0


def _weighed(ledger: poles.Ledger, text: str, box: poles.Box) -> poles.Weighing:
    """What a ledger says of a figure as it is printed."""
    from .intake.cell_values import read_amount
    from .ledger.weighing import unit_of_print
    from .package.structuring import Unfit

    try:
        figure = read_amount(text)
    except Unfit as error:
        raise InvalidQuestion(f"--figure {text!r}", error.expected, error.hint) from None
    if figure.amount_to is not None or figure.yearly is not None:
        hint = "Weigh each end of a range, and a yearly amount as that of all its years."
        raise InvalidQuestion(f"--figure {text!r}", "one amount for all of the box", hint)
    unit = unit_of_print(figure.amount, figure.rounded_to)
    return poles.weigh(ledger, figure.amount, box, figure.wording, unit)


def _refuse_stage(basis: str, stage: str | None) -> None:
    """Refuse what a box would, in the words of the command."""
    if basis == "planned" and stage is None:
        raise InvalidBox(
            Phrase("--basis planned beside no --stage"),
            "--stage announced, --stage bill, --stage voted or --stage amended",
            "An announcement, a bill and a law are different plans of the same money.",
        )
    if basis != "planned" and stage is not None:
        raise InvalidBox(
            f"--stage {stage}", "--basis planned beside it", "Only planned money has stages."
        )


def _ends(period: str | None) -> tuple[str | None, ...] | str | None:
    """The two ends of a period as it is written: years with a hyphen, or dates with a slash; a date
    alone is all of it.
    """
    if period is None or not ("/" in period or re.fullmatch(r"\d{4}-\d{4}", period)):
        return period
    ends = period.split("/" if "/" in period else "-")
    return tuple(None if end in {"", ".."} else end for end in ends)


def _report(options: argparse.Namespace) -> int:
    from .show.report import write_report

    write_report(poles.load_policy(), options.out, lang=options.lang)
    return 0


def _match(options: argparse.Namespace) -> int:
    from pathlib import Path

    from .intake.csv_files import CsvFile
    from .intake.match_files import match_file

    report = match_file(
        poles.load_policy(),
        CsvFile(Path(options.file), (options.column,), options.encoding, sys.stderr),
        options.out,
        on=options.on,
        split=options.split,
        accept=None if options.accept is None else poles.read_matches(options.accept),
        known="poles" if options.known else None,
    )
    if options.report is not None:
        poles.write_matches(report, options.report)
    print(report.summary(options.lang))
    return 0


_COMMANDS = {
    None: _overview,
    "show": _show,
    "check": _check,
    "match": _match,
    "conflicts": _conflicts,
    "diff": _diff,
    "funding": _funding,
    "report": _report,
    "lost": _lost,
}


if __name__ == "__main__":
    sys.exit(main())
