"""Re-assessing under another rule set (按新准则重新评定): shown first what would change; nothing happens by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dualprev_desktop.domain.levels import Level, worst
from dualprev_desktop.domain.rules import Judgement, RuleSet
from dualprev_desktop.kernel.errors import Conflict
from dualprev_desktop.kernel.i18n import N_, _, active
from dualprev_desktop.services.assessing import Said, assessment, residual_above, standing_levels
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.register import INHERENT, REFERENCE, RESIDUAL, register
from dualprev_desktop.services.rulebook import NOT_CALCULATED, RuleBook, book
from dualprev_desktop.services.views import AssessmentView, RegisterRow
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company

CAUSE = "rules"
"""The code of `assessment_cause` for a change of the rules."""
QUOTED = 500
"""Characters of an earlier reason that the new one repeats."""

RE_ASSESS = N_("Re-assess under {title}")
WOULD_STAND_ABOVE = N_("{event}: under {rule_set} its residual level would stand above the inherent one. Leave both "
                       "judgements as they are, or assess the event anew by hand. Nothing was changed.")
NOT_OFFERED = N_("A judgement that was ticked has changed meanwhile, or cannot be taken over. Nothing was changed. "
                 "Look at the list again.")

Key = tuple[str, str]
"""(risk event, kind)"""


@dataclass(frozen=True, slots=True)
class Regrading:
    """A standing judgement beside what the new rules make of the same values."""

    row: RegisterRow
    kind: str
    standing: AssessmentView
    judged: Judgement | None
    """None: the values are not on the new scales and must be chosen anew."""
    level: Level | None
    """What would count: the worse of both where a person had raised the level."""
    reworded: tuple[str, ...]
    """Parameters whose chosen value is worded differently by the new set, or whose old wording is not known."""

    @property
    def key(self) -> Key:
        return self.row.event_id, self.kind

    @property
    def kept(self) -> bool:
        """Whether a raised level stays above what the new rules give."""
        return self.judged is not None and self.level is not self.judged.level

    @property
    def changes(self) -> bool:
        return self.level is not None and self.level is not self.standing.level


def differences(company: Company, rule_set_id: str) -> tuple[Regrading, ...]:
    """Every judgement that counts and was made by another calculated set. Raises NotFound for an unknown id."""
    known = book(company)
    rules = known.rule_set(rule_set_id)
    return tuple(one for row in register(company) for one in _of_row(row, known, rules))


def _of_row(row: RegisterRow, known: RuleBook, rules: RuleSet) -> Iterator[Regrading]:
    for kind, view in ((INHERENT, row.inherent), (RESIDUAL, row.residual)):
        if view is None or view.rule_set in NOT_CALCULATED or view.rule_set == rules.id:
            continue
        judged = rules.fitting(view.chosen)
        yield Regrading(row, kind, view, judged, _level(view, judged),
                        _reworded(known.by_id.get(view.rule_set), rules, view.chosen) if judged else ())


def _level(view: AssessmentView, judged: Judgement | None) -> Level | None:
    if judged is None:
        return None
    return judged.level if view.calculated is None else worst((judged.level, view.level))


def _reworded(old: RuleSet | None, new: RuleSet, chosen: Mapping[str, Decimal]) -> tuple[str, ...]:
    """The same number may mean something else: 3 is the least of one scale and the middle of another."""
    return tuple(key for key, value in chosen.items() if _texts(old, key, value) != _texts(new, key, value))


def _texts(rules: RuleSet | None, key: str, value: Decimal) -> Mapping[str, str] | None:
    parameter = rules.by_key.get(key) if rules else None
    place = parameter.place(value) if parameter else None
    return dict(parameter.scale[place].texts) if parameter and place is not None else None


# choosing ----------------------------------------------------------------------------------------------


def above(lines: Iterable[Regrading], accepted: Collection[Key]) -> frozenset[str]:
    """The events whose residual level would stand above the inherent one, were the accepted ones taken over."""
    levels: dict[str, dict[str, Level]] = {}
    for one in lines:
        of_event = levels.setdefault(one.row.event_id, standing_levels(one.row))
        if one.level is not None and one.key in accepted:
            of_event[one.kind] = one.level
    return frozenset(event_id for event_id, found in levels.items() if residual_above(found))


def counts(lines: Iterable[Regrading]) -> Mapping[tuple[Level, Level], int]:
    """How many go from which level to which, those that stay among them."""
    return Counter((one.standing.level, one.level) for one in lines if one.level is not None)


def apply(company: Company, rule_set_id: str, accepted: Collection[Key]) -> ChangeSet:
    """New judgements in place of the accepted ones, in one transaction; the earlier ones stay in the history.

    Raises Conflict when an accepted one is not among the differences, or residual would stand above inherent.
    """
    known = book(company)
    rules = known.rule_set(rule_set_id)
    lines = differences(company, rule_set_id)
    wanted = [one for one in lines if one.key in accepted]
    if len(wanted) < len(set(accepted)) or any(one.judged is None for one in wanted):
        raise Conflict(NOT_OFFERED)
    _check_above(wanted, above(lines, accepted), rules)
    with company.work(RE_ASSESS, facts={"title": rules.name(active().language)}) as uow:
        for one in wanted:
            if one.judged is not None:
                uow.add(assessment(company, one.row.event_id, one.kind, rules, one.judged,
                                   _said(one, known, rules), level=one.level))
        return uow.commit()


def _said(one: Regrading, known: RuleBook, rules: RuleSet) -> Said:
    """The day stays: new rules are no new look at the site. What was nobody's judgement does not become one."""
    cause = REFERENCE if one.standing.cause == REFERENCE else CAUSE
    return Said(assessed_on=one.standing.assessed_on, reason=_reason(one, known, rules), cause=cause)


def _check_above(wanted: Iterable[Regrading], events: frozenset[str], rules: RuleSet) -> None:
    for one in wanted:
        if one.row.event_id in events:
            raise Conflict(WOULD_STAND_ABOVE, event=one.row.event, rule_set=rules.name(active().language))


def _reason(one: Regrading, known: RuleBook, rules: RuleSet) -> str:
    """Says what stood before, by which rules, and why a raised level stays."""
    before = one.standing
    said = [_("Re-assessed under “{new}”. Before, by “{old}”: {level}.").format(
        new=known.name(rules.id), old=known.name(before.rule_set), level=label("level", before.level))]
    if before.calculated is not None:
        said.append(_("The level had been raised; the worse of both counts. Reason then: {reason}").format(
            reason=before.reason[:QUOTED]))
    return " ".join(said)
