"""Holds the outlines on the canvas against those on the printed sheet."""

from __future__ import annotations

from dualprev_desktop.documents.layout import layout
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.documents.plan_map import picture_box
from dualprev_desktop.documents.plan_sheet import plan_drawings
from dualprev_desktop.documents.sheet import Sheet
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.views import PlanView
from dualprev_desktop.ui.plan.scene import PlanScene
from tests.documents.printed import filled_paths

TOLERANCE = 0.1
"""Millimetres."""


def off_paper(scene: PlanScene, plan: PlanView, size: str) -> list[str]:
    """The names of the zones that are printed nowhere as they are seen."""
    sheet = Sheet.on(size)
    picture = picture_box(plan, layout("standard").arrange(sheet).maps[0], sheet.scale)
    across, down = picture.width / scene.sheet.width, picture.height / scene.sheet.height
    # the legend's fields are printed in the same tone, and have no other mark: zones lie on the picture
    pdf = drawing_pdf(plan_drawings(plan, translator("en"), size=size), "x")
    printed = [corners for _, corners in filled_paths(pdf)
               if all(picture.inset(-0.2).x <= x <= picture.right + 0.2 for x, _ in corners)]
    missing = []
    for zone in plan.zones:
        path = scene.zones[zone.id].outline.path()
        corners = [path.elementAt(number) for number in range(path.elementCount())]
        seen = [(picture.x + one.x * across, picture.y + one.y * down) for one in corners]
        if not any(_agree(seen, other) for other in printed):
            missing.append(zone.name)
    return missing


def _agree(seen: list[tuple[float, float]], printed: list[tuple[float, float]]) -> bool:
    return len(printed) >= 3 and abs(len(printed) - len(seen)) <= 1 and all(
        abs(one[0] - other[0]) < TOLERANCE and abs(one[1] - other[1]) < TOLERANCE
        for one, other in zip(seen, printed, strict=False))
