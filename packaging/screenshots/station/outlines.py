"""What is drawn: the zones of the station's picture, as a hand reads them from it, in its pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualprev_desktop.domain.levels import Level

Place = tuple[float, float]
SIZE = (918, 1000)


@dataclass(frozen=True)
class Leg:
    """To the next corner: straight, through a place on an arc, or along the border of the zone beside."""

    to: Place
    through: Place | None = None
    along: bool = False


@dataclass(frozen=True)
class Part:
    """One outline; a `round` one is pulled from corner to corner."""

    start: Place
    legs: tuple[Leg, ...] = ()
    round: Place | None = None
    inside: Place | None = None
    """A place within it, where the middle of its corners is none."""

    @property
    def places(self) -> list[Place]:
        ends = [leg.to for leg in self.legs] + ([self.round] if self.round else [])
        return [self.start, *ends]

    @property
    def middle(self) -> Place:
        return _middle(self.places)

    @property
    def reach(self) -> float:
        return _reach(self.places)


@dataclass(frozen=True)
class Zone:
    """Several parts are drawn one by one and merged; `scores` are L, E and C of its one event."""

    name: str
    point: str
    event: str
    level: Level
    scores: tuple[str, str, str]
    parts: tuple[Part, ...]

    @property
    def places(self) -> list[Place]:
        return [place for part in self.parts for place in part.places]

    @property
    def middle(self) -> Place:
        return _middle(self.places)

    @property
    def reach(self) -> float:
        return _reach(self.places)


def _middle(places: Sequence[Place]) -> Place:
    return sum(x for x, _y in places) / len(places), sum(y for _x, y in places) / len(places)


def _reach(places: Sequence[Place]) -> float:
    """The longer side of the upright rectangle round them."""
    return max(max(values) - min(values) for values in zip(*places, strict=True))


def _straight(*places: Place) -> Part:
    return Part(places[0], tuple(map(Leg, places[1:])))


def _circle(x: float, y: float, radius: float) -> Part:
    return Part((x - radius, y - radius), round=(x + radius, y + radius))


CANOPY = Part((180.5, 740.3), (
    Leg((312.3, 757.7)), Leg((391.3, 403.1)), Leg((499.3, 392.6), through=(444.0, 362.0)), Leg((655.8, 707.6)),
    Leg((736.9, 668.1)), Leg((541.5, 248.0)), Leg((335.4, 262.4), through=(445.0, 209.2))), inside=(440.0, 280.0))
SERVICE = Part((335.4, 262.4), (Leg((303.3, 209.8)), Leg((280.1, 281.9)), Leg((310.7, 337.3))))
HOUSE = Part((425.9, 455.7), (
    Leg((384.7, 581.2)), Leg((398.5, 611.8), through=(384.0, 605.5)), Leg((524.8, 601.9)),
    Leg((539.0, 581.0), through=(541.0, 594.0)), Leg((477.2, 449.3)), Leg((425.9, 455.7), through=(451.0, 428.6))))

GRAVE, SLIGHT = ("1", "6", "40"), ("1", "3", "7")
ZONES = (
    Zone("加油加气区", "加油加气机", "油气泄漏遇火源闪爆", Level.CONSIDERABLE, GRAVE, (CANOPY,)),
    Zone("汽服区", "汽车服务工位", "举升机坠落伤人", Level.CONSIDERABLE, GRAVE, (SERVICE,)),
    Zone("站房", "站房", "用电设备过热起火", Level.LOW, SLIGHT, (HOUSE,)),
    Zone("埋地油罐区", "埋地油罐", "量油时油气中毒", Level.CONSIDERABLE, GRAVE, (
        _straight((459.7, 716.0), (477.0, 715.5), (480.0, 763.9), (463.0, 765.1)),
        _straight((493.3, 712.3), (510.6, 711.6), (512.9, 759.7), (496.6, 760.8)),
        _straight((523.0, 707.1), (540.1, 706.4), (542.2, 754.1), (526.0, 754.7)),
        _straight((551.2, 705.0), (568.3, 704.3), (570.9, 751.9), (554.7, 752.9)))),
    Zone("卸油口", "卸油口", "卸油时静电起火", Level.CONSIDERABLE, GRAVE, (
        _straight((495.7, 774.9), (553.8, 768.3), (553.8, 787.0), (495.7, 794.2)),)),
    Zone("通气管", "通气管", "雷击引燃油气", Level.CONSIDERABLE, GRAVE, (
        _circle(462.3, 816, 4.7), _circle(476.3, 814.6, 4.8), _circle(490.2, 812.6, 4.9), _circle(571.5, 801, 5.0))),
    Zone("油气回收装置", "油气回收装置", "检修时油气闪爆", Level.CONSIDERABLE, GRAVE, (
        _straight((592.0, 799.8), (628.0, 795.0), (628.0, 810.0), (592.5, 814.0)),)),
)
