"""One page for each floor, in the order of the plans, after a page that shows them all."""

from __future__ import annotations

from dualprev_desktop.documents.layout import Layout, Places
from dualprev_desktop.documents.layouts import above, standard
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.kernel.i18n import N_


def arrange(sheet: Sheet) -> Places:
    """The table beside the plan, or below it on an upright sheet, where the plan would else be narrow."""
    return above.arrange(sheet) if sheet.body.height > sheet.body.width else standard.arrange(sheet)


LAYOUT = Layout("floors", N_("All plans with an overview page"), 50, arrange, cover=True)
