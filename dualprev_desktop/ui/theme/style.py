"""Fusion under our own palette, and one small style sheet; both made of the tokens."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import use_fonts
from dualprev_desktop.ui.theme.tokens import Colours, Tokens

# Qt measures a drop-down's list by the combo box without the keyboard and shows it by the one with it: a border of
# another width would cut the last line of every list
SHEET = """
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {border}; padding: 4px; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QDateEdit {{
    background: {surface}; border: 1px solid {strong_border}; border-radius: {radius}px; padding: 3px 7px;
    selection-background-color: {accent}; selection-color: {accent_ink}; }}
QLineEdit, QComboBox, QAbstractSpinBox, QDateEdit {{ min-height: {inner}px; }}
QLineEdit, QPlainTextEdit, QTextEdit {{ placeholder-text-color: {muted}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus {{
    border: 2px solid {accent}; padding: 2px 6px; }}
QComboBox:focus {{ border-color: {accent}; background: {accent_soft}; }}
QLineEdit:disabled, QLineEdit:read-only, QPlainTextEdit[readOnly="true"], QPlainTextEdit:disabled, QTextEdit:disabled,
QAbstractSpinBox:disabled {{ background: {window}; color: {muted}; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 18px; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 10px; height: 10px; }}
QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 10px; height: 10px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {border}; outline: none; }}
QPushButton {{ background: {surface}; border: 1px solid {strong_border}; border-radius: {radius}px;
    padding: 3px 12px; min-height: {inner}px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 2px 11px; }}
QComboBox:disabled {{ background: {window}; color: {muted}; border-color: {border}; }}
QCheckBox:disabled, QLabel:disabled {{ color: {muted}; }}
QPushButton:disabled {{ color: {strong_border}; border-color: {border}; }}
QPushButton[primary="true"] {{ background: {accent}; color: {accent_ink}; border-color: {accent}; font-weight: bold; }}
QPushButton[primary="true"]:hover {{ background: {accent_hover}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {text}; }}
QPushButton[primary="true"]:disabled {{ background: {border}; border-color: {border}; color: {muted}; }}
QPushButton[tall="true"] {{ min-height: {tall}px; padding: 1px; }}
QPushButton[line="true"] {{ min-height: 0; background: transparent; border: 1px solid transparent; text-align: left;
    padding: 3px 6px; color: {accent}; }}
QPushButton[line="true"]:hover {{ background: {hover}; }}
QPushButton[line="true"]:focus {{ border: 1px solid {accent}; }}
QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: {radius}px; padding: 4px 8px; }}
QToolButton:hover {{ background: {hover}; }}
QToolButton:focus {{ border: 1px solid {accent}; }}
QToolButton:checked {{ background: {accent_soft}; }}
QToolButton:disabled {{ color: {strong_border}; }}
QToolButton::menu-indicator {{ image: none; }}
QAbstractItemView {{ background: {surface}; alternate-background-color: {window}; border: 1px solid {border};
    outline: none; selection-background-color: {accent_soft}; selection-color: {text}; }}
QAbstractItemView:focus {{ border-color: {accent}; }}
QHeaderView::section {{ background: {sunken}; color: {muted}; border: none; border-right: 1px solid {border};
    border-bottom: 1px solid {border}; padding: 4px 8px; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator, QAbstractItemView::indicator {{ width: 14px; height: 14px; background: {surface};
    border: 1px solid {muted}; border-radius: 3px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {{ background: {accent}; border-color: {accent};
    image: url("{check}"); }}
QCheckBox::indicator:focus, QCheckBox::indicator:hover {{ border-color: {accent}; }}
QMenu {{ background: {surface}; border: 1px solid {border}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: {radius}px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {strong_border}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QTabBar::tab {{ padding: 6px 12px; border: none; border-bottom: 2px solid transparent; color: {muted}; }}
QTabBar::tab:disabled {{ color: {strong_border}; }}
QTabBar::tab:selected {{ border-bottom-color: {accent}; color: {text}; }}
QTabBar::tab:selected:focus {{ background: {accent_soft}; }}
QTabWidget::pane {{ border: none; }}
QProgressBar {{ background: {border}; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 3px; }}
QSlider::groove:horizontal {{ background: {strong_border}; height: 4px; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ background: {surface}; border: 2px solid {accent}; border-radius: 7px; width: 10px;
    margin: -5px 0; }}
QSlider::handle:horizontal:focus, QSlider::handle:horizontal:hover {{ background: {accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {strong_border}; }}
QSlider::handle:horizontal:disabled {{ border-color: {strong_border}; }}
QScrollBar {{ background: transparent; border: none; margin: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {strong_border}; border-radius: 4px; margin: 2px; min-height: 32px;
    min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollArea, QSplitter {{ border: none; background: transparent; }}
QSplitter::handle {{ background: {border}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {border}; border-radius: 6px; }}
QLabel[muted="true"] {{ color: {muted}; }}
"""


def apply(app: QApplication, theme: str) -> Tokens:
    """Makes `theme` ("light", "dark") the look of the whole application."""
    chosen = tokens.use(theme)
    app.setStyle("Fusion")
    use_fonts(app)
    app.setPalette(palette(chosen.colours))
    app.setStyleSheet(sheet(chosen))
    return chosen


def sheet(chosen: Tokens) -> str:
    size = chosen.size
    facts = vars(chosen.colours) | {
        "radius": size.radius, "inner": size.control - 10, "tall": size.tall - 4,
        "down": _picture("chevron-down"), "up": _picture("chevron-up"), "check": _picture(f"check-{chosen.id}")}
    return SHEET.format(**facts)


def _picture(name: str) -> str:
    return resource("icons", f"{name}.svg").as_posix()


def palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    made = QPalette()
    for target, colour in (
            (role.Window, colours.window), (role.WindowText, colours.text), (role.Base, colours.surface),
            (role.AlternateBase, colours.window), (role.Text, colours.text), (role.Button, colours.surface),
            (role.ButtonText, colours.text), (role.ToolTipBase, colours.surface), (role.ToolTipText, colours.text),
            (role.PlaceholderText, colours.muted), (role.Highlight, colours.accent),
            (role.HighlightedText, colours.accent_ink), (role.Link, colours.accent), (role.Mid, colours.border),
            (role.Accent, colours.accent), (role.LinkVisited, colours.accent)):
        made.setColor(target, QColor(colour))
    # what cannot be changed now is read all the same; only a command stands back
    for target, colour in ((role.WindowText, colours.muted), (role.Text, colours.muted),
                           (role.ButtonText, colours.strong_border)):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(colour))
    return made
