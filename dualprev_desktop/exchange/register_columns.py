"""The columns of the register as it is exported: headings, widths, choices, and what each holds of a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.rules import STATED
from dualprev_desktop.exchange.measures_text import guard, measures_cell, posts_cell
from dualprev_desktop.exchange.sheets import columns as c
from dualprev_desktop.exchange.sheets import lec
from dualprev_desktop.exchange.sheets.base import Column
from dualprev_desktop.exchange.terms import class_and_content
from dualprev_desktop.exchange.workbook_writer import CENTRED, TEXT, Written, level_style
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.rulebook import RuleBook, rule_set, shipped
from dualprev_desktop.services.views import AssessmentView, MeasureView, RegisterRow

INHERENT, RESIDUAL, EXISTING = "inherent", "residual", "existing"
GROUP_HEADINGS: Mapping[str, tuple[str, str]] = {
    INHERENT: ("固有风险评估", "Inherent risk"), RESIDUAL: ("现有风险评估", "Residual risk"),
    EXISTING: ("现有控制措施", "Existing measures"),
}
LEC_KEYS = frozenset({"L", "E", "C"})

Reader = Callable[[RegisterRow], Written]


@dataclass(frozen=True)
class OutColumn:
    column: Column
    read: Reader
    width: float
    group: str = ""
    choices: tuple[str, ...] = ()
    centred: bool = False

    def heading(self, language: str) -> str:
        return self.column.heading(language)

    def group_heading(self, language: str) -> str:
        """The heading above it; empty for a column that stands alone."""
        chinese, english = GROUP_HEADINGS[self.group] if self.group else ("", "")
        return chinese if language.startswith("zh") else english

    def style(self, row: RegisterRow) -> str:
        if self.column is c.LEVEL and (view := judged(row, self.group)):
            return level_style(Level(view.level))
        return CENTRED if self.centred else TEXT


def judged(row: RegisterRow, kind: str) -> AssessmentView | None:
    return row.inherent if kind == INHERENT else row.residual


def register_columns(rows: Sequence[RegisterRow], language: str, book: RuleBook | None = None) -> list[OutColumn]:
    """The usual columns, and those that only some registers use; `book` names the methods."""
    names = book or shipped()
    return [
        *_point_columns(rows, language), *_event_columns(rows, language),
        *_judgement_columns(rows, INHERENT, language, names), *_judgement_columns(rows, RESIDUAL, language, names),
        _coded(c.TIER, "control_tier", _tier, 8, language),
        *_measure_columns(rows), OutColumn(c.PROPOSED, lambda row: _proposed(row, language), 20),
        OutColumn(c.UNIT, lambda row: row.unit, 12), OutColumn(c.POST, lambda row: posts_cell([row.post]), 10),
        OutColumn(c.PERSON, lambda row: row.person, 9), OutColumn(c.NOTE, lambda row: row.note, 14),
    ]


def _point_columns(rows: Sequence[RegisterRow], language: str) -> list[OutColumn]:
    return [
        OutColumn(c.NUMBER, lambda row: row.event_number, 7, centred=True),
        OutColumn(c.POINT_NUMBER, lambda row: row.point_number, 9, centred=True),
        OutColumn(c.POINT_NAME, lambda row: row.point_name, 16),
        _coded(c.POINT_KIND, "risk_point_kind", lambda row: row.point_kind, 10, language),
        *_used(rows, _coded(c.ASPECT, "risk_aspect", lambda row: row.aspect, 10, language)),
        OutColumn(c.LOCATION, lambda row: row.location, 12),
    ]


def _used(rows: Sequence[RegisterRow], column: OutColumn) -> list[OutColumn]:
    """A column that only some registers fill."""
    return [column] if any(column.read(row) for row in rows) else []


def _event_columns(rows: Sequence[RegisterRow], language: str) -> list[OutColumn]:
    return [
        OutColumn(c.STEP, lambda row: row.step, 12),
        *_used(rows, OutColumn(c.STANDARD, lambda row: row.standard, 18)),
        OutColumn(c.EVENT, lambda row: row.event, 16),
        OutColumn(c.HAZARD, lambda row: row.hazard_factor, 24),
        *_used(rows, OutColumn(c.FACTOR_CODE, lambda row: row.factor_code, 9, centred=True)),
        *_used(rows, OutColumn(c.TRIGGER, lambda row: row.trigger, 16)),
        _coded(c.ACCIDENT, "accident_type_2025", lambda row: row.accident_type, 10, language),
        _coded(c.ACCIDENT_1986, "accident_type_1986", lambda row: row.accident_type_1986, 10, language),
        OutColumn(c.CONSEQUENCE, lambda row: row.consequence, 14),
    ]


def _coded(column: Column, list_id: str, code: Callable[[RegisterRow], str], width: float,
           language: str) -> OutColumn:
    """A column of terms, with its drop-down."""
    words = _labels(list_id, language)
    return OutColumn(column, lambda row: words.get(code(row), code(row)), width, choices=tuple(words.values()))


def _labels(list_id: str, language: str) -> dict[str, str]:
    return {item.code: item.label(language) for item in code_list(list_id).items}


def _judgement_columns(rows: Sequence[RegisterRow], kind: str, language: str, book: RuleBook) -> list[OutColumn]:
    levels = _labels("level", language)
    words = tuple(word for code, word in levels.items() if code != Level.UNASSESSED)
    return [
        *_method_columns(rows, kind, language, book),
        *(_parameter(kind, column) for column in (lec.LIKELIHOOD, lec.EXPOSURE, lec.SEVERITY)),
        OutColumn(lec.SCORE, _of(kind, lambda view: view.score), 6, kind, centred=True),
        OutColumn(c.LEVEL, _of(kind, lambda view: levels[view.level]), 9, kind, words, centred=True),
        *_used(rows, OutColumn(c.CALCULATED, _of(kind, lambda view: levels[view.calculated] if view.calculated else ""),
                               9, kind, words, centred=True)),
        *_used(rows, OutColumn(c.REASON, _of(kind, _reason), 14, kind)),
    ]


def _method_columns(rows: Sequence[RegisterRow], kind: str, language: str, book: RuleBook) -> list[OutColumn]:
    """Only where some row was not judged by the layout's own rule set."""
    views = [view for row in rows for view in (row.inherent, row.residual) if view]
    columns = []
    if any(view.rule_set != lec.LAYOUT.rule_set for view in views):
        columns.append(OutColumn(c.RULE_SET, _of(kind, lambda view: _method(view, language, book)), 10, kind))
    if any(_outside_lec(view) for view in views):
        columns.append(OutColumn(c.CHOSEN, _of(kind, _chosen), 9, kind))
    return columns


