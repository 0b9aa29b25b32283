"""A drawing and its blocks taken apart, each block once, however often it is referred to."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sin
from typing import Any

from dualprev_desktop.exchange.backgrounds.dxf.labels import TEXTS, labels
from dualprev_desktop.exchange.backgrounds.dxf.layers import Layers
from dualprev_desktop.exchange.backgrounds.dxf.outlines import Beyond, outlines
from dualprev_desktop.exchange.backgrounds.dxf.pieces import (
    BY_BLOCK,
    BY_LAYER,
    OF_INSERT,
    Content,
    Line,
    Reference,
    measurable,
)

SILENT = frozenset(("POINT", "ATTDEF", "VIEWPORT", "SEQEND", "VERTEX"))
"""Kinds that nobody sees on paper."""
MOST_STEPS = 10_000
"""Rows times columns of one array."""
DEEPEST_PARTS = 8
"""Objects that stand for others that stand for others: dimensions, tables, meshes."""


class Contents:
    """Of a document: its model (or its first sheet that holds something), and its blocks by name."""

    def __init__(self, document: Any, layers: Layers) -> None:
        self._document, self._layers = document, layers
        self._blocks: dict[str, Content] = {}
        self.model = self._taken_apart(_shown_space(document), in_block=False)

    def block(self, name: str) -> Content:
        key = name.lower()
        if key not in self._blocks:
            block = self._document.blocks.get(name)
            self._blocks[key] = Content() if block is None else self._taken_apart(block, in_block=True)
            if block is not None and block.block is not None and block.block.is_xref:
                self._blocks[key].outside.add(name)
        return self._blocks[key]

    def seen(self) -> Iterable[Content]:
        return (self.model, *self._blocks.values())

    def _taken_apart(self, entities: Iterable[Any], *, in_block: bool) -> Content:
        content = Content()
        for entity in entities:
            self._add(content, entity, in_block, 0)
        return content

    def _add(self, content: Content, entity: Any, in_block: bool, depth: int) -> None:
        if entity.dxf.get("invisible", 0) or entity.dxftype() in SILENT:
            return
        try:
            if not self._added(content, entity, in_block, depth):
                content.undrawn[entity.dxftype()] += 1
        except Beyond:
            content.beyond += 1
        except Exception:  # ezdxf raises whatever its parts do over one odd object; the others are none the worse
            content.undrawn[entity.dxftype()] += 1

    def _added(self, content: Content, entity: Any, in_block: bool, depth: int) -> bool:
        layer = self._layers.name(entity.dxf.get("layer", "0"))
        inherited = in_block and layer == "0"
        colour = self._colour(entity, layer, inherited)
        layer = OF_INSERT if inherited else layer
        if entity.dxftype() == "INSERT":
            content.references.append(_reference(entity, layer, colour))
            for text in entity.attribs:
                self._add(content, text, in_block, depth + 1)
            return True
        if entity.dxftype() in TEXTS:
            content.labels.extend(() if getattr(entity, "is_invisible", False) else labels(entity, layer, colour))
            return True
        found = outlines(entity)
        if found is None:
            return self._parts_added(content, entity, in_block, depth)
        content.lines.extend(Line(layer, colour, points, found[1]) for points in found[0] if len(points) > 1)
        return True

    def _parts_added(self, content: Content, entity: Any, in_block: bool, depth: int) -> bool:
        """Of an object that can say which simpler ones it is drawn with."""
        from ezdxf.protocols import SupportsVirtualEntities, virtual_entities

        if depth >= DEEPEST_PARTS or not isinstance(entity, SupportsVirtualEntities):
            return False
        parts = list(virtual_entities(entity))
        for part in parts:
            self._add(content, part, in_block, depth + 1)
        return bool(parts)

    def _colour(self, entity: Any, layer: str, inherited: bool) -> int:
        if (rgb := entity.rgb) is not None:
            return int(rgb[0] << 16 | rgb[1] << 8 | rgb[2])
        index = entity.dxf.get("color", 256)
        if index == 0:
            return BY_BLOCK
        if index == 256:
            return BY_LAYER if inherited else self._layers.colour(layer)
        return self._layers.of_index(index)


def _reference(entity: Any, layer: str, colour: int) -> Reference:
    matrix = entity.matrix44()
    placed = (matrix[0, 0], matrix[0, 1], matrix[1, 0], matrix[1, 1], matrix[3, 0], matrix[3, 1])
    if not measurable(*placed):
        raise Beyond
    return Reference(layer, colour, entity.dxf.name, placed, _steps(entity))


def _steps(entity: Any) -> tuple[tuple[float, float], ...]:
    rows, columns = max(1, entity.dxf.get("row_count", 1)), max(1, entity.dxf.get("column_count", 1))
    if rows * columns > MOST_STEPS:
        raise Beyond
    wide, high = entity.dxf.get("column_spacing", 0.0), entity.dxf.get("row_spacing", 0.0)
    angle = radians(entity.dxf.get("rotation", 0.0))
    if not measurable(wide * columns, high * rows, angle):
        raise Beyond
    return tuple((column * wide * cos(angle) - row * high * sin(angle),
                  column * wide * sin(angle) + row * high * cos(angle))
                 for row in range(rows) for column in range(columns))


def _shown_space(document: Any) -> Any:
    """Some programs put everything on the sheet and leave the model empty."""
    model = document.modelspace()
    if len(model):
        return model
    return next((layout for layout in document.layouts if len(layout)), model)
