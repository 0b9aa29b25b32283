"""SVG drawings: kept as they are when all they do is draw."""

from __future__ import annotations

from typing import Any

from dualprev_desktop.exchange.backgrounds.format import Answer, Format, Source
from dualprev_desktop.exchange.backgrounds.pixels import kept
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.incoming import Choice
from dualprev_desktop.services.passive_svg import passive_size
from dualprev_desktop.services.views import SVG

STRAIGHT = N_("{file} is a drawing made of lines and cannot be straightened by its corners. "
              "Take it whole, or save it as PNG.")


def _recognises(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<"


def _look(source: Source) -> Answer:
    width, height = passive_size(source.content())
    return {"kind": "svg", "width": width, "height": height}


def _read(source: Source, choice: Choice) -> Answer:
    if choice.corners:
        raise BadFile(STRAIGHT)
    data = source.content()
    size = passive_size(data)
    if choice.quarter_turns % 4:
        data, size = _turned(data, choice.quarter_turns % 4, size)
    return kept(data, SVG, *size)


def _turned(data: bytes, turns: int, size: tuple[int, int]) -> tuple[bytes, tuple[int, int]]:
    """The whole drawing in a group that is turned; what the root says for all goes to the group."""
    from xml.etree import ElementTree

    from defusedxml.ElementTree import fromstring

    root = fromstring(data, forbid_dtd=False)
    space = root.tag.rpartition("}")[0] + "}" if root.tag.startswith("{") else ""
    ElementTree.register_namespace("", space.strip("{}"))
    width, height = size
    left, top = (root.get("viewBox", "").replace(",", " ").split() or ["0", "0"])[:2]
    moved = {1: f"translate({height} 0) rotate(90)", 2: f"translate({width} {height}) rotate(180)",
             3: f"translate(0 {width}) rotate(270)"}[turns]
    group = ElementTree.Element(f"{space}g", _inherited(root) | {
        "transform": f"{moved} translate({-float(left)} {-float(top)})"})
    group.extend(list(root))
    now = (height, width) if turns % 2 else size
    turned = ElementTree.Element(root.tag, {"viewBox": f"0 0 {now[0]} {now[1]}", "width": str(now[0]),
                                            "height": str(now[1])})
    turned.append(group)
    return ElementTree.tostring(turned, "utf-8"), now


def _inherited(root: Any) -> dict[str, str]:
    own = {"viewBox", "width", "height", "x", "y", "version", "preserveAspectRatio", "baseProfile"}
    return {key: value for key, value in root.attrib.items() if key not in own}


FORMAT = Format("svg", _recognises, _look, _read, order=90)
