"""What is done to several cells of a record table at once: copied, pasted, cleared, filled down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from dualprev_desktop.kernel.i18n import ngettext
from dualprev_desktop.services.rows import Row
from dualprev_desktop.ui.widgets.record_model import RecordTableModel
from dualprev_desktop.ui.widgets.table_text import cells_of, text_of

Cells = Iterable[QModelIndex]


def by_rows(model: RecordTableModel, cells: Cells) -> dict[int, list[int]]:
    """{row: columns}, both ascending."""
    found: dict[int, list[int]] = {}
    for row, column in sorted((cell.row(), cell.column()) for cell in cells):
        found.setdefault(row, []).append(column)
    return found


def copy_cells(model: RecordTableModel, cells: Cells) -> None:
    """The smallest rectangle around the chosen cells; what is not chosen in it is left empty."""
    rows = by_rows(model, cells)
    columns = sorted({column for chosen in rows.values() for column in chosen})
    lines = [[model.shown(row, model.fields[column]) if column in chosen else "" for column in columns]
             for row, chosen in rows.items() if not model.is_blank(row)]
    if lines:
        QGuiApplication.clipboard().setText(text_of(lines))


def paste_cells(model: RecordTableModel, corner: QModelIndex, chosen: Cells) -> tuple[str, ...]:
    """Lays the clipboard's cells out from `corner`; lines beyond the last row become new records.

    One cell fills all that are chosen. Returns the ids of the records it went into.
    """
    found = model.session.do(lambda: (cells_of(QGuiApplication.clipboard().text()),))
    if not found or not found[0] or not corner.isValid():
        return ()
    lines, targets = found[0], list(chosen)
    if len(lines) == len(lines[0]) == 1 and len(targets) > 1:
        changes = [_change(model, row, dict.fromkeys(columns, lines[0][0]))
                   for row, columns in by_rows(model, targets).items() if not model.is_blank(row)]
    else:
        changes = list(_laid_out(model, corner, lines))
    return _put(model, changes)


def _laid_out(model: RecordTableModel, corner: QModelIndex, lines: list[list[str]]) -> Iterator[Row]:
    for offset, cells in enumerate(lines):
        row = corner.row() + offset
        columns = dict(enumerate(cells[:len(model.fields) - corner.column()], corner.column()))
        if row < model.count or any(cell.strip() for cell in cells):
            yield _change(model, row, columns)


def _change(model: RecordTableModel, row: int, columns: dict[int, str]) -> Row:
    texts = {model.fields[column].name: text for column, text in columns.items()}
    record_id = model.record_id(row)
    if record_id:
        return record_id, texts
    return "", {**model.draft.given, **{name: text for name, text in texts.items() if text.strip()}}


def _put(model: RecordTableModel, changes: list[Row]) -> tuple[str, ...]:
    if not changes:
        return ()
    ids = model.put_many(changes)
    if ids is None:
        return ()
    model.session.say(ngettext("{count} row filled in. Undo with Ctrl+Z.", "{count} rows filled in. Undo with Ctrl+Z.",
                               len(ids)).format(count=len(ids)))
    return ids


def clear_cells(model: RecordTableModel, cells: Cells) -> None:
    rows = by_rows(model, cells)
    if any(model.is_blank(row) for row in rows):
        model.draft.clear()
    changes = [_change(model, row, dict.fromkeys(columns, "")) for row, columns in rows.items()
               if not model.is_blank(row)]
    if changes:
        model.put_many(changes)


def fill_down(model: RecordTableModel, cells: Cells) -> None:
    """The topmost chosen value of each column goes into the chosen cells below it."""
    rows = by_rows(model, cells)
    first: dict[int, str] = {}
    changes: list[Row] = []
    for row, columns in rows.items():
        for column in columns:
            first.setdefault(column, model.shown(row, model.fields[column]))
        if not model.is_blank(row):
            changes.append(_change(model, row, {column: first[column] for column in columns}))
    if len(changes) > 1:
        _put(model, changes)

