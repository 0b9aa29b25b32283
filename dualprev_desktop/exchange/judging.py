"""Reads the judgement of a row (L, E, C, score, level) and checks it against the rule set."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dualprev_desktop.domain.chosen import chosen_text, parse_chosen
from dualprev_desktop.domain.direct import DIRECT
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.rules import STATED, Judgement, Parameter, RuleSet
from dualprev_desktop.exchange.cells import CellFault, blank, decimal_of, text_of, visible
from dualprev_desktop.exchange.header import Binding
from dualprev_desktop.exchange.problems import Complaint, error, warning
from dualprev_desktop.exchange.sheets.base import Role
from dualprev_desktop.exchange.terms import KNOWN_ARE, level_code
from dualprev_desktop.exchange.workbook_reader import Cell
from dualprev_desktop.kernel.errors import InputError
from dualprev_desktop.kernel.i18n import N_, Word, active
from dualprev_desktop.services.directly import direct_conditions
from dualprev_desktop.services.incoming import IncomingJudgement
from dualprev_desktop.services.rulebook import NOT_CALCULATED, RuleBook

EMPTY_VALUE = N_("“{heading}” is empty, so the row cannot be judged.")
NOT_A_NUMBER = N_("“{heading}”: “{text}” is not a number in plain digits.")
NOT_ON_SCALE = N_("“{heading}”: {text} is not on the scale of {rule_set}.")
CHOOSE_FROM = N_("Choose one of: {values}.")
NOT_A_LEVEL = N_("“{heading}”: “{text}” is not a level.")
LEVEL_WORDS = N_("Write 重大, 较大, 一般 or 低, or the colour 红, 橙, 黄 or 蓝.")
DIFFERS = N_("The file says {stated}; by {rule_set} it is {score} {level}.")
OURS_COUNTS = N_("The calculated result is taken over; check the values chosen.")
NO_SUCH_RULE_SET = N_("“{heading}”: the method “{text}” is not known.")
NO_COLUMN = N_("There is no column for {parameter}, which {rule_set} needs.")
ADD_COLUMN = N_("Add the column, or write the values as “{example}” under “取值”.")
CORRECT_CHOICE = N_("Correct the values chosen.")
NOT_MAJOR = N_("A direct judgement makes the risk major, but “{heading}” is “{text}”.")
MAJOR_OR_METHOD = N_("Write 重大, or name the method by which it was assessed.")

RECORD_ID = re.compile("[0-9a-f]{32}")
# scores calculated by a workbook carry the noise of binary fractions
_NOISE = Decimal("0.000001")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one judgement group of a row says; each complaint with the column it is about."""

    judgement: IncomingJudgement | None
    complaints: tuple[tuple[Binding, Complaint], ...] = ()


class JudgementReader:
    """Reads one group of judgement columns; the same cells are judged once."""

    def __init__(self, bindings: Sequence[Binding], default: str, book: RuleBook) -> None:
        self._book = book
        self.kind = bindings[0].kind
        self._default = default
        self._parameters = {item.column.field: item for item in bindings if item.column.role is Role.PARAMETER}
        self._others = {item.column.field: item for item in bindings if item.column.role is Role.JUDGED}
        self._indexes = tuple(item.index for item in bindings)
        self._known: dict[tuple[Any, ...], Outcome] = {}

    def read(self, cells: Sequence[Cell]) -> Outcome:
        values = [cells[index] for index in self._indexes]
        # 1 and TRUE are equal as keys but not as entries
        key = (*values, *map(type, values))
        if key not in self._known:
            self._known[key] = _OneGroup(self.kind, self._default, self._parameters, self._others, cells,
                                         self._book).outcome()
        return self._known[key]


