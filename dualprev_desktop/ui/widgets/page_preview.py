"""Printed pages as they will come out, each drawn when it is looked at: turned by keys or number, fit or closer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QStackedWidget, QToolButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.jobs import JobRunner
from dualprev_desktop.ui.print_pages import Leaf, picture
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.page_canvas import PageCanvas
from dualprev_desktop.ui.zoom_view import ZOOM_STEP

MARGIN = 16
KEPT = 6
"""Pages whose pictures are held."""
Key = Qt.Key


class PagePreview(QWidget):
    """Shows one page at a time; says in words why there is none."""

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pages: tuple[Leaf, ...] = ()
        self._index = 0
        self._pictures: dict[int, QImage] = {}
        self.canvas, self._words, self._stack = PageCanvas(), QLabel(), QStackedWidget()
        self.number, self._count, self._percent = QSpinBox(), QLabel(), QLabel()
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setMargin(MARGIN)
        self._stack.setStyleSheet(f"QLabel {{ background: {active().colours.sunken}; }}")
        self._stack.addWidget(self._words)
        self._stack.addWidget(self.canvas)
        self._back = _button("chevron-left", _("Page back (Page Up)"), self.back)
        self._on = _button("chevron-right", _("Page on (Page Down)"), self.on)
        self._closer = _button("magnify-plus-outline", _("Closer (+, Ctrl and the wheel)"), self.closer)
        self._farther = _button("magnify-minus-outline", _("Farther (−, Ctrl and the wheel)"), self.farther)
        self._whole = _button("fit-to-page-outline", _("Whole page (F)"), self.canvas.fit)
        self._true = _button("numeric-1-box-outline", _("True size, 100 % (1)"), self.canvas.true_size)
        self._lay_out()
        self.canvas.wanted.connect(self._draw)
        self.canvas.turned.connect(self._turn)
        self.canvas.zoomed.connect(self._tell_zoom)
        self.number.valueChanged.connect(self.go_to)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Preview"))
        self.say("")

    def _lay_out(self) -> None:
        self.number.setAccessibleName(_("Number of the page"))
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(80)
        self._percent.setMinimumWidth(48)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(active().space.tight)
        row.addStretch()
        for part in (self._back, self.number, self._count, self._on):
            row.addWidget(part)
        row.addSpacing(active().space.around)
        for part in (self._farther, self._percent, self._closer, self._whole, self._true):
            row.addWidget(part)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.tight)
        column.addWidget(self._stack, 1)
        column.addLayout(row)

    def say(self, text: str) -> None:
        """Words in place of pages."""
        self._pages, self._index = (), 0
        self._pictures.clear()
        self._words.setText(text)
        self._stack.setCurrentWidget(self._words)
        self._refresh()

    @property
    def said(self) -> str:
        return self._words.text()

    def show_pages(self, pages: Sequence[Leaf]) -> None:
        """The page that was looked at stays, as far as there are so many."""
        self._pages = tuple(pages)
        self._pictures.clear()
        self._index = min(self._index, max(len(pages) - 1, 0))
        self._words.setText("")
        self._stack.setCurrentWidget(self.canvas)
        self._refresh()
        self._lay()

    @property
    def page_count(self) -> int:
        return len(self._pages)

    @property
    def index(self) -> int:
        return self._index

    # turning --------------------------------------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        self._turn(-1)

    @Slot()
    def on(self) -> None:
        self._turn(1)

    @Slot(int)
    def go_to(self, number: int) -> None:
        """`number` counts from 1."""
        self._turn(number - 1 - self._index)

    @Slot(int)
    def _turn(self, pages: int) -> None:
        if pages and 0 <= self._index + pages < len(self._pages):
            self._index += pages
            self._refresh()
            self._lay()

    def _lay(self) -> None:
        self.canvas.lay(self._pages[self._index], self._pictures.get(self._index))

    def _refresh(self) -> None:
        count = len(self._pages)
        allow(self._back, unless(self._index > 0, _("This is the first page.")))
        allow(self._on, unless(self._index + 1 < count, _("This is the last page.")))
        for part in (self._closer, self._farther, self._whole, self._true, self.number):
            allow(part, unless(count, _("The pages are not made yet.")))
        self.number.blockSignals(True)
        self.number.setRange(min(count, 1), count)
        self.number.setValue(self._index + 1)
        self.number.blockSignals(False)
        self._count.setText(_("of {count}").format(count=count) if count else "")
        self._tell_zoom()

    # zoom -----------------------------------------------------------------------------------------------

    @Slot()
    def closer(self) -> None:
        self.canvas.zoom(ZOOM_STEP)

    @Slot()
    def farther(self) -> None:
        self.canvas.zoom(1 / ZOOM_STEP)

    @Slot()
    def _tell_zoom(self) -> None:
        self._percent.setText(f"{self.canvas.percent} %" if self._pages else "")

    @Slot(float)
    def _draw(self, scale: float) -> None:
        leaf = self._pages[self._index]
        self._jobs.read_ahead(partial(_drawn, leaf, scale), self._show)

    def _show(self, drawn: tuple[Leaf, QImage]) -> None:
        leaf, image = drawn
        # the page may be another one by now, or gone
        if not isValid(self) or image.isNull() or leaf not in self._pages:
            return
        place = self._pages.index(leaf)
        self._pictures.pop(place, None)
        self._pictures[place] = image
        while len(self._pictures) > KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        if place == self._index:
            self.canvas.show_image(image)

    # what Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts: dict[int, Callable[[], object]] = {
            Key.Key_PageUp: self.back, Key.Key_PageDown: self.on, Key.Key_Home: partial(self.go_to, 1),
            Key.Key_End: partial(self.go_to, len(self._pages)), Key.Key_1: self.canvas.true_size}
        act = acts.get(event.key())
        if not self._pages:
            super().keyPressEvent(event)
        elif act is not None:
            act()
        elif not self.canvas.zoom_letter(event.text().upper()):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._pages:
            self._lay()


def _drawn(leaf: Leaf, scale: float) -> tuple[Leaf, QImage]:
    try:
        return leaf, picture(leaf, scale)
    except FileNotFoundError:  # with the print centre, its files went
        return leaf, QImage()


def _button(name: str, tip: str, act: object) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(act)
    return button
