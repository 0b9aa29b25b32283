"""What a person, or the company, would notice of an action: everything that can be seen or heard, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, QSizeF, Qt, QUrl, Slot
from PySide6.QtGui import QClipboard, QDesktopServices, QGuiApplication, QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QGraphicsView,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QRadioButton,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from dualprev_desktop.kernel import i18n
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.theme import tokens
from tests.support.aside import Folder
from tests.support.findings import visible_indexes

OUTLINE = 6
"""Pixels around a control that its own focus or its being pressed may change."""
SCHEMES = ("file", "http", "https", "mailto")
Key = tuple[str, Any]
Facts = dict[Key, Any]


@dataclass
class Outside(QObject):
    """What the program asks of the world around it: files to choose, addresses to open, jobs to run."""

    window: MainWindow
    folder: Folder
    asked: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    started: int = 0
    answers: bool = False
    """Whether a place to save in is named; else the person thinks better of it."""

    def __post_init__(self) -> None:
        QObject.__init__(self)
        dialogs.use(self)
        self.window.jobs.started.connect(self._count)
        for scheme in SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "open")  # type: ignore[arg-type]

    def leave(self) -> None:
        for scheme in SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())

    def _count(self, _job: object) -> None:
        self.started += 1

    def choose_open(self, _parent: QWidget | None, title: str, _filters: str) -> Path | None:
        self.asked.append(title)
        return None

    def choose_save(self, _parent: QWidget | None, title: str, name: str, _filters: str) -> Path | None:
        self.asked.append(title)
        return self.folder.path / Path(name).name if self.answers else None

    def choose_folder(self, _parent: QWidget | None, title: str) -> Path | None:
        self.asked.append(title)
        return self.folder.path if self.answers else None

    def choose_printer(self, _parent: QWidget | None, title: str, _pages: int, sheet: QSizeF) -> QPrinter | None:
        self.asked.append(title)
        if not self.answers:
            return None
        printer = dialogs.printer_for(title, sheet)
        printer.setOutputFileName(str(self.folder.path / "printer.pdf"))
        return printer


def look(outside: Outside) -> Facts:
    """Everything that stands there."""
    widgets = {shiboken6.getCppPointer(one)[0]: one for one in _visible()}
    facts: Facts = {("widget", address): _of_widget(one) for address, one in widgets.items()}
    facts |= {("window", part): said for part, said in _of_window(outside).items()}
    return facts


@dataclass(frozen=True)
class Own:
    """The control that is pressed: it may be gone afterwards."""

    address: int = 0
    speaks: bool = True
    """A tick, a row, a word typed stands for itself; a button that is down and does nothing else is a dead one."""


def own(widget: QWidget | None) -> Own:
    if widget is None:
        return Own()
    dumb = isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox | QRadioButton)
    return Own(shiboken6.getCppPointer(widget)[0], not dumb)


def differences(before: Facts, after: Facts, pressed: Own) -> list[str]:
    """What kinds of things changed, but for what the control that was pressed does with itself."""
    found = []
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) == after.get(key):
            continue
        kind, which = key
        if kind == "window" and which == "focus" and after[key] in (pressed.address, 0):
            continue
        if kind == "window":
            found.append(str(which))
        elif which != pressed.address or pressed.speaks:
            found.append((after.get(key) or before[key])[0])
    return sorted(set(found))


# what is seen ----------------------------------------------------------------------------------------------------


def _visible() -> Iterator[QWidget]:
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            yield top
            yield from (one for one in top.findChildren(QWidget) if one.isVisible()
                        and not isinstance(one, QScrollBar))


def words(facts: Facts) -> set[str]:
    """What can be read; not what a person typed."""
    found: set[str] = set()
    for (kind, _which), fact in facts.items():
        for part in fact[3:] if kind == "widget" else ():
            found.update(one for one in (part if isinstance(part, tuple) else (part,)) if isinstance(one, str))
    return found


def _of_widget(widget: QWidget) -> tuple[Any, ...]:
    return (type(widget).__name__, widget.isEnabled(), widget.geometry().getRect(), widget.windowTitle(),
            *(read(widget) for kind, read in _READERS if isinstance(widget, kind)))


def _of_button(button: Any) -> tuple[Any, ...]:
    return button.text(), button.isChecked(), button.accessibleName()


def _of_view(view: Any) -> tuple[Any, ...]:
    if isinstance(view, QHeaderView):
        return (view.sortIndicatorSection(), view.sortIndicatorOrder(), view.count(), view.hiddenSectionCount(),
                view.length())
    model, current, chosen = view.model(), view.currentIndex(), view.selectionModel()
    cells = list(visible_indexes(view))
    return (model.rowCount() if model else -1, current.row(), current.column(),
            [one.row() for one in chosen.selectedIndexes()][:200] if chosen else (),
            view.verticalScrollBar().value(), view.horizontalScrollBar().value(),
            [str(cell.data(Qt.ItemDataRole.CheckStateRole)) for cell in cells],
            *(str(cell.data() or "") for cell in cells))


def _of_scene(view: Any) -> tuple[Any, ...]:
    scene, turned = view.scene(), view.viewportTransform()
    return (turned.m11(), turned.dx(), turned.dy(), len(scene.items()) if scene else 0,
            len(scene.selectedItems()) if scene else 0)


def _of_line(line: Any) -> tuple[Any, ...]:
    return [line.text(), line.selectedText()], line.placeholderText()


def _of_text(text: Any) -> tuple[Any, ...]:
    return text.toPlainText(), [text.toHtml()]


_READERS: tuple[tuple[type[QWidget], Callable[[Any], Any]], ...] = (
    (QLabel, lambda one: (one.text(), one.pixmap().cacheKey())), (QAbstractButton, _of_button),
    (QLineEdit, _of_line), (QTextEdit, _of_text),
    (QPlainTextEdit, lambda one: ([one.toPlainText()], one.placeholderText())),
    (QComboBox, lambda one: (one.currentText(), one.count())), (QAbstractSpinBox, lambda one: one.text()),
    (QTabBar, lambda one: (one.currentIndex(), one.count())), (QGroupBox, lambda one: one.title()),
    (QProgressBar, lambda one: one.value()), (QAbstractItemView, _of_view), (QGraphicsView, _of_scene))


def _of_window(outside: Outside) -> dict[str, Any]:
    window, focus, board = outside.window, QApplication.focusWidget(), QGuiApplication.clipboard()
    company = window.session.company if window.session is not None else None
    return {
        "journal": _position(company), "company": (company.path, company.read_only, company.stands_at)
        if company is not None else None,
        "message": (window.strip.text, window.strip.isVisible()),
        "file chosen": list(outside.asked), "address opened": list(outside.opened), "job": outside.started,
        "clipboard": _held(board), "language": i18n.active().language,
        "theme": tokens.active().id, "settings": repr(window.settings),
        "files": {name: state for name, state in outside.folder.state().items() if not _is_open(name, company)},
        "focus": shiboken6.getCppPointer(focus)[0] if focus is not None else 0}


def _held(board: QClipboard) -> tuple[str, bool]:
    held = cast(QMimeData | None, board.mimeData())
    return board.text(), held is not None and held.hasImage()


def _is_open(name: str, company: Any) -> bool:
    """The journal tells better than its file."""
    return company is not None and Path(name).name.startswith(company.path.name)


def _position(company: Any) -> Any:
    if company is None:
        return None
    with company.read() as reader:
        return reader.position()


# what is painted -------------------------------------------------------------------------------------------------


def picture(root: QWidget, pressed: QWidget | None) -> QImage:
    """As it looks, without the control that is pressed."""
    image = root.grab().toImage()
    if pressed is not None and pressed.window() is root:
        spot = QRect(pressed.mapTo(root, QPoint()), pressed.size())
        painter = QPainter(image)
        painter.fillRect(spot.adjusted(-OUTLINE, -OUTLINE, OUTLINE, OUTLINE), Qt.GlobalColor.black)
        painter.end()
    return image
