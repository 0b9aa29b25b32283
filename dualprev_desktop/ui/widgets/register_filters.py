"""The filters of a register: by level, unit, person, codes and days of its records or of what they belong to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.fields import FieldType
from dualprev_desktop.domain.written_day import read_day
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import table_query
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.search_sound import initials
from dualprev_desktop.services.table_scope import Condition, Path, facets, field_at
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.field_editors import DayEditor
from dualprev_desktop.ui.widgets.record_model import RecordTableModel, shown_value
from dualprev_desktop.ui.widgets.register_panel import ToolPanel
from dualprev_desktop.ui.widgets.register_words import PERIODS, facet_name, period

WIDE, NARROW, HIGH = 260, 232, 320
MOST = 1000
"""So many values are offered; among more, words find the rows."""
VALUE = Qt.ItemDataRole.UserRole
Check = Qt.CheckState


class FilterPanel(ToolPanel):
    """What is ticked narrows the table at once."""

    def __init__(self, model: RecordTableModel, owner: QWidget) -> None:
        super().__init__(owner)
        self._model = model
        self.facets, self.values, self.words = QListWidget(), QListWidget(), QLineEdit()
        self.since, self.until = DayEditor(), DayEditor()
        self._pages, self._more = QStackedWidget(), QLabel()
        self._paths: tuple[Path, ...] = ()
        self._lay_out()
        self.setFocusProxy(self.facets)
        self.facets.currentRowChanged.connect(self._show_facet)
        self.values.itemChanged.connect(self._take)
        self.words.textChanged.connect(self._narrow)
        for editor in (self.since, self.until):
            editor.editingFinished.connect(self._take_days)

    def _lay_out(self) -> None:
        self.facets.setFixedSize(NARROW, HIGH)
        self.facets.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.values.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.facets.setAccessibleName(_("Filter by"))
        self.values.setAccessibleName(_("Values to show"))
        self.words.setPlaceholderText(_("Find a value"))
        self.words.setAccessibleName(_("Find a value"))
        self.words.setClearButtonEnabled(True)
        self._more.setProperty("muted", True)
        self._more.setWordWrap(True)
        self._pages.setFixedSize(WIDE, HIGH)
        self._pages.addWidget(_column(self.words, self.values, self._more))
        self._pages.addWidget(self._days())
        row = QHBoxLayout(self)
        row.setContentsMargins(*[active().space.between] * 4)
        row.setSpacing(active().space.between)
        row.addWidget(self.facets)
        row.addWidget(self._pages)

    def _days(self) -> QWidget:
        parts: list[QWidget] = []
        for text, editor in ((_("From"), self.since), (_("To"), self.until)):
            label = QLabel(text)
            label.setBuddy(editor)
            editor.setAccessibleName(text)
            editor.setPlaceholderText(_("such as 2026-11-24"))
            parts += [label, editor]
        for name in PERIODS:
            button = QPushButton(_(name))
            button.setProperty("period", name)
            button.clicked.connect(self._take_period)
            parts.append(button)
        page = _column(*parts)
        page.layout().addStretch(1)  # type: ignore[union-attr]
        return page

    # what may be chosen -------------------------------------------------------------------------------

    def fill(self) -> None:
        declared, equal = self._model.declared, self._model.spine.scope.equal
        self._paths = tuple(path for path in facets(declared) if path[0] not in equal)
        place = max(self.facets.currentRow(), 0)
        self.facets.clear()
        self.facets.addItems([facet_name(declared, path) for path in self._paths])
        self._mark_filtered()
        self.facets.setCurrentRow(min(place, len(self._paths) - 1))

    def _mark_filtered(self) -> None:
        for row, path in enumerate(self._paths):
            font = self.facets.font()
            font.setBold(bool(self._model.spine.scope.condition(path)))
            self.facets.item(row).setFont(font)
            self.facets.item(row).setToolTip(facet_name(self._model.declared, path))

    def _narrow_to(self, condition: Condition) -> None:
        self._model.set_condition(condition)
        self._mark_filtered()

    @property
    def path(self) -> Path:
        return self._paths[self.facets.currentRow()]

    def choose(self, path: Path) -> None:
        """Turns to the values of a path."""
        self.facets.setCurrentRow(self._paths.index(path))

    def _show_facet(self, row: int) -> None:
        if not 0 <= row < len(self._paths):
            return
        standing = self._model.spine.scope.condition(self.path)
        if field_at(self._model.declared, self.path).type is FieldType.DATE:
            self.since.show_value(standing.since, standing.since)
            self.until.show_value(standing.until, standing.until)
            self._pages.setCurrentIndex(1)
        else:
            self._pages.setCurrentIndex(0)
            self._show_values(standing)

    def _show_values(self, standing: Condition) -> None:
        field, spine = field_at(self._model.declared, self.path), self._model.spine
        scope, heard = spine.scope, spine.sounds.heard
        session = self._model.session
        found = session.do(
            lambda: (table_query.values(session.company, scope, self.path, heard, limit=MOST + 1),)) or ((),)
        self.values.blockSignals(True)
        self.values.clear()
        for group in found[0][:MOST]:
            item = QListWidgetItem(f"{shown_value(field, group.value, group.title)}  ({group.count})")
            item.setData(VALUE, group.value)
            item.setToolTip(item.text())
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Check.Checked if group.value in standing.values else Check.Unchecked)
            self.values.addItem(item)
        self.values.blockSignals(False)
        if self.values.count():
            self.values.setCurrentRow(0)
        self._more.setText(_("These are the first {count}. Filter by words to reach the others.").format(count=MOST))
        self._more.setVisible(len(found[0]) > MOST)
        self._narrow(self.words.text())

    def _narrow(self, text: str) -> None:
        wanted = text.casefold().strip()
        for item in self._items():
            shown = item.text().casefold()
            item.setHidden(bool(wanted) and wanted not in shown
                           and not (by_initials(wanted) and wanted in initials(item.text())))

    def _items(self) -> list[QListWidgetItem]:
        return [self.values.item(row) for row in range(self.values.count())]

    # what was chosen ----------------------------------------------------------------------------------

    def _take(self, _item: QListWidgetItem) -> None:
        listed = {item.data(VALUE): item.checkState() is Check.Checked for item in self._items()}
        before = self._model.spine.scope.condition(self.path).values
        kept = tuple(value for value in before if value not in listed)
        chosen = tuple(value for value, ticked in listed.items() if ticked)
        self._narrow_to(Condition(self.path, kept + chosen))

    def _take_days(self) -> None:
        days = [self._day(editor) for editor in (self.since, self.until)]
        if None not in days:
            self._narrow_to(Condition(self.path, since=str(days[0]), until=str(days[1])))

    def _day(self, editor: DayEditor) -> str | None:
        """As an ISO date; None when it was refused, which has then been said."""
        text = editor.text().strip()
        day = read_day(text, local_date(self._model.session.company.clock()))
        if text and day is None:
            self._model.session.say(_("“{text}” is no date such as 2026-11-24. The filter stays as it was.").format(
                text=text))
            return None
        return day.isoformat() if day else ""

    def _take_period(self) -> None:
        button = self.sender()
        if button is None:
            return
        today = local_date(self._model.session.company.clock())
        for editor, day in zip((self.since, self.until), period(button.property("period"), today), strict=True):
            editor.setText(day)
        self._take_days()


def _column(*parts: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(active().space.between)
    for part in parts:
        column.addWidget(part)
    return holder
