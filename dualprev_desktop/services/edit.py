"""Generic use cases over any declared record: make, change, remove, each one unit of work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType, record_type, record_types
from dualprev_desktop.domain.text_kinds import PLAIN_FORMS
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word, active
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.text import clean
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.query import shown
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

ADD = N_("Add {record}: {title}")
CHANGE = N_("Change {record}: {title}")
REMOVE = N_("Remove {record}: {title}")
REMOVE_MANY = N_("Remove {count} × {record}")

LONGEST_TITLE = 40
"""Characters of a record's name in a label."""

MANY = 20
"""Removing more than these at once is preceded by a backup."""

NOT_A_NUMBER = N_("{record}: “{field}” takes a number; “{value}” is none.")
NOT_A_WHOLE_NUMBER = N_("{record}: “{field}” takes a whole number; “{value}” is none.")
NOT_A_DATE = N_("{record}: “{field}” takes a date such as 2026-11-24; “{value}” is none.")
NOT_IN_LIST = N_("{record}: “{value}” is not in the list of “{field}”. Choose one of: {choices}.")
BELOW_ITSELF = N_("{record}: it cannot belong to itself or to what is below it. Choose another for “{field}”.")


def typed(declared: RecordType, field: Field, value: Any) -> Any:
    """`value` as the field's type, whether it comes typed or as text. Raises InputError naming the field."""
    if isinstance(value, str):
        value = clean(value, lines=field.type is FieldType.LONG_TEXT)
    if value is None or value == "":
        return field.from_plain(None)
    convert = _CONVERSIONS.get(field.type)
    if convert is None:
        return str(value)
    try:
        return convert(field, value)
    except (ValueError, InvalidOperation) as error:
        template, facts = _REFUSALS[field.type]
        raise InputError(template, record=Word(declared.label), field=Word(field.label), value=value,
                         **facts(field)) from error


def _number(field: Field, value: Any) -> Decimal:
    number = Decimal(str(value))
    if not number.is_finite() or "_" in str(value):
        raise ValueError(value)
    return number


def _whole(field: Field, value: Any) -> int:
    if "_" in str(value):
        raise ValueError(value)
    return int(str(value))


