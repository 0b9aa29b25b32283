"""What is in the file now: the plans as a second reader sees them, in the units of the sheet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from shapely import from_wkt
from shapely.affinity import scale
from shapely.geometry.base import BaseGeometry

from dualprev_desktop.domain.geometry import WHOLE
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies, plans
from dualprev_desktop.services.views import PlanView, SymbolView


@dataclass(frozen=True, eq=False)
class Sheet:
    """One plan; two are equal when nothing on it differs but which zone was changed last."""

    view: PlanView

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sheet) and self._sorted == other._sorted

    @property
    def _sorted(self) -> PlanView:
        return replace(self.view, zones=tuple(sorted(self.view.zones, key=lambda zone: zone.id)))

    @property
    def shapes(self) -> dict[str, BaseGeometry]:
        return {zone.name: scale(from_wkt(zone.shape), self.view.width / WHOLE, self.view.height / WHOLE,
                                 origin=(0, 0)) for zone in self.view.zones}

    @property
    def points(self) -> dict[str, list[str]]:
        """{zone: the names of its risk points}"""
        return {zone.name: [name for _number, name, _level in zone.points] for zone in self.view.zones}

    @property
    def symbols(self) -> tuple[SymbolView, ...]:
        return self.view.symbols

    def place(self, symbol: SymbolView) -> tuple[float, float]:
        return symbol.x * self.view.width / WHOLE, symbol.y * self.view.height / WHOLE


class Reader:
    def __init__(self, file: Path, paths: AppPaths) -> None:
        self._file, self._paths = file, paths

    def sheets(self) -> dict[str, Sheet]:
        with companies.open_company(self._file, self._paths, user="reader", read_only=True) as company:
            return {view.name: Sheet(view) for view in plans.plan_views(company)}
