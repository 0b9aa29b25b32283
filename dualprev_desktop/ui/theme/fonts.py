"""The system's font on screen, with Noto Sans SC behind it, so that Chinese always shows."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.ui.theme.tokens import active

FALLBACK = "Noto Sans SC"
FILES = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
BODY_POINTS = 9.5


def use_fonts(app: QApplication) -> None:
    """Registers the shipped font and sets the application's: the system's family at the body size."""
    if FALLBACK not in QFontDatabase.families():
        for name in FILES:
            QFontDatabase.addApplicationFont(str(resource("fonts", name)))
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setFamilies([family for family in (_chosen_family(font), FALLBACK) if family])
    font.setPointSizeF(BODY_POINTS)
    app.setFont(font)


def _chosen_family(font: QFont) -> str:
    """The system's family, or none where the system has no Chinese of its own: two fonts on a line look torn."""
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return font.family() if any(family != FALLBACK for family in chinese) else ""


def title_font() -> QFont:
    return _scaled(active().size.title, QFont.Weight.Bold)


def caption_font() -> QFont:
    return _scaled(active().size.caption)


def figure_font() -> QFont:
    """For the large numbers of the overview."""
    return _scaled(active().size.figure, QFont.Weight.Bold)


def bold_font() -> QFont:
    return _scaled(1.0, QFont.Weight.Bold)


def _scaled(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    return font
