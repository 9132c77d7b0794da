"""A few values of each class, all made here so that no edition of the data changes them. As a
command, it keeps in a folder, as this release pickles them, those that no file of it has yet.
"""

import pickle
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import attrs

import poles
from poles import EdtfDate, Records
from poles.phrase import Phrase

FOLDER = Path(__file__).parent / "pickles"

SAID = (
    poles.Citation("book", None, poles.Status.SOURCED),
    poles.Citation(None, "start", poles.Status.INFERRED),
)
OTHERWISE = (*SAID, poles.Citation("book", "start", poles.Status.CONTRADICTS, "2006"))
START, END, HALF = EdtfDate("2005-07-12"), EdtfDate("2008"), EdtfDate("2014-40")

POLICY = poles.Policy(
    about=poles.About(
        "made-up",
        "2026.11.0",
        "Made up",
        "Inventé",
        (poles.Licence("l", "A licence", "https://example.org"),),
    ),
    sources=Records(
        [
            poles.Source(
                id="book",
                kind=poles.SourceKind.OFFICIAL,
                title="A book",
                publisher="A house",
                published=HALF,
                retrieved=START,
                language="fr",
            ),
        ]
    ),
    sectors=Records([poles.Sector(id="tea", scheme="made-up", fr="Thé", en="Tea", citations=SAID)]),
    regions=Records(
        [
            poles.Region(
                id="north",
                start=START,
                citations=SAID,
                names=(
                    poles.RegionName(id="n", region="north", name="Nord", insee="32", iso="FR-HDF"),
                ),
            ),
            poles.Region(id="south", citations=SAID),
        ]
    ),
    region_successions=Records(
        [
            poles.RegionSuccession(
                id="s", before="south", after="north", date=EdtfDate("2016-01-01"), citations=SAID
            ),
        ]
    ),
    poles=Records(
        [
            poles.Pole(
                id="leaf",
                sector="tea",
                theme_fr="Feuilles",
                theme_en="Leaves",
                website="https://example.org",
                citations=OTHERWISE,
                names=(
                    poles.Name(
                        id="l",
                        pole="leaf",
                        kind=poles.NameKind.OFFICIAL,
                        text="Feuille",
                        start=START,
                        end=END,
                        caution=poles.Caution.WORD,
                        citations=SAID,
                    ),
                ),
                seats=(
                    poles.Seat(
                        id="l",
                        pole="leaf",
                        commune="Lille",
                        insee="59350",
                        longitude=3.05,
                        latitude=50.63,
                        region="north",
                        former_region="south",
                    ),
                ),
                regions=(poles.PoleRegion(id="l", pole="leaf", region="north", start=START),),
                identifiers=(
                    poles.Identifier(
                        id="l", pole="leaf", scheme=poles.Scheme.SIREN, value="123456789"
                    ),
                ),
                members=(poles.Member(id="l", pole="leaf", member="root", end=END),),
            ),
            poles.Pole(id="root", citations=SAID),
        ]
    ),
    phases=Records(
        [
            poles.Phase(
                number=1,
                name_fr="Phase 1",
                name_en="Phase 1",
                start=START,
                end=END,
                orientation_fr="O",
                orientation_en="O",
                citations=SAID,
            ),
        ]
    ),
    milestones=Records(
        [
            poles.Milestone(
                id="m",
                date=START,
                kind=poles.MilestoneKind.DECISION,
                fr="Décidé",
                en="Decided",
                body="CIADT",
                citations=SAID,
            ),
        ]
    ),
    labels=Records(
        [
            poles.Label(
                id="p1-leaf",
                phase=1,
                tier=poles.Tier.WORLD,
                start=START,
                end=END,
                term=END,
                decision="m",
                review=poles.Review.UNKNOWN,
                end_reason=poles.Reason.PHASE_END,
                holders=(poles.Holder(id="h", label="p1-leaf", pole="leaf", start=START),),
                citations=SAID,
            ),
        ]
    ),
    evaluations=Records(
        [
            poles.Evaluation(
                id="e",
                pole="leaf",
                year=2008,
                result=poles.EvaluationResult.OBJECTIVES_MET,
                citations=SAID,
            ),
        ]
    ),
    events=Records(
        [
            poles.Event(
                id="v",
                kind=poles.EventKind.MERGED,
                date=EdtfDate("[2009-01..2009-03]"),
                reason=poles.Reason.MERGED,
                before=("leaf",),
                after=("root",),
                citations=SAID,
            ),
        ]
    ),
    funders=Records(
        [
            poles.Funder(id="public", fr="Public", en="Public", citations=SAID),
            poles.Funder(id="fund", parent="public", fr="Fonds", en="Fund", citations=SAID),
        ]
    ),
    calls=Records(
        [
            poles.Call(
                id="call-1",
                programme="fund",
                instrument=poles.Instrument.RD_PROJECTS,
                budget_year=2006,
                decided=START,
                submitted=9,
                retained=4,
                citations=SAID,
            ),
        ]
    ),
    funding=poles.Ledger(
        [
            poles.FundingRecord(
                id="all",
                basis=poles.Basis.AWARDED,
                stage=poles.Stage.GRANTED,
                amount=Decimal(190),
                rounded_to=Decimal(1),
                funders=("fund",),
                calls=("call-1",),
                citations=SAID,
            ),
            poles.FundingRecord(
                id="part",
                basis=poles.Basis.AWARDED,
                start=START,
                end=END,
                amount=Decimal("20.50"),
                yearly=poles.Yearly.MEAN,
                wording=poles.Wording.ABOUT,
                revises="all",
                projects=3,
                instrument=poles.Instrument.PLATFORMS,
                part_fr="une part",
                part_en="a part",
                poles=("leaf",),
                regions=("north",),
                sectors=("tea",),
                beneficiaries=(poles.Beneficiary.SME,),
                funders=("public",),
                citations=SAID,
            ),
        ]
    ),
    price_index=Records(
        [
            poles.PriceIndex(
                id="p",
                series=poles.Series.CPI,
                year=2005,
                value=Decimal("88.5"),
                unit=poles.Unit.INDEX_2015,
                citations=SAID,
            ),
        ]
    ),
)

