"""How a picture comes below a plan: chosen or dropped, taken at once or by way of the panel."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import plans
from dualprev_desktop.services.incoming import IncomingPicture, KeptPicture, Origin
from dualprev_desktop.ui import background_work as work
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.background_panel import BackgroundPanel
from dualprev_desktop.ui.background_work import Opened
from dualprev_desktop.ui.blank_sheet_panel import BlankSheetPanel
from dualprev_desktop.ui.preferences import remember, remembered
from dualprev_desktop.ui.session import Session

SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".heic", ".heif", ".pdf", ".svg", ".dxf", ".dwg")
FILES = N_("Pictures and drawings (*.png *.jpg *.jpeg *.tif *.tiff *.webp *.heic *.heif *.pdf *.svg *.dxf *.dwg)")
GRID, STEPS = "plan_grid", "plan_grid_steps"
STRETCHED = N_("The new picture has other proportions than the one before: the zones are stretched with it. Look at "
               "them; Ctrl+Z takes the picture back.")
Done = Callable[[IncomingPicture], None]


class Backgrounds(QObject):
    """The panel stands in the page's stack while a file is being chosen from; `show` shows the plan again."""

    def __init__(self, session: Session, stack: QStackedWidget, show: Callable[[], None]) -> None:
        super().__init__(stack)
        self._session, self._stack, self._show = session, stack, show
        self.panel: BackgroundPanel | None = None
        self.blank = BlankSheetPanel()
        self.blank.closed.connect(self._closed)
        stack.addWidget(self.blank)
        self._cover: QWidget | None = None

    @property
    def cover(self) -> QWidget | None:
        """What stands in the plan's place now."""
        return self._cover

    @property
    def grid(self) -> bool:
        return bool(remembered(self._session, GRID, False))

    def set_grid(self, on: bool) -> None:
        remember(self._session, GRID, on)

    # a file from outside

    def choose(self, parent: QWidget, done: Done, asking: bool = False) -> None:
        path = dialogs.files().choose_open(parent, _("Picture of the site"), _(FILES))
        if path is not None:
            self.read(path, done, asking)

    def read(self, origin: Origin, done: Done, asking: bool = False) -> None:
        """`asking`: the panel comes even where the file leaves nothing to choose."""
        self._session.run(_("Reading {file}").format(file=origin.name), partial(work.open_file, origin, asking),
                          partial(self._opened, done))

    def _opened(self, done: Done, opened: Opened) -> None:
        if opened.picture is not None:
            done(opened.picture)
            return
        if self.panel is None:
            self.panel = BackgroundPanel(self._session)
            self.panel.closed.connect(self._closed)
            self._stack.addWidget(self.panel)
        self.lay_over(self.panel)
        self.panel.open(opened, done)

    def lay_over(self, panel: QWidget) -> None:
        """Until it is closed, or something else of the page is asked for."""
        self._cover = panel
        self._show()
        panel.setFocus()

    def leave(self) -> None:
        if self.panel is not None and self._cover is self.panel:
            self.panel.close_panel()
        elif self._cover is not None:
            self._closed()

    def _closed(self) -> None:
        self._cover = None
        self._show()

    def choose_blank(self) -> None:
        self.lay_over(self.blank)

    def keep_grid(self, plan_id: str, metres: float) -> None:
        """The distance of the grid's lines that was chosen with a blank sheet; the grid is shown from then on."""
        self._closed()
        if metres:
            remember(self._session, STEPS, remembered(self._session, STEPS, {}) | {plan_id: metres})
        self.set_grid(True)

    def step(self, plan_id: str) -> float:
        """Metres between the grid's lines, where the person chose; else 0."""
        return float(remembered(self._session, STEPS, {}).get(plan_id, 0.0))

    # the picture that is there

    def straighten(self, plan_id: str) -> None:
        kept = plans.picture_of(self._session.company, plan_id)
        if kept is not None:
            self.read(KeptPicture(*kept), partial(self.replace, plan_id), asking=True)

    def replace(self, plan_id: str, picture: IncomingPicture) -> None:
        """The zones keep their place in parts of the sheet."""
        company = self._session.company
        stretched = plans.stretches(company, plan_id, picture)
        if self._session.do(partial(plans.set_picture, company, plan_id, picture)) is None:
            return
        for sentence in (*picture.remarks, *([_(STRETCHED)] if stretched else [])):
            self._session.say(sentence)
