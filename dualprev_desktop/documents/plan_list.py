"""The list beside a plan: every zone with its risk points, then the risk points no zone shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.lines import wrap
from dualprev_desktop.documents.typeset import (
    KEY_RADIUS,
    QUIET,
    Scale,
    badge,
    font,
    key_mark,
    level_text,
    line_mm,
    text_at,
)
from dualprev_desktop.domain.drawing import Box, Item
from dualprev_desktop.domain.levels import Level, style
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.views import PlanView, ZoneView

HEADING, ENTRY = 8.5, 7.5
INDENT = 5.2


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


def list_rows(plan: PlanView, keys: Mapping[str, int], t: Translator, scale: Scale, width: float) -> list[Row]:
    """The whole list broken into lines for a column of `width` millimetres."""
    rows: list[Row] = []
    if plan.zones:
        rows.append(Row(t.gettext("Zones and their risk points"), scale.pt(9.5), bold=True))
    for zone in sorted(plan.zones, key=lambda zone: keys.get(zone.id, 0)):
        rows += _zone_rows(zone, keys.get(zone.id, 0), t, scale, width)
    if plan.unbound:
        title = t.gettext("Risk points on no plan ({count})").format(count=len(plan.unbound))
        rows += _folded(Row(title, scale.pt(9.5), bold=True, gap=scale.mm(3)), width, scale)
        rows += _point_rows(plan.unbound, scale, width)
    return rows


def _zone_rows(zone: ZoneView, key: int, t: Translator, scale: Scale, width: float) -> list[Row]:
    heading = f"{zone.name}  {level_text(style(zone.level), t)}"
    rows = _folded(Row(heading, scale.pt(HEADING), bold=True, key=key, gap=scale.mm(1.4)), width, scale)
    if not zone.points:
        return [*rows, Row(t.gettext("No risk point is bound to it."), scale.pt(ENTRY), colour=QUIET)]
    return rows + _point_rows(zone.points, scale, width)


def _point_rows(points: Sequence[tuple[str, str, Level]], scale: Scale, width: float) -> list[Row]:
    return [row for number, name, level in points
            for row in _folded(Row(f"{number} {name}".strip(), scale.pt(ENTRY), level=level), width, scale)]


def _folded(row: Row, width: float, scale: Scale) -> list[Row]:
    room = (width - (scale.mm(INDENT) if _indented(row) else 0)) * fonts.POINTS_PER_MM
    first, *rest = wrap(row.text, font(row.bold), row.size, room)
    tail = [Row(line, row.size, row.bold, colour=row.colour, key=-1 if _indented(row) else 0) for line in rest]
    return [Row(first, row.size, row.bold, row.level, row.key, row.colour, row.gap), *tail]


def _indented(row: Row) -> bool:
    return row.level is not None or row.key != 0


def row_height(row: Row, scale: Scale) -> float:
    return row.gap + max(line_mm(row.size), scale.mm(2 * KEY_RADIUS + 0.4) if row.key > 0 else 0) + scale.mm(0.35)


def set_rows(rows: Sequence[Row], column: Box, scale: Scale) -> tuple[list[Item], list[Row]]:
    """The rows that fit into the column, drawn, and those that do not."""
    items: list[Item] = []
    top = column.y
    for index, row in enumerate(rows):
        height = row_height(row, scale)
        if top + height > column.bottom:
            return items, list(rows[index:])
        items += _drawn(row, Box(column.x, top + row.gap, column.width, height - row.gap), scale)
        top += height
    return items, []


def _drawn(row: Row, box: Box, scale: Scale) -> Iterator[Item]:
    indent = scale.mm(INDENT) if _indented(row) else 0
    if row.key > 0:
        yield from key_mark(box.x + scale.mm(KEY_RADIUS), box.centre[1], row.key, scale)
    if row.level is not None:
        look = style(row.level)
        side = line_mm(row.size) * 0.86
        yield from badge(Box(box.x, box.centre[1] - side / 2, scale.mm(4.2), side), look, look.shape, row.size * 0.8)
    yield text_at(box.x + indent, box.centre[1] - line_mm(row.size) / 2, row.text, row.size, bold=row.bold,
                  colour=row.colour)
