"""The sketch of a filling station that a person would have scanned: walls, canopy and lanes, no words."""

from __future__ import annotations

from pathlib import Path

SIZE = (1600, 1000)
PAPER, INK, LANE = "#fbfbf8", "#5b6266", "#e4e6e3"
Box = tuple[float, float, float, float]


def draw_site(target: Path, zones: dict[str, Box]) -> None:
    """Buildings stand where the zones will be, a little smaller than they."""
    from PIL import Image, ImageDraw

    sheet = Image.new("RGB", SIZE, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rectangle((20, 20, SIZE[0] - 20, SIZE[1] - 20), outline=INK, width=6)
    pen.rectangle((20, 860, SIZE[0] - 20, SIZE[1] - 20), fill=LANE)
    for left, top, right, bottom in zones.values():
        box = (left * SIZE[0] + 24, top * SIZE[1] + 24, right * SIZE[0] - 24, bottom * SIZE[1] - 24)
        pen.rectangle(box, outline=INK, width=4)
        middle = (box[1] + box[3]) / 2
        pen.line((box[0], middle, box[2], middle), fill=LANE, width=3)
    sheet.save(target)
