"""One page for each floor, in the order of the plans, after a page that shows them all."""

from __future__ import annotations

from dualprev_desktop.documents.layout import Layout
from dualprev_desktop.documents.layouts.standard import arrange
from dualprev_desktop.kernel.i18n import N_

LAYOUT = Layout("floors", N_("All plans with an overview page"), 50, arrange, cover=True)
