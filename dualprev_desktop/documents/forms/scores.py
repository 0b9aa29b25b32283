"""What the cells of forms say of a judgement: the chosen values, the score, and what the method itself gives."""

from __future__ import annotations

from collections.abc import Callable

from dualprev_desktop.documents.forms.form import Source
from dualprev_desktop.documents.forms.words import joined
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.services.registers import judgement
from dualprev_desktop.services.rulebook import NOT_CALCULATED
from dualprev_desktop.services.views import AssessmentView, RegisterRow

LIKELIHOOD, EXPOSURE, SEVERITY = ("L", "M"), ("E",), ("C", "S")
"""The parameters of LEC, LS and MES by the column they stand in; the first is the one its heading names."""


def judged(row: RegisterRow, source: Source) -> AssessmentView | None:
    return judgement(row, source.data.mode)


def grade(row: RegisterRow, source: Source) -> str:
    """What the method itself gives: the band, and its name for it where it has one."""
    found = judged(row, source)
    if found is None:
        return ""
    rules = source.data.rules.by_id.get(found.rule_set)
    if rules is None or found.score is None:
        words = NOT_CALCULATED.get(found.rule_set, found.rule_set)
        return source.t.gettext(words)
    return rules.band_text(found.score, source.t.language)


def chosen(*keys: str) -> Callable[[RegisterRow, Source], str]:
    """The value of the first of these parameters that the method has, with its letter where it is not the usual."""
    def cell(row: RegisterRow, source: Source) -> str:
        values = found.chosen if (found := judged(row, source)) else {}
        named = [(key, values[key]) for key in keys if key in values]
        return joined(*(plain_decimal(value) if key == keys[0] else f"{key}={plain_decimal(value)}"
                        for key, value in named))
    return cell


def score(row: RegisterRow, source: Source) -> str:
    """With the parameters that have no column of their own."""
    found = judged(row, source)
    if found is None:
        return ""
    others = (f"{key}={plain_decimal(value)}" for key, value in found.chosen.items()
              if key not in (*LIKELIHOOD, *EXPOSURE, *SEVERITY))
    return joined(*others, plain_decimal(found.score) if found.score is not None else "")