class _OneGroup:
    def __init__(self, kind: str, default: str, parameters: Mapping[str, Binding], others: Mapping[str, Binding],
                 cells: Sequence[Cell], book: RuleBook) -> None:
        self._book = book
        self._kind, self._default, self._cells = kind, default, cells
        self._parameters, self._others = parameters, others
        self._complaints: list[tuple[Binding, Complaint]] = []

    def outcome(self) -> Outcome:
        judgement = self._judged()
        return Outcome(judgement, tuple(self._complaints))

    def _judged(self) -> IncomingJudgement | None:
        method = self._method()
        if method is None or self._says_nothing():
            return None
        if method in NOT_CALCULATED:
            return self._stated() if method == STATED else self._direct()
        rules = self._book.rule_set(method)
        chosen = self._written_choice(rules) if self._text("chosen") else self._chosen(rules)
        if chosen is None:
            return None
        result = rules.judge(chosen)
        counts = self._corrected(result)
        self._compare(rules, result, counts)
        return IncomingJudgement(self._kind, rules.id, rules.chosen_text(result.chosen), result.score, counts.value,
                                 result.level.value if counts is not result.level else "", self._text("reason"))

    def _method(self) -> str | None:
        text = self._text("rule_set")
        if not text:
            return self._default
        for id in (*self._book.by_id, *NOT_CALCULATED):
            if text.casefold() in (id, *(self._book.name(id, language).casefold() for language in ("en", "zh_CN"))):
                return id
        self._complain("rule_set", error(NO_SUCH_RULE_SET, KNOWN_ARE, text=text,
                                         known=", ".join(self._book.by_id)))
        return None

    def _says_nothing(self) -> bool:
        judged = [*self._parameters.values(), *(item for name, item in self._others.items() if name != "rule_set")]
        return all(blank(self._cells[item.index]) for item in judged) or (
            level_code(self._text("level")) == Level.UNASSESSED and not self._any_parameter())

    def _any_parameter(self) -> bool:
        return any(not blank(self._cells[item.index]) for item in self._parameters.values())

    def _stated(self) -> IncomingJudgement | None:
        text = self._text("level")
        code = level_code(text)
        if code is None:
            self._complain("level", error(NOT_A_LEVEL, LEVEL_WORDS, text=text))
            return None
        return None if code == Level.UNASSESSED else IncomingJudgement(self._kind, STATED, "", None, code)

    def _direct(self) -> IncomingJudgement | None:
        """The row of the register is its basis; the conditions may be missing, as in registers of others."""
        text = self._text("level")
        if text and level_code(text) != Level.MAJOR:
            self._complain("level", error(NOT_MAJOR, MAJOR_OR_METHOD, text=text))
            return None
        try:
            chosen = _conditions(self._text("chosen"))
        except InputError as fault:
            self._complain("chosen", error(fault.template, CORRECT_CHOICE, **fault.facts))
            return None
        score = self._cell("score")
        return IncomingJudgement(self._kind, DIRECT, chosen, None if blank(score) else decimal_of(score), Level.MAJOR,
                                 reason=self._text("reason"))

    def _written_choice(self, rules: RuleSet) -> dict[str, Decimal] | None:
        try:
            return rules.parse_chosen(self._text("chosen"))
        except InputError as fault:
            self._complain("chosen", error(fault.template, CORRECT_CHOICE, **fault.facts))
            return None

    def _chosen(self, rules: RuleSet) -> dict[str, Decimal] | None:
        values = {parameter.key: self._value(rules, parameter) for parameter in rules.parameters}
        chosen = {key: value for key, value in values.items() if value is not None}
        return chosen if len(chosen) == len(values) else None

    def _value(self, rules: RuleSet, parameter: Parameter) -> Decimal | None:
        binding = self._parameters.get(parameter.key)
        if binding is None:
            example = ";".join(f"{item.key}={plain_decimal(item.scale[0].value)}" for item in rules.parameters)
            self._complain("rule_set", error(NO_COLUMN, ADD_COLUMN, parameter=parameter.key, example=example,
                                             rule_set=rules.name(active().language)))
            return None
        cell = self._cells[binding.index]
        value = decimal_of(cell)
        if value is None or parameter.place(value) is None:
            self._complaints.append((binding, _bad_value(cell, value, rules, parameter)))
            return None
        return value

    def _corrected(self, result: Judgement) -> Level:
        """The stated level where the row says what it was raised from; a correction never lowers."""
        before, stated = level_code(self._text("calculated")), level_code(self._text("level"))
        if before is None or stated is None or before != result.level:
            return result.level
        return max(Level(stated), result.level, key=lambda level: style(level).rank)

    def _compare(self, rules: RuleSet, result: Judgement, counts: Level) -> None:
        """The file's own score and level are not taken over, but a difference is told."""
        level, score = self._text("level"), self._cell("score")
        number = None if blank(score) else decimal_of(score)
        same_score = blank(score) or (number is not None and abs(number - result.score) < _NOISE)
        if same_score and (not level or level_code(level) == counts):
            return
        stated = " ".join(filter(None, (plain_decimal(number) if number is not None else str(score), level)))
        self._complain("score" if not same_score else "level", warning(
            DIFFERS, OURS_COUNTS, stated=stated, rule_set=rules.name(active().language),
            score=plain_decimal(result.score), level=Word(style(result.level).word)))

    def _cell(self, field: str) -> Cell:
        binding = self._others.get(field)
        return self._cells[binding.index] if binding else ""

    def _text(self, field: str) -> str:
        try:
            return visible(text_of(self._cell(field)))
        except CellFault:
            return str(self._cell(field))

    def _complain(self, field: str, complaint: Complaint) -> None:
        fallback = next(iter({**self._others, **self._parameters}.values()))
        self._complaints.append((self._others.get(field, fallback), complaint))


def _conditions(text: str) -> str:
    """The conditions written in a row; one that a company added is named by its record's id and stands as written."""
    ids = parse_chosen(text)
    own = {id: value for id, value in ids.items() if RECORD_ID.fullmatch(id)}
    delivered = ids.keys() - own.keys()
    return ";".join(filter(None, (direct_conditions().chosen_text(delivered) if delivered else "", chosen_text(own))))


def _bad_value(cell: Cell, value: Decimal | None, rules: RuleSet, parameter: Parameter) -> Complaint:
    facts = {"values": parameter.values_text(), "rule_set": rules.name(active().language)}
    if blank(cell):
        return error(EMPTY_VALUE, CHOOSE_FROM, **facts)
    if value is None:
        return error(NOT_A_NUMBER, CHOOSE_FROM, text=str(cell), **facts)
    return error(NOT_ON_SCALE, CHOOSE_FROM, text=plain_decimal(value), **facts)
