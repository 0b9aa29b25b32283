"""The layers of a drawing and the colours that go by number."""

from __future__ import annotations

from typing import Any

BLACK = 0x000000
DARK_ENOUGH = 140
"""Of 255: CAD programs draw yellow and cyan on black; on paper the same must be darker to be seen."""


class Layers:
    """Names as they are written in the table of layers: objects may spell them otherwise."""

    def __init__(self, document: Any) -> None:
        self._names: dict[str, str] = {}
        self._colours: dict[str, int] = {}
        self._hidden: set[str] = set()
        for layer in document.layers:
            name = layer.dxf.name
            self._names[name.lower()] = name
            rgb = layer.rgb
            self._colours[name] = rgb[0] << 16 | rgb[1] << 8 | rgb[2] if rgb else self.of_index(layer.color)
            if layer.is_off() or layer.is_frozen() or name.lower() == "defpoints":
                self._hidden.add(name)

    def name(self, written: str) -> str:
        return self._names.setdefault(written.lower(), written)

    def colour(self, name: str) -> int:
        return self._colours.get(name, BLACK)

    def shown(self, name: str) -> bool:
        return name not in self._hidden

    @staticmethod
    def of_index(index: int) -> int:
        """AutoCAD's colour number as red, green, blue."""
        from ezdxf.colors import DXF_DEFAULT_COLORS

        return int(DXF_DEFAULT_COLORS[abs(index)]) if 0 < abs(index) < 256 else BLACK


def on_paper(colour: int) -> str:
    """White, drawn on black, becomes black; what is too light for white paper becomes darker."""
    red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    if min(red, green, blue) > 240 or colour < 0:
        return "#000000"
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    factor = min(1.0, DARK_ENOUGH / light) if light else 1.0
    return f"#{round(red * factor):02x}{round(green * factor):02x}{round(blue * factor):02x}"


def as_grey(colour: int) -> str:
    """For what is filled: a red or yellow area below the zones would be taken for a level of risk."""
    paper = on_paper(colour)
    red, green, blue = (int(paper[start:start + 2], 16) for start in (1, 3, 5))
    grey = round(0.299 * red + 0.587 * green + 0.114 * blue)
    return f"#{grey:02x}{grey:02x}{grey:02x}"
