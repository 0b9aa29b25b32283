"""Where a line, a number or something found leads: to a page, to records, to one of them, and to its field."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.services.table_scope import Conditions


@dataclass(frozen=True)
class Destination:
    page: str = ""
    """The page's id; empty for the first that shows the record."""
    type_id: str = ""
    record_id: str = ""
    field: str = ""
    """The field that gets the keyboard."""
    only: Conditions | None = None
    """What the list of the records is narrowed to: nothing at all for (), as it was for None."""
