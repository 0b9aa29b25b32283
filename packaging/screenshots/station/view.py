"""Where a place of the picture stands on the screen: the sheet shown whole, or nearer round a place."""

from __future__ import annotations

from afternoon.hand import Hand
from afternoon.screen import Box

from station.outlines import SIZE, Place

AIR = 0.03
"""Of the longer side, that the program leaves around a sheet it shows whole."""
STEP = 1.25
"""The zoom of one notch of the wheel."""


class View:
    """Follows the wheel as the canvas does: the place under the pointer stays where it is."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.fit()

    def fit(self) -> None:
        """The canvas has the keyboard."""
        self.hand.keys("f")
        x, y, width, height = self._canvas()
        air = 2 * AIR * max(SIZE)
        self.scale = min((width - 4) / (SIZE[0] + air), (height - 4) / (SIZE[1] + air))
        self.left, self.top = x + (width - SIZE[0] * self.scale) / 2, y + (height - SIZE[1] * self.scale) / 2

    def _canvas(self) -> Box:
        return self.hand.find("PlanCanvas").box

    def near(self, place: Place, notches: int) -> None:
        """The place comes into the middle by the same number of notches there and back elsewhere."""
        self.fit()
        at = self.at(place)
        for _notch in range(notches):
            self.hand.pointer.wheel(at, down=False)
        factor = STEP ** notches
        self.left, self.top = at[0] - (at[0] - self.left) * factor, at[1] - (at[1] - self.top) * factor
        self.scale *= factor

    def at(self, place: Place) -> tuple[int, int]:
        return round(self.left + place[0] * self.scale), round(self.top + place[1] * self.scale)
