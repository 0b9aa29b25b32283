"""The history of one record: who changed which field, when, from what to what; the newest first."""

from __future__ import annotations

from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import query
from dualprev_desktop.services.history import FieldChange, HistoryEntry, record_history
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.record_model import RecordTableModel

NOTHING = "—"


class HistoryPane(QTextBrowser):
    """Follows the record that the table's cursor is on; it reads only while it is seen."""

    def __init__(self, model: RecordTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._record_id = model, ""
        self.setAccessibleName(_("History"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        model.session.changed.connect(self._follow)

    def show_record(self, record_id: str) -> None:
        self._record_id = record_id
        self.refresh()

    def _follow(self, changes: ChangeSet) -> None:
        if self._record_id in changes.ids(self._model.declared.id):
            self.refresh()

    def refresh(self) -> None:
        entries = record_history(self._model.session.company, self._model.declared.id, self._record_id) \
            if self._record_id else ()
        told = "".join(self._entry(entry) for entry in reversed(entries) if entry.changes)
        nothing = escape(_("Nothing yet."))
        self.setHtml(told or f"<p style='color:{active().colours.muted}'>{nothing}</p>")

    def _entry(self, entry: HistoryEntry) -> str:
        changes = sorted(entry.changes, key=lambda change: change.field != "")
        lines = "".join(f"<div style='margin:0 0 0 8px'>{self._change(change)}</div>" for change in changes
                        if self._is_told(change))
        head = f"{escape(entry.at)} · {escape(entry.user)}"
        return f"<div style='margin:8px 0 2px 0; color:{active().colours.muted}'>{head}</div>{lines}"

    def _is_told(self, change: FieldChange) -> bool:
        field = self._model.declared.by_name.get(change.field)
        return not change.field or (field is not None and not field.hidden)

    def _change(self, change: FieldChange) -> str:
        if not change.field:
            return escape(_("made") if change.after and change.before is None
                          else _("brought back") if change.after else _("removed"))
        field = self._model.declared.field(change.field)
        before, after = (query.shown(field, value, self._model.titles) for value in (change.before, change.after))
        label = f"<b>{escape(_(field.label))}</b>"
        if not before:
            return f"{label}: {escape(after or NOTHING)}"
        return f"{label}: <s>{escape(before)}</s> → {escape(after or NOTHING)}"