AT_ODDS = poles.Ledger(
    [attrs.evolve(POLICY.funding[0], id=str(euros), amount=Decimal(euros)) for euros in (20, 500)],
    POLICY.tables,
)
"""Two statements that cannot both be true."""


SHARE = poles.Ratio(
    id="share",
    of=poles.Box(funders="fund", period=(START, END), basis="awarded"),
    to=poles.Box(funders="public", period=(START, END), basis="awarded"),
    value=Decimal("0.36"),
    wording=poles.Wording.ABOUT,
    rounded_to=Decimal("0.01"),
    citations=SAID,
)


GRANT = poles.Grant(
    id="grant",
    dataset="a list",
    basis=poles.Basis.PAID,
    start=START,
    end=END,
    amount=Decimal("8000.50"),
    recipient="487828097",
    funders=("fund",),
    poles=("leaf", "root"),
    citations=SAID,
)


TRUTH = poles.strategies.Truth(
    (
        poles.strategies.Euros(
            amount=Decimal(9),
            funders=("fund", "public"),
            instrument=poles.Instrument.OTHER,
            call=None,
            day=START.latest,
        ),
    )
)


def read() -> poles.FundingTable:
    """A table of one row that can be read, and one that cannot."""
    return poles.read_funding(
        [{"Pôle": "Feuille", "Aide": "12 k€"}, {"Pôle": "Thé", "Aide": "1 k€"}],
        rows="totals",
        columns={"poles": "Pôle", "amount": "Aide"},
        values={"basis": "awarded", "funders": "fund", "period": "2006"},
        source="book",
        policy=POLICY,
    )


def read_in_part() -> poles.FundingTable:
    """A table of which a row is left out, and some amounts are with taxes."""
    return poles.read_funding(
        [{"Pôle": "Feuille", "Aide": "12 k€ TTC"}, {"Pôle": "n.c.", "Aide": "1 k€"}],
        rows="totals",
        columns={"poles": "Pôle", "amount": "Aide"},
        values={"basis": "awarded", "funders": "fund", "period": "2006"},
        source="book",
        policy=POLICY,
        blank="skip",
    )


def read_twice() -> poles.FundingTable:
    """A table of which two rows speak of one box."""
    return poles.read_funding(
        [{"Aide": "12 k€"}, {"Aide": "1 k€"}],
        rows="totals",
        columns={"amount": "Aide"},
        values={"basis": "awarded", "funders": "fund", "period": "2006"},
        source="book",
        policy=POLICY,
    )


def read_grants() -> poles.GrantTable:
    """A list that is complete, with a grant of two poles on two rows."""
    return poles.read_funding(
        [{"N": "a", "Pôle": "Feuille", "Aide": "12,5"}, {"N": "a", "Pôle": "root", "Aide": "12,5"}],
        rows="grants",
        columns={"id": "N", "poles": "Pôle", "amount": "Aide"},
        values={"basis": "awarded", "funders": "fund", "period": "2006"},
        source="book",
        policy=POLICY,
        complete=poles.Box(funders="fund", period="2006", basis="awarded"),
    )


