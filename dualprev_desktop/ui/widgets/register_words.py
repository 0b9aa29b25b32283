"""How filters and groups of a register are called on the screen."""

from __future__ import annotations

from datetime import date, timedelta

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.record import RecordType, record_type
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import query
from dualprev_desktop.services.table_scope import Condition, Path, field_at
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.record_model import shown_value

PERIODS = (N_("This month"), N_("Last month"), N_("This year"), N_("Last year"))


def facet_name(declared: RecordType, path: Path) -> str:
    """A field of the record by its label; one of a record it belongs to with that one's kind before it."""
    label = _(field_at(declared, path).label)
    if len(path) == 1:
        return label
    owner = declared
    for name in path[:-1]:
        owner = record_type(owner.field(name).target)
    return f"{_(owner.label)} · {label}"


def condition_text(company: Company, declared: RecordType, one: Condition) -> str:
    """“Responsible unit: Loading team, Tank farm”; by its own words where it has some."""
    return one.words or _("{field}: {values}").format(
        field=facet_name(declared, one.path), values=_values(company, declared, one))


def _values(company: Company, declared: RecordType, one: Condition) -> str:
    if one.since or one.until:
        return _("{since} – {until}").format(since=one.since or "…", until=one.until or "…")
    field = field_at(declared, one.path)
    titles = query.titles(company, field.target, [str(value) for value in one.values if value]) \
        if field.type is FieldType.REFERENCE else {}
    return "、".join(shown_value(field, value, titles.get(str(value), "?")) for value in one.values)


def period(name: str, today: date) -> tuple[str, str]:
    """First and last day of one of PERIODS, as ISO dates."""
    if name in PERIODS[2:]:
        year = today.year - PERIODS[2:].index(name)
        return date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat()
    first = today.replace(day=1)
    if name == PERIODS[1]:
        first = (first - timedelta(days=1)).replace(day=1)
    after = (first + timedelta(days=32)).replace(day=1)
    return first.isoformat(), (after - timedelta(days=1)).isoformat()
