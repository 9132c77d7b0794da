"""Made-up lives of poles: founded, renamed, moved, merged, absorbed, split and ended, with the
labels held meanwhile.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import cycle, islice
from typing import Any, TypeVar

import attrs

from poles.identity.words import fold
from poles.model import (
    EdtfDate,
    Event,
    EventKind,
    Holder,
    Identifier,
    Label,
    Member,
    Milestone,
    MilestoneKind,
    Name,
    NameKind,
    Phase,
    Pole,
    PoleRegion,
    Reason,
    Role,
    Scheme,
    Seat,
    Tier,
    register_value,
)

from .dating import eve, exactly
from .ground import Map
from .plans import YEARS, Detail, Plan, Term, Turn

T = TypeVar("T")
FIRST_YEAR = 2005

# Names of poles. No two of them share a word, so that none is a part of another.
NAMES = (
    "Alizéa", "Brume & Sel", "Cap Orphée", "Drakk'Onde", "Écluse-Net", "Fougère d'Ambre",
    "Galèna", "Hêtraie", "Îlot@Vif", "Jusant", "Képler’In", "L'Osier clair", "Myrtille",
    "Nacelles", "Œillet des Dunes", "Pollen", "Quartzo", "Rivage (Rivex)", "Sève et Sucs",
    "Trémolo", "Ubacs", "Vêture-Lin", "Watt Estran", "Xénolithe", "Ypréau", "Zéphyr Câblé",
)  # fmt: skip

_COMMUNES = ("Aubeterre-les-Pins", "Bois-d'Orlon", "Châtel-Ivry", "Doulx", "Étreval", "Fontmaure")


def pick(items: Sequence[T], number: int) -> T:
    """One of some items, by a number that counts round them."""
    return items[number % len(items)]


def plain_pole(name: str, start: EdtfDate | None = None) -> Pole:
    """A pole that has but a name."""
    key = fold(name).replace(" ", "-")
    return Pole(
        id=key,
        names=(Name(id=f"{key}-1", pole=key, kind=NameKind.OFFICIAL, text=name, start=start),),
    )


class Story:
    """A plan told as records, on a map and with some sectors."""

    def __init__(self, plan: Plan, where: Map, sectors: Sequence[str]) -> None:
        self.plan: Plan = plan
        self.where: Map = where
        self.sectors: Sequence[str] = sectors
        self.poles: dict[str, Pole] = {}
        self.labels: dict[str, Label] = {}
        self.phases: list[Phase] = []
        self.milestones: list[Milestone] = []
        self.events: list[Event] = []
        self._names = islice(cycle(NAMES), plan.first_name, None)
        self._alive: list[str] = []
        # The labels that may still change.
        self._open: list[str] = []
        founders = [self._founded(None) for _ in range(plan.founders)]
        if plan.joint and len(founders) > 1:
            joint = self._founded(None)
            members = tuple(Member(id=f"{joint}-{key}", pole=joint, member=key) for key in founders)
            self.poles[joint] = attrs.evolve(self.poles[joint], members=members)
        for number, term in enumerate(plan.terms, start=1):
            self._phase(number, term)

    def _founded(self, start: EdtfDate | None) -> str:
        number, detail = len(self.poles), pick(self.plan.details, len(self.poles))
        pole = plain_pole(next(self._names), start)
        self.poles[pole.id] = attrs.evolve(
            pole,
            sector=None
            if detail.sector is None or not self.sectors
            else pick(self.sectors, detail.sector),
            names=(*pole.names, *_other_names(pole, detail.name, number)),
            seats=(self._seat(pole.id, number, detail, start),),
            regions=tuple(self._regions(pole.id, detail, start)),
            identifiers=tuple(
                _identifier(pole, scheme, number, detail) for scheme in sorted(detail.schemes)
            ),
        )
        self._alive.append(pole.id)
        return pole.id

    def _seat(self, pole: str, number: int, detail: Detail, start: EdtfDate | None) -> Seat:
        region, place = pick(self.where.latest, detail.regions[0]), number % len(_COMMUNES)
        return Seat(
            id=f"{pole}-{number}",
            pole=pole,
            commune=_COMMUNES[place],
            insee=f"{place + 1:02}{number:03}",
            longitude=place * 1.25 - 1.5,
            latitude=43 + place * 0.75,
            region=region,
            former_region=self.where.parts(region)[-1][0] if self.where.change else None,
            start=start,
        )

    def _regions(self, pole: str, detail: Detail, start: EdtfDate | None) -> Iterable[PoleRegion]:
        for region in {pick(self.where.latest, place): None for place in detail.regions}:
            for key, first, last in self.where.parts(region):
                begin = max(
                    filter(None, (start, first)), key=lambda found: found.latest, default=None
                )
                if begin is None or last is None or begin.latest <= last.latest:
                    yield PoleRegion(
                        id=f"{pole}-{key}", pole=pole, region=key, start=begin, end=last
                    )

    def _ended(self, key: str, last: EdtfDate) -> None:
        """Nothing is told of a pole after its last day."""
        pole = self.poles[key]
        kept: dict[str, Any] = {
            field: _until(getattr(pole, field), last)
            for field in ("names", "seats", "regions", "members")
        }
        self.poles[key] = attrs.evolve(pole, **kept)
        self._alive.remove(key)
        for other in self.poles.values():
            members = tuple(
                attrs.evolve(one, end=last) if one.member == key else one for one in other.members
            )
            self.poles[other.id] = attrs.evolve(other, members=members)

    def _phase(self, number: int, term: Term) -> None:
        first = FIRST_YEAR + YEARS * (number - 1)
        start, end = exactly(date(first, 1, 1)), exactly(date(first + YEARS - 1, 12, 31))
        self.phases.append(
            Phase(
                number=number,
                name_fr=f"Phase {number}",
                name_en=f"Phase {number}",
                start=start,
                end=end,
            )
        )
        day, key = exactly(term.decided.replace(year=first)), f"labels-{number}"
        self.milestones.append(
            Milestone(id=key, date=day, kind=MilestoneKind.LABELLING, fr="Labels", en="Labels")
        )
        self._labels(number, term, key, day, end)
        for turn in sorted(term.turns, key=lambda turn: turn.year):
            if self._alive:
                self._change(turn, turn.date_in(first + turn.year))

    def _labels(
        self, number: int, term: Term, decision: str, start: EdtfDate, end: EdtfDate
    ) -> None:
        """The labels of a phase, for most poles of the day; those of the phase before run on until
        its eve.
        """
        given = [key for place, key in enumerate(self._alive) if place not in term.left_out]
        if not self.labels and not given:
            # A policy without any label would cover no day.
            given = self._alive[:1]
        for key in self._open if given else ():
            self.labels[key] = attrs.evolve(self.labels[key], end=eve(start))
        self._open = []
        for place, pole in enumerate(given):
            tier = pick(tuple(Tier), place) if term.classed else None
            self._labelled(
                number,
                pole,
                start,
                end,
                decision=decision,
                tier=tier,
                term=end if term.ends else None,
            )
        if term.unheld and len(given) > 1:
            # Nobody knows who holds the last one.
            self.labels[self._open[-1]] = attrs.evolve(self.labels[self._open[-1]], holders=())

    def _labelled(self, phase: int, pole: str, start: EdtfDate, end: EdtfDate, **more: Any) -> None:
        key = f"p{phase}-{pole}"
        holders = (Holder(id=f"{key}-{pole}", label=key, pole=pole),)
        self.labels[key] = Label(id=key, phase=phase, start=start, end=end, holders=holders, **more)
        self._open.append(key)

    def _change(self, turn: Turn, day: EdtfDate) -> None:
        """One thing that happens to one of the living poles, or to two."""
        who = pick(self._alive, turn.who)
        others = [key for key in self._alive if key != who]
        kind, pole = turn.kind, self.poles[who]
        before, after = {who}, set[str]()
        if kind in (EventKind.ABSORBED, EventKind.MERGED) and not others:
            kind = EventKind.RENAMED
        if kind is None:
            moved = attrs.evolve(
                pole.seats[-1],
                id=f"{who}-moved-{day.earliest.year}",
                commune=pick(_COMMUNES, turn.other),
                start=day,
            )
            self.poles[who] = attrs.evolve(pole, seats=(*_until(pole.seats, eve(day)), moved))
            return
        if kind is EventKind.RENAMED:
            old = [name for name in pole.names if name.kind is NameKind.OFFICIAL]
            name = attrs.evolve(
                old[-1], id=f"{who}-{len(old) + 1}", text=next(self._names), start=day
            )
            rest = (name for name in pole.names if name not in old)
            self.poles[who] = attrs.evolve(pole, names=(*_until(old, eve(day)), *rest, name))
            after = before
        elif kind is EventKind.ABSORBED:
            after = {pick(others, turn.other)}
        elif kind is EventKind.MERGED:
            before, after = {who, pick(others, turn.other)}, {self._founded(day)}
        elif kind is EventKind.SPLIT:
            after = {self._founded(day), self._founded(day)}
        event = Event(
            id=f"{day.earliest.year}-{kind}",
            kind=kind,
            date=day,
            before=tuple(sorted(before)),
            after=tuple(sorted(after)),
        )
        self.events.append(event)
        for key in sorted(before - after):
            self._ended(key, eve(day))
        self._hand_on(event, before - after, going_on=turn.handed_on and bool(after))

    def _hand_on(self, event: Event, gone: set[str], *, going_on: bool) -> None:
        """What becomes of the labels of poles that came to an end: they go on with the heirs, or
        end, and new poles have new ones.
        """
        last, over = eve(event.date), list[Label]()
        for label in [self.labels[key] for key in self._open]:
            now = {holder.pole for holder in label.holders if holder.end is None}
            if now.isdisjoint(gone):
                continue
            if going_on or now - gone:
                kept = (
                    attrs.evolve(held, end=last) if held.pole in now & gone else held
                    for held in label.holders
                )
                heirs = [heir for heir in event.after if going_on and heir not in now]
                new = (
                    Holder(id=f"{label.id}-{heir}", label=label.id, pole=heir, start=event.date)
                    for heir in heirs
                )
                self.labels[label.id] = attrs.evolve(label, holders=(*kept, *new))
            else:
                self.labels[label.id] = attrs.evolve(
                    label, end=last, end_reason=_REASONS.get(event.kind, Reason.MERGED)
                )
                self._open.remove(label.id)
                over.append(label)
        for heir in event.after if over else ():
            if self.poles[heir].names[0].start is event.date:
                self._labelled(over[0].phase, heir, event.date, over[0].end)


_REASONS = {EventKind.ENDED: Reason.LIQUIDATED, EventKind.SPLIT: Reason.SPLIT}


def _until(items: Iterable[Any], last: EdtfDate) -> tuple[Any, ...]:
    """What is told of the time up to a day, ending then at the latest."""
    begun = (one for one in items if one.start is None or one.start.latest <= last.latest)
    return tuple(
        attrs.evolve(one, end=last) if one.end is None or one.end.latest > last.latest else one
        for one in begun
    )


def _other_names(pole: Pole, kind: NameKind | None, number: int) -> Iterable[Name]:
    """Perhaps an acronym, a legal name or the name of a bid."""
    texts = {
        NameKind.SHORT: f"{chr(ord('A') + number)}XZ",
        NameKind.LEGAL: f"Association {pole.name}",
        NameKind.PROJECT: f"{pole.name} Horizon",
    }
    if kind is not None:
        yield attrs.evolve(pole.names[0], id=f"{pole.id}-{kind}", kind=kind, text=texts[kind])


def _identifier(pole: Pole, scheme: Scheme, number: int, detail: Detail) -> Identifier:
    """A number of a pole; all that are carried are so by one body, which has one SIREN."""
    carried = detail.carried and scheme is Scheme.SIREN
    values = {
        Scheme.SIREN: _siren(0 if carried else number + 1),
        Scheme.ROR: f"https://ror.org/{number:09}",
        Scheme.HOST: f"pole-{number}.example.org",
        Scheme.POLES: f"formerly-{pole.id}",
    }
    return Identifier(
        id=f"{pole.id}-{scheme}",
        pole=pole.id,
        scheme=scheme,
        value=values[scheme],
        legal_name=f"Association {pole.name}" if scheme is Scheme.SIREN else None,
        role=Role.CARRIER if carried else None,
    )


def _siren(number: int) -> str:
    """A number of nine digits that a register could have given."""
    return next(
        text
        for digit in range(10)
        if register_value(Scheme.SIREN, text := f"9000{number:04}{digit}")
    )
