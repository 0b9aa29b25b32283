"""Writes words on the plan: click, type in place, Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGraphicsView, QLineEdit

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.plan_edits import NewSymbol, PlanEdit
from dualprev_desktop.ui.plan.sketch import Sketch
from dualprev_desktop.ui.plan.symbol_keys import symbol_key
from dualprev_desktop.ui.plan.tool import SELECT, Canvas, Tool, ToolKind, arrow

WRITE, REWRITE = N_("Words on the plan: {words}"), N_("Other words on the plan: {words}")
TEXT = "text"
LONGEST, WIDTH, CROSS_STEP = 100, 220, 5


class WordsEdit(QLineEdit):
    """Enter keeps, Esc drops, leaving it keeps what was typed."""

    def __init__(self, tool: TextTool, words: str) -> None:
        super().__init__(words, tool.canvas.viewport())
        self._tool = tool
        self.setMaxLength(LONGEST)
        self.setPlaceholderText(_("Words; Enter keeps them"))
        self.setAccessibleName(_("Words on the plan"))
        self.setFixedWidth(WIDTH)
        self.editingFinished.connect(self._done)

    def _done(self) -> None:
        self._tool.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._tool.drop()
            event.accept()
        else:
            super().keyPressEvent(event)
            event.accept()  # Enter is not the page's


class TextTool(Tool):
    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.edit: WordsEdit | None = None
        self._at, self._old = QPointF(), ""
        self._cross: QPointF | None = None
        self._sketch = Sketch()

    def begin(self) -> None:
        self.scene.addItem(self._sketch)

    def end(self) -> None:
        self._close()
        if self._sketch.scene() is not None:
            self.scene.removeItem(self._sketch)

    def refresh(self) -> None:
        self._sketch.follow([], self._cross, self.canvas.unit)

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.finish()
        self._cross = None
        under = self.scene.symbol_at(at)
        if under and self.scene.symbols[under].view.kind == TEXT:
            self.canvas.choose([under])
            self._open(self.scene.symbols[under].at, under, self.scene.symbols[under].view.words)
        elif self.scene.sheet.rect.contains(at):
            self._open(at)
        self.refresh()
        return True

    def _open(self, at: QPointF, old: str = "", words: str = "") -> None:
        self._at, self._old, self.edit = at, old, WordsEdit(self, words)
        viewport = self.canvas.viewport()
        view = viewport.parentWidget()
        place = view.mapFromScene(at) if isinstance(view, QGraphicsView) else viewport.rect().center()
        size = self.edit.sizeHint()
        self.edit.move(max(0, min(place.x() - WIDTH // 2, viewport.width() - WIDTH)),
                       max(0, min(place.y() - size.height() // 2, viewport.height() - size.height())))
        self.edit.show()
        self.edit.setFocus()

    def finish(self) -> None:
        """Keeps what was typed; nothing typed is nothing done."""
        if self.edit is None:
            return
        words, old = self.edit.text().strip(), self._old
        at = self._at
        self._close()
        if not words:
            return
        if old:
            self.canvas.commit(PlanEdit(REWRITE, {"words": words}, moved_symbols={old: {"words": words}}))
            return
        x, y = self.scene.sheet.to_shape(at)
        new = NewSymbol(TEXT, round(x), round(y), {"words": words})
        if self.canvas.commit(PlanEdit(WRITE, {"words": words}, set_symbols=(new,))):
            self.canvas.choose([new.id])

    def drop(self) -> None:
        self._close()

    def _close(self) -> None:
        edit, self.edit = self.edit, None
        if edit is not None:
            edit.blockSignals(True)
            edit.hide()
            edit.deleteLater()
            view = self.canvas.viewport().parentWidget()
            if view is not None:
                view.setFocus()

    def wants(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and bool(self.edit or self._cross or self.scene.chosen)

    def key(self, event: QKeyEvent) -> bool:
        direction = arrow(event)
        if direction is not None:
            start = self._cross if self._cross is not None else self.canvas.shown()
            by = direction * CROSS_STEP * self.canvas.unit if self._cross is not None else QPointF()
            self._cross = self.scene.sheet.clamped(start + by)
            self.canvas.reveal(self._cross)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cross is not None:
            self._open(self._cross)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            return symbol_key(self.canvas, event)
        self.refresh()
        return True

    def _escape(self) -> None:
        if self._cross is not None:
            self._cross = None
        elif self.scene.chosen:
            self.canvas.choose([])
        else:
            self.canvas.use_tool(SELECT)


TOOL = ToolKind(
    "text", 75, N_("Words"),
    N_("Click and type; Enter keeps the words, Esc drops them. A click on words that stand there changes them. By "
       "keyboard: arrow keys move the cross, Space begins."),
    "mdi6.format-text", "T", TextTool)
