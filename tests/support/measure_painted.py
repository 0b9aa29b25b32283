"""Words that our own `paint` and `paintEvent` paint: heard while a picture is taken, at `drawText` and `elidedText`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QGraphicsView,
    QStyledItemDelegate,
    QWidget,
)

from tests.support.findings import (
    TOLERANCE,
    Finding,
    Role,
    least_points,
    says,
    where,
)


@dataclass(frozen=True)
class Drawn:
    """Words, where they stand in the picture (pixels), and on what."""

    text: str
    box: QRect
    widget: QWidget


def hear(root: QWidget, tell: Callable[[Finding], object], drew: Callable[[Drawn], object]) -> QImage:
    """Takes a picture and hears what is drawn."""
    with _hearing(tell, drew):
        return root.grab().toImage()


@contextmanager
def _hearing(tell: Callable[[Finding], object], drew: Callable[[Drawn], object]) -> Iterator[None]:
    plain, real, draw = QFontMetrics.elidedText, QFontMetricsF.elidedText, QPainter.drawText

    def elided(original: Any) -> Any:
        def heard(metrics: Any, text: str, *rest: Any) -> str:
            shortened: str = original(metrics, text, *rest)
            if shortened != text:
                _tell_cut(tell, text, f"elided to “{shortened[:40]}”", sys._getframe(1))
            return shortened
        return heard

    def drawn(painter: QPainter, *given: Any) -> Any:
        _hear_drawn(tell, drew, painter, given, sys._getframe(1))
        return draw(painter, *given)

    QFontMetrics.elidedText, QFontMetricsF.elidedText = elided(plain), elided(real)  # type: ignore[method-assign]
    QPainter.drawText = drawn  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        QFontMetrics.elidedText, QFontMetricsF.elidedText = plain, real  # type: ignore[method-assign]
        QPainter.drawText = draw  # type: ignore[method-assign]


def _hear_drawn(tell: Callable[[Finding], object], drew: Callable[[Drawn], object], painter: QPainter,
                given: tuple[Any, ...], frame: FrameType) -> None:
    widget, _index = _who(frame)
    if widget is None or isinstance(widget, QGraphicsView) or "Material" in painter.font().family():
        return
    if 0 < painter.font().pointSizeF() < least_points():
        tell(Finding("small type", where(widget), f"{painter.font().pointSizeF():.1f} pt"))
    box, text = given[0], str(given[-1])
    if len(given) < 3 or not isinstance(box, QRect | QRectF) or not text.strip():
        return
    wanted = painter.boundingRect(QRectF(box), int(given[1]), text)
    drew(Drawn(text, painter.deviceTransform().mapRect(wanted).toAlignedRect(), widget))
    over = max(wanted.width() - box.width(), wanted.height() - box.height())
    if over > TOLERANCE + 1 and "…" not in text:
        _tell_cut(tell, text, f"drawn {wanted.width():.0f} × {wanted.height():.0f} in {box.width():.0f} × "
                  f"{box.height():.0f}", frame)


def _tell_cut(tell: Callable[[Finding], object], text: str, what: str, frame: FrameType) -> None:
    widget, index = _who(frame)
    if widget is None or isinstance(widget, QGraphicsView):
        return
    tip = str(index.data(Role.ToolTipRole) or "") if index is not None else widget.toolTip()
    if not says(tip, text):
        tell(Finding("cut", where(widget), f"“{text[:60]}” {what}"))


def _who(frame: FrameType | None) -> tuple[QWidget | None, Any]:
    """(the widget, the index) that is being painted, from the calls that lead to the drawing."""
    widget: QWidget | None = None
    index: Any = None
    for _step in range(12):
        if frame is None:
            break
        inside = frame.f_locals
        if index is None and isinstance(inside.get("index"), QModelIndex | QPersistentModelIndex):
            index = inside["index"]
        widget = widget or getattr(inside.get("option"), "widget", None)
        owner = inside.get("self")
        if isinstance(owner, QWidget):
            return widget or owner, index
        if isinstance(owner, QStyledItemDelegate) and index is not None:
            holder = owner.parent()
            return widget or (holder if isinstance(holder, QWidget) else None), index
        frame = frame.f_back
    return widget, index
