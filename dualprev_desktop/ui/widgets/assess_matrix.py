"""A method of two factors as its matrix (风险矩阵): every pair of values with its score and level, to be chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import style
from dualprev_desktop.domain.rules import Judgement, Parameter, RuleSet
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.codelists import label
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.level_badge import badge_text, paint_shape
from dualprev_desktop.ui.widgets.mode_switch import MODES

HEAD, AXIS, LEAST, MOST = 72, 44, 44, 104
GLYPH = 10
Values = Mapping[str, Decimal]


def is_matrix(rules: RuleSet) -> bool:
    return len(rules.parameters) == 2


class RiskMatrix(QWidget):
    """Rows are the first factor, columns the second, the worst at the top right; both kinds are marked in it."""

    picked = Signal(object)
    """The values of the cell, by parameter."""
    confirmed = Signal()
    """Enter on the cell that is chosen already."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: RuleSet | None = None
        self._cells: list[list[Judgement]] = []
        self._chosen: dict[str, Values] = {}
        self.kind = MODES[0]
        """For which cells are chosen."""
        self._at = QPoint(0, 0)
        """The cell that has the keyboard: column, row."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rules(self, rules: RuleSet) -> None:
        """Nothing is shown for a method that has not two factors."""
        self._rules = rules if is_matrix(rules) else None
        self._cells, self._chosen, self._at = [], {}, QPoint(0, 0)
        if self._rules is not None:
            down, across = rules.parameters
            # scales run from the worst row down; columns run from the least to the worst
            self._cells = [[rules.judge({down.key: high.value, across.key: wide.value})
                            for wide in reversed(across.scale)] for high in down.scale]
        self._tell()

    def set_chosen(self, kind: str, values: Values) -> None:
        self._chosen[kind] = dict(values)
        self.update()

    def go_to_chosen(self) -> None:
        """The keyboard begins where the judgement stands."""
        for row, line in enumerate(self._cells):
            for column, judged in enumerate(line):
                if dict(judged.chosen) == self._chosen.get(self.kind):
                    self._at = QPoint(column, row)
        self._tell()

    def cell_text(self, column: int, row: int) -> str:
        """All that can be read of a cell: its values in words, the score, the level."""
        judged = self._cells[row][column]
        assert self._rules is not None
        words = [self._wording(parameter, judged.chosen[parameter.key]) for parameter in self._rules.parameters]
        return "\n".join([*words, f"{self._rules.formula_text(judged)} · {badge_text(judged.level)}"])

    @staticmethod
    def _wording(parameter: Parameter, value: Decimal) -> str:
        text = parameter.scale[parameter.place(value) or 0].text(translator().language)
        return f"{parameter.key} = {plain_decimal(value)}  {text}"

    # geometry -----------------------------------------------------------------------------------------

    def cell_rect(self, column: int, row: int) -> QRect:
        columns, rows = len(self._cells[0]), len(self._cells)
        wide = min((self.width() - HEAD) // columns, MOST)
        high = min((self.height() - AXIS) // rows, MOST)
        return QRect(HEAD + column * wide, row * high, wide, high)

    def _cell_at(self, place: QPoint) -> QPoint | None:
        for row, line in enumerate(self._cells):
            for column in range(len(line)):
                if self.cell_rect(column, row).contains(place):
                    return QPoint(column, row)
        return None

    def minimumSizeHint(self) -> QSize:
        if not self._cells:
            return QSize(HEAD, AXIS)
        return QSize(HEAD + LEAST * len(self._cells[0]), AXIS + LEAST * len(self._cells))

    # mouse and keys -----------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if cell is not None:
            self._at = cell
            self._pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._cells:
            across, down = _MOVES[key]
            self._at = QPoint(min(max(self._at.x() + across, 0), len(self._cells[0]) - 1),
                              min(max(self._at.y() + down, 0), len(self._cells) - 1))
            self._tell()
        elif key in _ENTER and self._cells and dict(self._here.chosen) == self._chosen.get(self.kind):
            self.confirmed.emit()
        elif key in (Qt.Key.Key_Space, *_ENTER) and self._cells:
            self._pick()
        else:
            super().keyPressEvent(event)

    @property
    def _here(self) -> Judgement:
        return self._cells[self._at.y()][self._at.x()]

    def _pick(self) -> None:
        self._tell()
        self.picked.emit(dict(self._here.chosen))

    def _tell(self) -> None:
        if self._cells:
            self.setAccessibleName(self.cell_text(self._at.x(), self._at.y()).replace("\n", " · "))
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._cells:
            cell = self._cell_at(event.pos())
            if cell is not None:
                QToolTip.showText(event.globalPos(), self.cell_text(cell.x(), cell.y()), self)
                return True
        return super().event(event)

    # painting -----------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rules is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, line in enumerate(self._cells):
            self._paint_head(painter, row)
            for column, judged in enumerate(line):
                self._paint_cell(painter, self.cell_rect(column, row), judged, QPoint(column, row) == self._at)
        self._paint_marks(painter)
        self._paint_axis(painter)
        painter.end()

    def _paint_head(self, painter: QPainter, row: int) -> None:
        assert self._rules is not None
        down = self._rules.parameters[0]
        cell = self.cell_rect(0, row)
        painter.setFont(bold_font())
        painter.setPen(QColor(active().colours.text))
        painter.drawText(QRect(0, cell.y(), HEAD - 12, cell.height()),
                         Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                         f"{down.key} {plain_decimal(down.scale[row].value)}")

    def _paint_axis(self, painter: QPainter) -> None:
        assert self._rules is not None
        across = self._rules.parameters[1]
        painter.setFont(bold_font())
        painter.setPen(QColor(active().colours.text))
        for column, row in enumerate(reversed(across.scale)):
            cell = self.cell_rect(column, len(self._cells) - 1)
            painter.drawText(QRect(cell.x(), cell.bottom() + 4, cell.width(), 24), Qt.AlignmentFlag.AlignCenter,
                             f"{across.key} {plain_decimal(row.value)}")

    def _paint_cell(self, painter: QPainter, cell: QRect, judged: Judgement, here: bool) -> None:
        look = style(judged.level)
        box = QRectF(cell).adjusted(2, 2, -2, -2)
        focused = here and self.hasFocus()
        painter.setPen(QPen(QColor(active().colours.text), 3) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colour))
        painter.drawRoundedRect(box, 3, 3)
        painter.setPen(QColor(look.ink))
        painter.setFont(bold_font())
        painter.drawText(box.adjusted(8, 4, 0, 0), Qt.AlignmentFlag.AlignTop, plain_decimal(judged.score))
        paint_shape(painter, QRectF(box.right() - GLYPH - 6, box.top() + 7, GLYPH, GLYPH), judged.level, look.ink)

    def _paint_marks(self, painter: QPainter) -> None:
        """After all cells, so that none lies over the mark of another."""
        painter.setFont(caption_font())
        for row, line in enumerate(self._cells):
            for column, judged in enumerate(line):
                kinds = [kind for kind in MODES if self._chosen.get(kind) == dict(judged.chosen)]
                if kinds:
                    self._paint_mark(painter, self.cell_rect(column, row), kinds)

    @staticmethod
    def _paint_mark(painter: QPainter, cell: QRect, kinds: list[str]) -> None:
        colours, advance = active().colours, painter.fontMetrics().horizontalAdvance
        words = mark_text(kinds, lambda text: advance(text) + 8 <= cell.width() - 4)
        width = advance(words) + 8
        high = 20 if cell.height() >= LEAST + 8 else 15
        plate = QRectF(cell.x() + (cell.width() - width) / 2, cell.bottom() - high - 4, width, high)
        painter.setPen(QPen(QColor(colours.text), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(plate, 4, 4)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def mark_text(kinds: Sequence[str], fits: Callable[[str], bool]) -> str:
    """The names of the kinds, as long as they fit: whole, else their beginnings, which are told apart by them."""
    names = [label("assessment_kind", kind) for kind in kinds]
    tried = [" ".join(name[:letters] for name in names) for letters in _MARKS]
    return next((words for words in tried if fits(words)), tried[-1])


_MARKS = (40, 8, 4, 2, 1)
"""Letters of the kinds' names; the Chinese ones have four, and two of them say it."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
