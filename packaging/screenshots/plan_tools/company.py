"""The sample company with two blank plans more: one to draw on, one to paste on."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.exchange.sample_company import make_sample
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import plans

SAMPLE, BLANK, OTHER = "总平面图", "试画", "二层"


def make_company(file: Path, paths: AppPaths) -> None:
    with make_sample(file, paths, user="张三") as company:
        for name in (BLANK, OTHER):
            plans.add_plan(company, name)
