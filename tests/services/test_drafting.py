"""From a catalogue to a draft register: what applies comes over whole, marked as reference values."""

from __future__ import annotations

import json
from pathlib import Path

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.services import edit, history, query
from dualprev_desktop.services.assessing import judgements
from dualprev_desktop.services.catalogues import read_catalogue
from dualprev_desktop.services.drafting import draft
from dualprev_desktop.services.register import register
from dualprev_desktop.store.company import Company

EVENT = {
    "name": "油气闪爆", "step": "接管", "hazard_factor": "接地不良", "factor_code": "220106",
    "accident_type": "WSA10017", "accident_type_1986": "18", "trigger": "夹在油漆上", "consequence": "人员烧伤",
    "cycle": "day", "signs": ["当心爆炸"],
    "inherent": {"L": "3", "E": "3", "C": "40"}, "residual": {"L": "1", "E": "3", "C": "40"},
    "levels": {"inherent": "major", "residual": "general"},
    "measures": [{"class": kind, "text": f"{kind}：静电接地报警仪", "failure": "报警仪无电"}
                 for kind in ("technical", "rules", "training", "emergency")]}


def catalogue_file(folder: Path) -> Path:
    points = [{"name": name, "kind": "activity", "aspect": "process", "needs": needs, "location": "卸油口",
               "events": [EVENT]} for name, needs in (("卸油作业", ""), ("便利店", "shop"))]
    data = {"id": "x", "row": "01", "title": {"zh_CN": "加油站", "en": "Station"}, "gbt_4754": "",
            "source": {"zh_CN": "参考值", "en": "Reference"},
            "questions": [{"id": "shop", "zh_CN": "有便利店吗？", "en": "A shop?"}], "points": points}
    (folder / "x.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder / "x.json"


def test_a_draft_is_a_whole_register_and_one_undo(company: Company, tmp_path: Path) -> None:
    edit.create(company, "org_unit", {"name": "某站", "kind": "company"})
    found = read_catalogue(catalogue_file(tmp_path))
    assert [point.name for point in found.points_for({})] == ["卸油作业"]
    changed = draft(company, found, ["卸油作业"])
    assert {kind: len(ids) for kind, ids in changed.touched.items()} == {
        "risk_point": 1, "risk_event": 1, "assessment": 2, "control_measure": 4}
    (row,) = register(company)
    assert row.inherent is not None
    assert row.residual is not None
    assert (row.inherent.level, row.residual.level) == (Level.MAJOR, Level.GENERAL)
    assert row.measures[0].tier == "team"
    assert all("reference values" in view.reason for _kind, view in judgements(company, row.event_id))
    (measure, *_rest) = query.page(company, "control_measure")
    assert measure.failure == "报警仪无电"
    company.undo()
    assert register(company) == ()
    assert history.faults(company) == []


def test_the_same_draft_twice_adds_nothing(company: Company, tmp_path: Path) -> None:
    found = read_catalogue(catalogue_file(tmp_path))
    names = ["卸油作业", "便利店"]
    assert draft(company, found, names)
    assert not draft(company, found, names)
    assert query.count(company, "risk_point") == 2
