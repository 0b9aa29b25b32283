"""Where what is missing in a step is mended."""

from __future__ import annotations

from dualprev_desktop.services.guide.rule import Missing, Step
from dualprev_desktop.services.table_scope import only_these
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.places import page_of


def page_destination(step: Step) -> Destination:
    kind = page_of(step)
    return Destination(kind.id if kind else "")


def mending(step: Step, missing: Missing) -> Destination:
    """The first of the records and the field that mends it; of several records, a list of exactly these."""
    only = only_these(missing.ids, missing.text) if len(missing.ids) > 1 else None
    return Destination(page_destination(step).page, missing.type_id, missing.ids[0] if missing.ids else "",
                       missing.field, only)
