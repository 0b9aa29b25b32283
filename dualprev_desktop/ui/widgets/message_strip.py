"""One line that says what happened; it never stops the person and keeps what it said."""

from __future__ import annotations

from collections import deque
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.session import Act, Message, Tone
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active

KEPT = 50
SHOWN_BEFORE = 6
"""How many of the last messages the tip shows."""
INFO_MILLISECONDS = 8000
ACT_MILLISECONDS = 12000
"""Longer: what is offered must be read and reached."""
ACT_KEY = "F8"
ICONS = {Tone.INFO: "information-outline", Tone.GOOD: "check-circle-outline", Tone.PROBLEM: "alert-outline"}


class MessageStrip(QFrame):
    """Information goes by itself after a while, or with Esc; a problem stays until it is put away.

    What goes by itself waits while the mouse or the keyboard is on it.
    """

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
        self.buttons: list[QPushButton] = []
        """Of what the message offers, the first by F8."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.dismiss)
        self._key = QShortcut(QKeySequence(ACT_KEY), self, self.press_first)
        self._key.setWhatsThis(_("Do what the message offers"))
        self._lay_out()
        self.dismiss()

    def _lay_out(self) -> None:
        space = active().space
        row = self._row = QHBoxLayout(self)
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
        self._offer(message.acts)
        self.setToolTip("\n".join(one.text for one in list(self.messages)[-SHOWN_BEFORE:]))
        self.setAccessibleName(message.text)
        self._wait(message)
        self._escape.setEnabled(True)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _wait(self, message: Message) -> None:
        if message.tone is Tone.PROBLEM:
            self._timer.stop()
        else:
            self._timer.start(ACT_MILLISECONDS if message.acts else INFO_MILLISECONDS)

    def _offer(self, acts: tuple[Act, ...]) -> None:
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self.buttons = []
        for place, act in enumerate(acts):
            button = QPushButton(act.label)
            button.clicked.connect(partial(self._do, act))
            button.setToolTip(f"{act.label} ({ACT_KEY})" if place == 0 else act.label)
            self._row.insertWidget(self._row.count() - 1, button, 0, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        self._key.setEnabled(bool(acts))

    def _do(self, act: Act, _checked: bool = False) -> None:
        """Once: the message is put away before, so that what the act says can stand there."""
        self.dismiss()
        act.run()

    @Slot()
    def press_first(self) -> None:
        if self.buttons:
            self.buttons[0].click()

    @staticmethod
    def _colours(tone: Tone) -> tuple[str, str]:
        colours = active().colours
        return {Tone.INFO: (colours.sunken, colours.text), Tone.GOOD: (colours.accent_soft, colours.text),
                Tone.PROBLEM: (colours.alert, colours.alert_ink)}[tone]

    @property
    def held(self) -> bool:
        """Whether somebody is at it."""
        focused = QApplication.focusWidget()
        return self.underMouse() or (focused is not None and self.isAncestorOf(focused))

    @Slot()
    def _fade(self) -> None:
        if self.held:
            self._timer.start(INFO_MILLISECONDS)
        else:
            self.dismiss()

    @Slot()
    def dismiss(self) -> None:
        self._timer.stop()
        # an Esc that puts nothing away belongs to whoever has the keyboard
        self._escape.setEnabled(False)
        self._key.setEnabled(False)
        self.hide()

    @property
    def text(self) -> str:
        """What stands there now; empty when nothing does."""
        return "" if self.isHidden() else self._text.text()
