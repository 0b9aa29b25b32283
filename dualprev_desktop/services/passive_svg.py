"""Whether an SVG drawing only draws: one with scripts, or that fetches other files, is refused."""

from __future__ import annotations

import re
from typing import Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

NO_PICTURE = N_("{file} is not a picture this program reads. Save it as PNG, JPEG or SVG and choose that file.")
DAMAGED = N_("{file} is damaged: it ends too early or holds nonsense. Save it anew from where it comes.")
ACTIVE_SVG = N_("{file} holds scripts or points to other files. Save it as plain SVG or as PNG.")
ELSEWHERE = re.compile(r"""url\(\s*['"]?\s*(?!['"#\s])|@import""", re.IGNORECASE)
"""What a style fetches from outside the drawing."""
NO_SIZE = N_("{file} does not say how large it is. Give the drawing a width and a height, or save it as PNG.")


def passive_size(data: bytes) -> tuple[int, int]:
    """Width and height in user units. Raises BadFile for a drawing that is damaged, or does more than draw."""
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root = fromstring(data, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise BadFile(DAMAGED) from error
    if not root.tag.endswith("svg"):
        raise BadFile(NO_PICTURE)
    for element in root.iter():
        _check_passive(element)
    return _size(root)


def _check_passive(element: Any) -> None:
    name = str(element.tag).rsplit("}", 1)[-1]
    links = [value for key, value in element.attrib.items() if key.rsplit("}", 1)[-1] == "href"]
    handlers = [key for key in element.attrib if key.lower().startswith("on")]
    styles = [*element.attrib.values(), element.text or "" if name == "style" else ""]
    if name in ("script", "foreignObject") or handlers or any(not link.startswith("#") for link in links) \
            or any(ELSEWHERE.search(style) for style in styles):
        raise BadFile(ACTIVE_SVG)


def _size(root: Any) -> tuple[int, int]:
    box = root.get("viewBox", "").replace(",", " ").split()
    texts = box[2:] if len(box) == 4 else [root.get("width", ""), root.get("height", "")]
    try:
        width, height = (round(float(text.removesuffix("px"))) for text in texts)
    except (ValueError, OverflowError) as error:
        raise BadFile(NO_SIZE) from error
    if not (0 < width <= 100_000 and 0 < height <= 100_000):
        raise BadFile(NO_SIZE)
    return width, height
