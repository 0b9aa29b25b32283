"""Blocks laid out where they are referred to: counted first, so that a bomb of nested blocks is never lit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from dualprev_desktop.exchange.backgrounds.dxf.contents import Contents
from dualprev_desktop.exchange.backgrounds.dxf.layers import BLACK, Layers
from dualprev_desktop.exchange.backgrounds.dxf.pieces import (
    BY_BLOCK,
    BY_LAYER,
    OF_INSERT,
    Affine,
    Content,
    Label,
    Line,
    Reference,
    moved,
    turned,
    within,
)
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_

MOST_OBJECTS = 200_000
DEEPEST = 40
"""Blocks within blocks."""
AS_IT_STANDS: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

TOO_MANY = N_("{file} holds {count} lines and texts on the chosen layers once its blocks are laid out; at most {limit} "
              "are read. Choose fewer layers, or delete in the CAD program what the plan does not need (PURGE, 清理).")


class LayingOut:
    """Of one drawing; `circles` are the names of blocks that hold themselves."""

    def __init__(self, contents: Contents, layers: Layers) -> None:
        self._contents, self._layers = contents, layers
        self._counts: dict[str, Counter[str]] = {}
        self._open: list[str] = []
        self._cut: set[int] = set()
        self.circles: set[str] = set()
        self.counts = self._counted(contents.model)
        self.counts.pop(OF_INSERT, None)

    def _counted(self, content: Content) -> Counter[str]:
        """Objects by layer; those of layer 0 of a block under OF_INSERT."""
        counts = Counter(piece.layer for piece in content.pieces())
        for reference in content.references:
            for layer, count in self._within(reference).items():
                counts[reference.layer if layer == OF_INSERT else layer] += count * len(reference.steps)
        return counts

    def _within(self, reference: Reference) -> Counter[str]:
        key = reference.block.lower()
        if key in self._open or len(self._open) >= DEEPEST:
            # cut for good: else two blocks that hold each other would count less than they lay out
            self._cut.add(id(reference))
            self.circles.add(reference.block)
            return Counter()
        if key not in self._counts:
            self._open.append(key)
            self._counts[key] = self._counted(self._contents.block(key))
            self._open.pop()
        return self._counts[key]

    def pieces(self, chosen: frozenset[str]) -> Iterator[Line | Label]:
        """Everything on the chosen layers, in the coordinates of the model. Raises BadFile for too many."""
        count = sum(self.counts[layer] for layer in chosen)
        if count > MOST_OBJECTS:
            raise BadFile(TOO_MANY, count=f"{count:,}", limit=f"{MOST_OBJECTS:,}")
        return self._laid_out(self._contents.model, AS_IT_STANDS, OF_INSERT, BLACK, chosen)

    def _laid_out(self, content: Content, placed: Affine, layer: str, colour: int,
                  chosen: frozenset[str]) -> Iterator[Line | Label]:
        for piece in content.pieces():
            if (piece.layer or layer) in chosen:
                yield _moved(piece, placed, piece.layer or layer, self._colour(piece.colour, layer, colour))
        for reference in content.references:
            yield from self._block(reference, placed, layer, colour, chosen)

    def _block(self, reference: Reference, placed: Affine, layer: str, colour: int,
               chosen: frozenset[str]) -> Iterator[Line | Label]:
        key, inherited = reference.block.lower(), reference.layer or layer
        wanted = any(count and (name or inherited) in chosen for name, count in self._counts[key].items()) \
            if id(reference) not in self._cut else False
        if not wanted:  # a nest of empty blocks is a bomb too
            return
        own = self._colour(reference.colour, layer, colour)
        for right, up in reference.steps:
            stepped = within(reference.placed, (1.0, 0.0, 0.0, 1.0, right, up))
            yield from self._laid_out(self._contents.block(key), within(stepped, placed), inherited, own, chosen)

    def _colour(self, colour: int, layer: str, inherited: int) -> int:
        if colour == BY_BLOCK:
            return inherited
        return self._layers.colour(layer) if colour == BY_LAYER else colour


def _moved(piece: Line | Label, by: Affine, layer: str, colour: int) -> Line | Label:
    if isinstance(piece, Line):
        return Line(layer, colour, piece.points if by is AS_IT_STANDS else moved(piece.points, by), piece.filled)
    (at,) = moved([piece.at], by)
    return replace(piece, layer=layer, colour=colour, at=at, across=turned(piece.across, by), up=turned(piece.up, by))
