"""A petrol station to print: a plan with six zones, a card, and what poppler reads from the paper."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dualprev_desktop.domain.geometry import format_shape, from_points
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.views import CardView, MeasureView, PlanView, ZoneView

PaperText = Callable[[bytes], str]

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1100" viewBox="0 0 1600 1100">
<rect x="10" y="10" width="1580" height="1080" fill="none" stroke="#444" stroke-width="6"/>
<text x="800" y="1040" font-size="40" text-anchor="middle" font-family="SimSun">人民路</text></svg>"""


def box(left: int, top: int, width: int, height: int) -> str:
    right, bottom = left + width, top + height
    return format_shape(from_points([(left, top), (right, top), (right, bottom), (left, bottom)]))


ZONES = (
    ZoneView("z1", "加油区", box(120_000, 180_000, 420_000, 300_000), Level.GENERAL,
             (("FXD-002", "加油作业", Level.GENERAL), ("FXD-007", "进出站车辆", Level.LOW))),
    ZoneView("z2", "埋地油罐区", box(620_000, 150_000, 310_000, 320_000), Level.MAJOR,
             (("FXD-001", "卸油作业", Level.GENERAL), ("FXD-003", "埋地油罐区及操作井", Level.MAJOR))),
    ZoneView("z3", "站房便利店", box(120_000, 600_000, 330_000, 220_000), Level.LOW,
             (("FXD-006", "站房便利店", Level.LOW),)),
    ZoneView("z4", "配电间", box(470_000, 600_000, 100_000, 100_000), Level.CONSIDERABLE,
             (("FXD-005", "配电间、发电机", Level.CONSIDERABLE),)),
    ZoneView("z5", "洗车区", box(600_000, 620_000, 300_000, 190_000), Level.UNASSESSED, ()),
    ZoneView("z6", "油气回收处理装置", box(950_000, 160_000, 12_000, 12_000), Level.CONSIDERABLE, ()),
)


@pytest.fixture
def plan() -> PlanView:
    return PlanView("p1", "信阳顺达加油站有限公司", "总平面图", 1600, 1100, 30, None, "", "residual", ZONES,
                    (("FXD-008", "检维修动火", Level.CONSIDERABLE),), date(2026, 11, 24))


@pytest.fixture
def svg() -> bytes:
    return SVG.encode()


@pytest.fixture
def card() -> CardView:
    controls = (("technical", "静电接地报警仪、密闭卸油、高液位报警（95%停）"), ("rules", "双人监卸、稳油15分钟"),
                ("ppe", "防静电服、防静电鞋"))
    return CardView(
        "信阳顺达加油站有限公司", "p", "FXD-001", "卸油作业", "activity", "站区东侧卸油口", Level.MAJOR, "油品班组",
        "王建国", "138 0000 0000", "0376-6666666", ("油品泄漏、油气积聚", "静电未导除"), ("WSA10009", "WSA10017"),
        ("人员伤亡、站毁",),
        tuple(MeasureView("", kind, text, "existing", "", "", "", "") for kind, text in controls),
        ("停卸关阀", "切断火源，拨打119"), date(2026, 11, 24), 12)


@pytest.fixture(params=["en", "zh_CN"])
def t(request: pytest.FixtureRequest) -> Translator:
    """Everything printed is tested in both languages."""
    return translator(request.param)


@pytest.fixture
def paper_text(tmp_path: Path) -> PaperText:
    """All words that poppler finds on the pages, in the order they were drawn, without white space."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (poppler) is not installed")

    def read(pdf: bytes) -> str:
        path = tmp_path / "read.pdf"
        path.write_bytes(pdf)
        done = subprocess.run([program, "-raw", str(path), "-"], capture_output=True, check=True)
        return "".join(done.stdout.decode().split())

    return read
