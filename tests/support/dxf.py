"""Small CAD drawings for tests, made with ezdxf and by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def drawing(unit: int = 4) -> Any:
    """An empty one in millimetres; `unit` is a value of $INSUNITS."""
    from ezdxf.filemanagement import new

    document = new("R2010")
    document.header["$INSUNITS"] = unit
    return document


def workshop() -> Any:
    """40 m × 20 m in millimetres: walls, a machine that is frozen, a text, a door that is a block."""
    document = drawing()
    for name, colour in (("墙", 7), ("设备", 2), ("家具", 3)):
        document.layers.add(name, color=colour)
    document.layers.get("家具").freeze()
    model = document.modelspace()
    model.add_lwpolyline([(0, 0), (40_000, 0), (40_000, 20_000), (0, 20_000)], close=True, dxfattribs={"layer": "墙"})
    model.add_circle((10_000, 10_000), 3_000, dxfattribs={"layer": "设备"})
    model.add_line((1_000, 1_000), (2_000, 2_000), dxfattribs={"layer": "家具"})
    model.add_text("消防通道", height=800, dxfattribs={"layer": "设备"}).set_placement((20_000, 15_000))
    door = document.blocks.new("门")
    door.add_line((0, 0), (1_000, 0))
    model.add_blockref("门", (5_000, 0), dxfattribs={"layer": "墙", "rotation": 90, "xscale": 2, "yscale": 2})
    return document


def saved(document: Any, path: Path) -> Path:
    document.saveas(path)
    return path


def old(path: Path, entities: str, encoding: str = "ascii", header: str = "") -> Path:
    """An R12 drawing as simple programs write it; `entities` are lines of group codes and values."""
    text = f"0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1009\n{header}0\nENDSEC\n" \
           f"0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n0\nEOF\n"
    path.write_bytes(text.encode(encoding))
    return path


def line(x: object, y: object, to_x: object, to_y: object) -> str:
    return f"0\nLINE\n8\n0\n10\n{x}\n20\n{y}\n11\n{to_x}\n21\n{to_y}\n"


def text(words: str) -> str:
    return f"0\nTEXT\n8\n0\n10\n5\n20\n5\n40\n2\n1\n{words}\n"


def polyline(corners: list[tuple[float, float]]) -> str:
    drawn = "".join(f"10\n{x:.6f}\n20\n{y:.6f}\n" for x, y in corners)
    return f"0\nLWPOLYLINE\n100\nAcDbEntity\n8\n0\n100\nAcDbPolyline\n90\n{len(corners)}\n70\n0\n{drawn}"
