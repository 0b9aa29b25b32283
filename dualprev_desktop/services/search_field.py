"""In which field of a record it was that what was typed was found."""

from __future__ import annotations

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.services import query
from dualprev_desktop.services.search_marks import marks
from dualprev_desktop.store.company import Company


def field_with(company: Company, type_id: str, record_id: str, typed: str) -> str:
    """The first that holds it; empty where the title does, or it was found by sound only."""
    declared, record = query.describe(type_id), query.find(company, type_id, record_id)
    if record is None or not typed:
        return ""
    for field in sorted(declared.fields, key=lambda one: one.name != declared.title_field):
        if field.searchable and field.type is not FieldType.REFERENCE:
            text = query.shown(field, getattr(record, field.name), {})
            if text and marks(text, typed, by_sound=False):
                return "" if field.name == declared.title_field else field.name
    return ""