def values() -> Mapping[str, object]:
    """What is pickled, by a name: records, and what is asked of them."""
    snapshot = POLICY.on("2006-01-01")
    ledger = POLICY.funding
    box = poles.Box(funders=["fund"], calls=["call-1"], basis="awarded")
    return {
        **{
            name: getattr(POLICY, name)[0]
            for name in attrs.fields_dict(poles.Tables)
            if name not in ("about", "_names")
        },
        "milestone": POLICY.milestones[0],
        "statements": [*ledger],
        "about": POLICY.about,
        "date": HALF,
        "period": poles.Period(START, None),
        "interval": ledger[0].interval,
        "box": box,
        "empty": Records((), poles.Pole),
        "policy": POLICY,
        "ledger": ledger,
        "snapshot": snapshot,
        "kin": POLICY.successors("leaf"),
        "match": POLICY.match(["Feuille", "leaf", None]).rows[1],
        "matches": POLICY.match(["Feuille", "leaf", None]),
        "bounds": poles.bounds(ledger, box),
        "counts": poles.count(snapshot, what="labels", by="region", counting="seat"),
        "fates": poles.cohort(POLICY, "2006-01-01", "2008-01-01"),
        "flows": poles.flows(POLICY, "2006-01-01", "2008-01-01", by="year"),
        "lost": attrs.evolve(
            poles.lost(POLICY),
            rows=(
                poles.Loss(
                    pole="leaf",
                    name="Feuille",
                    label="p1-leaf",
                    end=END,
                    reason=poles.Reason.MERGED,
                    heirs=("root",),
                    doubtful=("end",),
                    because=(POLICY.labels[0],),
                ),
            ),
        ),
        "panel": poles.panel(POLICY, [2006, 2007], carry_to="2008-01-01"),
        "amounts": poles.in_euros_of(
            poles.spread(ledger.having([ledger[0]]), rule="start"), 2005, index="cpi"
        ),
        "concentration": poles.concentration([1, 2]),
        "totals": poles.total(ledger, by="funder", basis="awarded"),
        "conflicts": poles.conflicts(AT_ODDS, basis="awarded"),
        "bounds at odds": poles.bounds(AT_ODDS, box),
        "contested bounds": poles.bounds(AT_ODDS, box, doubt=0),
        "checks": poles.cross_check(AT_ODDS),
        # Releases without doubt told no more of a figure's box than its bounds.
        "weighing": attrs.evolve(
            poles.weigh(AT_ODDS, 500, box, "about", 10), bounds=poles.bounds(AT_ODDS, box)
        ),
        "diff": poles.diff(POLICY, attrs.evolve(POLICY, calls=Records((), poles.Call))),
        "table": read(),
        "table in part": read_in_part(),
        "table of one box": read_twice(),
        "table of grants": read_grants(),
        "change": poles.Change(
            START.latest, poles.ChangeKind.ENTRY, (), ("p1-leaf",), 1, (POLICY.labels[0],)
        ),
        "range": attrs.evolve(
            ledger[0], wording=poles.Wording.BETWEEN, amount_to=Decimal(200), id="range"
        ),
        "ratio": SHARE,
        "grant": GRANT,
        "bounds by grants": poles.bounds(
            ledger.with_grants([GRANT]), poles.Box(funders="fund", basis="paid")
        ),
        "grants": ledger.with_grants([GRANT]).grants,
        "sums of grants": poles.add_up(ledger.with_grants([GRANT]).grants),
        "ledger of a ratio": ledger.having(ledger, [SHARE]),
        "left out": poles.LeftOut(POLICY.labels[0], poles.Omission.HOLDER),
        "truth": poles.strategies.LedgerWithTruth(ledger, TRUTH),
        "fault": poles.Fault("names", 2, "pole", "tea", expected="a pole", hint="Name one."),
        "error": poles.UnknownPole("Thé", ["tea"]),
        "fault of phrases": poles.Fault(
            "names", expected=Phrase("at most {:,} bytes", 1000), hint=Phrase("Write {!r}.", "é")
        ),
    }


def keep(folder: Path) -> str:
    """Write a file of those that no file of this release has; say what was written. A file that is
    there stays as it is: it holds what was pickled at its time.
    """
    files = sorted(folder.glob(f"{poles.__version__}*.pickle"))
    kept = {name for file in files for name in pickle.loads(file.read_bytes())}  # noqa: S301
    new = {name: value for name, value in values().items() if name not in kept}
    if not new:
        return "nothing new"
    file = folder / f"{poles.__version__}{f'-{len(files)}' if files else ''}.pickle"
    # The protocol that all supported Pythons read.
    file.write_bytes(pickle.dumps(new, protocol=4))
    return f"{file}: {', '.join(new)}"


if __name__ == "__main__":
    print(keep(Path(sys.argv[1])))
