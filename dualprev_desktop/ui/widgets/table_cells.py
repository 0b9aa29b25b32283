"""What is done to several cells of a record table at once: copied, pasted, cleared, filled down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from typing import Any

from PySide6.QtCore import QItemSelectionRange, QMimeData
from PySide6.QtGui import QGuiApplication

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.rows import Row
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.table_text import cells_of, html_of, text_of

Cells = Sequence[QItemSelectionRange]
Columns = Sequence[int]
"""The columns that are shown, in the order in which they stand."""


def by_rows(cells: Cells, shown: Columns) -> dict[int, Columns]:
    """{row: columns}, both as they stand; hidden columns are left alone.

    Asked of the ranges and not of the cells: of all cells of a long table there are millions.
    """
    found: dict[int, Columns] = {}
    for part in cells:
        columns = [column for column in shown if part.left() <= column <= part.right()]
        for row in range(part.top(), part.bottom() + 1) if columns else ():
            known = found.get(row)
            found[row] = columns if known is None else [one for one in shown if one in known or one in columns]
    return dict(sorted(found.items()))


def corner_of(cells: Cells, shown: Columns) -> tuple[int, int]:
    """Row and column of the topmost, leftmost cell; (-1, -1) where none is chosen."""
    return next(((row, columns[0]) for row, columns in by_rows(cells, shown).items()), (-1, -1))


def copy_cells(model: RecordTableModel, cells: Cells, shown: Columns) -> None:
    """The smallest rectangle around the chosen cells; what is not chosen in it is left empty."""
    rows = by_rows(cells, shown)
    chosen_somewhere = {column for chosen in rows.values() for column in chosen}
    columns = [column for column in shown if column in chosen_somewhere]
    lines = [[model.shown(row, model.fields[column]) if column in chosen else "" for column in columns]
             for row, chosen in rows.items() if model.record_id(row)]
    if lines:
        put_on_clipboard(lines)


def put_on_clipboard(lines: Sequence[Sequence[str]]) -> None:
    both = QMimeData()
    both.setText(text_of(lines))
    both.setHtml(html_of(lines))
    QGuiApplication.clipboard().setMimeData(both)


def paste_cells(model: RecordTableModel, cells: Cells, shown: Columns) -> tuple[str, ...]:
    """Lays the clipboard's cells out from the first chosen one; lines beyond the last row become new records.

    One cell fills all that are chosen. Returns the ids of the records it went into.
    """
    lines, (row, column) = cells_of(QGuiApplication.clipboard().text()), corner_of(cells, shown)
    if not lines or row < 0:
        return ()
    if len(lines) == len(lines[0]) == 1 and (len(cells) > 1 or cells[0].width() * cells[0].height() > 1):
        return fill_cells(model, cells, shown, lines[0][0])
    return _put(model, list(_laid_out(model, row, shown[list(shown).index(column):], lines)))


def fill_cells(model: RecordTableModel, cells: Cells, shown: Columns, value: Any) -> tuple[str, ...]:
    """One value into all chosen cells."""
    return _put(model, [_change(model, row, dict.fromkeys(columns, value))
                        for row, columns in by_rows(cells, shown).items() if model.record_id(row)])


def _laid_out(model: RecordTableModel, first: int, columns: Columns, lines: list[list[str]]) -> Iterator[Row]:
    """Headings of groups are stepped over."""
    rows = chain((row for row in range(first, model.blank_row) if model.record_id(row)), repeat(model.blank_row))
    for row, cells in zip(rows, lines, strict=False):
        if row < model.blank_row or any(cell.strip() for cell in cells):
            yield _change(model, row, dict(zip(columns, cells, strict=False)))


def _change(model: RecordTableModel, row: int, columns: dict[int, Any]) -> Row:
    texts = {model.fields[column].name: text for column, text in columns.items()}
    record_id = model.record_id(row)
    if record_id:
        return record_id, texts
    return "", {**model.draft.given, **{name: text for name, text in texts.items() if str(text).strip()}}


def _put(model: RecordTableModel, changes: list[Row]) -> tuple[str, ...]:
    if not changes:
        return ()
    ids = model.put_many(changes)
    if ids is None:
        return ()
    words = ngettext("{count} row filled in. Undo with Ctrl+Z.", "{count} rows filled in. Undo with Ctrl+Z.", len(ids))
    say_undoable(model.session, words.format(count=len(ids)))
    return ids


def clear_cells(model: RecordTableModel, cells: Cells, shown: Columns) -> None:
    rows = by_rows(cells, shown)
    if any(model.is_blank(row) for row in rows):
        model.draft.clear()
    changes = [_change(model, row, dict.fromkeys(columns, "")) for row, columns in rows.items()
               if model.record_id(row)]
    if changes:
        model.put_many(changes)


def fill_down(model: RecordTableModel, cells: Cells, shown: Columns) -> None:
    """The topmost chosen value of each column goes into the chosen cells below it."""
    first: dict[int, Any] = {}
    changes: list[Row] = []
    for row, columns in by_rows(cells, shown).items():
        if not model.record_id(row):
            continue
        for column in columns:
            first.setdefault(column, model.value(row, model.fields[column].name))
        changes.append(_change(model, row, {column: first[column] for column in columns}))
    if len(changes) > 1:
        _put(model, changes[1:])
