"""A workbook of any record type, its columns derived from the declaration: a new field needs no edit here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.exchange.problems import Problem
from dualprev_desktop.exchange.workbook_writer import CENTRED, HEADING, TEXT, BookWriter, Written
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress, Silent
from dualprev_desktop.services.codelists import code_list

YES, NO = N_("Yes"), N_("No")
IN_UNIT = N_("{label} ({unit})")
NUMERIC = frozenset({FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.BOOLEAN})
STEP = 500
NAME_LIMIT = 31

Titles = Callable[[str, str], str]
"""(record type's id, record's id) to the title a person knows the record by."""


@dataclass(frozen=True)
class TableColumn:
    field: Field
    width: float

    def heading(self, translator: Translator) -> str:
        label = translator.gettext(self.field.label)
        if not self.field.unit:
            return label
        return translator.gettext(IN_UNIT).format(label=label, unit=translator.gettext(self.field.unit))

    @property
    def style(self) -> str:
        return CENTRED if self.field.type in NUMERIC else TEXT


def columns_of(record_type: RecordType) -> tuple[TableColumn, ...]:
    """A column for each declared field that a person sees; drawings are no text."""
    return tuple(TableColumn(field, _width(field)) for field in record_type.fields
                 if not field.hidden and field.type is not FieldType.SHAPE)


def write_table(target: Path, record_type: RecordType, records: Sequence[Any], translator: Translator,
                titles: Titles, progress: Progress = Silent()) -> tuple[Problem, ...]:
    """Writes the records under their fields' labels; returns what had to be replaced.

    Raises InputError naming row and field when a text does not fit a cell, StoreUnavailable when the place refuses.
    """
    columns = columns_of(record_type)
    styles = [column.style for column in columns]
    with BookWriter() as book:
        name = translator.gettext(record_type.plural)[:NAME_LIMIT]
        sheet = book.sheet(name, [column.width for column in columns], freeze="A2")
        sheet.print_landscape("1:1", "&P / &N")
        sheet.fields = [column.heading(translator) for column in columns]
        sheet.append(list(sheet.fields), [HEADING] * len(columns))
        for number, record in enumerate(records, 1):
            sheet.append([shown(column.field, getattr(record, column.field.name), translator, titles)
                          for column in columns], styles)
            if number % STEP == 0:
                progress.step(number, len(records), target.name)
        book.save(target)
    return tuple(book.problems)


def shown(field: Field, value: Any, translator: Translator, titles: Titles) -> Written:
    """The value as a person reads it: codes by their term, references by their title."""
    if value is None or value == "":
        return ""
    if field.type is FieldType.CODE:
        return code_list(field.code_list).label(value, translator.language)
    if field.type is FieldType.REFERENCE:
        return titles(field.target, value)
    if field.type is FieldType.BOOLEAN:
        return translator.gettext(YES if value else NO)
    return value if isinstance(value, (int, Decimal, date)) else str(value)


def _width(field: Field) -> float:
    if field.type in NUMERIC:
        return 12
    return 40 if field.type is FieldType.LONG_TEXT else min(max(field.max_length / 4, 12), 30)
