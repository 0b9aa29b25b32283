"""The lines of a background that came from a CAD drawing, for corners of zones to snap to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dualprev_desktop.domain.geometry import NumericPoint

MARK = "data-dualprev-lines"
"""Says in the root of an SVG that its paths are straight and stand where their numbers say, untransformed."""
MOST_BYTES = 64 << 20
MOST_POINTS = 1_000_000

_STRAIGHT = re.compile(r"[ML\d\s.,-]*\Z")
_POINT = re.compile(r"(-?\d+(?:\.\d+)?)[\s,]+(-?\d+(?:\.\d+)?)")


def lines_of(svg: bytes) -> tuple[tuple[NumericPoint, ...], ...]:
    """Its polylines in user units, y down; none for a drawing that this program has not drawn itself."""
    if len(svg) > MOST_BYTES or MARK.encode() not in svg[:1000]:
        return ()
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(svg, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError):
        return ()
    return tuple(_bounded(line for element in root if element.tag.endswith("path")
                          for line in _polylines(element.get("d", ""))))


def _polylines(drawn: str) -> Iterator[tuple[NumericPoint, ...]]:
    if not _STRAIGHT.match(drawn):
        return
    for part in drawn.split("M")[1:]:
        points = tuple((float(x), float(y)) for x, y in _POINT.findall(part))
        if len(points) > 1:
            yield points


def _bounded(lines: Iterator[tuple[NumericPoint, ...]]) -> Iterator[tuple[NumericPoint, ...]]:
    count = 0
    for line in lines:
        count += len(line)
        if count > MOST_POINTS:
            return
        yield line
