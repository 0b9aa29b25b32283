"""The analysis of activities (作业危害分析表): the level is stated in words or colours, without scores."""

from __future__ import annotations

from dataclasses import replace

from dualprev_desktop.domain.rules import STATED
from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets.base import SheetLayout
from dualprev_desktop.kernel.i18n import N_

LAYOUT = SheetLayout(
    id="activity", title=N_("Analysis of activities, level stated"), order=30,
    columns=(*c.BEFORE_JUDGEMENT, replace(c.LEVEL, required=True), *c.AFTER_JUDGEMENT),
    rule_set=STATED, default_kind="activity",
)
