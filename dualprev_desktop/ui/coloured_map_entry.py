"""The way from the plan page to an old coloured map and back: a file, its four corners, its regions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.incoming import IncomingPicture, Origin
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.pages.publish.backgrounds import Backgrounds
from dualprev_desktop.ui.session import Session

if TYPE_CHECKING:
    from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel

PICTURES = N_("Pictures and PDF (*.png *.jpg *.jpeg *.tif *.tiff *.webp *.heic *.heif *.pdf)")


class OldMaps(QObject):
    """The panel stands in the page's place while it lasts; it is built when first wanted."""

    taken = Signal(str)
    """The plan that has the zones now."""

    def __init__(self, session: Session, stack: QStackedWidget, backgrounds: Backgrounds) -> None:
        super().__init__(stack)
        self._session, self._stack, self._backgrounds = session, stack, backgrounds
        self.panel: ColouredMapPanel | None = None
        self._origin: Origin | None = None

    def choose(self, plan_id: str) -> None:
        """Asks for a picture, lets it be straightened and reads it; `plan_id` is the plan shown, or empty."""
        path = dialogs.files().choose_open(self._stack, _("Picture of the old coloured map"), _(PICTURES))
        if path is not None:
            self.straighten(path, plan_id)

    def straighten(self, origin: Origin, plan_id: str) -> None:
        """Nobody but the person can tell whether a map lies askew in its picture."""
        self._backgrounds.read(origin, partial(self._straightened, origin, plan_id), asking=True)

    def _straightened(self, origin: Origin, plan_id: str, picture: IncomingPicture) -> None:
        self._origin = origin
        self.read(picture, plan_id)

    def read(self, picture: IncomingPicture, plan_id: str) -> None:
        if self.panel is None:
            from dualprev_desktop.ui.coloured_map_panel import ColouredMapPanel

            self.panel = ColouredMapPanel(self._session)
            self.panel.taken.connect(self.taken)
            self.panel.closed.connect(self._backgrounds.leave)
            self.panel.straightened.connect(self._again)
            self._stack.addWidget(self.panel)
        self._backgrounds.lay_over(self.panel)
        self.panel.read(picture, plan_id)

    def _again(self) -> None:
        if self._origin is not None and self.panel is not None:
            self.straighten(self._origin, self.panel.plan_id)
