"""What tests read of a printed plan: the shapes and words of a drawing list, and of the PDF made from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from dualprev_desktop.documents.base import Options, PrintSource
from dualprev_desktop.documents.bounds import bounds
from dualprev_desktop.documents.plan_pages import all_sheets
from dualprev_desktop.domain.drawing import Drawing, Polygon, Text
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.views import PlanView

MM = 25.4 / 72


def source_of(inherent: list[PlanView], residual: list[PlanView]) -> PrintSource:
    return PrintSource(lambda: residual, lambda: [], lambda choice: [], lambda: [], lambda: [],
                       lambda mode: inherent if mode == "inherent" else residual)


def sheets(inherent: PlanView, residual: PlanView, **chosen: Any) -> list[Drawing]:
    options = Options(translator(chosen.pop("language", "zh_CN")), **chosen)
    return all_sheets(source_of([inherent], [residual]), options, Silent())


def outside(drawing: Drawing) -> list[object]:
    """Items that reach beyond the sheet."""
    reach = [(item, bounds(item)) for item in drawing.items]
    return [item for item, box in reach if box.x < -0.01 or box.y < -0.01
            or box.right > drawing.width + 0.01 or box.bottom > drawing.height + 0.01]


def collisions(drawing: Drawing) -> list[tuple[str, str]]:
    texts = [item for item in drawing.items if isinstance(item, Text) and item.text]
    return [(one.text, other.text) for one, other in combinations(texts, 2) if bounds(one).meets(bounds(other))]


def readable(drawings: list[Drawing]) -> str:
    """Zones and words with their places to a tenth of a millimetre: the golden text of a layout."""
    return "\n".join(line for number, drawing in enumerate(drawings, 1) for line in _lines(number, drawing)) + "\n"


def _lines(number: int, drawing: Drawing) -> Iterator[str]:
    yield f"sheet {number}: {drawing.width:.1f} x {drawing.height:.1f}"
    for item in drawing.items:
        if isinstance(item, Polygon) and item.opacity < 1:
            corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in item.rings[0])
            yield f"zone {item.fill} {item.hatch}: {corners}"
        elif isinstance(item, Text):
            yield f"text {item.x:.1f},{item.y:.1f} {item.size:.1f}pt {item.anchor}: {item.text}"


def filled_paths(pdf: bytes, page: int = 0) -> list[tuple[tuple[int, int, int], list[tuple[float, float]]]]:
    """Colour and corners, in millimetres from the upper left, of the half-transparent paths of a page."""
    import ctypes

    import pypdfium2
    from pypdfium2 import raw

    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        opened = document[page]
        height = opened.get_height()
        for item in opened.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
            raw.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
            if not 100 < alpha.value < 200:
                continue
            matrix = item.get_matrix()
            corners = []
            for index in range(raw.FPDFPath_CountSegments(item.raw)):
                segment = raw.FPDFPath_GetPathSegment(item.raw, index)
                x, y = ctypes.c_float(), ctypes.c_float()
                raw.FPDFPathSegment_GetPoint(segment, x, y)
                across, up = matrix.on_point(x.value, y.value)
                corners.append((across * MM, (height - up) * MM))
            found.append(((red.value, green.value, blue.value), corners))
    return found
