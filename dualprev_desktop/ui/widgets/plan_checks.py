"""The cross-check beside the plan: what does not agree, where it is, and the step that mends it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_checks.looking import Report
from dualprev_desktop.services.plan_checks.rule import Found
from dualprev_desktop.ui.reasons import allow
from dualprev_desktop.ui.theme.tokens import active

NOTHING_DRAWN = N_("No zone is drawn on this plan yet. Once there is one, what does not agree with the register stands "
                   "here.")
TARGET_ROLE, FOUND_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class CheckPanel(QWidget):
    """Tells what is wanted; the page changes the file."""

    jumped = Signal(object)
    """The Found that was opened."""
    mending = Signal(object)
    """A Mend."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.detail = QListWidget(), QLabel()
        self.report = Report("")
        self.refused = ""
        """Why nothing can be mended now."""
        self.buttons: list[QPushButton] = []
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(active().space.tight // 2)
        self.list.setAccessibleName(_("Cross-check"))
        self.detail.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(active().space.between)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.detail)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.list.currentItemChanged.connect(self._show_detail)

    def show_report(self, report: Report, drawn: bool = True) -> None:
        """Keeps the chosen line while it is still found. `drawn`: whether the plan has a zone at all."""
        before = self._key(self.list.currentItem())
        self.report = report
        self.list.clear()
        if not report.count:
            self._headline(_("Every risk point is on a plan, and every zone holds one.") if drawn else _(NOTHING_DRAWN),
                           bold=False)
        for check, found in report.found:
            self._headline(check.headline(len(found)).format(count=len(found)))
            for one in found:
                self._line(one)
        self._choose(before)
        self._show_detail()

    def _line(self, found: Found) -> None:
        item = QListWidgetItem(found.words)
        item.setData(TARGET_ROLE, (found.type_id, found.ids[0]))
        item.setData(FOUND_ROLE, found)
        self.list.addItem(item)

    def _headline(self, words: str, bold: bool = True) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = item.font()
        font.setBold(bold)
        item.setFont(font)
        self.list.addItem(item)

    @staticmethod
    def _key(item: QListWidgetItem | None) -> tuple[str, ...]:
        return tuple(item.data(TARGET_ROLE) or ()) if item is not None else ()

    def _choose(self, key: tuple[str, ...]) -> bool:
        for row in range(self.list.count()):
            if key and self._key(self.list.item(row)) == key:
                self.list.setCurrentRow(row)
                return True
        return False

    def show_missing(self, type_id: str, record_id: str) -> bool:
        """Puts the cursor on a record's line; a point's line may be that of its symbol."""
        for row in range(self.list.count()):
            found = self.list.item(row).data(FOUND_ROLE)
            if found is not None and ((found.type_id, found.ids[0]) == (type_id, record_id) or
                                      (found.type_id == "plan_symbol" and record_id in found.ids[1:2])):
                self.list.setCurrentRow(row)
                return True
        return False

    @property
    def found(self) -> Found | None:
        """What the chosen line says."""
        item = self.list.currentItem()
        found: Found | None = item.data(FOUND_ROLE) if item is not None else None
        return found

    def _open(self, item: QListWidgetItem) -> None:
        if item.data(FOUND_ROLE) is not None:
            self.jumped.emit(item.data(FOUND_ROLE))

    def _show_detail(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        found = self.found
        self.buttons = [self._button(place) for place in range(len(found.mends))] if found else []
        self.detail.setVisible(bool(self.buttons))
        self.detail.setText(_("This mends it; Ctrl+Z takes it back:"))

    def _button(self, place: int) -> QPushButton:
        assert self.found is not None
        words = self.found.mends[place].words
        button = QPushButton(self.fontMetrics().elidedText(words.replace("&", "&&"), Qt.TextElideMode.ElideRight, 220))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._mend, place))
        allow(button, self.refused)
        self._column.addWidget(button)
        return button

    def _mend(self, place: int) -> None:
        if self.found is not None:
            self.mending.emit(self.found.mends[place])
