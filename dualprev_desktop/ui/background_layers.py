"""The layers of a drawing, ticked as they are wanted, with how much is on each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.incoming import LayerLook
from dualprev_desktop.ui.theme.tokens import active


class LayerList(QWidget):
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list, self.all, self.none = QListWidget(), QPushButton(_("Tick all")), QPushButton(_("Tick none"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(active().space.tight // 2)
        self.list.setAccessibleName(_("Layers of the drawing"))
        buttons, column = QHBoxLayout(), QVBoxLayout(self)
        for row in (buttons, column):
            row.setSpacing(active().space.between)
        column.setContentsMargins(0, 0, 0, 0)
        buttons.addWidget(self.all)
        buttons.addWidget(self.none)
        buttons.addStretch()
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.list.itemChanged.connect(self._changed)
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)

    def show_layers(self, layers: Sequence[LayerLook]) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for layer in layers:
                item = QListWidgetItem(f"{layer.name}  ({layer.count:,})", self.list)
                item.setData(Qt.ItemDataRole.UserRole, layer.name)
                item.setToolTip(item.text())
                item.setCheckState(Qt.CheckState.Checked if layer.shown else Qt.CheckState.Unchecked)

    def ticked(self) -> tuple[str, ...]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in items
                     if item.checkState() == Qt.CheckState.Checked)

    def _changed(self, _item: QListWidgetItem) -> None:
        self.changed.emit()

    def _tick_all(self) -> None:
        self._tick(Qt.CheckState.Checked)

    def _tick_none(self) -> None:
        self._tick(Qt.CheckState.Unchecked)

    def _tick(self, state: Qt.CheckState) -> None:
        with QSignalBlocker(self.list):
            for row in range(self.list.count()):
                self.list.item(row).setCheckState(state)
        self.changed.emit()