def _day(field: Field, value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _code(field: Field, value: Any) -> str:
    known = code_list(field.code_list)
    found = known.find(str(value))
    if found is None and not known.open:
        raise ValueError(value)
    return found or str(value)


def _choices(field: Field) -> dict[str, Any]:
    items = code_list(field.code_list).items
    language = active().language
    return {"choices": "、".join(item.label(language) for item in items[:8]) + ("…" if len(items) > 8 else "")}


_CONVERSIONS: dict[FieldType, Callable[[Field, Any], Any]] = {
    FieldType.INTEGER: _whole, FieldType.DECIMAL: _number, FieldType.DATE: _day, FieldType.CODE: _code,
    FieldType.BOOLEAN: lambda _field, value: value in (True, 1, "1", "true"),
}
_REFUSALS: dict[FieldType, tuple[str, Callable[[Field], dict[str, Any]]]] = {
    FieldType.INTEGER: (NOT_A_WHOLE_NUMBER, lambda _: {}), FieldType.DECIMAL: (NOT_A_NUMBER, lambda _: {}),
    FieldType.DATE: (NOT_A_DATE, lambda _: {}), FieldType.CODE: (NOT_IN_LIST, _choices),
}


def checked(type_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values of the named fields. Raises InputError with the sentence for the first that is wrong."""
    declared = record_type(type_id)
    result = {name: typed(declared, declared.field(name), value) for name, value in values.items()}
    for name, value in result.items():
        if value and declared.field(name).reads_as:
            result[name] = PLAIN_FORMS[declared.field(name).reads_as](value)
    return result


def create(company: Company, type_id: str, values: Mapping[str, Any]) -> tuple[str, ChangeSet]:
    """A new record of any type; returns its id and what changed."""
    declared = record_type(type_id)
    record = declared.python(**{"id": new_id(), **_required_blank(declared), **checked(type_id, values)})
    facts = new_facts(company, declared, getattr(record, declared.title_field))
    with company.work(ADD, facts=facts) as uow:
        uow.add(record)
        return record.id, uow.commit()


def _required_blank(declared: RecordType) -> dict[str, Any]:
    # an empty required field is refused with its name by the unit of work, not by Python
    return {field.name: field.from_plain(None) for field in declared.fields if field.required}


def change(company: Company, type_id: str, record_id: str, values: Mapping[str, Any]) -> ChangeSet:
    """Sets fields of one record."""
    declared = record_type(type_id)
    good = checked(type_id, values)
    with company.work(CHANGE, facts=label_facts(company, declared, record_id)) as uow:
        check_tree(uow.read, declared, record_id, good)
        uow.change(type_id, record_id, **good)
        return uow.commit()


def check_tree(reader: Reader, declared: RecordType, record_id: str, values: Mapping[str, Any]) -> None:
    """Raises InputError when the values would hang a record below itself."""
    for field in declared.references:
        if field.target == declared.id and values.get(field.name):
            above = str(values[field.name])
            while above:
                if above == record_id:
                    raise InputError(BELOW_ITSELF, record=Word(declared.label), field=Word(field.label))
                parent = reader.find(declared.id, above)
                above = getattr(parent, field.name) if parent else ""


def remove(company: Company, type_id: str, ids: Iterable[str]) -> ChangeSet:
    """Removes records with all that cannot be without them; what merely referred to them is let go."""
    declared = record_type(type_id)
    wanted = list(ids)
    facts = label_facts(company, declared, wanted[0]) if len(wanted) == 1 else \
        {"record": declared.label, "count": len(wanted)}
    if len(wanted) > MANY:
        company.back_up()
    with company.work(REMOVE if len(wanted) == 1 else REMOVE_MANY, facts=facts) as uow:
        for record_id in wanted:
            take_out(uow, declared, record_id)
        return uow.commit()


def take_out(uow: UnitOfWork, declared: RecordType, record_id: str) -> None:
    """Within a transaction: the record dies with all that cannot be without it."""
    uow.remove(declared.id, record_id)
    for other, field in referring(declared):
        # by age, so that undo, which brings them back in this order, leaves the youngest judgement the one that counts
        for record in uow.read.records(other.id, order=("changed",), **{field.name: record_id}):
            if field.binds:
                take_out(uow, other, record.id)
            elif other.amendable:
                uow.change(other.id, record.id, **{field.name: None})


def referring(declared: RecordType) -> list[tuple[RecordType, Field]]:
    """(type, field) of everything that may refer to a record of this type."""
    return [(other, field) for other in record_types() for field in other.references if field.target == declared.id]


def label_facts(company: Company, declared: RecordType, record_id: str) -> dict[str, str]:
    """What a transaction's label says of a record: its kind and its title."""
    with company.read() as reader:
        return {"record": declared.label, "title": clipped(_title(reader, declared, record_id))}


def new_facts(company: Company, declared: RecordType, title: Any) -> dict[str, str]:
    """The same of a record that is about to be made, whose title field has the value `title`."""
    with company.read() as reader:
        return {"record": declared.label, "title": clipped(_said(reader, declared, title))}


def _title(reader: Reader, declared: RecordType, record_id: str) -> str:
    record = reader.find(declared.id, record_id) if record_id else None
    return _said(reader, declared, getattr(record, declared.title_field, ""))


def _said(reader: Reader, declared: RecordType, value: Any) -> str:
    """What a person knows the record by: a code by its term; what is known by another record has that one's title."""
    field = declared.field(declared.title_field)
    return _title(reader, record_type(field.target), str(value)) if field.target and value else shown(field, value, {})


def clipped(title: str) -> str:
    """A measure is known by its whole wording: its beginning tells it."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else words[:LONGEST_TITLE - 1] + "…"
