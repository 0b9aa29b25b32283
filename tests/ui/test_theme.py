"""Badges, fonts and themes as a person sees them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.domain.levels import LEVELS, LevelStyle
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.widgets.level_badge import LevelBadge


def contrast(one: str, other: str) -> float:
    """WCAG 2's ratio of two colours' relative luminance."""
    def luminance(colour: str) -> float:
        read = QColor(colour)
        parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
                 for value in (read.redF(), read.greenF(), read.blueF())]
        return float(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2])
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", tokens.THEMES.values(), ids=lambda theme: theme.id)
def test_text_can_be_read_on_every_ground(theme: tokens.Tokens) -> None:
    colours = theme.colours
    for ground in (colours.window, colours.surface, colours.sunken, colours.hover, colours.accent_soft):
        assert contrast(colours.text, ground) >= 7
        assert contrast(colours.muted, ground) >= 4.5
    assert contrast(colours.accent_ink, colours.accent) >= 4.5
    assert contrast(colours.alert_ink, colours.alert) >= 7
    assert contrast(colours.accent, colours.surface) >= 4.5


@pytest.mark.parametrize("level", LEVELS, ids=lambda style: style.level.value)
def test_a_badge_has_colour_shape_and_word(qtbot: QtBot, level: LevelStyle) -> None:
    badge = LevelBadge(level.level)
    qtbot.addWidget(badge)
    badge.resize(badge.sizeHint())
    picture = badge.grab().toImage()
    assert picture.pixelColor(3, picture.height() // 2) == QColor(level.colour)
    inked = {x for x in range(picture.width()) for y in range(picture.height())
             if contrast(picture.pixelColor(x, y).name(), level.ink) < 1.6 < contrast(level.ink, level.colour)}
    assert min(inked) < 16 < max(inked), "the glyph stands before the word"
    assert badge.accessibleName()


def test_chinese_has_glyphs(qapp: QApplication) -> None:
    drawn = QRawFont.fromFont(qapp.font(), QFontDatabase.WritingSystem.SimplifiedChinese)
    # QFontMetrics.inFont denies every character from U+7000 to U+7FFF, which all the same are drawn
    assert all(drawn.glyphIndexesForString("双重预防体系卸油作业风险点"))


def test_icons_take_the_colour_they_are_asked_for(qapp: QApplication) -> None:
    pixmap: QPixmap = icon("circle", "#0E6666").pixmap(32, 32)
    centre = pixmap.toImage().pixelColor(pixmap.width() // 2, pixmap.height() // 2)
    assert centre == QColor("#0E6666")
