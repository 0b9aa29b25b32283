"""What stands in the cells of forms that go by risk points and their events."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dualprev_desktop.documents.forms.form import Cell, Column, Part, Source
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.register import row_level
from dualprev_desktop.services.registers import PointLine, event_tier
from dualprev_desktop.services.views import RegisterRow

NOT_NAMED, NOT_ENTERED = N_("not named yet"), N_("not entered yet")
NOT_IDENTIFIED = N_("No risk event identified yet.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A risk event of a point, or a point without one; `number` counts through, `step` within the point."""

    point: PointLine
    row: RegisterRow | None
    number: int
    step: int


def entries(points: Iterable[PointLine]) -> Iterator[Entry]:
    number = 0
    for point in points:
        for step, row in enumerate(point.events or (None,), 1):
            number += 1
            yield Entry(point, row, number, step)


def whole(points: tuple[PointLine, ...], source: Source) -> Iterator[Part[Entry]]:
    """All of it in one table; none where there is no point."""
    if points:
        yield Part(lambda: entries(points), scope(points, source))


def scope(points: tuple[PointLine, ...], source: Source) -> tuple[tuple[str, str], ...]:
    """What the head of a table over several points says it is about."""
    t = source.t

    def several(values: Iterable[str]) -> str:
        found = list(dict.fromkeys(filter(None, values)))
        return found[0] if len(found) == 1 else t.gettext("{count} in all").format(count=len(found))
    activities, others = ([one.name for one in points if one.is_activity is wanted] for wanted in (True, False))
    facts = ((N_("Risk point"), [" ".join(filter(None, (one.number, one.name))) for one in points]),
             (N_("Post"), [one.post for one in points]), (N_("Activity analysed"), activities),
             (N_("Equipment or place"), others))
    return tuple((word, several(values)) for word, values in facts if any(values))


def joined(*texts: str) -> str:
    """Each on a line of its own."""
    return "\n".join(filter(None, texts))


# of the point ------------------------------------------------------------------------------------------------------


def number(one: Entry, source: Source) -> str:
    return str(one.number)


def step_number(one: Entry, source: Source) -> str:
    return str(one.step)


def unit(point: PointLine, source: Source) -> str:
    return point.unit or source.t.gettext(NOT_NAMED)


def holder(point: PointLine, source: Source) -> str:
    """The person; the post where none is named, and in what the public reads."""
    return point.person or point.post or source.t.gettext(NOT_NAMED)


def of_point(cell: Callable[[PointLine, Source], Cell]) -> Callable[[Entry, Source], Cell]:
    return lambda one, source: cell(one.point, source)


def point_id(one: Entry) -> str:
    return one.point.id


POINT_COLUMNS: tuple[Column[Entry], ...] = (
    Column("Number", lambda one, source: one.point.number, 12, one=point_id, centred=True, over="Risk point"),
    Column("Kind", lambda one, source: source.label("risk_point_kind", one.point.kind), 10, one=point_id, centred=True,
           over="Risk point"),
    Column("Name", lambda one, source: one.point.name, 18, one=point_id, over="Risk point"))
DUTY_COLUMNS: tuple[Column[Entry], ...] = (
    Column("Responsible unit", of_point(unit), 12, one=lambda one: (one.point.id, "unit"), centred=True),
    Column("Responsible person", of_point(holder), 12, one=lambda one: (one.point.id, "person"), centred=True))


# of the event ------------------------------------------------------------------------------------------------------


def of_event(cell: Callable[[RegisterRow, Source], Cell], absent: str = "") -> Callable[[Entry, Source], Cell]:
    """`absent` is said where the point has no event yet."""
    return lambda one, source: cell(one.row, source) if one.row is not None else source.t.gettext(absent)


def step(row: RegisterRow, source: Source) -> str:
    return row.step or source.t.gettext(NOT_ENTERED)


def hazard(row: RegisterRow, source: Source) -> str:
    """What can happen, and what of people, things, environment and management leads to it."""
    t = source.t
    cause = joined(row.hazard_factor, source.label("hazard_factor", row.factor_code))
    return joined(row.event, t.gettext("Cause: {text}").format(text=cause) if cause else "",
                  t.gettext("Trigger: {text}").format(text=row.trigger) if row.trigger else "")


def standard(row: RegisterRow, source: Source) -> str:
    return row.standard or source.t.gettext(NOT_ENTERED)


def accident(row: RegisterRow, source: Source) -> str:
    """By the edition the company goes by; by the other one where only that was entered."""
    old = source.label("accident_type_1986", row.accident_type_1986)
    new = source.label("accident_type_2025", row.accident_type)
    return (old or new) if source.data.by_1986 else (new or old)


def outcome(row: RegisterRow, source: Source) -> str:
    return joined(accident(row, source), row.consequence) or source.t.gettext(NOT_ENTERED)


def failing(row: RegisterRow, source: Source) -> str:
    """不符合标准情况及后果"""
    return joined(hazard(row, source), source.t.gettext("Outcome: {text}").format(text=outcome(row, source)))


def level(row: RegisterRow, source: Source) -> Level:
    return row_level(row, source.data.mode)


def event_level(one: Entry, source: Source) -> Cell:
    return level(one.row, source) if one.row is not None else Level.UNASSESSED


def tier(row: RegisterRow, source: Source) -> str:
    return source.label("control_tier", event_tier(row, source.data.mode))
