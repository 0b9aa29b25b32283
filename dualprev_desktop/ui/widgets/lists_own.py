"""The company's own entries of one list: added, changed and removed like other records, each with its basis."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services import own_lists
from dualprev_desktop.services.rows import Row
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.empty_state import Way
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

LABEL, LIST = "label", "list_id"
BELONGS_HERE = N_("Terms of your own that the delivered list does not have: they are offered with it wherever it is "
                  "chosen from. Write down what each rests on.")


class OwnEntryModel(RecordTableModel):
    """Refuses a term that the list has already; where a term is changed, the records that hold it follow."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, "list_entry", equal={LIST: ""})

    @property
    def list_id(self) -> str:
        return str(self.spine.scope.equal[LIST])

    def show_list(self, list_id: str) -> None:
        self.set_equal({LIST: list_id})

    def put(self, row: int, name: str, value: Any) -> bool:
        if not self.is_blank(row):
            return self.put_many([(self.record_id(row), {name: value})]) is not None
        return (name != LABEL or self._may_be_called(value)) and super().put(row, name, value)

    def put_many(self, changes: Sequence[Row]) -> tuple[str, ...] | None:
        if len(changes) == 1 and changes[0][0]:
            record_id, values = changes[0]
            changed = self.session.do(partial(own_lists.change_entry, self.session.company, record_id, values))
            return None if changed is None else (record_id,)
        if not all(self._may_be_called(values.get(LABEL, ""), record_id) for record_id, values in changes):
            return None
        return super().put_many(changes)

    def _may_be_called(self, value: Any, record_id: str = "") -> bool:
        """False when the list has it, which has then been said."""
        check = partial(own_lists.check_label, self.session.company, self.list_id, str(value), record_id)
        return self.session.do(check) is not None


class OwnEntries(RegisterPane):
    def __init__(self, session: Session) -> None:
        self.entries = OwnEntryModel(session)
        super().__init__(self.entries, below=True)
        ways = [Way(_("Type the first entry"), self.start_new, "plus")] if self.entries.adding else []
        self.set_empty("playlist-plus", _(BELONGS_HERE), ways)

    def show_list(self, list_id: str) -> None:
        self.filter.clear()
        self.entries.show_list(list_id)
