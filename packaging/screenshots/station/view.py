"""Where a place of the picture stands on the screen, as the eye sees it: the sheet shown whole, or nearer."""

from __future__ import annotations

from afternoon.hand import Hand

from station.outlines import Place

WHOLE = "Whole sheet (F)"


class View:
    def __init__(self, hand: Hand) -> None:
        self.hand, self.nearer = hand, False
        self._look()

    def near(self, place: Place, notches: int) -> None:
        """The sheet whole, then nearer round the place."""
        if self.nearer:
            self.hand.click("QToolButton", WHOLE)
            self._look()
        self.nearer = notches > 0
        for _notch in range(notches):
            self.hand.pointer.wheel(self.at(place), down=False)
        self._look()

    def _look(self) -> None:
        sheet = self.hand.find("PlanCanvas").sheet
        assert sheet is not None
        self._left, self._top, self._scale = sheet

    def at(self, place: Place) -> tuple[int, int]:
        return round(self._left + place[0] * self._scale), round(self._top + place[1] * self._scale)
