"""A choice with its words above it, as all choices of the print centre stand."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.widgets.whole_words import say_whole


def block(words: str, *editors: QWidget) -> QWidget:
    """Several editors stand side by side under the same words."""
    part, label, row = QWidget(), QLabel(words), QHBoxLayout()
    label.setFont(bold_font())
    label.setBuddy(editors[0])
    label.setWordWrap(True)
    row.setSpacing(tokens.active().space.between)
    for editor in editors:
        editor.setAccessibleName(words)
        if isinstance(editor, QComboBox):
            narrow(editor)
        row.addWidget(editor, 1)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, tokens.active().space.between)
    column.setSpacing(tokens.active().space.tight)
    column.addWidget(label)
    column.addLayout(row)
    return part


def narrow(box: QComboBox) -> None:
    """As wide as the column, however long its entries are; its tip says the chosen one whole."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    say_whole(box)
