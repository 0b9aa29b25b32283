"""Reads the rows of one sheet into incoming events and notes every problem, not the first only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import record_type
from dualprev_desktop.exchange import cells as c
from dualprev_desktop.exchange.accident_words import NEW, OLD, accident_type, accident_types
from dualprev_desktop.exchange.header import Binding, Header
from dualprev_desktop.exchange.judging import JudgementReader
from dualprev_desktop.exchange.measures_text import measure_pieces, posts_in, unguarded
from dualprev_desktop.exchange.problems import Complaint, Problem, Severity, error, warning
from dualprev_desktop.exchange.sheet_rows import Row, event_rows
from dualprev_desktop.exchange.sheet_xml import NO_VALUE, cell_name
from dualprev_desktop.exchange.sheets.base import OF_JUDGEMENT, Column, Role
from dualprev_desktop.exchange.terms import class_and_content, term
from dualprev_desktop.exchange.workbook_reader import Cell
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.incoming import IncomingEvent, IncomingJudgement, IncomingMeasure
from dualprev_desktop.services.rulebook import RuleBook

NOT_FILLED = N_("“{heading}” is empty.")
FILL_IT = N_("Fill it in, or merge it with the cell above it if it is the same.")
TOO_LONG = N_("“{heading}” has {length} characters; at most {limit} fit.")
SHORTEN = N_("Shorten it.")
INVISIBLE = N_("“{heading}” held invisible characters; they were left out.")
NOTHING_TO_DO = N_("Nothing needs to be done.")
NOT_JUDGED = N_("The row is not judged.")
JUDGE_LATER = N_("Assess the event after the import.")
ADVISED_EMPTY = N_("“{heading}” is empty; the event says no cause.")
NOTE_LEFT_OUT = N_("The text “{text}” across the sheet was left out.")
MOVE_NOTE = N_("If it belongs to an event, write it into that event's row.")

DEFAULT_CLASS = "technical"
LIMITS = {
    "number": ("risk_event", "number"), "point_number": ("risk_point", "number"), "point_name": ("risk_point", "name"),
    "location": ("risk_point", "location"), "step": ("risk_event", "step"), "name": ("risk_event", "name"),
    "hazard_factor": ("risk_event", "hazard_factor"), "consequence": ("risk_event", "consequence"),
    "trigger": ("risk_event", "trigger"), "standard": ("risk_event", "standard"),
    "unit": ("org_unit", "name"), "person": ("person", "name"), "note": ("risk_point", "note"),
}
TERMS = {"point_kind": "risk_point_kind", "tier": "control_tier", "aspect": "risk_aspect",
         "factor_code": "hazard_factor"}

Reading = tuple[Any, Complaint | None]
Reader = Callable[[Cell], Reading]


class SheetReader:
    """One sheet under its header; `problems` collects what is found."""

    def __init__(self, header: Header, problems: list[Problem], book: RuleBook) -> None:
        self._header, self._problems = header, problems
        self._sheet = header.sheet.name
        self._fields = {item.column.field: item for item in header.bindings if item.column.role is Role.FIELD}
        self._judgements = _judgement_readers(header, book)
        self._measures = [(item, _remembering(_measure_reader(item.column))) for item in header.bindings
                          if item.column.role in (Role.MEASURE, Role.PROPOSED)]
        self._readers = {name: _remembering(self._reader(item.column)) for name, item in self._fields.items()}
        self._types_in_event = _remembering(_types_in_event)
        self._faulty_rows = {row for row, _ in header.sheet.faults}

    def events(self) -> Iterator[IncomingEvent]:
        for row in event_rows(self._header):
            if row.note:
                self._note(row)
            else:
                yield self._event(row)

    def _event(self, row: Row) -> IncomingEvent:
        if row.index in self._faulty_rows:
            self._tell_faults(row)
        values = {name: self._value(row, item, self._readers[name]) for name, item in self._fields.items()}
        posts = values.get("post") or ("",)
        new, old = self._accident(row, values)
        return IncomingEvent(
            row=row.index + 1, sheet=self._sheet, number=values.get("number", ""),
            point_number=values.get("point_number", ""), point_name=values.get("point_name", ""),
            point_kind=values.get("point_kind") or self._header.layout.default_kind,
            location=values.get("location", ""), step=values.get("step", ""), name=values.get("name", ""),
            hazard_factor=values.get("hazard_factor", ""), accident_type=new, accident_type_1986=old,
            consequence=values.get("consequence", ""), judgements=self._judged(row),
            measures=self._measures_of(row), tier=values.get("tier", ""), unit=values.get("unit", ""), post=posts[0],
            posts=posts[1:], person=values.get("person", ""), note=values.get("note", ""),
            aspect=values.get("aspect", ""), factor_code=values.get("factor_code", ""),
            trigger=values.get("trigger", ""), standard=values.get("standard", ""),
        )

    # -- single cells -------------------------------------------------------------------------

    def _value(self, row: Row, binding: Binding, read: Reader) -> Any:
        value, complaint = read(row.cells[binding.index])
        if complaint:
            self._complain(row, binding, complaint)
        return value

    def _reader(self, column: Column) -> Reader:
        if column.field in TERMS:
            return lambda cell: _term(TERMS[column.field], c.text_of(cell))
        if column.field == "post":
            return _posts
        if column.field == "accident_type" and "accident_type_1986" not in self._fields:
            return lambda cell: _both_editions(c.text_of(cell), said=True)
        if column.field in ("accident_type", "accident_type_1986"):
            edition = NEW if column.field == "accident_type" else OLD
            return lambda cell: accident_type(edition, text) if (text := c.text_of(cell)) else ("", None)
        return _text_reader(column)

    def _accident(self, row: Row, values: dict[str, Any]) -> tuple[str, str]:
        if "accident_type_1986" in self._fields:
            return values.get("accident_type", ""), values["accident_type_1986"]
        if "accident_type" in self._fields:
            return values["accident_type"] or ("", "")
        event = self._fields.get("name")
        return (self._value(row, event, self._types_in_event) or ("", "")) if event else ("", "")

    # -- groups of cells ----------------------------------------------------------------------

    def _judged(self, row: Row) -> tuple[IncomingJudgement, ...]:
        found = []
        doubtful = False
        for reader in self._judgements:
            outcome = reader.read(row.cells)
            for binding, complaint in outcome.complaints:
                doubtful = True
                if (row.index, binding.index) not in self._header.sheet.faults:
                    self._complain(row, binding, complaint)
            if outcome.judgement:
                found.append(outcome.judgement)
        if not found and not doubtful:
            self._complain(row, self._header.bindings[0], warning(NOT_JUDGED, JUDGE_LATER))
        return tuple(found)

    def _measures_of(self, row: Row) -> tuple[IncomingMeasure, ...]:
        found: list[IncomingMeasure] = []
        for binding, read in self._measures:
            found.extend(self._value(row, binding, read) or ())
        return tuple(found)

    # -- problems -----------------------------------------------------------------------------

    def _complain(self, row: Row, binding: Binding, complaint: Complaint) -> None:
        cell = cell_name(row.index, binding.index)
        self._problems.append(complaint.at(self._sheet, cell, binding.heading.shown))

    def _tell_faults(self, row: Row) -> None:
        for binding in self._header.bindings:
            word = self._header.sheet.faults.get((row.index, binding.index))
            if word is None:
                continue
            # score and level are calculated here anyway
            severity = Severity.WARNING if binding.column.field in ("score", "level") else Severity.ERROR
            cause, remedy = ((c.NOT_CALCULATED, c.NOT_CALCULATED_REMEDY) if word == NO_VALUE
                             else (c.ERROR_VALUE, c.ERROR_REMEDY))
            self._complain(row, binding, Complaint(severity, cause, remedy, {"value": word}))

    def _note(self, row: Row) -> None:
        column = next(index for index, cell in enumerate(row.cells) if not c.blank(cell))
        complaint = warning(NOTE_LEFT_OUT, MOVE_NOTE, text=" ".join(str(row.cells[column]).split())[:40])
        self._problems.append(complaint.at(self._sheet, cell_name(row.index, column), ""))


def _judgement_readers(header: Header, book: RuleBook) -> Sequence[JudgementReader]:
    judged = sorted((item for item in header.bindings if item.column.role in OF_JUDGEMENT), key=lambda item: item.kind)
    return [JudgementReader(list(group), header.layout.rule_set, book)
            for _, group in groupby(judged, key=lambda item: item.kind)]


def _remembering(read: Reader) -> Reader:
    """`read`, once for each text however many rows repeat it; a cell's fault becomes a complaint."""
    remembered: dict[str, Reading] = {}

    def reading(cell: Cell) -> Reading:
        if type(cell) is not str:
            return _reading(read, cell)
        if cell not in remembered:
            remembered[cell] = _reading(read, cell)
        return remembered[cell]

    return reading


