"""What a layout is: the columns of a register, the words by which each is recognised, and how it is judged."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from dualprev_desktop.exchange.cells import INVISIBLE
from dualprev_desktop.kernel.registry import Registry


class Role(StrEnum):
    """What the cells of a column become."""

    FIELD = "field"
    MEASURE = "measure"
    PROPOSED = "proposed"
    PARAMETER = "parameter"
    """A factor of the score: `field` is its key, L."""
    JUDGED = "judged"
    """Score, level, rule set or choice of a judgement."""


OF_JUDGEMENT = frozenset({Role.PARAMETER, Role.JUDGED})


@dataclass(frozen=True)
class Column:
    """One column. `words` are further headings it goes by; one with `/` is group heading and own heading."""

    field: str
    chinese: str
    english: str
    words: tuple[str, ...] = ()
    role: Role = Role.FIELD
    required: bool = False
    """The heading must be there."""
    filled: bool = False
    """Every row must fill it."""

    def heading(self, language: str) -> str:
        """As it is written on export: the practitioners' word in Chinese, else English."""
        return self.chinese if language.startswith("zh") else self.english

    def spellings(self) -> Iterator[str]:
        for word in (self.chinese, self.english, *self.words):
            yield from heading_forms(word)


@dataclass(frozen=True)
class SheetLayout:
    """A register's layout; a module of this package declares one as `LAYOUT`."""

    id: str
    title: str
    order: int
    columns: tuple[Column, ...]
    rule_set: str
    """The rule set of its judgements where the rows name none."""
    default_kind: str
    """The kind of a risk point where the row names none: a code of `risk_point_kind`."""
    lone_judgement: str = "residual"
    """What a judgement group is whose heading says neither inherent nor residual."""

    @cached_property
    def by_spelling(self) -> Mapping[str, Column]:
        """The first column that claims a spelling has it."""
        found: dict[str, Column] = {}
        for column in self.columns:
            for spelling in column.spellings():
                found.setdefault(spelling, column)
        return found

    def column_of(self, group: str, own: str) -> Column | None:
        """The column whose headings fit; the group heading only decides where the own one is general."""
        for form in heading_forms(own):
            for group_form in heading_forms(group):
                if column := self.by_spelling.get(f"{group_form}/{form}"):
                    return column
            if column := self._own(form):
                return column
        return None

    def _own(self, form: str) -> Column | None:
        column = self.by_spelling.get(form)
        if column is None:
            judged = self.by_spelling.get(_WHICH_JUDGEMENT.sub("", form, count=1))
            column = judged if judged and judged.role in OF_JUDGEMENT else None
        return column


_HINT = re.compile(r"[【\[〔{<].*?[】\]〕}>]", re.S)
_BRACKETS = re.compile(r"\(([^()]*)\)")
_NOISE = re.compile(r"[\s*★:：_]+")
_WHICH_JUDGEMENT = re.compile(r"^(?:固有风险|固有|现有风险|现有|剩余风险|剩余|残余风险|inherentrisk|inherent|"
                              r"residualrisk|residual|currentrisk|current)")
_INHERENT = re.compile("固有|inherent")
# a lone 风险评估 stands beside 现有控制措施 and so judges with the controls in place
_RESIDUAL = re.compile("现有|剩余|残余|控制|residual|current")


def heading_forms(text: str) -> tuple[str, ...]:
    """The forms a heading is compared in: with a short hint such as (L) kept as a suffix, then without."""
    parts = [_plain_forms(part) for part in text.split("/", 1)] if _is_grouped(text) else [_plain_forms(text)]
    if len(parts) == 1:
        return parts[0]
    return tuple(f"{group}/{own}" for group in parts[0] for own in parts[1])


def _is_grouped(text: str) -> bool:
    # 风险值D/R and 设备/设施 are one heading; a grouped spelling is written with blanks around its stroke
    return " / " in text


def _plain_forms(text: str) -> tuple[str, ...]:
    text = _HINT.sub("", INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    kept = _NOISE.sub("", _BRACKETS.sub(lambda match: match[1] if len(match[1].strip()) <= 2 else "", text))
    bare = _NOISE.sub("", _BRACKETS.sub("", text))
    return tuple(dict.fromkeys(form.casefold() for form in (kept, bare) if form))


def judgement_kind(group: str, own: str, lone: str) -> str:
    """`inherent` or `residual`, by the words of the headings."""
    words = "".join(form for text in (group, own) for form in heading_forms(text)[:1])
    if _INHERENT.search(words):
        return "inherent"
    return "residual" if _RESIDUAL.search(words) else lone


LAYOUTS = Registry("dualprev_desktop.exchange.sheets", "LAYOUT", SheetLayout)
