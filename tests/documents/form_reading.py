"""What tests read of a printed form: the columns of its table as a person reads them, and what touches what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.domain.drawing import Drawing, Line, Rect, Text
from dualprev_desktop.domain.levels import LEVELS

GROUND = "#ECEFF1"
HUGE = "3000x5900"
"""A sheet on which every table has room on one page."""


def edges(sheet: Drawing) -> list[float]:
    """Of the columns, from left to right."""
    return sorted({item.x1 for item in sheet.items if isinstance(item, Line) and item.x1 == item.x2})


def table(sheet: Drawing) -> tuple[float, float, float]:
    """Where the headings begin, the rows begin, the rows end."""
    ground = next(item for item in sheet.items if isinstance(item, Rect) and item.fill == GROUND)
    end = max(item.y2 for item in sheet.items if isinstance(item, Line) and item.x1 == item.x2)
    return ground.y, ground.y + ground.height, end


def _inside(sheet: Drawing, column: int, top: float, bottom: float) -> list[Text]:
    left, right = edges(sheet)[column:column + 2]
    found = [item for item in sheet.items if isinstance(item, Text) and top < item.y < bottom
             and left < (bounds(item).x + bounds(item).right) / 2 < right]
    return sorted(found, key=lambda item: item.y)


def column(sheet: Drawing, place: int) -> str:
    """All that stands in a column, without white space."""
    _top, head, end = table(sheet)
    return "".join("".join(text.text.split()) for text in _inside(sheet, place, head, end))


def columns(sheets: Sequence[Drawing]) -> list[str]:
    return ["".join(column(sheet, place) for sheet in sheets) for place in range(len(edges(sheets[0])) - 1)]


def headings(sheet: Drawing) -> str:
    top, head, _end = table(sheet)
    found = [item for item in sheet.items if isinstance(item, Text) and top < item.y < head]
    return "".join("".join(text.text.split()) for text in sorted(found, key=lambda item: (item.x, item.y)))


def badges(sheets: Sequence[Drawing]) -> list[str]:
    """The levels on the sheets, by their colours."""
    words = {look.colour: str(look.level) for look in LEVELS}
    return [words[item.fill] for sheet in sheets for item in sheet.items
            if isinstance(item, Rect) and item.fill in words and item.radius]


def touching(sheet: Drawing) -> Iterator[tuple[str, str]]:
    """Pairs of texts that lie on one another, and texts that lie on a rule of the table."""
    boxes = sorted(((bounds(item), item.text) for item in sheet.items if isinstance(item, Text) and item.text),
                   key=lambda pair: pair[0].y)
    for place, (box, text) in enumerate(boxes):
        for other, beside in boxes[place + 1:]:
            if other.y >= box.bottom:
                break
            if box.meets(other):
                yield text, beside
    yield from _on_rules(sheet)


def _on_rules(sheet: Drawing) -> Iterator[tuple[str, str]]:
    top, _head, end = table(sheet)
    for item in sheet.items:
        box = bounds(item)
        if not isinstance(item, Text) or not top < item.y < end:
            continue
        for rule in sheet.items:
            if isinstance(rule, Line) and _crosses(rule, box.x, box.y, box.right, box.bottom):
                yield item.text, "a rule"


def _crosses(rule: Line, left: float, top: float, right: float, bottom: float) -> bool:
    return (min(rule.x1, rule.x2) < right - 0.05 and max(rule.x1, rule.x2) > left + 0.05
            and min(rule.y1, rule.y2) < bottom - 0.05 and max(rule.y1, rule.y2) > top + 0.05)


def outside(sheet: Drawing) -> list[object]:
    reach = [(item, bounds(item)) for item in sheet.items]
    return [item for item, box in reach if box.x < 0 or box.y < 0
            or box.right > sheet.width + 0.01 or box.bottom > sheet.height + 0.01]
