"""Badges, fonts and themes as a person sees them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPixmap, QRawFont
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dualprev_desktop.app.gui import application
from dualprev_desktop.domain.levels import LEVELS, LevelStyle
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from tests.support.contrast import contrast


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


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_icons_are_sharp_at_every_scale(qapp: QApplication, scale: float) -> None:
    """Drawn for the scale, not drawn once and enlarged: a round one has few dots that are neither ink nor ground."""
    drawn = icon("circle", "#000000").pixmap(QSize(32, 32), scale)
    assert drawn.width() == round(32 * scale)
    assert drawn.deviceIndependentSize() == QSizeF(32, 32)
    picture = drawn.toImage()
    alphas = [picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())]
    assert sum(0 < alpha < 255 for alpha in alphas) < 8 * picture.width()


def test_a_fractional_scale_is_taken_as_it_is(qapp: QApplication) -> None:
    application()
    assert QGuiApplication.highDpiScaleFactorRoundingPolicy() is Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
