"""What is too long for its field is said whole in its tip."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox


def say_whole(box: QComboBox) -> None:
    """The tip follows the choice. Call it before the box has a tip of another kind: it takes its place."""
    box.setToolTip(box.currentText())
    box.currentTextChanged.connect(box.setToolTip)
