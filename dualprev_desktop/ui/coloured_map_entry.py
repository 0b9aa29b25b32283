"""The way from the plan page to an old coloured map and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.session import Session

if TYPE_CHECKING:
    from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel

PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")


class OldMaps(QObject):
    """The panel stands in the page's place while it lasts; it is built when first wanted."""

    left = Signal()
    taken = Signal(str)
    """The plan that has the zones now."""

    def __init__(self, session: Session, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._session, self._stack = session, stack
        self.panel: ColouredMapPanel | None = None

    def choose(self, plan_id: str) -> None:
        """Asks for a picture and reads it; `plan_id` is the plan that is shown, or empty."""
        path = dialogs.files().choose_open(self._stack, _("Picture of the old coloured map"), _(PICTURES))
        if path is not None:
            self.read(path, plan_id)

    def read(self, path: Path, plan_id: str) -> None:
        if self.panel is None:
            from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel

            self.panel = ColouredMapPanel(self._session)
            self.panel.taken.connect(self.taken)
            self.panel.closed.connect(self.left)
            self._stack.addWidget(self.panel)
        self._stack.setCurrentWidget(self.panel)
        self.panel.read(path, plan_id)
        self.panel.setFocus()
