"""Measure classes from scheme to scheme: what goes where by default, and where else it may stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTableView, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.code_tree import above
from dualprev_desktop.services.codelists import CodeList, code_list, label
from dualprev_desktop.services.measure_schemes import SCHEMES, Bridge, bridges, scheme_list
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.plain_table import PlainTableModel, set_up
from dualprev_desktop.ui.widgets.whole_words import say_whole

EXPLAINED = N_("Measures are kept in the seven classes of the notice; every bridge leads over them. The bridges are "
               "this program's own reading, not part of a standard.")
WIDTHS = (200, 200, 200)


class BridgeModel(PlainTableModel):
    columns = (N_("Class"), N_("Goes to"), N_("May also stand under"))

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Bridge] = ()
        self._from: CodeList | None = None
        self._to: CodeList | None = None

    def show_bridges(self, source: str, target: str) -> None:
        self.beginResetModel()
        self._from, self._to, self._found = scheme_list(source), scheme_list(target), bridges(source, target)
        self.endResetModel()

    def count(self) -> int:
        return len(self._found)

    def words(self, row: int) -> Sequence[str]:
        assert self._from is not None
        assert self._to is not None
        one = self._found[row]
        return (called(self._from, (one.code,)), called(self._to, one.usual) or _("nowhere"),
                called(self._to, one.possible))


def called(known: CodeList, codes: Iterable[str]) -> str:
    """Classes by their names; those that are part of one class behind its name."""
    language = active().language
    parts: dict[str, list[str]] = {}
    for code in codes:
        wider = above(known, code)
        parts.setdefault(wider.label(language) if wider else "", []).append(known.label(code, language))
    return "\n".join(f"{wider} › {'、'.join(terms)}" if wider else "、".join(terms) for wider, terms in parts.items())


class BridgePane(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source, self.target, self.model, self.table = QComboBox(), QComboBox(), BridgeModel(self), QTableView()
        for choice, name, start in ((self.source, _("From the scheme"), 0), (self.target, _("To the scheme"), 1)):
            for item in code_list(SCHEMES).items:
                choice.addItem(label(SCHEMES, item.code), item.code)
            choice.setCurrentIndex(start)
            choice.setAccessibleName(name)
            choice.currentIndexChanged.connect(self._show)
            say_whole(choice)
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Where the classes go"))
        self.table.setAlternatingRowColors(True)
        self.table.setStyleSheet("QTableView::item { padding: 5px; }")
        set_up(self.table, WIDTHS, 2)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        said, row, column = QLabel(_(EXPLAINED)), QHBoxLayout(), QVBoxLayout(self)
        said.setWordWrap(True)
        said.setProperty("muted", True)
        row.setSpacing(look().space.between)
        for words, choice in ((_("From"), self.source), (_("to"), self.target)):
            row.addWidget(QLabel(words))
            row.addWidget(choice, 1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().space.between)
        column.addWidget(said)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.source)

    def start_from(self, list_id: str) -> None:
        """Shows the scheme of a list as the target; the notice's own classes lead to the five."""
        for place in range(1, self.target.count()):
            if code_list(SCHEMES).items[place].attribute("list") == list_id:
                self.target.setCurrentIndex(place)

    def _show(self) -> None:
        self.model.show_bridges(str(self.source.currentData()), str(self.target.currentData()))
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.resizeRowsToContents()
