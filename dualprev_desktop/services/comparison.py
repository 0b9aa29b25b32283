"""What the comparison chart shows (作业安全风险比较图): one bar an event, the worst first."""

from __future__ import annotations

from decimal import Decimal

from dualprev_desktop.domain.levels import style
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.register import INHERENT, RESIDUAL, register
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.services.views import AssessmentView, Bar, ComparisonView, RegisterRow
from dualprev_desktop.store.company import Company


def comparison(company: Company, mode: str = RESIDUAL) -> ComparisonView:
    """Values where all events were judged by one rule set; where methods are mixed only ranks compare."""
    judged = [(row, view) for row in register(company) if (view := _judgement(row, mode)) is not None]
    methods = {view.rule_set for _row, view in judged}
    # a direct judgement keeps a score for information, but its level does not follow from it
    rules = book(company).by_id.get(next(iter(methods))) if len(methods) == 1 else None
    mixed = rules is None or any(view.score is None for _row, view in judged)
    bars = [Bar(_label(row), None if mixed else view.score, view.level) for row, view in judged]
    bars.sort(key=lambda bar: (bar.value or Decimal(0), style(bar.level).rank), reverse=True)
    owner = enterprise(company)
    return ComparisonView(enterprise=owner.name if owner else "", mode=mode, rule_set=rules.id if rules else "",
                          method=rules.names if rules else {}, bars=tuple(bars), limits=rules.limits if rules else (),
                          dated=local_date(company.clock()))


def _judgement(row: RegisterRow, mode: str) -> AssessmentView | None:
    return row.inherent if mode == INHERENT else row.residual or row.inherent


def _label(row: RegisterRow) -> str:
    return f"{row.point_name} · {row.step or row.event}"
