"""All records of a type in one register, in a page's place until it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.table_scope import Conditions
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane


class RegisterCover(QWidget):
    """Where a page shows records part by part, this is where they stand together."""

    closed = Signal()

    def __init__(self, session: Session, type_id: str, title: str, order: Sequence[tuple[str, bool]],
                 parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = RegisterPane(RecordTableModel(session, type_id, order=order))
        self._title, self._leave = QLabel(title), QPushButton(icon("close"), _("Close"))
        self._title.setFont(bold_font())
        head, column = QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._title, 1)
        head.addWidget(self._leave)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(active().space.between)
        column.addLayout(head)
        column.addWidget(self.register, 1)
        self.setFocusProxy(self.register)
        self._leave.clicked.connect(self.closed)

    def show_only(self, only: Conditions) -> None:
        self.register.show_only(only)

    def show_record(self, record_id: str, field: str = "") -> bool:
        return self.register.show_record(record_id, field)
