"""The register by LEC (作业条件危险性评价法): two header rows, one row an event, L, E and C chosen."""

from __future__ import annotations

from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets.base import SheetLayout
from dualprev_desktop.kernel.i18n import N_

LIKELIHOOD = c.parameter("L", "可能性大小L", "Likelihood L", "可能性L", "可能性", "可能性大小", "危险评价L")
EXPOSURE = c.parameter("E", "暴露频繁程度E", "Exposure E", "暴露频繁程度", "频繁程度E", "频次E", "频次", "暴露E",
                       "危险评价E")
SEVERITY = c.parameter("C", "结果严重程度C", "Severity C", "结果严重程度", "严重程度C", "严重性C", "严重性", "后果C",
                       "后果严重性C", "危险评价C")
SCORE = c.score("风险值D", "Score D", "D", "风险值", "风险值D/R", "危险评价D", "危险性D", "危险性")

LAYOUT = SheetLayout(
    id="lec", title=N_("Risk register, LEC"), order=10,
    columns=(*c.BEFORE_JUDGEMENT, c.RULE_SET, c.CHOSEN, LIKELIHOOD, EXPOSURE, SEVERITY, SCORE, c.LEVEL,
             c.CALCULATED, c.REASON, *c.AFTER_JUDGEMENT),
    rule_set="lec-e1", default_kind="activity",
)
