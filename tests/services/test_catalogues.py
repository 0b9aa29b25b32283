"""Every sector catalogue is complete, concrete and agrees with the engine; a bad one is refused with its place."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.domain.catalogue import ASPECTS
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.catalogues import read_catalogue
from dualprev_desktop.services.codelists import code_list

FILES = sorted(resource("catalogues").glob("*.json"))
HOLLOW = ("加强管理", "加强教育", "提高意识", "提高安全意识", "注意安全", "加强监督", "加强巡查", "严格管理")
FEWEST_POINTS = 8
SEED = Path(__file__).parents[3] / "shared/domain/seed.txt"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_catalogue(path: Path) -> None:
    found = read_catalogue(path)
    assert found.id == path.stem
    assert len(found.points) >= FEWEST_POINTS
    assert {point.aspect for point in found.points} == set(ASPECTS)
    assert sum(not point.needs for point in found.points) * 2 >= len(found.points)
    assert 3 <= len(found.questions) <= 7
    assert {question.id for question in found.questions} == {point.needs for point in found.points} - {""}
    for event in found.events:
        assert len(event.name) <= 60, event.name
        assert 5 <= len(event.measures) <= 8, event.name
        assert 1 <= len(event.signs) <= 4, event.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_says_something(path: Path) -> None:
    found = read_catalogue(path)
    measures = [measure.text for event in found.events for measure in event.measures]
    factors = [event.hazard_factor for event in found.events]
    assert [text for text in (*measures, *factors) if any(word in text for word in HOLLOW)] == []
    assert min(map(len, measures)) >= 6
    assert len(set(measures)) >= len(measures) * 0.9


EVENT: dict[str, Any] = {
    "name": "卸油软管脱落，油气闪爆", "step": "接管", "hazard_factor": "接地不良", "factor_code": "220106",
    "accident_type": "WSA10017", "accident_type_1986": "18", "trigger": "", "consequence": "人员烧伤",
    "inherent": {"L": "3", "E": "3", "C": "40"}, "residual": {"L": "1", "E": "3", "C": "40"},
    "levels": {"inherent": "major", "residual": "general"}, "cycle": "day", "signs": ["当心爆炸"],
    "measures": [{"class": kind, "text": "静电接地报警仪", "failure": "报警仪无电"}
                 for kind in ("technical", "rules", "training", "ppe")]}


def written(folder: Path, **changes: Any) -> Path:
    point = {"name": "卸油", "kind": "activity", "aspect": "process", "needs": "", "location": "", "events": [
        {**EVENT, **changes.pop("event", {})}], **changes.pop("point", {})}
    data = {"id": "x", "row": "01", "title": {"zh_CN": "站", "en": "Station"}, "gbt_4754": "",
            "source": {"zh_CN": "参考值", "en": "Reference"},
            "questions": [{"id": "q", "zh_CN": "有吗？", "en": "Any?"}],
            "points": [point], **changes}
    (folder / "x.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return folder / "x.json"


def test_a_good_one_is_read_and_scoped(tmp_path: Path) -> None:
    found = read_catalogue(written(tmp_path, point={"needs": "q"}))
    assert list(found.points_for({})) == []
    assert [point.name for point in found.points_for({"q": True})] == ["卸油"]


@pytest.mark.parametrize(("changes", "sentence"), [
    ({"row": "27"}, "“27” is not in the code list sector"),
    ({"point": {"needs": "nobody"}}, "needs the question “nobody”, which is not asked"),
    ({"point": {"kind": "moon"}}, "“moon” is not in the code list risk_point_kind"),
    ({"event": {"factor_code": "999999"}}, "points 1 › events 1: “999999” is not in the code list hazard_factor"),
    ({"event": {"accident_type": "WSA10007"}}, "18 of 1986 does not become WSA10007"),
    ({"event": {"levels": {"inherent": "low", "residual": "low"}}}, "said to be low; its values L=3;E=3;C=40 make it"),
    ({"event": {"residual": {"L": "6", "E": "3", "C": "40"}, "levels": {"inherent": "major", "residual": "major"}}},
     "judged worse with its measures"),
    ({"event": {"measures": EVENT["measures"][:3]}}, "measures of 3 classes; at least 4"),
    ({"event": {"inherent": {"L": "4", "E": "3", "C": "40"}}}, "has L = 4, which is not on the scale"),
    ({"event": {"cycle": "fortnight"}}, "“cycle” is “fortnight”"),
    ({"event": {"colour": "red"}}, "“colour” is not known here"),
])
def test_a_bad_one_is_refused_with_its_place(tmp_path: Path, changes: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputError) as refused:
        read_catalogue(written(tmp_path, **changes))
    assert sentence in refused.value.text()
    assert "x.json" in refused.value.text()


def test_every_row_of_annex_2_has_its_catalogues() -> None:
    rows = Counter(read_catalogue(path).row for path in FILES)
    assert set(rows) == set(code_list("sector").codes())
    # row 01 spans hazardous chemicals, mines other than coal, fireworks, and the eight industrial and trade branches
    first = {path.stem for path in FILES if read_catalogue(path).row == "01"}
    assert first >= {"filling-station", "chemical-plant", "chemical-storage", "open-pit-quarry", "firework-retail",
                     "metallurgy", "nonferrous", "building-materials", "machinery", "light-industry-food", "textile",
                     "tobacco", "wholesale-warehouse"}
    assert all(rows[row] >= 2 for row in ("02", "04", "05", "06", "09", "10", "11", "23"))


@pytest.mark.skipif(not SEED.exists(), reason="the notice is not beside the checkout")
def test_the_notice_names_26_rows_and_each_has_a_catalogue() -> None:
    annex = SEED.read_text("utf-8").split("行业职责分工", 1)[1]
    named = re.findall(r"组织、指导、监督(?:全市|管辖范围内)?(\S+?)双重预防体系建设", annex)
    assert len(named) == 26
    covered = {read_catalogue(path).row for path in FILES}
    assert {f"{number:02}" for number in range(1, len(named) + 1)} == covered
