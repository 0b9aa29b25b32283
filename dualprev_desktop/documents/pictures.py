"""Pictures on a canvas: SVG stays vector, PNG and JPEG are embedded."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.domain.drawing import Picture
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.views import SVG

UNDRAWABLE = N_("The picture of “{name}” cannot be drawn: it is damaged or of an unknown kind. "
                "Nothing was printed. Replace the picture and print again.")

Place = tuple[float, float, float, float]
"""x, y of the lower left corner, width and height, in points."""


def paint_picture(canvas: Any, picture: Picture, place: Place) -> None:
    """Raises BadFile where the picture cannot be read."""
    if picture.media_type == SVG:
        _paint_vector(canvas, picture, place)
    else:
        _paint_raster(canvas, picture, place)


def _paint_raster(canvas: Any, picture: Picture, place: Place) -> None:
    from reportlab.lib.utils import ImageReader

    try:
        canvas.drawImage(ImageReader(BytesIO(picture.data)), *place, mask="auto")
    except Exception as error:  # the reader raises whatever its decoder does
        raise BadFile(UNDRAWABLE, name=picture.name) from error


def _paint_vector(canvas: Any, picture: Picture, place: Place) -> None:
    from reportlab.graphics import renderPDF

    graphic = _svg(picture)
    x, y, width, height = place
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(width / graphic.width, height / graphic.height)
    renderPDF.draw(graphic, canvas, 0, 0)
    canvas.restoreState()


def _svg(picture: Picture) -> Any:
    from svglib.svglib import svg2rlg

    try:
        # a stream has no folder, so that references to other files lead nowhere; entities stay unresolved
        graphic = svg2rlg(BytesIO(picture.data))
    except Exception as error:  # svglib raises whatever its parts do
        raise BadFile(UNDRAWABLE, name=picture.name) from error
    if graphic is None or not graphic.width or not graphic.height:
        raise BadFile(UNDRAWABLE, name=picture.name)
    for string in _strings(graphic):
        string.fontName = fonts.BOLD if "bold" in string.fontName.lower() else fonts.REGULAR
    return graphic


def _strings(group: Any) -> Iterator[Any]:
    """Every text of the graphic: in the fonts svglib guesses, Chinese would come out as boxes."""
    for node in getattr(group, "contents", ()):
        if type(node).__name__ == "String":
            yield node
        yield from _strings(node)
