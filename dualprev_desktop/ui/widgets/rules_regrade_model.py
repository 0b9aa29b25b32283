"""The judgements that would be made anew: a tick, before and after, and what speaks against it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.regrading import Key, Regrading, above
from dualprev_desktop.ui.widgets.level_badge import LEVEL_ROLE, badge_text
from dualprev_desktop.ui.widgets.plain_table import Index, PlainTableModel

COLUMNS = (N_("Risk event"), N_("Kind"), N_("Score"), N_("Before"), N_("After"), N_("Remark"))
EVENT, KIND, SCORE, BEFORE, AFTER, REMARK = range(6)
Role = Qt.ItemDataRole


class RegradeModel(PlainTableModel):
    """Ticks may be set on what fits the new scales; what would contradict is said at once."""

    columns = COLUMNS
    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[Regrading] = ()
        self._shown: list[Regrading] = []
        self._changing_only = False
        self._above: frozenset[str] = frozenset()
        self.accepted: set[Key] = set()

    def show_lines(self, lines: Sequence[Regrading]) -> None:
        """Ticked from the start is what fits and means the same; the rest a person decides."""
        self._all = lines
        self.accepted = {one.key for one in lines if one.judged is not None and not one.reworded}
        contradicting = above(lines, self.accepted)
        self.accepted = {key for key in self.accepted if key[0] not in contradicting}
        self._narrow()

    def show_changing_only(self, only: bool) -> None:
        self._changing_only = only
        self._narrow()

    def _narrow(self) -> None:
        self.beginResetModel()
        self._shown = [one for one in self._all
                       if not self._changing_only or one.changes or one.judged is None]
        self.endResetModel()
        self._recheck()

    def tick_all(self, ticked: bool) -> None:
        shown = {one.key for one in self._shown if one.judged is not None}
        self.accepted = self.accepted | shown if ticked else self.accepted - shown
        self._recheck()

    @property
    def contradicting(self) -> frozenset[str]:
        """Events with a tick whose residual level would stand above the inherent one."""
        return self._above & {event_id for event_id, _kind in self.accepted}

    @property
    def lines(self) -> Sequence[Regrading]:
        """All of them, shown or not."""
        return self._all

    def line(self, row: int) -> Regrading:
        return self._shown[row]

    def _recheck(self) -> None:
        self._above = above(self._all, self.accepted)
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, len(COLUMNS) - 1))
        self.ticked_changed.emit()

    # what the table asks --------------------------------------------------------------------------------

    def count(self) -> int:
        return len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if index.isValid() and index.column() == EVENT and self._shown[index.row()].judged is not None:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        one = self._shown[index.row()]
        if role == LEVEL_ROLE and index.column() in (BEFORE, AFTER):
            level = one.standing.level if index.column() == BEFORE else one.level
            return level.value if level else None
        if role == Role.CheckStateRole and index.column() == EVENT and one.judged is not None:
            return Qt.CheckState.Checked if one.key in self.accepted else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.CheckStateRole or not index.isValid():
            return False
        self.toggle(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def toggle(self, row: int, ticked: bool) -> None:
        one = self._shown[row]
        if one.judged is not None:
            self.accepted = self.accepted | {one.key} if ticked else self.accepted - {one.key}
            self._recheck()

    def words(self, row: int) -> tuple[str, ...]:
        one = self._shown[row]
        event = " · ".join(filter(None, (one.row.point_name, one.row.step, one.row.event)))
        score = one.judged.score if one.judged else one.standing.score
        after = badge_text(one.level) if one.level else "—"
        return (event, label("assessment_kind", one.kind), plain_decimal(score) if score is not None else "",
                badge_text(one.standing.level), after, self.remark(one))

    def remark(self, one: Regrading) -> str:
        if one.judged is None:
            return _("Not on these scales: choose anew")
        said = []
        if one.row.event_id in self.contradicting:
            said.append(_("Residual would stand above inherent"))
        if one.kept:
            said.append(_("Raised level kept"))
        if one.reworded:
            said.append(_("Other wording: {parameters}").format(parameters=", ".join(one.reworded)))
        return "；".join(said)
