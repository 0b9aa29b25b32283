"""Draws a zone corner by corner; edges are straight, arcs, or follow the border of a neighbour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent

from dualprev_desktop.domain.curves import TOLERANCE, arc
from dualprev_desktop.domain.tracing import ring_through, trace
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.plan.caption import Caption
from dualprev_desktop.ui.plan.corners import FEWEST
from dualprev_desktop.ui.plan.drawing import DrawingTool
from dualprev_desktop.ui.plan.tool import Canvas, ToolKind

CLOSING = 10
"""Screen pixels round the first corner within which a click closes the outline."""
SAME_PLACE = 3


class PolygonTool(DrawingTool):
    """Click sets a corner; Enter, a double click or a click on the first corner closes."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.curved = self.following = self.other_way = False
        """What the next edge is: an arc, a neighbour's border, and that the longer way round."""
        self._through: QPointF | None = None
        """A place on the arc that is being drawn."""
        self._steps: list[int] = []
        """How many corners there were before each click."""
        self._caption = Caption()

    def begin(self) -> None:
        super().begin()
        self.scene.addItem(self._caption)
        self.refresh()

    def end(self) -> None:
        super().end()
        if self._caption.scene() is not None:
            self.scene.removeItem(self._caption)

    def refresh(self) -> None:
        super().refresh()
        self._caption.say(self.words(), self.at)

    def words(self) -> str:
        """What the next click does, said at the cursor; straight edges need no words."""
        if self.curved:
            if not self.set:
                return _("Arc: click where it begins")
            return _("Arc: click a place on it") if self._through is None else _("Arc: click where it ends")
        if self.following:
            along = bool(self.set) and self.at is not None and len(self._border(self.at)) > 0
            return _("Along the border; Tab takes the other way") if along else _("Border: click a neighbour's corner")
        return ""

    def press(self, at: QPointF, keys: Qt.KeyboardModifier) -> bool:
        self.move(at, keys, pressed=True)
        if self.at is None:
            return True
        if self._closes(self.at):
            self._close()
        else:
            self.set_corner(self.at)
        return True

    def _closes(self, at: QPointF) -> bool:
        return len(self.set) + (self._through is not None) >= FEWEST and self.near(at, self.set[0], CLOSING)

    def _close(self) -> None:
        if self._through is not None or self.following:
            self.set_corner(self.set[0])
        self.finish()

    def move(self, at: QPointF, keys: Qt.KeyboardModifier, pressed: bool) -> None:
        straight = bool(keys & Qt.KeyboardModifier.ShiftModifier) and bool(self.set)
        if straight:
            keys |= Qt.KeyboardModifier.ControlModifier  # a snap would bend the line
        self.point_to(upright(self.set[-1], at) if straight else at, keys)

    def double_click(self, at: QPointF) -> None:
        self.finish()

    def set_corner(self, at: QPointF) -> None:
        last = self._through or (self.set[-1] if self.set else None)
        # the second press of a double click stands on the first
        if last is not None and self.near(at, last, SAME_PLACE):
            return
        if self.set and self.curved and self._through is None:
            self._through = at
        else:
            leg = self._leg(at)
            self._steps.append(len(self.set))
            self.set += leg
            self._through, self.other_way = None, False
        self.refresh()

    def _leg(self, at: QPointF) -> list[QPointF]:
        """The corners after the last one, up to a next one at `at`."""
        if self._through is not None:
            return self._arc(self.set[-1], self._through, at)
        return (self._border(at) if self.set and self.following else []) or [at]

    def _arc(self, start: QPointF, through: QPointF, end: QPointF) -> list[QPointF]:
        sheet = self.scene.sheet
        one, two, three = ((at.x(), at.y()) for at in (start, through, end))
        return [sheet.clamped(QPointF(*at))
                for at in arc(one, two, three, TOLERANCE * max(sheet.width, sheet.height))]

    def _border(self, at: QPointF) -> list[QPointF]:
        """Along the zone that has corners here and there; nothing where none has both."""
        sheet = self.scene.sheet
        start, end = sheet.to_shape(self.set[-1]), sheet.to_shape(at)
        for zone in self.scene.zones.values():
            ring = ring_through(zone.shape, start, end)
            if ring and start != end:
                way = trace(ring, start, end, sheet.width, sheet.height, self.other_way)
                return [sheet.to_scene(corner) for corner in way]
        return []

    # keys

    def key(self, event: QKeyEvent) -> bool:
        letter = event.text().upper()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and self.set and self.following:
            self.other_way = not self.other_way
        elif letter == "A" and self.set:
            self.curved, self.following, self._through = not self.curved, False, None
        elif letter == "E" and self.set:
            self.following, self.curved, self._through = not self.following, False, None
        else:
            return super().key(event)
        self.refresh()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        turned = self.following and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return super().wants(event) or (turned and bool(self.set))

    def take_back(self) -> None:
        if self._through is not None:
            self._through = None
        elif self._steps:
            del self.set[self._steps.pop():]

    def drop(self) -> None:
        self._through, self._steps = None, []
        super().drop()

    def finish(self) -> None:
        if len(self.set) >= FEWEST:
            self.keep(self.set)

    # the sketch

    def outline(self) -> Sequence[QPointF]:
        return [*self.set, *self._leg(self.at)] if self.set and self.at is not None else self.set

    def marks(self) -> Sequence[QPointF]:
        clicked = [self.set[end - 1] for end in (*self._steps[1:], len(self.set))] if self.set else []
        return [*clicked, *(one for one in (self._through, self.at) if one is not None and self.set)]


def upright(corner: QPointF, at: QPointF) -> QPointF:
    """The place level with or straight above or below the corner, whichever is nearer to `at`."""
    level = abs(at.x() - corner.x()) >= abs(at.y() - corner.y())
    return QPointF(at.x(), corner.y()) if level else QPointF(corner.x(), at.y())


TOOL = ToolKind(
    "polygon", 20, N_("Zone by corners"),
    N_("Click corner after corner; Enter or a double click closes. Shift draws level and upright lines, A makes the "
       "next edge an arc, E follows a neighbour's border, Ctrl does not snap. By keyboard: arrow keys move the cross, "
       "Space sets a corner."),
    "mdi6.vector-polygon", "P", PolygonTool)
