"""The water sector's register (水利): risk point, check item and trigger, judged by LEC with its edges."""

from __future__ import annotations

from dataclasses import replace

from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets import lec
from dualprev_desktop.exchange.sheets.base import SheetLayout
from dualprev_desktop.kernel.i18n import N_

# what is checked is the event here: 检查项目（危险源）
ITEM = replace(c.EVENT, chinese="检查项目 / 名称", english="Check item / Name", words=("检查项名称",))

LAYOUT = SheetLayout(
    id="river", title=N_("Risk register of the water sector, LEC"), order=40,
    columns=(c.NUMBER, c.POINT_NUMBER, c.POINT_NAME, c.POINT_KIND, c.LOCATION, ITEM, c.HAZARD, c.CONSEQUENCE,
             lec.LIKELIHOOD, lec.EXPOSURE, lec.SEVERITY, lec.SCORE, c.LEVEL, *c.AFTER_JUDGEMENT),
    rule_set="lec-e1", default_kind="facility",
)
