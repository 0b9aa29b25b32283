"""The cards of posts as pieces, whatever their layout."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.bands_draw import Look
from dualprev_desktop.documents.base import Options, PrintSource
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.i18n import Translator
from dualprev_desktop.services.papers.kind import content

Draw = Callable[[Any, Translator, Look, str], tuple[Drawing, ...]]


def post_pieces(kind: str, draw: Draw, source: PrintSource, options: Options, *,
                two_sided: bool = False) -> Iterator[Piece]:
    """Raises InputError before the first where the font lacks a character of any."""
    views = source.views(kind)
    fonts.check_glyphs(text for _id, view in views for text in _texts(content(view)))
    look = Look(hatched=options.hatched)
    for post_id, view in views:
        faces = draw(view, options.translator, look, options.batch)
        yield Piece(fonts.one_line(view.post), Subject("post", post_id), faces, content(view), two_sided)


def _texts(value: Any) -> Iterable[str]:
    """All words of a view."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
