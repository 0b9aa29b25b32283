"""Raising a calculated level by hand (校正): only levels above the calculated one are offered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.codelists import label


class LevelCorrection(QComboBox):
    """Hidden where nothing is calculated, or nothing lies above it."""

    chosen = Signal(str)
    """The level, or empty for the calculated one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Correction"))
        self.setToolTip(_("A correction may only raise the level, and needs a reason."))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._activated)
        self.hide()

    def follow(self, calculated: Level | None, raised: Level | None) -> None:
        """Offers what lies above `calculated`; `raised` is chosen where it is among them."""
        rank = style(calculated).rank if calculated is not None else 0
        above = [look.level for look in reversed(LEVELS) if look.rank > rank > 0]
        self.setVisible(bool(above))
        self.clear()
        self.addItem(_("No correction"), "")
        for level in above:
            words = _("Corrected: {level}").format(level=label("level", level.value))
            self.addItem(f"{style(level).shape} {words}", level.value)
        self.setCurrentIndex(max(self.findData(raised.value if raised else ""), 0))

    def _activated(self, place: int) -> None:
        self.chosen.emit(str(self.itemData(place)))
