"""A form for one record of any declared type; every field is kept as soon as it is left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.unkept import Where
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.reasons import allow, unless
from dualprev_desktop.ui.session import Tone
from dualprev_desktop.ui.theme.fonts import caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.typing_keeper import typing_of
from dualprev_desktop.ui.widgets.form_field import FormField
from dualprev_desktop.ui.widgets.form_head import DraftBand, NeighbourBar
from dualprev_desktop.ui.widgets.form_sections import Line, SectionGrid, own_lines, usual_lines
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

COLUMN = 250
MOST_COLUMNS = 3
WIDE = 420
"""Pixels from which on the fields of an arrangement of its own stand side by side."""
NEIGHBOURS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class RecordForm(QWidget):
    """Shows the record of one row of a table model, the row of a new record included."""

    neighbour_wanted = Signal(int)
    """-1 for the record above, 1 for the one below."""
    finished = Signal()
    """Enter in the last field."""
    wide: ClassVar[Sequence[Line]] = ()
    """Which fields stand side by side where there is room; without it, as many as there are columns."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._record_id, self._columns, self._beside_needs = model, "", 0, 0
        self._keeper, self._beside_table = typing_of(model.session), False
        self.neighbours, self.band, self._help = NeighbourBar(self), DraftBand(), QLabel()
        self._grid, self._area = QGridLayout(), QScrollArea()
        self._sections = SectionGrid(self._grid, model.fields)
        self.fields = {field.name: FormField(model.session.company, model.declared, field, self)
                       for fields in self._sections.sections.values() for field in fields}
        self._lay_out()
        self._connect()
        self.show_record("")

    def _connect(self) -> None:
        for field in self.fields.values():
            field.left.connect(self._leave)
            field.entered.connect(self._go_on)
            field.reached.connect(self._explain)
            field.typed.connect(self._note)
            field.given_up.connect(self._give_up)
            field.grown.connect(self._bring_into_view)
            field.editor.installEventFilter(self)
        self.neighbours.wanted.connect(self.neighbour_wanted)
        self.band.kept.connect(self.keep_waiting)
        self.band.discarded.connect(self.discard_waiting)
        self._model.draft.changed.connect(self._follow_draft)
        self._model.draft.completed.connect(self._take_over)
        self._model.session.changed.connect(self._follow)
        self._model.counted.connect(self._show_place)

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
        column.addWidget(self.band)
        column.addWidget(self._area, 1)
        column.addWidget(self._help)
        self.neighbours.hide()
        self._arrange()

    def among_others(self) -> NeighbourBar:
        """The form stands beside a table: what leads from record to record, to be put above it."""
        self._beside_table = True
        self.neighbours.show()
        self._show_place()
        return self.neighbours

    # where the fields stand ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if not self.wide:
            self._place_all(max(1, min(MOST_COLUMNS, self.width() // COLUMN)))
            return
        self._place_all(2 if self.width() >= max(WIDE, self._beside_needs) else 1)
        needed = self._least_width() if self._columns > 1 else 0
        if needed > self.width():
            self._beside_needs = needed  # words of another language may need more
            self._place_all(1)

    def _least_width(self) -> int:
        inner = self._area.widget()
        bar = self._area.verticalScrollBar().sizeHint().width()
        return inner.minimumSizeHint().width() + bar + 2 * self._area.frameWidth() if inner is not None else 0

    def _place_all(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        beside = self.wide and columns > 1
        self._sections.place(dict(self.fields), {
            title: own_lines(fields, self.wide) if beside else usual_lines(fields, columns)
            for title, fields in self._sections.sections.items()})
        # a fixed place, so that nothing moves while the person goes from field to field
        self._help.setFixedHeight((3 if columns == 1 else 2) * self._help.fontMetrics().lineSpacing() + 2)

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
        self._show_place()
        self._show_waiting()

    def _show_field(self, name: str) -> None:
        row, shown = self._row, self.fields[name]
        allow(shown, unless(row >= 0, _("No record is chosen.")))
        shown.set_read_only(not self._editable)
        value = self._model.value(row, name) if row >= 0 else None
        shown.show_value(value, self._model.shown(row, shown.field) if row >= 0 else "")
        waiting = self._keeper.waiting(self._where).get(name) if row >= 0 and self._editable else None
        if waiting is not None and waiting.text != shown.asks.typed():
            shown.put_back(waiting.text, waiting.before)

    def _show_place(self) -> None:
        if self._beside_table:
            place = self._model.rows.place_of(self._row) if self._record_id else self._model.count
            self.neighbours.show_place(place if self._row >= 0 else -1, self._model.count, blank=self._model.adding)

    def _show_waiting(self) -> None:
        draft, waiting = self._model.draft, self._keeper.waiting(self._where)
        moments = [waiting[name].at for name, field in self.fields.items() if field.waits and name in waiting]
        if not self._record_id and self._row >= 0 and draft.begun:
            moments.append(draft.put_back_at)
        if moments and not self.band.isVisibleTo(self):
            self._bring_into_view(next((name for name, field in self.fields.items() if field.waits),
                                       next(iter(self.fields))))
        self.band.show_moment(max(moments, default=0))

    @property
    def _row(self) -> int:
        """-1 when there is nothing to show."""
        if self._record_id:
            return self._model.row_of(self._record_id)
        return self._model.blank_row if self._model.adding else -1

    @property
    def _where(self) -> Where:
        return Where(self._model.declared.id, self._record_id) if self._record_id else self._model.draft.where

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
        self._show_waiting()

    def _take_over(self, record_id: str) -> None:
        """The draft became a record: go on with that, in the same field."""
        if not self._record_id:
            self._record_id = record_id
            self._refresh()
            self._show_place()

    # what is typed ------------------------------------------------------------------------------------

    def _note(self, name: str) -> None:
        """Kept aside at once: the program may die before the field is left."""
        field = self.fields[name]
        self._keeper.note(self._where, name, field.asks.typed(), field.shown_plain)
        self._show_waiting()

    def _give_up(self, name: str) -> None:
        if self._record_id:
            self._keeper.drop(self._where, name)
        else:
            self._model.draft.keep_aside(name)
        self._show_waiting()

    def _leave(self, name: str) -> None:
        """What was typed before the last start is not kept by merely passing it."""
        if not self.fields[name].waits:
            self._keep(name)

    def _keep(self, name: str) -> bool:
        """Keeps a field; False when what stands there is refused, which then stays with its sentence."""
        field = self.fields[name]
        if not field.dirty:
            return True
        if self._row < 0 or not field.judge():
            return False
        typed = field.asks.typed()
        field.dirty = field.waits = False
        if self._record_id:  # a new record's goes on waiting in its draft
            self._keeper.drop(self._where, name)
        if self._model.put(self._row, name, typed):
            if self._row >= 0:
                self._show_field(name)
            self._show_waiting()
            return True
        field.restore()
        return False

    def _settle(self) -> None:
        """Before another record is shown: keeps what can be kept, and says what could not."""
        for name, field in self.fields.items():
            if field.dirty and not field.waits and not self._keep(name):
                self._model.session.say(_("{problem} The old value stays.").format(problem=field.problem),
                                        Tone.PROBLEM)
                self._give_up(name)

    def keep_waiting(self) -> None:
        """What was typed before the last start goes into the file, as far as that takes it."""
        for name, field in self.fields.items():
            if field.waits:
                self._keep(name)
        if not self._record_id:
            self._model.draft.complete()
        self._go_where_needed()

    def _go_where_needed(self) -> None:
        """To what was refused, else to what is missing."""
        refused = [name for name, field in self.fields.items() if field.dirty and field.problem]
        self.focus_field(refused[0] if refused else "")

    def discard_waiting(self) -> None:
        where = self._where
        if where.record_id:
            self._keeper.drop(where)
        else:
            self._model.draft.clear()
        for name in self.fields:
            self._show_field(name)
        self._show_waiting()
        self.focus_field()

    # going from field to field ------------------------------------------------------------------------

    def _go_on(self, name: str) -> None:
        if self._keep(name) and (self._record_id or self._model.draft.complete()):
            self._focus_after(name)

    def _focus_after(self, name: str) -> None:
        names = list(self.fields)
        place = names.index(name) + 1
        if place < len(names):
            self.focus_field(names[place])
        else:
            self.finished.emit()

    def focus_field(self, name: str = "") -> None:
        """Gives a field the keyboard; by default the first that a new record must have."""
        field = self.fields[name or self._model.first_typed()]
        field.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _explain(self, name: str) -> None:
        self._help.setText(_(self.fields[name].field.help))
        self._bring_into_view(name)

    def _bring_into_view(self, name: str) -> None:
        self._area.ensureWidgetVisible(self.fields[name], 0, active().space.between)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = NEIGHBOURS.get(Qt.Key(event.key()), 0)
            if step:
                self.neighbour_wanted.emit(step)
                return True
        return False
