"""One line that says what happened; it never stops the person and keeps what it said."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.session import Message, Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

KEPT = 50
SHOWN_BEFORE = 6
"""How many of the last messages the tip shows."""
INFO_MILLISECONDS = 8000
ICONS = {Tone.INFO: "information-outline", Tone.GOOD: "check-circle-outline", Tone.PROBLEM: "alert-outline"}


class MessageStrip(QFrame):
    """Information goes by itself after a while, or with Esc; a problem stays until it is put away."""

    def __init__(self, messages: deque[Message] | None = None, parent: QWidget | None = None) -> None:
        """`messages` are those said before; new ones are added to them."""
        super().__init__(parent)
        self.messages: deque[Message] = deque(maxlen=KEPT) if messages is None else messages
        self._picture, self._text = QLabel(), QLabel()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton()
        self._close.setToolTip(_("Put away (Esc)"))
        self._close.setAccessibleName(_("Put the message away"))
        self._close.clicked.connect(self.dismiss)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.dismiss)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        space = active().space
        row = QHBoxLayout(self)
        row.setContentsMargins(space.around, space.tight, space.between, space.tight)
        row.setSpacing(space.between)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._text.setMinimumHeight(active().size.row)

    @Slot(object)
    def show_message(self, message: Message) -> None:
        self.messages.append(message)
        ground, ink = self._colours(message.tone)
        self.setStyleSheet(f"MessageStrip {{ background: {ground}; border: none; }} QLabel {{ color: {ink}; }}")
        self._picture.setPixmap(icon(ICONS[message.tone], ink).pixmap(active().size.icon, active().size.icon))
        self._close.setIcon(icon("close", ink))
        self._text.setText(message.text)
        self.setToolTip("\n".join(one.text for one in list(self.messages)[-SHOWN_BEFORE:]))
        self.setAccessibleName(message.text)
        self._timer.start(INFO_MILLISECONDS) if message.tone is not Tone.PROBLEM else self._timer.stop()
        self._escape.setEnabled(True)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    @staticmethod
    def _colours(tone: Tone) -> tuple[str, str]:
        colours = active().colours
        return {Tone.INFO: (colours.sunken, colours.text), Tone.GOOD: (colours.accent_soft, colours.text),
                Tone.PROBLEM: (colours.alert, colours.alert_ink)}[tone]

    @Slot()
    def dismiss(self) -> None:
        self._timer.stop()
        # an Esc that puts nothing away belongs to whoever has the keyboard
        self._escape.setEnabled(False)
        self.hide()

    @property
    def text(self) -> str:
        """What stands there now; empty when nothing does."""
        return "" if self.isHidden() else self._text.text()
