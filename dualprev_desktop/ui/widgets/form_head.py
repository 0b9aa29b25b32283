"""What stands above the fields of a form: the record's place among the others, and what waits to be kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.clock import local_minute
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

BUTTON = 28


class NeighbourBar(QWidget):
    """▲ ▼ and “12 of 340”."""

    wanted = Signal(int)
    """-1 for the record above, 1 for the one below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.above = self._button("chevron-up", _("Previous record (Page Up)"))
        self.below = self._button("chevron-down", _("Next record (Page Down)"))
        self.place = QLabel()
        self.place.setProperty("muted", True)
        self.place.setFont(caption_font())
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(active().space.tight)
        row.addWidget(self.place, 1)
        row.addWidget(self.above)
        row.addWidget(self.below)
        self.above.clicked.connect(self._go_above)
        self.below.clicked.connect(self._go_below)

    @staticmethod
    def _button(picture: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setAutoRaise(True)
        button.setFixedSize(BUTTON, BUTTON)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def show_place(self, place: int, count: int, *, blank: bool) -> None:
        """`place` from 0 among `count` records; -1 where none is shown. `blank` says that a new one can be typed."""
        fresh = blank and place == count
        if fresh:
            self.place.setText(_("New record"))
        else:
            self.place.setText(_("{count} of {total}").format(count=place + 1, total=count) if place >= 0 else "")
        allow(self.above, unless(place > 0, _("This is the first record.")))
        allow(self.below, unless(0 <= place < count - int(not blank), _("This is the last record.")))

    def _go_above(self) -> None:
        self.wanted.emit(-1)

    def _go_below(self) -> None:
        self.wanted.emit(1)


class DraftBand(QWidget):
    """One quiet line: when it was typed, and what to do with it."""

    kept = Signal()
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setFont(caption_font())
        self.keep, self.discard = QPushButton(_("Keep")), QPushButton(_("Discard"))
        self.keep.setToolTip(_("Put what was typed into the company's file"))
        self.discard.setToolTip(_("Forget what was typed; the company's file stays as it is"))
        buttons, column = QHBoxLayout(), QVBoxLayout(self)
        buttons.setSpacing(active().space.between)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.discard)
        buttons.addStretch()
        column.setContentsMargins(*[active().space.between] * 4)
        column.setSpacing(active().space.tight)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("draft-band")
        self.setStyleSheet(f"#draft-band {{ background: {active().colours.accent_soft};"
                           f" border-left: 3px solid {active().colours.accent}; }}")
        self.keep.clicked.connect(self.kept)
        self.discard.clicked.connect(self.discarded)
        self.hide()

    def show_moment(self, milliseconds: int) -> None:
        """Hidden for 0."""
        self.words.setText(_("Typed on {moment} and not kept yet.").format(moment=local_minute(milliseconds))
                           if milliseconds else "")
        self.setVisible(bool(milliseconds))
