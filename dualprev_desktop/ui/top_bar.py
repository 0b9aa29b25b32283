"""The top bar: company menu, search, undo and redo, whether all is saved, whether it is reported."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.guide.rule import Step
from dualprev_desktop.services.overview import State
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.ui.company_menu import CompanyMenu
from dualprev_desktop.ui.desk import Desk
from dualprev_desktop.ui.places import page_of
from dualprev_desktop.ui.saved_state import SavedState
from dualprev_desktop.ui.search_box import SearchBox
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.standing import Standing
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.undoing import Undoing

HEIGHT = 52
COMPANY_WIDTH, SEARCH_WIDTH = 300, 240
REPORT_WORDS = {State.UNREAD: N_("being read…"), State.EMPTY: N_("Never reported"),
                State.BEGUN: N_("Changes not reported"), State.COMPLETE: N_("Reported")}


class TopBar(QFrame):
    page_wanted = Signal(str)
    guide_toggled = Signal(bool)
    history_toggled = Signal(bool)

    def __init__(self, desk: Desk, session: Session, standing: Standing, undoing: Undoing,
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._standing = session, standing
        self.setFixedHeight(HEIGHT)
        self.setStyleSheet(f"TopBar {{ background: {active().colours.surface}; "
                           f"border-bottom: 1px solid {active().colours.border}; }}")
        self.company = self._company_button(desk)
        self.search = SearchBox(session)
        self.saved = SavedState(desk, session)
        self.report = QToolButton()
        self.report.clicked.connect(self._to_report)
        self.guide, self.history = self._guide_button(), self._history_button()
        self._lay_out(undoing)
        session.changed.connect(self._name_company)
        standing.renewed.connect(self.refresh)
        self.refresh()

    def _lay_out(self, undoing: Undoing) -> None:
        space = active().space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.between, 0, space.around, 0)
        row.setSpacing(space.tight)
        row.addWidget(self.company)
        row.addStretch(1)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        for action in (undoing.undo, undoing.redo):
            row.addWidget(_icon_button(action))
        row.addWidget(self.history)
        row.addSpacing(space.between)
        row.addWidget(self.saved)
        row.addWidget(self.report)
        row.addWidget(self.guide)
        self.search.setMinimumWidth(SEARCH_WIDTH)
        self.search.setMaximumWidth(480)

    def _company_button(self, desk: Desk) -> QToolButton:
        button = QToolButton()
        button.setFont(bold_font())
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands behind the name
        button.setIcon(icon("chevron-down"))
        button.setMenu(CompanyMenu(desk, button))
        return button

    def _guide_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("lightbulb-on-outline"))
        button.setCheckable(True)
        button.setShortcut("Ctrl+F1")
        button.setToolTip(_("Show or hide the guide (Ctrl+F1)"))
        button.setAccessibleName(_("Guide"))
        button.toggled.connect(self.guide_toggled)
        return button

    def _history_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("history"))
        button.setIconSize(QSize(active().size.icon, active().size.icon))
        button.setCheckable(True)
        button.setShortcut("Ctrl+H")
        button.setToolTip(_("History: undo steps, what was removed, the company as it was (Ctrl+H)"))
        button.setAccessibleName(_("History"))
        button.toggled.connect(self.history_toggled)
        return button

    @Slot()
    def refresh(self) -> None:
        self._name_company()
        self.saved.refresh()
        self.report.setText(_(REPORT_WORDS[self._standing.step(Step.REPORT).state]))

    @Slot()
    def _name_company(self) -> None:
        owner = enterprise(self._session.company)
        name = owner.name if owner else self._session.company.path.stem
        self.company.setText(self.company.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, COMPANY_WIDTH))
        self.company.setToolTip(f"{name}\n{self._session.company.path}")
        self.company.setAccessibleName(name)

    @Slot()
    def _to_report(self) -> None:
        kind = page_of(Step.REPORT)
        if kind is not None:
            self.page_wanted.emit(kind.id)


def _icon_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(QSize(active().size.icon, active().size.icon))
    return button
