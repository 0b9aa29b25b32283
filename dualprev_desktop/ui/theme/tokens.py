"""The look in figures: colours of the light and the dark theme, spaces, sizes. Nothing else names a colour."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """Neutral greys and one accent; red, orange, yellow and blue belong to the levels (domain.levels)."""

    window: str
    """Behind pages and panels."""
    surface: str
    """Tables, fields, cards."""
    sunken: str
    """The rail, headers of tables, what stands back."""
    hover: str
    text: str
    muted: str
    border: str
    """Between areas; it says nothing that is not said otherwise."""
    strong_border: str
    """Round controls, and the words of commands that are not to be had now: 3 : 1 on every ground (WCAG 1.4.11)."""
    accent: str
    accent_hover: str
    accent_ink: str
    """Text on the accent."""
    accent_soft: str
    """Selected lines."""
    alert: str
    """A message about a problem: dark on light and light on dark, never red."""
    alert_ink: str


@dataclass(frozen=True)
class Space:
    """Pixels, multiples of 4."""

    tight: int = 4
    between: int = 8
    around: int = 16
    page: int = 24


@dataclass(frozen=True)
class Sizes:
    """Pixels; the type is relative to the system's own size."""

    row: int = 32
    dense_row: int = 28
    control: int = 32
    tall: int = 60
    """A button with a large number or a sentence."""
    icon: int = 18
    radius: int = 4
    rail: int = 184
    guide: int = 248
    title: float = 1.45
    caption: float = 0.9
    figure: float = 2.0


@dataclass(frozen=True)
class Tokens:
    id: str
    colours: Colours
    space: Space = Space()
    size: Sizes = Sizes()


LIGHT = Tokens("light", Colours(
    window="#F5F7F7", surface="#FFFFFF", sunken="#EBEFEF", hover="#E1E9E8", text="#1B2525", muted="#546363",
    border="#D6DEDD", strong_border="#7C8A89", accent="#0E6666", accent_hover="#0A5252", accent_ink="#FFFFFF",
    accent_soft="#D7E9E7", alert="#2B3636", alert_ink="#FFFFFF"))
DARK = Tokens("dark", Colours(
    window="#1A2020", surface="#222A2A", sunken="#151A1A", hover="#2E3939", text="#E4ECEB", muted="#A2B0AF",
    border="#364241", strong_border="#6B7C7B", accent="#4FB8AD", accent_hover="#6CCBC1", accent_ink="#06201D",
    accent_soft="#1F423F", alert="#DCE6E5", alert_ink="#151A1A"))
THEMES = {theme.id: theme for theme in (LIGHT, DARK)}

_active = LIGHT


def use(name: str) -> Tokens:
    """Makes a theme the one in use; an unknown name means the light one."""
    global _active
    _active = THEMES.get(name, LIGHT)
    return _active


def active() -> Tokens:
    return _active
