"""The company whose plan is drawn: its risk points with an event each, judged; nothing is drawn yet."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import assessing, companies, edit
from dualprev_desktop.store.company import Company
from station.outlines import ZONES, Zone

ENTERPRISE = {"name": "凤城加油加气站", "address": "凤城十路与红旗路交叉口"}
WORSE = ("3", "6", "40")
"""The same without controls: an inherent risk is never below the residual one."""


def make_company(file: Path, paths: AppPaths) -> None:
    with companies.create(file, paths, user="张三", enterprise=ENTERPRISE) as company:
        for number, zone in enumerate(ZONES, 1):
            _add(company, zone, f"R{number:02}")


def _add(company: Company, zone: Zone, number: str) -> None:
    point, _made = edit.create(company, "risk_point", {"name": zone.point, "number": number, "kind": "place"})
    event, _made = edit.create(company, "risk_event", {"risk_point_id": point, "name": zone.event})
    for kind, scores in (("inherent", WORSE), ("residual", zone.scores)):
        chosen = dict(zip("LEC", map(Decimal, scores), strict=True))
        assessing.assess(company, event, kind, "lec-e1", chosen)
