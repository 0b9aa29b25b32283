"""By the book: what the lists and standards say of the enterprise while its form is being filled in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, ngettext
from dualprev_desktop.services.explaining_text import Section
from dualprev_desktop.ui.reasons import READ_ONLY, allow, unless
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.sections_view import SectionsView


class EnterpriseBook(QFrame):
    """Only tells; the one thing that can be done here is to turn the events to the edition of 2025."""

    turn_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.view, self.turn, self._waiting = SectionsView(), QPushButton(), QLabel()
        self.view.setAccessibleName(_("By the book"))
        self._waiting.setWordWrap(True)
        self.turn.setAutoDefault(False)
        self.turn.clicked.connect(self.turn_wanted)
        space = active().space
        head = QLabel(_("By the book"))
        head.setFont(bold_font())
        column = QVBoxLayout(self)
        column.setContentsMargins(space.around, space.around, space.between, space.around)
        column.setSpacing(space.between)
        column.addWidget(head)
        column.addWidget(self.view, 1)
        column.addWidget(self._waiting)
        column.addWidget(self.turn)

    def show_book(self, sections: Sequence[Section]) -> None:
        """What did not change stays where it is, and so does the reader."""
        if tuple(sections) == self.view.sections:
            return
        bar = self.view.verticalScrollBar()
        place = bar.value()
        self.view.show_sections(sections)
        bar.setValue(place)

    def show_turning(self, *, turned: bool, waiting: int, may: bool) -> None:
        """`waiting` events have a type of 1986 only."""
        self._waiting.setText("" if not turned else ngettext(
            "{count} event has only its type of 1986.", "{count} events have only their type of 1986.",
            waiting).format(count=waiting))
        self.turn.setText(_("Decide their types of 2025…") if turned else _("Turn to GB 6441-2025…"))
        shown = not turned or waiting > 0
        self._waiting.setVisible(shown and turned)
        self.turn.setVisible(shown)
        allow(self.turn, unless(may, _(READ_ONLY)))

    @property
    def said(self) -> list[str]:
        """Everything that can be read on it, line by line."""
        lines = [": ".join(part for part in (line.head, line.text) if part)
                 for section in self.view.sections for line in section.lines]
        return [*lines, *([self._waiting.text()] if self._waiting.isVisibleTo(self) else [])]
