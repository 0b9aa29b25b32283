"""The company's first plan in small, as a button to the plan page; drawn behind the person's back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from shiboken6 import isValid

from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services import query
from dualprev_desktop.services.plan_order import in_order
from dualprev_desktop.services.views import SVG, PlanView
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.destination import Destination
from dualprev_desktop.ui.session import Session
from dualprev_desktop.ui.theme.tokens import active

WIDTH, HEIGHT = 272, 168
PADDING = 10
LARGEST_SVG = 200_000
"""Bytes; a larger one would hold up the window while it is painted: its zones are shown alone."""


@dataclass(frozen=True)
class Drawn:
    """The plan as it stood at a position of the journal."""

    position: int
    plan: PlanView | None
    """Its picture small enough to be painted at once."""


@dataclass(frozen=True)
class _Draw:
    """In any thread; what stands at the same position is not drawn twice."""

    company: Company
    before: Drawn | None

    def __call__(self) -> Drawn:
        from dualprev_desktop.services import plans  # the window begins without them

        with self.company.read() as reader:
            position = reader.position()
        if self.before is not None and self.before.position == position:
            return self.before
        first = next(iter(in_order(query.records(self.company, Plan))), None)
        if first is None:
            return Drawn(position, None)
        try:
            return Drawn(position, with_small_picture(plans.plan_view(self.company, first.plan.id)))
        except DualPrevError:
            return Drawn(position, None)  # removed in this moment


def with_small_picture(plan: PlanView) -> PlanView:
    """In any thread: ready to be painted in small in the UI thread."""
    from dualprev_desktop.services import pictures

    if not plan.picture or (plan.media_type == SVG and len(plan.picture) <= LARGEST_SVG):
        return plan
    return replace(plan, picture=None if plan.media_type == SVG else pictures.small(plan.picture))


class PlanTile(QAbstractButton):
    wanted = Signal(object)
    """A Destination."""
    drawn = Signal()
    """What is shown is as the file is."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._drawing, self._again, self._just_shown = session, False, False, False
        self.now: Drawn | None = None
        self.image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._press)
        self._name()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._just_shown = True  # drawn once the place around it is painted, which does not wait for it

    @Slot()
    def renew(self) -> None:
        """Where nobody sees it, it waits until somebody does."""
        if not self.isVisible():
            return
        if self._drawing:
            self._again = True
            return
        self._drawing = True
        self._session.jobs.read_ahead(_Draw(self._session.company, self.now), self._take)

    def _take(self, drawn: Drawn) -> None:
        if not isValid(self):
            return
        if drawn is not self.now and drawn.plan is not None:
            from dualprev_desktop.ui.plan.thumbnail import plan_image

            self.image = plan_image(drawn.plan, QSize(WIDTH, HEIGHT) * 2 * self.devicePixelRatioF())
        self.now, self._drawing = drawn, False
        self._name()
        self.update()
        if self._again:
            self._again = False
            self.renew()
        else:
            self.drawn.emit()

    def _name(self) -> None:
        self.setAccessibleName(self.said)
        self.setToolTip(self.said)

    @property
    def said(self) -> str:
        if self.now is None:
            return _("Four-colour plan")
        if self.now.plan is None:
            return _("There is no plan yet. Take a picture of the site, or begin with a blank sheet.")
        return _("Plan: {name}").format(name=self.now.plan.name)

    @Slot()
    def _press(self) -> None:
        there = self.now.plan.id if self.now is not None and self.now.plan is not None else ""
        self.wanted.emit(Destination("plan", "plan" if there else "", there))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._just_shown:
            self._just_shown = False
            QTimer.singleShot(0, self, self.renew)
        painter, colours = QPainter(self), active().colours
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = self.rect().adjusted(1, 1, -1, -1)
        ring = self.hasFocus()
        painter.setPen(QPen(QColor(colours.accent if ring else colours.border), 2 if ring else 1))
        painter.setBrush(QColor(colours.hover if self.underMouse() else colours.surface))
        painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        if self.now is not None and self.now.plan is not None:
            self._paint_plan(painter, inner, self.image)
        elif self.now is not None:
            self._paint_words(painter, inner)
        painter.end()

    def _paint_plan(self, painter: QPainter, inner: QRect, image: QImage) -> None:
        line = painter.fontMetrics().height()
        room = inner.adjusted(0, 0, 0, -line - active().space.tight)
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(room.center() - QRect(0, 0, size.width(), size.height()).center(), size), image)
        painter.setPen(QColor(active().colours.muted))
        words = painter.fontMetrics().elidedText(self.said, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, words)

    def _paint_words(self, painter: QPainter, inner: QRect) -> None:
        painter.setPen(QColor(active().colours.accent))
        painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.said)
