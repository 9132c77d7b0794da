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
from poles.show.options import command_line, misplaced
from poles.show.terminal import rows, say, say_card, say_json, say_page, screen, size, told, wrote
from poles.show.usage import lang_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 1 when a package has faults or two differ, 2 when the
    question cannot be answered.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal that has no sign for → gets a question mark rather than an error.
        sys.stdout.reconfigure(errors="replace")
    arguments = sys.argv[1:] if arguments is None else arguments
    version = f"poles {poles.__version__}, data {poles.DATA_EDITION}"
    parser = command_line(version, lang_of(arguments))
    options = parser.parse_args(arguments)
    if refused := misplaced(options):
        parser.error(refused)
    try:
        code = _COMMANDS[options.command](options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        _silence()
        return 0
    except PolesError as error:
        print(error.text(options.lang), file=sys.stderr)
        return 2
    except OSError as error:
        _silence()
        failed = Phrase("Reading or writing failed: {}.", error)
        print(translated(failed, options.lang), file=sys.stderr)
        return 2
    return code


def _silence() -> None:
    """Send what is still buffered nowhere, so that closing is silent."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _overview(options: argparse.Namespace) -> int:
    policy = poles.load_policy()
    day = policy.coverage.last if options.on is None else policy.on(options.on).day
    if options.json:
        from .show.as_json import overview_json

        say_json(overview_json(policy, day))
    elif options.full:
        from .show.overview import overview

        say(overview(policy, day, options.lang))
    else:
        from .show.summary import summary

        say(summary(policy, day, options.lang), screen())
    return 0


def _show(options: argparse.Namespace) -> int:
    policy = poles.load_policy()
    pole = policy.get(options.name)
    if options.json:
        from .show.as_json import life_json

        say_json(life_json(policy, pole))
    else:
        from .show.life import life

        say(life(policy, pole, options.lang, footnotes=options.cite))
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
        wrote(options.csv, rows(len(found)), options.lang)
    if options.json:
        from .show.as_json import lost_json

        say_json(lost_json(found))
    else:
        say_card(found.to_card(options.lang), options.lang)
    return 0


def _check(options: argparse.Namespace) -> int:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", OddData)
        try:
            policy = poles.load_policy(options.path)
        except InvalidPackage as error:
            return _faulty(error, options)
    odd = [translated(str(warning.message), options.lang) for warning in caught]
    if options.json:
        say_json({"path": options.path, "faults": [], "odd": odd})
        return 0
    template = "{}: edition {}, {} poles, {} labels, no faults."
    fine = Phrase(template, options.path, policy.edition, len(policy.poles), len(policy.labels))
    say("\n".join([*odd, translated(fine, options.lang)]))
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
        say_json({"path": options.path, "faults": listed, "odd": []})
    else:
        faults = (fault.text(options.lang) for fault in error.faults)
        say("\n".join([*faults, translated(error.count, options.lang)]))
    return 1


def _diff(options: argparse.Namespace) -> int:
    paths = (None if path == "bundled" else path for path in (options.old, options.new))
    found = poles.diff(*map(poles.load_policy, paths))
    if options.json:
        say_json(found.to_dicts())
    else:
        say(found.text(options.lang))
    return 1 if found else 0


def _conflicts(options: argparse.Namespace) -> int:
    ledger = poles.load_funding()
    with told(options.lang) as progress:
        found = poles.conflicts(ledger, options.basis, progress=progress)
        tuple(found)  # each is worked out when it is looked at
    if options.json:
        from .show.as_json import conflicts_json

        say_json(conflicts_json(found, ledger))
    else:
        from .show.contradictions import contradictions

        say_page(contradictions(found, options.lang))
    return 0


def _funding(options: argparse.Namespace) -> int:
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
        found = poles.bounds(policy.funding, box, doubt=options.doubt)
    else:
        found = _weighed(policy.funding, options.figure, box, options.doubt)
    if options.json:
        from .show.as_json import answer_json

        say_json(answer_json(found, options.lang))
    else:
        from .show.answer import answer_text

        say(answer_text(found, options.lang, footnotes=options.cite))
    return 0


def _weighed(ledger: poles.Ledger, text: str, box: poles.Box, doubt: int | None) -> poles.Weighing:
    """What a ledger says of a figure as it is printed, and how far that is doubted, if it is."""
    from .intake.cell_values import read_amount
    from .ledger.printed import unit_of_print
    from .package.structuring import Unfit

    try:
        figure = read_amount(text)
    except Unfit as error:
        raise InvalidQuestion(f"--figure {text!r}", error.expected, error.hint) from None
    if figure.amount_to is not None or figure.yearly is not None:
        hint = "Weigh each end of a range, and a yearly amount as that of all its years."
        raise InvalidQuestion(f"--figure {text!r}", "one amount for all of the box", hint)
    unit = unit_of_print(figure.amount, figure.rounded_to)
    weighed = poles.weigh(ledger, figure.amount, box, figure.wording, unit)
    if doubt is None:
        return weighed
    return attrs.evolve(weighed, bounds=poles.bounds(ledger, box, doubt=doubt))


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

    asked = {"lang": options.lang, "brief": options.brief}
    with told(options.lang) as progress:
        write_report(poles.load_policy(), options.out, **asked, progress=progress)
    wrote(options.out, size(options.out), options.lang)
    return 0


def _match(options: argparse.Namespace) -> int:
    from pathlib import Path

    from .intake.csv_files import CsvFile
    from .intake.match_files import match_file

    policy, lang = poles.load_policy(), options.lang
    with told(lang) as progress:
        report, number = match_file(
            policy,
            CsvFile(Path(options.file), (options.column,), options.encoding, progress),
            options.out,
            on=options.on,
            split=options.split,
            accept=None if options.accept is None else poles.read_matches(options.accept),
            known="poles" if options.known else None,
            progress=progress,
        )
    if options.report is not None:
        poles.write_matches(report, options.report)
        wrote(options.report, rows(len(report.rows)), lang)
    if options.out is not None:
        wrote(options.out, rows(number), lang)
    if options.json:
        from .show.as_json import match_json

        say_json(match_json(policy, report))
    else:
        say(report.summary(lang))
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
