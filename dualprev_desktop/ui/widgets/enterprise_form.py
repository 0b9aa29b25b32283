"""The enterprise's form: what is being typed at hand, and an edition that never just flips."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services.editions import NEW_EDITION, OLD_EDITION
from dualprev_desktop.services.typed_text import TextReader
from dualprev_desktop.ui.widgets.form_sections import Cell
from dualprev_desktop.ui.widgets.record_form import RecordForm
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

EDITION, CREDIT_CODE = "accident_edition", "credit_code"


class EnterpriseForm(RecordForm):
    wide = ((Cell("name", 7), Cell(CREDIT_CODE, 5)), (Cell("sector", 6), Cell("industry", 6)),
            (Cell("district", 6), Cell("functional_zone", 6)), (Cell("address", 12),),
            (Cell("headcount", 3), Cell("revenue", 5), Cell("assets", 4)), (Cell("duty_phone", 6),),
            (Cell(EDITION, 8), Cell("review_months", 4)))
    typed = Signal()
    """Something is being typed; it need not be acceptable yet."""
    turn_wanted = Signal()
    """From the edition of 1986 to that of 2025: which is more than a field's new value."""
    turned_back = Signal()
    """From 2025 to 1986; it is kept already."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        for field in self.fields.values():
            field.asks.edited.connect(self.typed)

    # what stands in it --------------------------------------------------------------------------------

    def owner(self) -> Enterprise:
        """The enterprise with what is being typed, as far as that is acceptable."""
        reader = TextReader(self._model.session.company)
        return Enterprise(id=self.record_id, **{name: self._value(name, reader) for name in self.fields})

    def _value(self, name: str, reader: TextReader) -> Any:
        field = self.fields[name]
        if field.dirty and not field.problem:
            try:
                return reader.value(self._model.declared, field.field, field.asks.typed())
            except DualPrevError:
                pass  # not acceptable yet: what stands in the file counts
        return field.field.from_plain(None) if self._row < 0 else self._model.value(self._row, name)

    def typed_code(self) -> str:
        """The credit code as it stands in its field, right or wrong."""
        return str(self.fields[CREDIT_CODE].asks.typed())

    # what is kept -------------------------------------------------------------------------------------

    def _keep(self, name: str) -> bool:
        if name != EDITION or not self.fields[name].dirty or not self.record_id:
            return super()._keep(name)
        before, wanted = self._model.value(self._row, name), self.fields[name].asks.typed()
        if wanted == NEW_EDITION and before != NEW_EDITION:
            self.fields[name].restore()
            self.turn_wanted.emit()
            return True
        kept = super()._keep(name)
        if kept and wanted == OLD_EDITION and before == NEW_EDITION:
            self.turned_back.emit()
        return kept
