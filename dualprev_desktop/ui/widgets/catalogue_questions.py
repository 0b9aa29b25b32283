"""Questions about what a company has, each a broad line with its yes or no; the whole line is the button."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _, active
from dualprev_desktop.ui.theme.fonts import bold_font
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.catalogue_scope import Key, Scope

HEIGHT = 44
ANSWER = 64
WORDS = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class YesNoRow(QAbstractButton):
    """No until it is pressed; once more, and it is no again."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(question)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._tell)
        self._tell(False)

    def _tell(self, yes: bool) -> None:
        answer = _("Yes") if yes else _("No")
        self.setAccessibleName(f"{self.text()} {answer}")

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = look().colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        yes, box = self.isChecked(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground = colours.accent_soft if yes else colours.hover if self.underMouse() else colours.surface
        border = colours.accent if self.hasFocus() else colours.strong_border
        painter.setPen(QPen(QColor(border), 2 if self.hasFocus() else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, look().size.radius, look().size.radius)
        painter.setPen(QColor(colours.text))
        around = look().space.around
        room = self.rect().adjusted(around, 0, -around - 2 * ANSWER - look().space.between, 0)
        painter.drawText(room, int(WORDS), self.text())
        self._paint_answers(painter, yes)
        painter.end()

    def _paint_answers(self, painter: QPainter, yes: bool) -> None:
        """Both words, the one that holds filled."""
        colours = look().colours
        right = self.rect().right() - look().space.between
        for place, (word, holds) in enumerate(((_("Yes"), yes), (_("No"), not yes))):
            box = QRect(right - (2 - place) * ANSWER + 2, 8, ANSWER - 4, self.height() - 16)
            painter.setPen(Qt.PenStyle.NoPen if holds else QPen(QColor(colours.border)))
            fill = (colours.accent if yes else colours.sunken) if holds else colours.surface
            painter.setBrush(QColor(fill))
            painter.drawRoundedRect(QRectF(box), look().size.radius, look().size.radius)
            painter.setPen(QColor((colours.accent_ink if yes else colours.text) if holds else colours.muted))
            painter.setFont(bold_font() if holds else self.font())
            words = QFontMetrics(painter.font()).elidedText(word, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # an abstract button takes the arrows for itself where it is alone with its parent
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._neighbour(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _neighbour(self, step: int) -> None:
        parent = self.parentWidget()
        rows = parent.findChildren(YesNoRow) if parent is not None else []
        place = rows.index(self) + step
        if 0 <= place < len(rows):
            rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class QuestionList(QWidget):
    """The questions of the catalogues in a scope; an answer is kept in the scope."""

    answered = Signal()

    def __init__(self, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = scope
        self.rows: dict[Key, YesNoRow] = {}
        self._headings: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().space.between)

    def renew(self) -> None:
        """After other catalogues were chosen."""
        for widget in (*self.rows.values(), *self._headings):
            self._column.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self.rows, self._headings = {}, []
        language = active().language
        for kind, question in self._scope.questions():
            if len(self._scope.kinds) > 1 and kind.questions[0] is question:
                self._add_heading(kind.title(language))
            key = (kind.id, question.id)
            row = self.rows[key] = YesNoRow(question.text(language), self)
            row.setChecked(self._scope.answers.get(key, False))
            row.toggled.connect(self._answer)
            self._column.addWidget(row)
            row.show()  # now, and not when events are looked at: the first of them gets the keyboard

    def _add_heading(self, text: str) -> None:
        heading = QLabel(text)
        heading.setFont(bold_font())
        self._headings.append(heading)
        self._column.addWidget(heading)

    def _answer(self) -> None:
        self._scope.answers.update({key: row.isChecked() for key, row in self.rows.items()})
        self.answered.emit()
