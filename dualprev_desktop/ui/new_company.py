"""A new company, from its name to a draft register: one surface in the window, step after step."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.side_file import SideFile
from dualprev_desktop.ui.theme.fonts import title_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.field_editors import ENTER
from dualprev_desktop.ui.wizard import answers
from dualprev_desktop.ui.wizard.enterprise_page import EnterprisePage
from dualprev_desktop.ui.wizard.file_page import FilePage
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.kind_page import KindPage
from dualprev_desktop.ui.wizard.page import WizardPage
from dualprev_desktop.ui.wizard.point_page import PointPage
from dualprev_desktop.ui.wizard.question_page import QuestionPage
from dualprev_desktop.ui.wizard.steps import StepsLine

OF_CATALOGUES = (2, 3)
"""The steps that only a company with a catalogue needs."""


class NewCompany(QWidget):
    """Enter is Next and Esc is Back; what was typed stays through both, and through a file that cannot be made."""

    wanted = Signal(object)
    """An `Order`: the file is to be made."""
    left = Signal()
    """Not now."""
    begun_anew = Signal()
    """Another of these is wanted in its place, with nothing in it."""
    titled = Signal(str)

    def __init__(self, folder: Path, aside: Path | None = None, parent: QWidget | None = None) -> None:
        """`aside` is the file in which the answers wait where the program dies before the company is made."""
        super().__init__(parent)
        self.founding = Founding(folder)
        self._aside = SideFile(aside, self._answers, self) if aside else None
        taken_up = answers.take_up(self.founding, aside) if aside else -1
        self.enterprise, self.kind = EnterprisePage(self.founding), KindPage(self.founding)
        self.question, self.point, self.file = (QuestionPage(self.founding), PointPage(self.founding),
                                                FilePage(self.founding))
        self.pages: tuple[WizardPage, ...] = (self.enterprise, self.kind, self.question, self.point, self.file)
        self.steps = StepsLine([_(page.name) for page in self.pages])
        self.cancel, self.back, self.next = QPushButton(_("Cancel")), QPushButton(_("Back")), QPushButton()
        self.anew = QPushButton(_("Begin anew"))
        self.anew.setToolTip(_("What stands here was typed before and not finished: forget it"))
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.anew.setVisible(taken_up >= 0)
        self._show(min(max(taken_up, 0), len(self.pages) - 1))

    def _lay_out(self) -> None:
        space = active().space
        title, bar, row, head = QLabel(_("New company")), QFrame(), QHBoxLayout(), QHBoxLayout()
        title.setFont(title_font())
        for page in self.pages:
            self._stack.addWidget(page)
        bar.setFixedHeight(1)
        bar.setStyleSheet(f"background: {active().colours.border}; border: none;")
        row.setSpacing(space.between)
        row.addWidget(self.cancel)
        row.addWidget(self.anew)
        row.addStretch()
        row.addWidget(self.back)
        row.addWidget(self.next)
        self.next.setProperty("primary", True)
        self.back.setIcon(icon("arrow-left"))
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.around, space.page, space.around)
        column.setSpacing(space.around)
        head.addWidget(title, 1)
        head.addWidget(self.steps)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(bar)
        column.addLayout(row)

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.left)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.steps.wanted.connect(self._return_to)
        self.kind.changed.connect(self._show_steps)
        self.anew.clicked.connect(self._begin_anew)
        for page in self.pages:
            page.changed.connect(self._keep_aside)

    # answers that wait --------------------------------------------------------------------------------

    def _answers(self) -> bytes:
        return answers.dump(self.founding, self.place)

    def _keep_aside(self) -> None:
        if self._aside is not None:
            self._aside.touch()

    def _begin_anew(self) -> None:
        self.forget()
        self.begun_anew.emit()

    def forget(self) -> None:
        """The company is made, or is not wanted."""
        self.founding.clear()
        if self._aside is not None:
            self._aside.touch()
            self._aside.flush()

    # going --------------------------------------------------------------------------------------------

    @property
    def place(self) -> int:
        return self._stack.currentIndex()

    @property
    def page(self) -> WizardPage:
        return self.pages[self.place]

    @property
    def _left_out(self) -> tuple[int, ...]:
        return OF_CATALOGUES if self.founding.empty else ()

    def go_on(self) -> None:
        if not self.page.leave():
            return
        if self.page is self.file:
            self.wanted.emit(self.founding.order())
            return
        self._show(next(place for place in range(self.place + 1, len(self.pages)) if place not in self._left_out))

    def go_back(self) -> None:
        before = [place for place in range(self.place) if place not in self._left_out]
        if before:
            self._show(before[-1])
        else:
            self.left.emit()

    def _return_to(self, place: int) -> None:
        self._show(place)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.page.arrive()
        self._show_steps()
        self._keep_aside()
        self.begin()

    def _show_steps(self) -> None:
        self.steps.show_place(self.place, self._left_out)
        allow(self.back, unless(self.place > 0, _("This is the first step.")))
        last = self.page is self.file
        self.next.setText(self._last_words() if last else _("Next"))
        self.next.setIcon(icon("check" if last else "arrow-right", active().colours.accent_ink))
        self.titled.emit(self.title)

    def _last_words(self) -> str:
        return _("Create with draft register") if self.founding.drafted else _("Create")

    @property
    def title(self) -> str:
        return _("New company · {number} {step}").format(number=self.place + 1, step=_(self.page.name))

    def begin(self) -> None:
        """Gives the keyboard to the step."""
        if self.page is self.file:
            self.next.setFocus()
        else:
            self.page.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.go_back()
        elif event.key() in ENTER and not isinstance(QApplication.focusWidget(), QPushButton):
            self.go_on()
        else:
            super().keyPressEvent(event)


def documents() -> Path:
    """Where the person keeps files."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
