"""The small form for a new company: four fields, and where the file goes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.companies import SUFFIX, checked_enterprise
from dualprev_desktop.services.query import describe
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import caption_font

FIELDS = ("name", "sector", "district", "credit_code")
WIDTH = 480
NOT_IN_FILE_NAMES = re.compile(r'[\\/:*?"<>|]')


class NewCompanyDialog(QDialog):
    """Says what is wrong below the fields, before a file is asked for."""

    wanted = Signal(Path, dict)
    """The file and the enterprise's values, checked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("New company"))
        self.name, self.credit_code = QLineEdit(), QLineEdit()
        self.sector, self.district = _choice("sector"), _choice("district")
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet("font-weight: bold;")
        self.problem.hide()
        self.create_button = QPushButton(_("Choose a place and create…"))
        self.create_button.setProperty("primary", True)
        self.create_button.setDefault(True)
        self.create_button.clicked.connect(self._create)
        self._lay_out()

    def _lay_out(self) -> None:
        space = tokens.active().space
        column = QVBoxLayout(self)
        column.setContentsMargins(space.page, space.page, space.page, space.around)
        column.setSpacing(space.tight)
        for name in FIELDS:
            self._add_field(column, name)
        column.addWidget(self.problem)
        column.addSpacing(space.between)
        row = QHBoxLayout()
        row.addStretch()
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.create_button)
        column.addLayout(row)

    def _add_field(self, column: QVBoxLayout, name: str) -> None:
        field = describe("enterprise").field(name)
        editor: QWidget = getattr(self, name)
        editor.setMinimumWidth(WIDTH)
        label = QLabel(_(field.label) + (" *" if field.required else ""))
        label.setBuddy(editor)
        editor.setAccessibleName(_(field.label))
        column.addWidget(label)
        column.addWidget(editor)
        if field.help:
            hint = QLabel(_(field.help))
            hint.setFont(caption_font())
            hint.setProperty("muted", True)
            hint.setWordWrap(True)
            column.addWidget(hint)
        column.addSpacing(tokens.active().space.between)

    def _values(self) -> dict[str, Any]:
        return {"name": self.name.text(), "credit_code": self.credit_code.text(),
                "sector": self.sector.currentData() or "", "district": self.district.currentData() or ""}

    @Slot()
    def _create(self) -> None:
        try:
            values = checked_enterprise(self._values())
        except InputError as error:
            self._show_problem(error.text())
            return
        self.problem.hide()
        name = NOT_IN_FILE_NAMES.sub(" ", values["name"]).strip() + SUFFIX
        path = dialogs.files().choose_save(self, _("Where to keep the company's file"), name,
                                           _("Company files (*.dualprev)"))
        if path is not None:
            self.wanted.emit(path, values)

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setAccessibleName(text)
        self.problem.show()
        # a layout gives a wrapped label no more height than it had: the dialog grows by what the words need
        self.problem.setMinimumHeight(self.problem.heightForWidth(WIDTH))
        self.adjustSize()


def _choice(list_id: str) -> QComboBox:
    box = QComboBox()
    box.addItem(_("Not chosen"), "")
    for item in code_list(list_id).items:
        box.addItem(item.label(active().language), item.code)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box
