"""The list beside a plan: every zone with its risk points, then the risk points no zone shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.looks import look
from dualprev_desktop.documents.typeset import (
    LEAST_TYPE,
    QUIET,
    Scale,
    badge,
    font,
    key_mark,
    level_text,
    line_mm,
    text_at,
)
from dualprev_desktop.domain.drawing import Anchor, Box, Item
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.domain.palette import USUAL, Palette
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.services.views import PlanView, ZoneView

BY_HAND, BY_HAND_ONLY = N_("Set by hand: {level}. Reason: {reason}"), N_("Set by hand: {level}.")
NOT_ASSESSED = N_("Set by hand to “{level}”, which does not count: its risks are not assessed yet.")
TOO_LOW = N_("Set by hand to “{level}”, which does not count: its risks are higher.")
HEADING, ENTRY = 8.5, 7.5
INDENT = 5.2
CLOSE_HEADING, CLOSE = 8.5, 6.5
"""Sizes of a list that is set close."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; `level` puts a badge before it, `key` a numbered disc."""

    text: str
    size: float
    bold: bool = False
    level: Level | None = None
    key: int = 0
    colour: str = "#1A1A1A"
    gap: float = 0
    """Millimetres left free above."""
    close: bool = False
    """The key is a plain number."""


def list_rows(plan: PlanView, keys: Mapping[str, int], t: Translator, scale: Scale, width: float) -> list[Row]:
    """The whole list broken into lines for a column of `width` millimetres."""
    rows: list[Row] = []
    if plan.zones:
        rows.append(Row(t.gettext("Zones and their risk points"), scale.pt(9.5), bold=True))
    for zone in sorted(plan.zones, key=lambda zone: keys.get(zone.id, 0)):
        rows += _zone_rows(zone, keys.get(zone.id, 0), t, scale, width)
    if plan.unbound:
        title = t.gettext("Risk points in no zone ({count})").format(count=len(plan.unbound))
        rows += _folded(Row(title, scale.pt(9.5), bold=True, gap=scale.mm(3)), width, scale)
        rows += _point_rows(plan.unbound, scale, width)
    return rows


def key_rows(plan: PlanView, keys: Mapping[str, int], t: Translator, scale: Scale, width: float,
             close: bool = False) -> list[Row]:
    """What the numbers on the plan stand for, and nothing else; levels are told by their shapes, as in the legend."""
    if not keys:
        return []
    rows = [Row(t.gettext("Zones by number"), scale.pt(CLOSE_HEADING if close else 9.5), bold=True)]
    for zone in sorted((zone for zone in plan.zones if zone.id in keys), key=lambda zone: keys[zone.id]):
        text = f"{style(zone.level).shape} {zone.name}"
        rows += _folded(key_row(text, keys[zone.id], scale, close), width, scale)
    return rows


def key_row(text: str, key: int, scale: Scale, close: bool) -> Row:
    if close:
        return Row(text, scale.pt(CLOSE), key=key, close=True)
    return Row(text, scale.pt(HEADING), key=key, gap=scale.mm(0.6))


def change_rows(before: PlanView, after: PlanView, t: Translator, scale: Scale, width: float) -> list[Row]:
    """Each zone whose level differs between the two, from which to which."""
    title = t.gettext("Zones whose level the controls change (outlined in black)")
    rows = _folded(Row(title, scale.pt(9.5), bold=True), width, scale)
    was = {zone.id: zone.level for zone in before.zones}
    changed = changed_zones(before, after)
    for zone in (zone for zone in after.zones if zone.id in changed):
        text = t.gettext("{zone}: {before} → {after}").format(
            zone=zone.name, before=level_text(style(was[zone.id]), t), after=level_text(style(zone.level), t))
        rows += _folded(Row(text, scale.pt(HEADING), level=zone.level, gap=scale.mm(0.4)), width, scale)
    if not changed:
        rows += _folded(Row(t.gettext("No zone changes its level."), scale.pt(HEADING), colour=QUIET), width, scale)
    return rows


def changed_zones(before: PlanView, after: PlanView) -> frozenset[str]:
    was = {zone.id: zone.level for zone in before.zones}
    return frozenset(zone.id for zone in after.zones if was.get(zone.id, zone.level) is not zone.level)


