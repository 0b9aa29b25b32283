"""Which records a table shows, in which rows: narrowed, sorted and grouped, and how it follows what changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from shiboken6 import isValid

from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.services import query, table_query
from dualprev_desktop.services.search_words import may_be_sound, plain
from dualprev_desktop.services.table_scope import Condition, Path, Scope
from dualprev_desktop.services.table_sounds import Sounds
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.widgets.record_draft import RecordDraft
from dualprev_desktop.ui.widgets.record_spine import FIRST, Look, RecordSpine
from dualprev_desktop.ui.widgets.reference_titles import ReferenceTitles
from dualprev_desktop.ui.widgets.table_groups import GroupRows

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MANY = 500
"""So many arrivals are shown by one reset instead of row by row."""
LONG = 5000
"""More records than these are narrowed off the UI thread."""
QUICK = 2000
"""The names of so many records are listened to at once; of more, behind the person's back."""


class RecordRows(QAbstractTableModel):
    """The rows of a `RecordTableModel`: records, headings of groups, and the empty one at the end.

    An edited row stays where it is until the table is sorted or filtered anew.
    """

    counted = Signal()
    """The number of rows may have changed."""

    def __init__(self, session: Session, type_id: str, *, equal: Mapping[str, Any] | None = None,
                 given: Mapping[str, Any] | None = None, order: Sequence[tuple[str, bool]] = (), adding: bool = True,
                 parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.declared = query.describe(type_id)
        self.adding = adding and self.declared.amendable and not session.company.read_only
        self.titles = ReferenceTitles(session.company)
        self.fields = tuple(field for field in self.declared.fields
                            if not field.hidden and field.name not in (equal or {}))
        self._given = dict(given or {})
        self.draft = RecordDraft(session, self.declared, {**(equal or {}), **self._given}, equal, self)
        self.spine = RecordSpine(session.company, Scope(type_id, equal or {}, order=tuple(order)), self._looked_at)
        self.rows = GroupRows()
        self._natural, self._look_number = tuple(order), 0
        self._total: int | None = None
        self.looking = self._listening = False
        self._stale_look = False
        """Whether there is news since the look under way began."""
        """Whether a long table is just being narrowed."""
        self.draft.changed.connect(self._show_draft)
        session.changed.connect(self._follow)
        self.reload()

    # rows ---------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.blank_row + int(self.adding)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.fields)

    @property
    def count(self) -> int:
        """Records, without headings and the empty row."""
        return self.spine.count

    @property
    def total(self) -> int:
        """Records there would be without filters."""
        if not self.spine.scope.narrowed:
            return self.count
        if self._total is None:
            everything = Scope(self.declared.id, self.spine.scope.equal)
            self._total = table_query.count(self.session.company, everything)
        return self._total

    @property
    def blank_row(self) -> int:
        """The last row, where a new record is typed; one beyond the last where none can be."""
        return self.rows.rows(self.count)

    def is_blank(self, row: int) -> bool:
        return self.adding and row == self.blank_row

    def record_id(self, row: int) -> str:
        """Empty for the row of a new record, and for a heading."""
        place = self.rows.place_of(row)
        return self.spine.id_at(place) if 0 <= place < self.count else ""

    def row_of(self, record_id: str) -> int:
        """-1 for a record that is not shown."""
        return self.rows.row_of(self.spine.row_of(record_id))

    # order and choice ---------------------------------------------------------------------------------

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By a column; by the natural order for -1."""
        chosen = ((self.fields[column].name, order is Qt.SortOrder.DescendingOrder),) if column >= 0 else self._natural
        self._rescope(replace(self.spine.scope, order=chosen))

    def set_filter(self, text: str) -> None:
        """Only rows in which every word occurs, or is pinyin in a name, in full or by initials."""
        if any(may_be_sound(plain(word)) for word in text.split()):
            self._listen()
        scope = replace(self.spine.scope, text=text.strip())
        if scope != self.spine.scope and self.total > LONG:
            self.spine.scope = scope
            self._look_later()
        else:
            self._rescope(scope)

    def set_condition(self, condition: Condition) -> None:
        """In the place of the one on the same path; an empty one lets all pass."""
        self.set_conditions(self.spine.scope.with_condition(condition))

    def set_conditions(self, conditions: Sequence[Condition]) -> None:
        self._rescope(replace(self.spine.scope, conditions=tuple(conditions)))
        self._give()

    def set_group(self, path: Path) -> None:
        """Headings with counts above the records of one value each; none for an empty path."""
        self.rows.closed.clear()
        self._rescope(replace(self.spine.scope, group=path))

    def set_scope(self, *, text: str, conditions: Sequence[Condition], order: Sequence[tuple[str, bool]],
                  group: Path) -> None:
        """A saved view, at once."""
        self.rows.closed.clear()
        self._rescope(replace(self.spine.scope, text=text.strip(), conditions=tuple(conditions),
                              order=tuple(order) or self._natural, group=group))
        self._give()

    def set_equal(self, equal: Mapping[str, Any], given: Mapping[str, Any] | None = None) -> None:
        """Only records whose fields equal the values; new ones get them, and those `given`."""
        self._given = dict(given or {})
        self._total = None
        self._rescope(replace(self.spine.scope, equal=dict(equal)))
        self._give()

    def _give(self) -> None:
        """What is typed anew belongs among what is shown, as far as the filters name one value."""
        scope = self.spine.scope
        single = {one.path[0]: self.declared.field(one.path[0]).from_plain(one.values[0]) for one in scope.conditions
                  if len(one.path) == len(one.values) == 1 and one.path[0] in self.declared.by_name}
        self.draft.give({**single, **scope.equal, **self._given}, scope.equal)

    def _rescope(self, scope: Scope) -> None:
        if scope != self.spine.scope:
            self.spine.scope = scope
            self.reload()

    def _listen(self) -> None:
        """Hears the names that a filter by pinyin needs; of many, when they are known the table is filtered anew."""
        heard = self.spine.sounds
        if self._listening:
            return
        if self.total <= LONG and heard.behind() <= QUICK:
            heard.catch_up()
        else:
            self._listening = True
            self.session.jobs.read_ahead(partial(_hear, heard), self._heard)

    def _heard(self, news: bool) -> None:
        if not isValid(self):
            return
        self._listening = False
        if news and self.spine.scope.text:
            self._look_later()

    def _look_again(self) -> None:
        if self.count > LONG:
            self._look_later()
        else:
            self.reload()

    def _look_later(self) -> None:
        """Off the UI thread, one look at a time: who types on is not kept waiting, and sees what was typed last."""
        self._stale_look = self.looking
        if not self.looking:
            self.looking = True
            scope = self.spine.scope
            self.session.jobs.read_ahead(partial(_look, self.spine, scope), partial(self._show_later, scope))

    def _show_later(self, scope: Scope, look: Look | None) -> None:
        if not isValid(self):
            return
        self.looking = False
        if look is None:
            self.session.do(self.reload)  # which says what is wrong
        elif scope == self.spine.scope and not self._stale_look:
            self._show(look)
        else:
            self._look_later()

    def toggle(self, row: int) -> None:
        """Closes or opens the group of a heading."""
        group = self.rows.group_at(row)
        if group < 0:
            return
        last = row + self.rows.groups[group].count
        if self.rows.is_closed(group):
            self.beginInsertRows(NO_INDEX, row + 1, last)
            self.rows.turn(group)
            self.endInsertRows()
        else:
            self.beginRemoveRows(NO_INDEX, row + 1, last)
            self.rows.turn(group)
            self.endRemoveRows()
        self._redraw(row, row)

    def set_all_closed(self, closed: bool) -> None:
        self.beginResetModel()
        self.rows = GroupRows(self.rows.groups, {group.value for group in self.rows.groups} if closed else ())
        self.endResetModel()

    def reveal(self, record_id: str) -> int:
        """The row of a record, whose group is opened for it; -1 for one that is not shown."""
        group = self.rows.group_of(self.spine.row_of(record_id))
        if group >= 0 and self.rows.is_closed(group):
            self.toggle(self.rows.heading_row(group))
        return self.row_of(record_id)

    def reload(self) -> None:
        """Everything anew, in order; selection and cursor follow their records where these are still shown."""
        self._show(self.spine.look(self.spine.scope))

    def _show(self, look: Look) -> None:
        if self._same_records(look):
            if list(look.ids) != self.spine.ids:
                self._rearrange(look)
        else:
            self.beginResetModel()
            self._take_look(look)
            self.endResetModel()
        self.counted.emit()
        if not self.spine.whole:
            self._read_ahead()

    def _same_records(self, look: Look) -> bool:
        if look.groups or self.rows.groups or look.count != self.count or look.count > FIRST:
            return False
        return set(look.ids) == set(self.spine.ids)

    def _take_look(self, look: Look) -> None:
        self._look_number += 1
        self.spine.replace(look)
        self.rows = GroupRows(look.groups, self.rows.closed)

    def _read_ahead(self) -> None:
        number = self._look_number
        self.session.jobs.read_ahead(self.spine.read_order, partial(self._read_further, number))

    def _read_further(self, number: int, ids: list[str]) -> None:
        if number == self._look_number and not self.spine.whole:
            self.spine.complete(ids)

    def _rearrange(self, look: Look) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self.record_id(index.row()) for index in before]
        self._take_look(look)
        after = [self.index(self.row_of(record_id) if record_id else self.blank_row, index.column())
                 for record_id, index in zip(held, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # what changed -------------------------------------------------------------------------------------

    def _follow(self, changes: ChangeSet) -> None:
        self.titles.forget(changes)
        touched = changes.ids(self.declared.id)
        if touched:
            self._total = None
        if len(touched) > MANY or (touched and not self.spine.whole):
            self._look_again()
            self._redraw(0, self.blank_row - 1)
        elif touched:
            self._take(touched)
        if changes.touches(*(field.target for field in self.declared.references)):
            self._redraw(0, self.blank_row - 1)

    def _looked_at(self, records: Sequence[Any]) -> None:
        """Reads what their references are called in one look."""
        for field in self.declared.references:
            self.titles[field.target].read(getattr(one, field.name) for one in records)

    def _take(self, touched: Iterable[str]) -> None:
        living = self.spine.living(touched)
        places = {one: self.spine.row_of(one) for one in touched}
        if self.rows.groups and any((places[one] >= 0) != (one in living) for one in touched):
            self.reload()
            return
        self._let_go(sorted(place for one, place in places.items() if one not in living and place >= 0))
        for record_id, record in living.items():
            if places[record_id] >= 0:
                self.spine.renew(record)
                row = self.row_of(record_id)
                self._redraw(row, row)
        self._receive([record for record_id, record in living.items() if places[record_id] < 0])
        self.counted.emit()

    def _let_go(self, departing: list[int]) -> None:
        """Back to front; the spine remembers each row as it was before any left."""
        for row in reversed(departing):
            self.beginRemoveRows(NO_INDEX, row, row)
            self.spine.take_out(row, row)
            self.endRemoveRows()

    def _receive(self, arriving: list[Any]) -> None:
        """What undo brings back comes to its old place, what is new to the end."""
        returning = [one for one in arriving if self.spine.former_row(one.id) >= 0]
        for one in sorted(returning, key=lambda one: self.spine.former_row(one.id)):
            self._insert(min(self.spine.former_row(one.id), self.count), [one])
        fresh = [one for one in arriving if one not in returning]
        self._insert(self.count, sorted(fresh, key=lambda one: one.id))  # as they were put

    def _insert(self, row: int, records: list[Any]) -> None:
        if records:
            self.beginInsertRows(NO_INDEX, row, row + len(records) - 1)
            self.spine.insert(row, records)
            self.endInsertRows()

    def _redraw(self, first: int, last: int) -> None:
        if last >= first >= 0:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.fields) - 1))

    def _show_draft(self) -> None:
        if self.adding:
            self._redraw(self.blank_row, self.blank_row)


def _hear(sounds: Sounds) -> bool:
    """Whether there was something new; in any thread."""
    try:
        news = sounds.behind() > 0
        sounds.catch_up()
    except DualPrevError:
        return False  # the table itself says what is wrong with the file
    return news


def _look(spine: RecordSpine, scope: Scope) -> Look | None:
    """None where the file could not be read."""
    try:
        return spine.look(scope)
    except DualPrevError:
        return None
