"""A form for one record of any declared type; every field is kept as soon as it is left."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Tone
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.form_field import FormField
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

COLUMN = 250
MOST_COLUMNS = 3
NEIGHBOURS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class RecordForm(QWidget):
    """Shows the record of one row of a table model, the row of a new record included."""

    neighbour_wanted = Signal(int)
    """-1 for the record above, 1 for the one below."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._record_id, self._columns = model, "", 0
        self.fields = {field.name: FormField(model.session.company, model.declared, field, self)
                       for field in model.fields}
        self._help = QLabel()
        self._grid = QGridLayout()
        self._area = QScrollArea()
        self._lay_out()
        for field in self.fields.values():
            field.left.connect(self._keep)
            field.entered.connect(self._go_on)
            field.reached.connect(self._explain)
            field.editor.installEventFilter(self)
        model.draft.changed.connect(self._follow_draft)
        model.draft.completed.connect(self._take_over)
        model.session.changed.connect(self._follow)
        self.show_record("")

    def _lay_out(self) -> None:
        space = active().space
        inner = QWidget()
        inner.setAutoFillBackground(False)
        box = QVBoxLayout(inner)
        box.setContentsMargins(space.tight, space.tight, space.between, space.tight)
        self._grid.setHorizontalSpacing(space.around)
        self._grid.setVerticalSpacing(space.between)
        box.addLayout(self._grid)
        box.addStretch()
        self._area.setWidget(inner)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._help.setWordWrap(True)
        self._help.setProperty("muted", True)
        self._help.setFont(caption_font())
        self._help.setAlignment(Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.tight)
        column.addWidget(self._area, 1)
        column.addWidget(self._help)
        self._arrange(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(MOST_COLUMNS, self.width() // COLUMN)))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self.fields.values()):
            self._grid.addWidget(field, place // columns, place % columns, Qt.AlignmentFlag.AlignTop)
        # a fixed place, so that nothing moves while the person goes from field to field
        self._help.setFixedHeight((2 if columns == 1 else 1) * self._help.fontMetrics().lineSpacing() + 2)
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    # what is shown ------------------------------------------------------------------------------------

    @property
    def record_id(self) -> str:
        """Empty for a new record."""
        return self._record_id

    def show_record(self, record_id: str) -> None:
        if record_id != self._record_id:
            self._settle()
        self._record_id = record_id
        for name in self.fields:
            self._show_field(name)

    def _show_field(self, name: str) -> None:
        row = self._row
        self.fields[name].setEnabled(row >= 0)
        self.fields[name].set_read_only(not self._editable)
        field = self.fields[name].field
        value = self._model.value(row, name) if row >= 0 else None
        self.fields[name].show_value(value, self._model.shown(row, field) if row >= 0 else "")

    @property
    def _row(self) -> int:
        """-1 when there is nothing to show."""
        if self._record_id:
            return self._model.row_of(self._record_id)
        return self._model.blank_row if self._model.adding else -1

    @property
    def _editable(self) -> bool:
        return self._model.declared.amendable and not self._model.session.company.read_only

    def _follow(self, changes: ChangeSet) -> None:
        declared = self._model.declared
        if self._record_id in changes.ids(declared.id) or changes.touches(
                *(field.target for field in declared.references)):
            self._refresh()

    def _follow_draft(self) -> None:
        if not self._record_id:
            self._refresh()

    def _refresh(self) -> None:
        """What is being typed stays."""
        for name, field in self.fields.items():
            if not (field.dirty and field.editor.hasFocus()):
                self._show_field(name)

    def _take_over(self, record_id: str) -> None:
        """The draft became a record: go on with that, in the same field."""
        if not self._record_id:
            self._record_id = record_id
            self._refresh()

    # what is typed ------------------------------------------------------------------------------------

    def _keep(self, name: str) -> bool:
        """Keeps a field; False when what stands there is refused, which then stays with its sentence."""
        field = self.fields[name]
        if not field.dirty:
            return True
        if self._row < 0 or not field.judge():
            return False
        field.dirty = False
        if self._model.put(self._row, name, field.asks.typed()):
            if self._row >= 0:
                self._show_field(name)
            return True
        field.restore()
        return False

    def _settle(self) -> None:
        """Before another record is shown: keeps what can be kept, and says what could not."""
        for name, field in self.fields.items():
            if field.dirty and not self._keep(name):
                self._model.session.say(_("{problem} The old value stays.").format(problem=field.problem),
                                        Tone.PROBLEM)

    def _go_on(self, name: str) -> None:
        if self._keep(name):
            self._focus_after(name)

    def _focus_after(self, name: str) -> None:
        names = list(self.fields)
        place = names.index(name) + 1
        if place < len(names):
            self.focus_field(names[place])

    def focus_field(self, name: str = "") -> None:
        """Gives a field the keyboard; by default the first that a new record must have."""
        field = self.fields[name or self._model.first_typed()]
        field.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self, name: str) -> None:
        self._help.setText(_(self.fields[name].field.help))
        self._area.ensureWidgetVisible(self.fields[name], 0, active().space.between)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = NEIGHBOURS.get(Qt.Key(event.key()), 0)
            if step:
                self.neighbour_wanted.emit(step)
                return True
        return False