def _zone_rows(zone: ZoneView, key: int, t: Translator, scale: Scale, width: float) -> list[Row]:
    heading = f"{zone.name}  {level_text(style(zone.level), t)}"
    rows = _folded(Row(heading, scale.pt(HEADING), bold=True, key=key, gap=scale.mm(1.4)), width, scale)
    if zone.override is not None:
        rows += _by_hand(zone, t, scale, width)
    if not zone.points:
        return [*rows, Row(t.gettext("No risk point is bound to it."), scale.pt(ENTRY), colour=QUIET)]
    return rows + _point_rows(zone.points, scale, width)


def _by_hand(zone: ZoneView, t: Translator, scale: Scale, width: float) -> list[Row]:
    """Why the zone is worse than its risk points are, or why what was set does not count."""
    words = _words_by_hand(zone)
    text = t.gettext(words).format(
        level=t.gettext(style(zone.override or zone.level).word), reason=zone.reason)
    return _folded(Row(text, scale.pt(ENTRY), colour=QUIET), width, scale)


def _words_by_hand(zone: ZoneView) -> str:
    if zone.level is not zone.override:
        return NOT_ASSESSED if zone.level is Level.UNASSESSED else TOO_LOW
    return BY_HAND if zone.reason else BY_HAND_ONLY


def _point_rows(points: Sequence[tuple[str, str, Level]], scale: Scale, width: float) -> list[Row]:
    return [row for number, name, level in points
            for row in _folded(Row(f"{number} {name}".strip(), scale.pt(ENTRY), level=level), width, scale)]


def _folded(row: Row, width: float, scale: Scale) -> list[Row]:
    room = (width - (_indent(scale) if _indented(row) else 0)) * fonts.POINTS_PER_MM
    first, *rest = wrap(row.text, font(row.bold), row.size, room)
    tail = [Row(line, row.size, row.bold, colour=row.colour, key=-1 if _indented(row) else 0) for line in rest]
    return [replace(row, text=first), *tail]


def _indent(scale: Scale) -> float:
    return max(scale.mm(INDENT), 2 * scale.key_radius + 0.6)


def _indented(row: Row) -> bool:
    return row.level is not None or row.key != 0


def row_height(row: Row, scale: Scale) -> float:
    disc = 2 * scale.key_radius + 0.3 if row.key > 0 and not row.close else 0
    return row.gap + max(line_mm(row.size), disc) + (0 if row.close else scale.mm(0.35))


def set_rows(rows: Sequence[Row], column: Box, scale: Scale,
             palette: Palette = USUAL) -> tuple[list[Item], list[Row]]:
    """The rows that fit into the column, drawn, and those that do not."""
    items: list[Item] = []
    if rows:
        rows = [replace(rows[0], gap=0), *rows[1:]]  # columns begin at one height
    top, count = column.y, _fitting(rows, column.height, scale)
    for row in rows[:count]:
        height = row_height(row, scale)
        items += _drawn(row, Box(column.x, top + row.gap, column.width, height - row.gap), scale, palette)
        top += height
    return items, list(rows[count:])


def _fitting(rows: Sequence[Row], room: float, scale: Scale) -> int:
    """How many rows a column holds; it does not end with a heading whose rows are elsewhere."""
    count, used = 0, 0.0
    for row in rows:
        used += row_height(row, scale)
        if used > room + 1e-6:
            break
        count += 1
    kept = count
    while count < len(rows) and kept > 0 and rows[kept - 1].bold:
        kept -= 1
    return kept or count


def _drawn(row: Row, box: Box, scale: Scale, palette: Palette) -> Iterator[Item]:
    indent = _indent(scale) if _indented(row) else 0
    if row.key > 0 and row.close:
        yield text_at(box.x + indent - scale.mm(1), box.y, str(row.key), row.size, bold=True, anchor=Anchor.END)
    elif row.key > 0:
        yield from key_mark(box.x + scale.key_radius, box.centre[1], row.key, scale)
    if row.level is not None:
        shown, side = look(row.level, palette), line_mm(row.size) * 0.86
        yield from badge(Box(box.x, box.centre[1] - side / 2, scale.mm(4.2), side), shown, shown.shape,
                         max(row.size * 0.8, LEAST_TYPE))
    yield text_at(box.x + indent, box.centre[1] - line_mm(row.size) / 2, row.text, row.size, bold=row.bold,
                  colour=row.colour)
