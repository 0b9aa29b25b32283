"""Runs every rule of the cross-check over a plan."""

from __future__ import annotations

from dataclasses import dataclass

from dualprev_desktop.services.plan_checks.facts import PlanFacts, read_plan_facts
from dualprev_desktop.services.plan_checks.rule import CHECKS, Found, PlanCheck, Severity
from dualprev_desktop.store.company import Company


@dataclass(frozen=True)
class Report:
    """What the rules found, rule by rule; rules that found nothing are left out."""

    plan_id: str
    found: tuple[tuple[PlanCheck, tuple[Found, ...]], ...] = ()

    @property
    def count(self) -> int:
        """What is to be done; notices do not count."""
        return sum(len(found) for check, found in self.found if check.severity is not Severity.NOTICE)

    def of(self, check_id: str) -> tuple[Found, ...]:
        return next((found for check, found in self.found if check.id == check_id), ())


def check_plan(company: Company, plan_id: str) -> Report:
    return look(read_plan_facts(company, plan_id))


def look(facts: PlanFacts) -> Report:
    found = ((check, tuple(check.find(facts))) for check in CHECKS)
    return Report(facts.plan_id, tuple((check, each) for check, each in found if each))