def _of(kind: str, read: Callable[[AssessmentView], Written]) -> Reader:
    def of_row(row: RegisterRow) -> Written:
        view = judged(row, kind)
        return read(view) if view else ""

    return of_row


def _parameter(kind: str, column: Column) -> OutColumn:
    scale = rule_set(lec.LAYOUT.rule_set).by_key[column.field].scale
    values = tuple(plain_decimal(row.value) for row in scale)
    return OutColumn(column, _of(kind, lambda view: "" if _outside_lec(view) else view.chosen.get(column.field)),
                     6, kind, values, centred=True)


def _outside_lec(view: AssessmentView) -> bool:
    """Whether the choice does not fit into the columns L, E and C."""
    return bool(view.chosen) and set(view.chosen) != LEC_KEYS


def _reason(view: AssessmentView) -> str:
    """Why a level does not follow from the values: the reason of a correction, the basis of a direct judgement."""
    return view.reason if view.calculated or view.rule_set == DIRECT else ""


def _method(view: AssessmentView, language: str, book: RuleBook) -> str:
    if view.rule_set == lec.LAYOUT.rule_set:
        return ""
    return STATED if view.rule_set == STATED else book.name(view.rule_set, language)


def _chosen(view: AssessmentView) -> str:
    if not _outside_lec(view):
        return ""
    return ";".join(f"{key}={plain_decimal(value)}" for key, value in view.chosen.items())


def _tier(row: RegisterRow) -> str:
    """The highest tier that answers for one of the measures."""
    order = code_list("control_tier").codes()
    return min((measure.tier for measure in row.measures if measure.tier in order), key=order.index, default="")


def _measure_columns(rows: Sequence[RegisterRow]) -> list[OutColumn]:
    used = {measure.measure_class for row in rows for measure in row.measures if measure.state == EXISTING}
    shown = (*c.FIVE_CLASSES, *(column for column in (c.ORGANISATION, c.INSTRUCTIONS) if column.field in used))
    return [OutColumn(column, _existing(column.field), 22, EXISTING) for column in shown]


def _existing(measure_class: str) -> Reader:
    return lambda row: measures_cell(measure.content for measure in row.measures
                                     if measure.state == EXISTING and measure.measure_class == measure_class)


def _proposed(row: RegisterRow, language: str) -> str:
    return measures_cell(_classed(measure, language) for measure in row.measures if measure.state != EXISTING)


def _classed(measure: MeasureView, language: str) -> str:
    """`培训：…` for what is not technical, so that the class is known again on import."""
    if measure.measure_class == c.TECHNICAL.field:
        own = class_and_content(measure.content, measure.measure_class)
        return measure.content if own[1] == measure.content else guard(measure.content, "", always=True)
    return f"{code_list('measure_class').label(measure.measure_class, language)}：{measure.content}"