def _reading(read: Reader, cell: Cell) -> Reading:
    try:
        return read(cell)
    except c.CellFault as fault:
        return "", error(fault.cause, fault.remedy, **fault.facts)


def _text_reader(column: Column) -> Reader:
    record, name = LIMITS[column.field]
    declared = record_type(record).field(name)

    def read(cell: Cell) -> Reading:
        raw = c.text_of(cell)
        text = c.visible(raw)
        if declared.type is FieldType.TEXT:
            text = " ".join(text.split("\n"))
        if not text:
            return "", _emptiness(column)
        too_long = _too_long(declared, (text,))
        return text, too_long or (warning(INVISIBLE, NOTHING_TO_DO) if len(text) < len(raw) else None)

    return read


def _too_long(declared: Field, texts: Iterable[str]) -> Complaint | None:
    length = max(map(len, texts), default=0)
    if declared.max_length and length > declared.max_length:
        return error(TOO_LONG, SHORTEN, length=length, limit=declared.max_length)
    return None


def _emptiness(column: Column) -> Complaint | None:
    if column.filled:
        return error(NOT_FILLED, FILL_IT)
    return warning(ADVISED_EMPTY, FILL_IT) if column.field == "hazard_factor" else None


def _posts(cell: Cell) -> Reading:
    posts = posts_in(c.text_of(cell))
    return posts, _too_long(record_type("post").field("name"), posts)


def _term(list_id: str, text: str) -> Reading:
    return term(list_id, text) if text else ("", None)


def _both_editions(text: str, said: bool) -> Reading:
    types = accident_types(text, said) if text else None
    return ((types.code_2025, types.code_1986), types.complaint) if types else (("", ""), None)


def _types_in_event(cell: Cell) -> Reading:
    return _both_editions(c.text_of(cell), said=False)


def _measure_reader(column: Column) -> Reader:
    state = "proposed" if column.role is Role.PROPOSED else "existing"
    own_class = column.field if column.role is Role.MEASURE else ""
    declared = record_type("control_measure").field("content")

    def read(cell: Cell) -> Reading:
        found = []
        for piece in measure_pieces(c.text_of(cell)):
            measure_class, content = (own_class, piece) if own_class else class_and_content(piece, DEFAULT_CLASS)
            found.append(IncomingMeasure(measure_class, unguarded(content), state))
        return tuple(found), _too_long(declared, (measure.content for measure in found))

    return read
