"""DXF drawings: layers are chosen, everything on them becomes plain lines and texts of a known scale."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualprev_desktop.exchange.backgrounds.dxf import encodings
from dualprev_desktop.exchange.backgrounds.dxf.contents import Contents
from dualprev_desktop.exchange.backgrounds.dxf.drawing import to_svg
from dualprev_desktop.exchange.backgrounds.dxf.layers import Layers
from dualprev_desktop.exchange.backgrounds.dxf.laying_out import MOST_OBJECTS, LayingOut
from dualprev_desktop.exchange.backgrounds.dxf.loading import BINARY, load
from dualprev_desktop.exchange.backgrounds.dxf.sheet import Sheet, on_sheet
from dualprev_desktop.exchange.backgrounds.format import Answer, Format, Source
from dualprev_desktop.exchange.backgrounds.formats.svg import STRAIGHT
from dualprev_desktop.exchange.backgrounds.pixels import kept
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits
from dualprev_desktop.services.incoming import METRES, Choice
from dualprev_desktop.services.views import SVG

LIMITS = Limits(seconds=10, memory=3 << 30)
UNITS = {1: "in", 2: "ft", 4: "mm", 5: "cm", 6: "m", 7: "km", 14: "dm"}
"""$INSUNITS; 0 and what is no unit of a building's length are asked for."""

NOTHING = N_("{file} holds no lines: there is nothing to draw. If it refers to other drawings (XREF, 外部参照), bind "
             "them in the CAD program (BIND, 绑定), export it again and choose that file.")
NOTHING_CHOSEN = N_("There is nothing to draw on the chosen layers of {file}. Choose others.")
REMARKS = {
    "beyond": N_("Left out: objects whose coordinates are no numbers or lie beyond all measure ({count})."),
    "far": N_("Left out: objects that lie far away from the drawing ({count})."),
    "undrawn": N_("Left out: objects of kinds that are not drawn ({count}): {names}."),
    "circles": N_("Left out: blocks within themselves ({names})."),
    "outside": N_("Not in {file}: drawings that it refers to ({names}). Bind them in the CAD program (BIND, 绑定) and "
                  "export it again if they are needed."),
    "coarse": N_("The drawing is very fine; its lines were simplified so that it can be worked with."),
    "many": N_("With all of its layers the drawing is too large ({count} lines and texts, at most {limit}): choose "
               "those that the plan needs."),
}
MOST_NAMES = 5


@dataclass
class Opened:
    """A drawing taken apart; `encodings` are those offered in doubt."""

    layers: Layers
    contents: Contents
    laid_out: LayingOut
    unit: str
    encodings: tuple[str, ...]

    def shown(self) -> frozenset[str]:
        """The layers that the drawing shows; all where it shows none of those that hold something."""
        held = frozenset(name for name, count in self.laid_out.counts.items() if count)
        return frozenset(filter(self.layers.shown, held)) or held


def _look(source: Source) -> Answer:
    opened = _opened(source.path, "")
    counts = opened.laid_out.counts
    shown = opened.shown()
    count = sum(counts[name] for name in shown)
    sheet = on_sheet(opened.laid_out.pieces(shown)) if count <= MOST_OBJECTS else None
    if sheet is None and count <= MOST_OBJECTS:
        raise BadFile(NOTHING)
    return {"kind": "dxf", "width": sheet.width if sheet else 0, "height": sheet.height if sheet else 0,
            "layers": [{"name": name, "count": counts[name], "shown": name in shown}
                       for name in sorted(counts, key=str.lower) if counts[name]],
            "unit": opened.unit, "encodings": opened.encodings, "drawn_width": sheet.drawn_width if sheet else 0.0,
            "remarks": _remarks(opened, sheet, count)}


def _read(source: Source, choice: Choice) -> Answer:
    if choice.corners:
        raise BadFile(STRAIGHT)
    opened = _opened(source.path, choice.encoding)
    held = frozenset(opened.laid_out.counts)
    chosen = opened.shown() if choice.layers is None else frozenset(choice.layers) & held
    sheet = on_sheet(opened.laid_out.pieces(chosen), choice.quarter_turns)
    if sheet is None:
        raise BadFile(NOTHING if choice.layers is None else NOTHING_CHOSEN)
    return kept(to_svg(sheet), SVG, sheet.width, sheet.height) | {
        "metres": _metres(sheet, choice.unit or opened.unit), "remarks": _remarks(opened, sheet, 0)}


def _opened(path: Path, encoding: str) -> Opened:
    raw = path.read_bytes()
    offered = encodings.offered(raw)
    del raw
    try:
        document = load(path, encoding or (offered[0] if offered else ""))
        layers = Layers(document)
        contents = Contents(document, layers)
        laid_out = LayingOut(contents, layers)
    except RecursionError as error:
        raise BadFile(NOTHING) from error
    if not sum(laid_out.counts.values()):
        raise BadFile(NOTHING)
    return Opened(layers, contents, laid_out, UNITS.get(document.header.get("$INSUNITS", 0), ""), offered)


def _metres(sheet: Sheet, unit: str) -> str | None:
    """As text: JSON knows no decimals."""
    if unit not in METRES:
        return None
    metres = round(Decimal(repr(sheet.drawn_width)) * METRES[unit], 3)
    return str(metres) if metres > 0 else None


def _remarks(opened: Opened, sheet: Sheet | None, count: int) -> list[tuple[str, dict[str, Any]]]:
    seen = list(opened.contents.seen())
    undrawn = sum((content.undrawn for content in seen), type(seen[0].undrawn)())
    beyond = sum(content.beyond for content in seen) + (sheet.beyond if sheet else 0)
    outside = sorted(set().union(*(content.outside for content in seen)))
    found = {
        "many": {"count": f"{count:,}", "limit": f"{MOST_OBJECTS:,}"} if count > MOST_OBJECTS else None,
        "beyond": {"count": beyond} if beyond else None,
        "far": {"count": sheet.far} if sheet and sheet.far else None,
        "undrawn": {"count": undrawn.total(), "names": _few(undrawn)} if undrawn else None,
        "circles": {"names": _few(opened.laid_out.circles)} if opened.laid_out.circles else None,
        "outside": {"names": _few(outside)} if outside else None,
        "coarse": {} if sheet and sheet.coarse else None,
    }
    return [(REMARKS[kind], facts) for kind, facts in found.items() if facts is not None]


def _few(names: Any) -> str:
    listed = sorted(names)
    return ", ".join(listed[:MOST_NAMES]) + (" …" if len(listed) > MOST_NAMES else "")


def _recognises(head: bytes) -> bool:
    """Pairs of lines: a number and what it means; comments may come first."""
    plain = head.removeprefix(b"\xef\xbb\xbf")
    return plain.startswith(BINARY) or re.match(rb"\s*(?:999\s*\n[^\n]*\n\s*)*0\s*\r?\n\s*SECTION\s", plain) is not None


FORMAT = Format("dxf", _recognises, _look, _read, LIMITS, order=40)
