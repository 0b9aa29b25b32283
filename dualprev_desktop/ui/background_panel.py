"""Choosing what of a file lies below a plan: page, layers, unit, encoding; straightened by four corners, turned."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget
from shiboken6 import isValid

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.incoming import Choice, Corner, IncomingPicture, Look
from dualprev_desktop.services.views import SVG
from dualprev_desktop.ui import background_work as work
from dualprev_desktop.ui.background_corners import CornersCanvas
from dualprev_desktop.ui.background_layers import LayerList
from dualprev_desktop.ui.background_work import Opened
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.focus_ring import FocusRing

SIDE_WIDTH, RESULT_HEIGHT = 264, 180
WAIT = 250
"""Milliseconds without a further change before the preview is read anew."""
UNIT_WORDS = {"mm": N_("millimetres"), "cm": N_("centimetres"), "dm": N_("decimetres"), "m": N_("metres"),
              "km": N_("kilometres"), "in": N_("inches"), "ft": N_("feet")}
HELP = N_("Pull the four corners onto the corners of the sheet: the picture is straightened. By keyboard: Space goes "
          "to the next corner, arrow keys move it, Home takes the whole picture.")


class BackgroundPanel(QWidget):
    """In the place of the plan while it lasts. `open` it with what was looked at and what is done with the result."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._opened, self._turns, self._ticket = session, cast(Opened | None, None), 0, 0
        self._done: Callable[[IncomingPicture], None] | None = None
        self.trouble = ""
        """Why there is nothing to be taken."""
        self._head, self.result, self.remarks, self.help = QLabel(), QLabel(), QLabel(), QLabel(_(HELP))
        self.canvas, self.page, self.layers = CornersCanvas(), QSpinBox(), LayerList()
        self.unit, self.encoding = QComboBox(), QComboBox()
        self.take, self.leave = QPushButton(_("Take")), QPushButton(_("Cancel"))
        self.whole = QPushButton(_("Corners back to the whole picture"))
        self.left, self.right = QPushButton(_("Turn left")), QPushButton(_("Turn right"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(WAIT)
        self._fields: dict[QWidget, QLabel] = {}
        self._dress()
        self._lay_out()
        self._connect()

    def _dress(self) -> None:
        self._head.setFont(bold_font())
        self.take.setProperty("primary", True)
        for button, picture in ((self.take, "check"), (self.leave, "close"), (self.whole, "fit-to-page-outline"),
                                (self.left, "rotate-left"), (self.right, "rotate-right")):
            button.setIcon(icon(picture, active().colours.accent_ink if button is self.take else ""))
        self.result.setFixedHeight(RESULT_HEIGHT)
        self.result.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remarks.setWordWrap(True)
        self.help.setWordWrap(True)
        self.help.setProperty("muted", True)
        self.page.lineEdit().setTextMargins(active().space.tight, 0, 0, 0)
        self.canvas.setAccessibleName(_("Picture with its four corners"))
        self.canvas.setToolTip(_(HELP))
        for place, (unit, words) in enumerate((("", N_("not known")), *UNIT_WORDS.items())):
            self.unit.addItem(_(words), unit)
            self.unit.setItemData(place, unit)

    def _lay_out(self) -> None:
        space = active().space
        side, turning, body, head = QVBoxLayout(), QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (side, turning, head):
            row.setSpacing(space.between)
        head.addWidget(self._head, 1)
        head.addWidget(self.take)
        head.addWidget(self.leave)
        for widget, words in ((self.page, _("Page")), (self.unit, _("Unit of the drawing")),
                              (self.encoding, _("Texts written in")), (self.layers, _("Layers")),
                              (self.result, _("What is taken"))):
            label = QLabel(words)
            label.setBuddy(widget)
            self._fields[widget] = label
            side.addWidget(label)
            side.addWidget(widget, 1 if widget is self.layers else 0)
        turning.addWidget(self.left)
        turning.addWidget(self.right)
        side.addLayout(turning)
        side.addWidget(self.whole)
        side.addWidget(self.help)
        side.addWidget(self.remarks)
        side.addStretch()
        holder = QWidget()
        holder.setFixedWidth(SIDE_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(side)
        body.setSpacing(space.around)
        body.addWidget(FocusRing(self.canvas), 1)
        body.addWidget(holder)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        column.addLayout(head)
        column.addLayout(body, 1)
        self.setFocusProxy(self.canvas)

    def _connect(self) -> None:
        self.page.valueChanged.connect(self._other_page)
        self.layers.changed.connect(self._later.start)
        self.unit.activated.connect(self._later.start)
        self.encoding.activated.connect(self._later.start)
        self.canvas.moved.connect(self._later.start)
        self.canvas.left.connect(self.close_panel)
        self.whole.clicked.connect(self.canvas.whole)
        self.left.clicked.connect(self._turn_left)
        self.right.clicked.connect(self._turn_right)
        self.take.clicked.connect(self.take_over)
        self.leave.clicked.connect(self.close_panel)
        self._later.timeout.connect(self._preview)
        self._session.jobs.settled.connect(self._settled)

    # what is chosen -----------------------------------------------------------------------------------

    def open(self, opened: Opened, done: Callable[[IncomingPicture], None]) -> None:
        """`done` gets the picture once the person takes it."""
        look = opened.look
        self._opened, self._done, self._turns, self.trouble = opened, done, 0, ""
        pixels = look.kind in ("raster", "pages")
        self._head.setText(look.file_name)
        self.page.blockSignals(True)
        self.page.setRange(1, max(look.pages, 1))
        self.page.setValue(1)
        self.page.setSuffix(" " + _("of {count}").format(count=look.pages))
        self.page.blockSignals(False)
        self.layers.show_layers(look.layers)
        self.unit.setCurrentIndex(max(self.unit.findData(look.unit), 0))
        self.encoding.clear()
        for name in look.encodings:
            self.encoding.addItem(name.upper(), name)
        for widget, shown in ((self.page, look.pages > 1), (self.layers, bool(look.layers)),
                              (self.unit, look.kind == "dxf"), (self.encoding, bool(look.encodings)),
                              (self.result, pixels)):
            widget.setVisible(shown)
            self._fields[widget].setVisible(shown)
        for part in (self.left, self.right, self.whole, self.help):
            part.setVisible(pixels)
        self.canvas.straightens = pixels
        self.canvas.corners, self.canvas.active = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)], -1
        self.canvas.show_picture(QPixmap())
        self._say(look.remarks)
        self._preview()
        (self.layers.list if look.layers else self.canvas).setFocus()

    def choice(self) -> Choice:
        look = self._look
        corners = None if self.canvas.is_whole else cast(
            "tuple[Corner, Corner, Corner, Corner]", tuple(self.canvas.corners))
        return Choice(page=self.page.value(), layers=self.layers.ticked() if look.layers else None,
                      unit=str(self.unit.currentData() or "") if look.kind == "dxf" else "",
                      encoding=str(self.encoding.currentData() or ""), corners=corners, quarter_turns=self._turns)

    @property
    def _look(self) -> Look:
        assert self._opened is not None
        return self._opened.look

    def _other_page(self) -> None:
        self.canvas.whole()
        self._later.start()

    def _turn_left(self) -> None:
        self._turn(-1)

    def _turn_right(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._turns = (self._turns + by) % 4
        self._later.start()

    def _obstacle(self) -> str:
        if self._opened is None:
            return _("No file was chosen.")
        if self._look.layers and not self.layers.ticked():
            return _("No layer is ticked.")
        return self.trouble or unless(self.canvas.is_sound, _("The four corners cross; pull them round the sheet."))

    # the preview --------------------------------------------------------------------------------------

    def _preview(self) -> None:
        """The picture as it lies in the file, and what becomes of it; only the latest question is answered."""
        self.trouble = ""
        allow(self.take, self._obstacle())
        self._ticket += 1
        if self._opened is None or self._obstacle():
            self.result.clear()
            self._say((self._obstacle(),))
            return
        self._say(self._look.remarks)  # what was in the way is no longer
        chosen, origin, ticket = self.choice(), self._opened.origin, self._ticket
        plain = Choice(chosen.page, chosen.layers, chosen.unit, chosen.encoding)
        read = self._session.jobs.read_ahead
        wanted = partial(self._is_wanted, ticket)
        read(partial(work.preview, origin, plain, work.PREVIEW_SIDE, wanted), partial(self._show, ticket))
        if self.canvas.straightens:
            read(partial(work.preview, origin, chosen, work.RESULT_SIDE, wanted), partial(self._show_result, ticket))

    def _is_wanted(self, ticket: int) -> bool:
        """Asked on a reader's thread, also of a panel that is gone by then: Python's own attribute, none of Qt's."""
        return ticket == self._ticket

    def _show(self, ticket: int, found: IncomingPicture | str) -> None:
        if not isValid(self) or ticket != self._ticket:
            return
        if isinstance(found, str):
            self.trouble = found
            self._say((found,))
        else:
            self.canvas.show_picture(_pixels(found, work.PREVIEW_SIDE))
            self._say((*self._look.remarks, *found.remarks, *_metres_words(found)))
        allow(self.take, self._obstacle())

    def _show_result(self, ticket: int, found: IncomingPicture | str) -> None:
        if isValid(self) and ticket == self._ticket and not isinstance(found, str):
            room = self.result.size() * self.devicePixelRatioF()
            pixels = _pixels(found, work.RESULT_SIDE).scaled(room, Qt.AspectRatioMode.KeepAspectRatio,
                                                             Qt.TransformationMode.SmoothTransformation)
            pixels.setDevicePixelRatio(self.devicePixelRatioF())
            self.result.setPixmap(pixels)

    def _say(self, sentences: tuple[str, ...]) -> None:
        self.remarks.setText("\n".join(dict.fromkeys(sentences)))

    # the end ------------------------------------------------------------------------------------------

    def take_over(self) -> None:
        if self._opened is None or self._done is None or self._obstacle():
            return
        allow(self.take, _("It is being read."))
        self._session.run(_("Reading {file}").format(file=self._look.file_name),
                          partial(work.take, self._opened.origin, self.choice()), partial(self._taken, self._done))

    def _taken(self, done: Callable[[IncomingPicture], None], picture: IncomingPicture) -> None:
        self.close_panel()
        done(picture)

    def _settled(self, _job: object) -> None:
        """Reading was stopped or failed: it can be tried again."""
        allow(self.take, self._obstacle())

    def close_panel(self) -> None:
        self._ticket += 1
        self._later.stop()
        self._opened = self._done = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _metres_words(picture: IncomingPicture) -> tuple[str, ...]:
    return (_("The sheet is {metres} m wide.").format(metres=f"{picture.metres:,.1f}"),) if picture.metres else ()


def _pixels(picture: IncomingPicture, side: int) -> QPixmap:
    pixels = QPixmap()
    if picture.media_type != SVG:
        pixels.loadFromData(picture.data)
        return pixels
    drawing = QSvgRenderer(QByteArray(picture.data))
    size = drawing.defaultSize()
    size.scale(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    pixels = QPixmap(size)
    pixels.fill(Qt.GlobalColor.white)
    painter = QPainter(pixels)
    drawing.render(painter)
    painter.end()
    return pixels
