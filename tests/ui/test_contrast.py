"""What is written stands out from every ground it is on by 4.5 : 1, what is a control or a focus by 3 : 1 (WCAG 2)."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from dualprev_desktop.domain.levels import LEVELS, LevelStyle
from dualprev_desktop.ui.theme.style import palette, sheet
from dualprev_desktop.ui.theme.tokens import THEMES, Colours, Tokens
from tests.support.contrast import contrast

TEXT, PART = 4.5, 3.0
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![\w-])(background|color|placeholder-text-color|selection-background-color|selection-color"
                    r"|border(?:-\w+)*)\s*:[^;]*?(#[0-9A-Fa-f]{6})")
COMMANDS = ("QPushButton:disabled", "QToolButton:disabled", "QMenu::item:disabled", "QTabBar::tab:disabled")
"""What is not to be had now: it stands back, and still as far as a border has to."""

themes = pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.id)


def grounds(colours: Colours) -> list[str]:
    """Everything that words are written on."""
    return [colours.window, colours.surface, colours.sunken, colours.hover, colours.accent_soft]


def rules(theme: Tokens) -> Iterator[tuple[str, dict[str, str]]]:
    """(selector, {property: colour}) of the style sheet."""
    for found in RULE.finditer(sheet(theme)):
        yield " ".join(found.group(1).split()), dict(COLOUR.findall(found.group(2)))


@themes
def test_words_on_every_ground(theme: Tokens) -> None:
    colours = theme.colours
    pale = [(ink, ground) for ink in (colours.text, colours.muted, colours.accent) for ground in grounds(colours)
            if contrast(ink, ground) < TEXT]
    assert pale == []
    assert min(contrast(colours.text, ground) for ground in grounds(colours)) >= 7, "what is read most stands out most"


@themes
def test_words_on_accent_and_alert(theme: Tokens) -> None:
    colours = theme.colours
    for ground in (colours.accent, colours.accent_hover):
        assert contrast(colours.accent_ink, ground) >= TEXT
    assert contrast(colours.alert_ink, colours.alert) >= 7


@themes
def test_each_rule_of_the_style_sheet(theme: Tokens) -> None:
    colours, pale = theme.colours, []
    for selector, found in rules(theme):
        least = PART if selector.endswith(COMMANDS) else TEXT
        behind = [found["background"]] if "background" in found else [colours.window, colours.surface]
        inks = [found[key] for key in ("color", "placeholder-text-color") if key in found]
        pale += [(selector, ink, ground) for ink in inks for ground in behind if contrast(ink, ground) < least]
        if "selection-color" in found:
            pair = found["selection-color"], found["selection-background-color"]
            pale += [(selector, *pair)] if contrast(*pair) < TEXT else []
    assert pale == []
    assert len(list(rules(theme))) > 40


@themes
def test_controls_have_a_border_that_is_seen(theme: Tokens) -> None:
    """Round what is typed into or pressed; cards, tables and bars are told apart by their ground."""
    colours, pale = theme.colours, []
    controls = ("QLineEdit, QPlainTextEdit", "QPushButton", "QCheckBox::indicator")
    checked = 0
    for selector, found in rules(theme):
        if selector.startswith(controls) and "border" in found and ":disabled" not in selector:
            checked += 1
            pale += [(selector, found["border"]) for ground in (colours.window, colours.surface)
                     if contrast(found["border"], ground) < PART]
    assert pale == []
    assert checked >= 4
    for ground in (colours.window, colours.surface, colours.sunken):
        assert contrast(colours.strong_border, ground) >= PART
        assert contrast(colours.muted, ground) >= PART, "the circle of a step's state"


@themes
def test_the_ring_of_the_keyboard(theme: Tokens) -> None:
    colours, rings = theme.colours, 0
    for selector, found in rules(theme):
        border = next((colour for key, colour in found.items() if key.startswith("border")), "")
        if ":focus" in selector and border:
            rings += 1
            for ground in grounds(colours):
                assert contrast(border, ground) >= PART, (selector, ground)
    assert rings >= 6


@themes
def test_the_palette(theme: Tokens) -> None:
    made, role, group = palette(theme.colours), QPalette.ColorRole, QPalette.ColorGroup
    pairs = [(role.WindowText, role.Window), (role.Text, role.Base), (role.Text, role.AlternateBase),
             (role.PlaceholderText, role.Base), (role.ButtonText, role.Button), (role.ToolTipText, role.ToolTipBase),
             (role.HighlightedText, role.Highlight), (role.Link, role.Base), (role.LinkVisited, role.Base)]
    for state in (group.Active, group.Inactive):
        for ink, ground in pairs:
            assert contrast(made.color(state, ink).name(), made.color(state, ground).name()) >= TEXT, (state, ink)
    for ink, ground in pairs[:3]:
        assert contrast(made.color(group.Disabled, ink).name(), made.color(group.Disabled, ground).name()) >= TEXT, \
            "what cannot be changed is read all the same"


@pytest.mark.parametrize("level", LEVELS, ids=lambda style: style.level.value)
def test_the_word_on_a_level(level: LevelStyle) -> None:
    assert contrast(level.ink, level.colour) >= TEXT


def test_an_unreadable_pair_would_be_found(qapp: QApplication) -> None:
    assert contrast("#9AA9A8", "#F5F7F7") < PART
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
