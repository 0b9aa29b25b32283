"""The sample company before anybody was named in it."""

from __future__ import annotations

from dualprev_desktop.services import edit, query
from dualprev_desktop.store.company import Company


def without_people(company: Company) -> None:
    for type_id in ("appointment", "person"):
        edit.remove(company, type_id, query.ids(company, type_id))
