"""Views of a table that a person gave a name: columns, filters, order and groups, fit for every company's file.

A filter to a unit or a person keeps its name beside its identifier: in another company the one of that name is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.record import RecordType
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services import query
from dualprev_desktop.services.table_scope import ID, Condition, Path, field_at
from dualprev_desktop.store.company import Company


@dataclass(frozen=True)
class ColumnsView:
    """How the columns of a table stand: names in their order, what is hidden, pixels, and how many stay in place."""

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: Mapping[str, int] = field(default_factory=dict)
    frozen: int = 0

    def plain(self) -> dict[str, Any]:
        return {"order": list(self.order), "hidden": list(self.hidden), "widths": dict(self.widths),
                "frozen": self.frozen}


@dataclass(frozen=True)
class TableView:
    columns: ColumnsView = ColumnsView()
    text: str = ""
    conditions: tuple[Condition, ...] = ()
    order: tuple[tuple[str, bool], ...] = ()
    group: Path = ()


def columns_view(plain: object) -> ColumnsView:
    """What settings hold; whatever is not understood is left out."""
    kept = plain if isinstance(plain, dict) else {}
    widths = kept.get("widths")
    frozen = kept.get("frozen")
    return ColumnsView(
        _texts(kept.get("order")), _texts(kept.get("hidden")),
        {str(name): width for name, width in widths.items() if isinstance(width, int) and width > 0}
        if isinstance(widths, dict) else {}, frozen if isinstance(frozen, int) and frozen > 0 else 0)


def to_plain(company: Company, declared: RecordType, view: TableView) -> dict[str, Any]:
    """As JSON; a list of records of one moment is no part of a view."""
    return {"columns": view.columns.plain(), "text": view.text, "group": list(view.group),
            "order": [list(one) for one in view.order],
            "conditions": [_plain_condition(company, declared, one) for one in view.conditions if one.path != ID]}


def from_plain(company: Company, declared: RecordType, plain: object) -> TableView:
    """A view as it was kept; fields that are no longer declared, and records this company lacks, are left out."""
    kept = plain if isinstance(plain, dict) else {}
    conditions = [_condition(company, declared, one) for one in _dicts(kept.get("conditions"))]
    order = tuple((one[0], bool(one[1])) for one in _list(kept.get("order"))
                  if isinstance(one, list) and len(one) == 2 and one[0] in declared.by_name)
    group = _texts(kept.get("group"))
    return TableView(columns_view(kept.get("columns")), str(kept.get("text") or ""),
                     tuple(one for one in conditions if one), order, group if _is_declared(declared, group) else ())


def _plain_condition(company: Company, declared: RecordType, one: Condition) -> dict[str, Any]:
    titles = _titles(company, declared, one.path)
    return {"path": list(one.path), "values": list(one.values), "since": one.since, "until": one.until,
            "titles": [] if titles is None else [titles.get(str(value), "") for value in one.values]}


def _condition(company: Company, declared: RecordType, plain: Mapping[str, Any]) -> Condition:
    path = _texts(plain.get("path"))
    if not _is_declared(declared, path):
        return Condition(())
    values = tuple(one for one in _list(plain.get("values")) if one is None or isinstance(one, str | int))
    titles = _titles(company, declared, path)
    if titles is not None:
        values = _found(titles, values, _texts(plain.get("titles")))
    return Condition(path, values, str(plain.get("since") or ""), str(plain.get("until") or ""))


def _found(titles: Mapping[str, str], values: tuple[Any, ...], named: tuple[str, ...]) -> tuple[Any, ...]:
    """Those that are in this company: by identifier, else by name."""
    by_title = {title: record_id for record_id, title in titles.items()}
    names = (*named, *[""] * (len(values) - len(named)))
    found = [value if value is None or value in titles else by_title.get(name)
             for value, name in zip(values, names, strict=False)]
    return tuple(new for new, old in zip(found, values, strict=True) if new is not None or old is None)


def _titles(company: Company, declared: RecordType, path: Path) -> Mapping[str, str] | None:
    """None for what is no reference."""
    field = field_at(declared, path)
    return query.titles(company, field.target) if field.type is FieldType.REFERENCE else None


def _is_declared(declared: RecordType, path: Path) -> bool:
    try:
        return bool(path) and field_at(declared, path) is not None
    except (DualPrevError, KeyError):
        return False


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in _list(value) if isinstance(one, str))


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]
