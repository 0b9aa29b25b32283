"""The register by the risk matrix LS (风险矩阵法): two header rows, one row an event, L and S chosen."""

from __future__ import annotations

from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets.base import SheetLayout
from dualprev_desktop.kernel.i18n import N_

LIKELIHOOD = c.parameter("L", "可能性大小L", "Likelihood L", "可能性L", "可能性", "可能性大小")
SEVERITY = c.parameter("S", "结果严重程度S", "Severity S", "结果严重程度", "严重程度S", "严重性S", "严重性",
                       "后果严重性S")
SCORE = c.score("风险值R", "Score R", "R", "风险值", "风险值D/R", "风险度R", "风险度")

LAYOUT = SheetLayout(
    id="ls", title=N_("Risk register, LS matrix"), order=20,
    columns=(*c.BEFORE_JUDGEMENT, c.RULE_SET, c.CHOSEN, LIKELIHOOD, SEVERITY, SCORE, c.LEVEL, *c.AFTER_JUDGEMENT),
    rule_set="ls-t3", default_kind="activity",
)
