"""Numbers of risk points: a company that has them goes on with the next, one that has none is left alone."""

from __future__ import annotations

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.services import edit, query, rows
from dualprev_desktop.store.company import Company


def numbers(company: Company) -> dict[str, str]:
    return {point.name: point.number for point in query.records(company, RiskPoint)}


def point(name: str, number: str = "") -> tuple[str, dict[str, str]]:
    return "", {"name": name, "kind": "facility", "number": number}


def test_a_typed_point_goes_on_after_the_highest_number(company: Company) -> None:
    rows.put(company, "risk_point", [point("油罐区", "R-0007"), point("加油机", "R-0003")])
    rows.add(company, "risk_point", {"name": "发电机房", "kind": "facility"})
    assert numbers(company) == {"油罐区": "R-0007", "加油机": "R-0003", "发电机房": "R-0008"}


def test_pasted_points_get_one_number_each_and_keep_those_they_bring(company: Company) -> None:
    rows.put(company, "risk_point", [point("油罐区", "R-0001")])
    rows.put(company, "risk_point", [point("加油机"), point("洗车机", "甲-2"), point("充电桩")])
    assert numbers(company) == {"油罐区": "R-0001", "加油机": "R-0002", "洗车机": "甲-2", "充电桩": "R-0003"}


def test_where_nobody_numbers_them_they_stay_without(company: Company) -> None:
    rows.put(company, "risk_point", [point("油罐区", "甲-1")])
    rows.add(company, "risk_point", {"name": "加油机", "kind": "facility"})
    assert numbers(company) == {"油罐区": "甲-1", "加油机": ""}


def test_a_changed_point_and_other_records_get_none(company: Company) -> None:
    ids, _changes = rows.put(company, "risk_point", [point("油罐区", "R-0001"), point("加油机", "甲-1")])
    rows.put(company, "risk_point", [(ids[1], {"number": ""})])
    edit.create(company, "org_unit", {"name": "站务班", "kind": "team"})
    assert numbers(company) == {"油罐区": "R-0001", "加油机": ""}
