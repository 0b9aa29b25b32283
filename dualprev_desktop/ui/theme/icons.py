"""Icons by name, in the theme's colours: Material Design Icons through qtawesome."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtGui import QIcon

from dualprev_desktop.ui.theme.tokens import active

PREFIX = "mdi6"


def icon(name: str, colour: str = "") -> QIcon:
    """The icon `name` ("printer", or "mdi6.printer") in `colour`, by default that of text."""
    colours = active().colours
    return _icon(name.removeprefix(f"{PREFIX}."), colour or colours.text, colours.strong_border, colours.accent)


@cache
def _icon(name: str, colour: str, disabled: str, chosen: str) -> QIcon:
    made: QIcon = _library().icon(f"{PREFIX}.{name}", color=colour, color_disabled=disabled, color_on=chosen)
    return made


@cache
def _library() -> Any:
    """The one font we use: qtawesome's own start reads all twelve of its fonts."""
    import qtawesome
    from qtawesome.iconic_font import IconicFont

    fonts = Path(qtawesome.__file__).parent / "fonts"
    font = next(fonts.glob("materialdesignicons6-webfont-*.ttf"))
    names = next(fonts.glob("materialdesignicons6-webfont-charmap-*.json"))
    return IconicFont((PREFIX, font.name, names.name))
