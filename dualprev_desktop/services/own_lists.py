"""Lists of terms as a company has them: what the program brings, and the company's own entries (自编条目)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dualprev_desktop.domain.fields import Field, FieldType
from dualprev_desktop.domain.record import RecordType, record_type, record_types
from dualprev_desktop.domain.records.list_entry import ListEntry
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.text import clean
from dualprev_desktop.services import edit
from dualprev_desktop.services.codelists import CodeItem, code_list
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.reader import Reader
from dualprev_desktop.store.uow import UnitOfWork

OWN = "own"
"""The attribute of an item that is the company's own entry."""
CONDITIONS = "direct_condition"
"""The own conditions of direct judgement; the delivered ones have a file of their own shape."""
IS_THERE = N_("“{label}” stands in the list already. Choose it there, or give the new entry another name.")


def entries(company: Company, list_id: str) -> tuple[ListEntry, ...]:
    """The company's own, by their term."""
    with company.read() as reader:
        return tuple(reader.records(ListEntry, order=("label",), list_id=list_id))


def items(company: Company, list_id: str) -> tuple[CodeItem, ...]:
    """What may be chosen: the delivered items, then the own ones; an own one is stored by its term."""
    known = code_list(list_id)
    labels = dict.fromkeys(one.label for one in entries(company, list_id) if known.find(one.label) is None)
    own = (CodeItem(label, {"zh_CN": label, "en": label}, False, {OWN: True}) for label in labels)
    return (*known.items, *own)


def terms_in_use(company: Company, list_id: str) -> tuple[str, ...]:
    """Terms that stand in records without being in the list or among the own entries."""
    known = {item.code for item in items(company, list_id)}
    with company.read() as reader:
        found = {term for declared, field in uses(list_id) for term in _terms(reader, declared, field)}
    return tuple(sorted(found - known))


def uses(list_id: str) -> Iterator[tuple[RecordType, Field]]:
    """The fields in which terms of the list stand."""
    for declared in record_types():
        for field in declared.fields:
            if field.type is FieldType.CODE and field.code_list == list_id:
                yield declared, field


def _terms(reader: Reader, declared: RecordType, field: Field) -> Iterator[str]:
    rows = reader.rows(f'SELECT DISTINCT "{field.name}" FROM {declared.id} WHERE alive = 1 AND "{field.name}" > \'\'')
    return (row[0] for row in rows)


def check_label(company: Company, list_id: str, label: str, entry_id: str = "") -> str:
    """The term as it is kept. Raises InputError where the list, or another own entry, has it already."""
    wanted = clean(label)
    taken = {one.label for one in entries(company, list_id) if one.id != entry_id}
    if wanted and (wanted in taken or (list_id != CONDITIONS and code_list(list_id).find(wanted) is not None)):
        raise InputError(IS_THERE, label=wanted)
    return wanted


def add_entry(company: Company, list_id: str, label: str, basis: str = "") -> tuple[str, ChangeSet]:
    """The id of the new entry, and what changed. Raises InputError where the list has the term already."""
    values = {"list_id": list_id, "label": check_label(company, list_id, label), "basis": basis}
    return edit.create(company, "list_entry", values)


def change_entry(company: Company, entry_id: str, values: Mapping[str, Any]) -> ChangeSet:
    """Sets fields of an own entry; where its term becomes another, the records that hold it follow."""
    with company.read() as reader:
        entry = reader.get(ListEntry, entry_id)
    good = edit.checked("list_entry", values)
    label = check_label(company, entry.list_id, good.get("label", entry.label), entry_id)
    facts = edit.label_facts(company, record_type(ListEntry), entry_id)
    with company.work(edit.CHANGE, facts=facts) as uow:
        uow.change(ListEntry, entry_id, **{**good, "label": label})
        _rename(uow, entry, label)
        return uow.commit()


def _rename(uow: UnitOfWork, entry: ListEntry, label: str) -> None:
    for declared, field in uses(entry.list_id):
        if declared.amendable and label not in ("", entry.label):
            for record in uow.read.records(declared.id, **{field.name: entry.label}):
                uow.change(declared.id, record.id, **{field.name: label})
