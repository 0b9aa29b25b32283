"""A sector catalogue (行业风险目录): the first draft of a register for one kind of enterprise, with scoping questions.

Its scores are reference values (参考值): the user confirms each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_

ASPECTS = ("process", "equipment", "environment", "people", "management")
"""The five the notice wants surveyed (一(二)1): 工艺、设备、环境、人员、管理."""

CYCLES = ("shift", "day", "week", "month", "quarter", "half-year", "year")
KINDS = ("inherent", "residual")

ONE_OF = N_("one of those this program knows")
TEXT_LIST = N_("a list of texts")


@dataclass(frozen=True)
class Question:
    """What a company has or has not; points that need it appear only after a yes."""

    id: str
    texts: Mapping[str, str]

    @classmethod
    def from_node(cls, node: Node) -> Question:
        node.only("id", "zh_CN", "en")
        return cls(node.text("id"), {language: node.text(language) for language in ("zh_CN", "en")})

    def text(self, language: str) -> str:
        return in_language(self.texts, language)


@dataclass(frozen=True)
class SuggestedMeasure:
    measure_class: str
    text: str
    failure: str
    """What an inspector sees when it does not work (措施失控表现)."""

    @classmethod
    def from_node(cls, node: Node) -> SuggestedMeasure:
        node.only("class", "text", "failure")
        return cls(node.text("class"), node.text("text"), node.text("failure"))


@dataclass(frozen=True)
class SuggestedEvent:
    where: str
    """The place in the file, for a sentence about it."""
    name: str
    step: str
    hazard_factor: str
    factor_code: str
    accident_type: str
    accident_type_1986: str
    trigger: str
    consequence: str
    chosen: Mapping[str, Mapping[str, Decimal]]
    """By kind (inherent, residual), the value of each parameter of the rule set."""
    levels: Mapping[str, Level]
    measures: tuple[SuggestedMeasure, ...]
    cycle: str
    signs: tuple[str, ...]

    @classmethod
    def from_node(cls, node: Node) -> SuggestedEvent:
        node.only("name", "step", "hazard_factor", "factor_code", "accident_type", "accident_type_1986", "trigger",
                  "consequence", *KINDS, "levels", "measures", "cycle", "signs")
        return cls(
            node.where, node.text("name"), _maybe(node, "step"), node.text("hazard_factor"), node.text("factor_code"),
            node.text("accident_type"), node.text("accident_type_1986"), _maybe(node, "trigger"),
            node.text("consequence"), {kind: _chosen(node.child(kind)) for kind in KINDS},
            _levels(node.child("levels")),
            tuple(SuggestedMeasure.from_node(child) for child in node.children("measures")),
            _one_of(node, "cycle", CYCLES), _texts(node, "signs"))


@dataclass(frozen=True)
class SuggestedPoint:
    name: str
    kind: str
    aspect: str
    needs: str
    """The id of the question whose yes it needs, or empty."""
    location: str
    events: tuple[SuggestedEvent, ...]

    @classmethod
    def from_node(cls, node: Node) -> SuggestedPoint:
        node.only("name", "kind", "aspect", "needs", "location", "events")
        events = tuple(SuggestedEvent.from_node(child) for child in node.children("events"))
        return cls(node.text("name"), node.text("kind"), _one_of(node, "aspect", ASPECTS), _maybe(node, "needs"),
                   _maybe(node, "location"), events)


@dataclass(frozen=True)
class Catalogue:
    id: str
    row: str
    """The row of the notice's Annex 2: a code of the list `sector`."""
    titles: Mapping[str, str]
    gbt_4754: str
    source: Mapping[str, str]
    questions: tuple[Question, ...]
    points: tuple[SuggestedPoint, ...]

    @classmethod
    def from_node(cls, node: Node) -> Catalogue:
        """Raises InputError naming the place and key that is wrong."""
        node.only("id", "row", "title", "gbt_4754", "source", "questions", "points")
        questions = tuple(Question.from_node(child) for child in node.children("questions"))
        return cls(node.text("id"), node.text("row"), node.texts("title"), _maybe(node, "gbt_4754"),
                   node.texts("source"), questions,
                   tuple(SuggestedPoint.from_node(child) for child in node.children("points")))

    def title(self, language: str) -> str:
        return in_language(self.titles, language)

    def points_for(self, answers: Mapping[str, bool]) -> Iterator[SuggestedPoint]:
        """The points of a company with these answers; what was not asked counts as no."""
        return (point for point in self.points if not point.needs or answers.get(point.needs, False))

    @property
    def events(self) -> tuple[SuggestedEvent, ...]:
        return tuple(event for point in self.points for event in point.events)


def _maybe(node: Node, key: str) -> str:
    """A text that may be empty, but whose key is there."""
    return node.text(key) if node.data.get(key, None) != "" else ""


def _one_of(node: Node, key: str, known: tuple[str, ...]) -> str:
    value = node.text(key)
    if value not in known:
        raise node.wrong(key, ONE_OF)
    return value


def _texts(node: Node, key: str) -> tuple[str, ...]:
    values = node.data.get(key, ())
    if not isinstance(values, list) or not all(isinstance(value, str) and value for value in values):
        raise node.wrong(key, TEXT_LIST)
    return tuple(values)


def _chosen(node: Node) -> Mapping[str, Decimal]:
    return {key: node.number(key) for key in node.data}


def _levels(node: Node) -> Mapping[str, Level]:
    node.only(*KINDS)
    return {kind: Level(_one_of(node, kind, tuple(Level))) for kind in KINDS}
