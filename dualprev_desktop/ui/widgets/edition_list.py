"""The list in which a person says what an event's type of 1986 becomes: by number, arrow keys or mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.widgets.edition_model import TurningModel
from dualprev_desktop.ui.widgets.edition_row import TurningDelegate, choice_at

Key = Qt.Key
DIGITS = range(Key.Key_1, Key.Key_9 + 1)
CLEARING = (Key.Key_Delete, Key.Key_Backspace, Key.Key_0)
SIDEWAYS = {Key.Key_Left: -1, Key.Key_Right: 1}
GOING_ON = (Key.Key_Return, Key.Key_Enter)


class TurningList(QListView):
    """A number takes a choice and goes on to the next open event; Left and Right try one after the other."""

    def __init__(self, model: TurningModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.turnings = model
        self.setModel(model)
        self.setItemDelegate(TurningDelegate(self))
        self.setAccessibleName(_("Events to decide"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        model.modelReset.connect(self._begin)

    def _begin(self) -> None:
        self.setCurrentIndex(self.turnings.index(max(self.turnings.open_after(-1), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in DIGITS:
            if self.turnings.take(row, key - Key.Key_1):
                self._go_on(row)
        elif key in SIDEWAYS:
            self._step(row, SIDEWAYS[key])
        elif key in CLEARING:
            self.turnings.take(row, -1)
        elif key in GOING_ON:
            self._go_on(row)
        else:
            super().keyPressEvent(event)

    def _step(self, row: int, step: int) -> None:
        """From none, Right takes the first and Left the last; there is no way past the ends."""
        one = self.turnings.turning(row)
        if one is not None:
            before = self.turnings.answer(row)
            last = len(one.choices) - 1
            self.turnings.take(row, (0 if step > 0 else last) if before < 0 else min(max(before + step, 0), last))

    def _go_on(self, row: int) -> None:
        following = self.turnings.open_after(row)
        if following >= 0:
            self.setCurrentIndex(self.turnings.index(following))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        choice = choice_at(self, index, place)
        if event.button() is Qt.MouseButton.LeftButton and choice >= 0:
            # a click on what is taken lets it go
            self.turnings.take(index.row(), -1 if choice == self.turnings.answer(index.row()) else choice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # chips need more lines, or fewer
