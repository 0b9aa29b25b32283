"""“Move to…”: where a unit, post or person goes, chosen from a list by typing a part of its name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.org_chart import HOLDER, PERSON, POST, UNIT, OrgNode
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import Choice
from dualprev_desktop.ui.widgets.register_panel import ToolPanel
from dualprev_desktop.ui.widgets.unit_model import Node, UnitModel

WIDTH = 320
TOP = "top"


class MoveTo(ToolPanel):
    def __init__(self, model: UnitModel, owner: QWidget) -> None:
        super().__init__(owner)
        self._model = model
        self._node = model.node(model.index(-1, 0))
        self._asked = QLabel()
        self.choice = ChoiceEdit(self._choices)
        self.beside = QCheckBox(_("Keeps the present post too"))
        self.take = QPushButton(_("Move"))
        self.take.setProperty("primary", True)
        self._asked.setWordWrap(True)
        self.choice.setAccessibleName(_("Move to"))
        space, column = active().space, QVBoxLayout(self)
        column.setContentsMargins(space.around, space.around, space.around, space.around)
        column.setSpacing(space.between)
        for part in (self._asked, self.choice, self.beside, self.take):
            column.addWidget(part)
        self.setMinimumWidth(WIDTH)
        self.setFocusProxy(self.choice)
        self.choice.entered.connect(self._move)
        self.take.clicked.connect(self._move)

    def ask(self, node: Node) -> None:
        """For what it is asked, before it opens."""
        self._node = node
        person = node.type_id in (HOLDER, PERSON)
        sentence = _("To which post does “{title}” go?") if person else _("To which unit does “{title}” belong?")
        self._asked.setText(sentence.format(title=node.name))
        self.beside.setVisible(node.type_id == HOLDER)
        self.beside.setChecked(False)
        self.choice.show_value("", "")

    def _choices(self) -> list[Choice]:
        if self._node.type_id in (HOLDER, PERSON):
            return [Choice(one.id, one.name, above=one.above.name if one.above else "")
                    for one in self._model.nodes() if one.type_id == POST]
        top = [Choice(TOP, _("At the top"))] if self._node.type_id == UNIT else []
        own = {self._node.id, *(one.id for one in self._node.walk())}
        return top + [Choice(one.id, one.name, above=one.above.name if one.above else "")
                      for one in self._units() if one.id not in own]

    def _units(self) -> Iterator[Node]:
        return (one for one in self._model.nodes() if one.type_id == UNIT)

    def _move(self) -> None:
        chosen = str(self.choice.typed() or "")
        target = OrgNode("", "", "", "") if chosen == TOP else self._model.node(self._model.index_of(chosen)).is_
        if chosen and (target.id or chosen == TOP):
            self.hide()
            self._model.moves.drop(self._node.is_, target, beside=self.beside.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
