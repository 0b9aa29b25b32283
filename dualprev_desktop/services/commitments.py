"""Safety commitments (安全承诺公告): today's, the newest, a copy of the last for today, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.commitment import Commitment
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.hazard_installation import HazardInstallation
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word
from dualprev_desktop.services import edit
from dualprev_desktop.services.papers.kind import Reading
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader

CHEMICAL, SIMPLE = "chemical", "simple"
TYPE = "commitment"
MIXED_SECTOR = "01"
"""The notice's first row: hazardous chemicals, but also mines, industry and trade."""
CHEMICAL_INDUSTRIES = ("C25", "C26", "G594")
"""Refining, chemicals, storage of dangerous goods (GB/T 4754-2017)."""
EXPLOSIVES = "C267"
"""Among the chemicals there, but under other law."""

PROMISED = {CHEMICAL: "hazards_safe", SIMPLE: "fire_gear"}
"""What the usual promise of a wording says is in order."""

NOT_THE_SUM = N_("Commitment of {day}: {running} units running, {stopped} stopped and {overhaul} under repair are "
                 "{sum}, but {units} production units are given. Correct one of the numbers.")
NOT_IN_ORDER = N_("Commitment of {day}: it says that “{field}” is not so, and promises that it is. Tick it if it is, "
                  "else write your own promise.")
BELOW_NOTHING = N_("Commitment of {day}: “{field}” is {value}; a count is 0 or more. Correct it.")


@dataclass(frozen=True, slots=True)
class CommitmentView:
    """What an announcement says; `counters` and `answers` map the record's fields to what was entered."""

    enterprise: str
    enterprise_id: str
    wording: str
    made_on: date
    made_by: str
    counters: Mapping[str, int]
    answers: Mapping[str, bool]
    pledge: str
    note: str
    duty_phone: str


def newest(company: Company) -> Commitment | None:
    with company.read() as reader:
        return read_newest(reader)


def read_newest(reader: Reader) -> Commitment | None:
    """Of one day, the one written last."""
    made: list[Commitment] = list(reader.records(Commitment, order=("made_on", "changed")))
    return made[-1] if made else None


def todays(company: Company) -> Commitment | None:
    last = newest(company)
    return last if last is not None and last.made_on == local_date(company.clock()) else None


def copied(company: Company) -> dict[str, Any]:
    """The values of the last commitment before today, for today: most days are like the day before."""
    today = local_date(company.clock())
    with company.read() as reader:
        before = [one for one in reader.records(Commitment, order=("made_on", "changed")) if one.made_on < today]
    values = asdict(before[-1]) if before else {}
    values.pop("id", None)
    return {**values, "made_on": today}


def commit_today(company: Company, values: Mapping[str, Any]) -> tuple[str, ChangeSet]:
    """A new commitment. Raises InputError with the first thing that does not add up."""
    declared = record_type(TYPE)
    given = {"made_on": local_date(company.clock()), **values}
    typed = {name: edit.typed(declared, declared.field(name), value) for name, value in given.items()}
    with company.read() as reader:
        view = _view(reader, Commitment(id="", **{"made_by": "", **typed}))
    for problem in problems(view):
        raise problem
    return edit.create(company, TYPE, given)


def problems(view: CommitmentView) -> Iterator[InputError]:
    """What does not add up, each as the error that says it."""
    day, counted = view.made_on.isoformat(), view.counters
    for name, value in counted.items():
        if value < 0:
            yield InputError(BELOW_NOTHING, day=day, field=Word(record_type(TYPE).field(name).label), value=value)
    if not view.pledge and not view.answers[PROMISED[view.wording]]:
        yield InputError(NOT_IN_ORDER, day=day, field=Word(record_type(TYPE).field(PROMISED[view.wording]).label))
    parts = {name: counted[name] for name in ("running", "stopped", "overhaul")}
    if view.wording == CHEMICAL and sum(parts.values()) != counted["units"]:
        yield InputError(NOT_THE_SUM, day=day, sum=sum(parts.values()), units=counted["units"], **parts)


def read_view(reading: Reading) -> CommitmentView | None:
    """What the newest commitment says; None where there is none. In public without the name."""
    made = read_newest(reading.reader)
    if made is None:
        return None
    view = _view(reading.reader, made)
    return replace(view, made_by="") if reading.public else view


def _view(reader: Reader, made: Commitment) -> CommitmentView:
    owner = next(iter(reader.records(Enterprise)), None)
    return CommitmentView(
        enterprise=owner.name if owner else "", enterprise_id=owner.id if owner else "",
        wording=wording_of(reader, made, owner), made_on=made.made_on, made_by=made.made_by,
        counters={name: getattr(made, name) or 0 for name in _names(FieldType.INTEGER)},
        answers={name: bool(getattr(made, name)) for name in _names(FieldType.BOOLEAN)}, pledge=made.pledge,
        note=made.note, duty_phone=owner.duty_phone if owner else "")


def wording_of(reader: Reader, made: Commitment, owner: Enterprise | None) -> str:
    """As it was chosen; else by the class of industry, and in the mixed first sector by its hazard units."""
    if made.wording:
        return made.wording
    if owner is None:
        return SIMPLE
    if owner.industry:
        chemical = owner.industry.startswith(CHEMICAL_INDUSTRIES) and not owner.industry.startswith(EXPLOSIVES)
        return CHEMICAL if chemical else SIMPLE
    return CHEMICAL if owner.sector == MIXED_SECTOR and reader.count(HazardInstallation) else SIMPLE


def _names(of: FieldType) -> list[str]:
    return [field.name for field in record_type(TYPE).fields if field.type is of]
