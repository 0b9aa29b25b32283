"""Help beside the work: the topics at the left, one of them at the right."""

from __future__ import annotations

import html

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.help import Topic, topic, topics, topics_of
from dualprev_desktop.services.search_near import near
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit

SIZE = (900, 560)
LEFT = 264
ID_ROLE = Qt.ItemDataRole.UserRole
FIRST = "how-it-works"


class DialogFilter(FilterEdit):
    """Esc empties it; in an empty one it closes the window, as it does everywhere else in it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.text():
            self.window().close()
        else:
            super().keyPressEvent(event)


class HelpWindow(QDialog):
    """Not modal: one reads and goes on working."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Help"))
        self.resize(*SIZE)
        self.list, self.text = QListWidget(), QTextBrowser()
        self.filter = DialogFilter(self.list)
        self.filter.setPlaceholderText(_("Filter: words or pinyin initials"))
        self.filter.textChanged.connect(self.narrow)
        self.list.setAccessibleName(_("Topics"))
        self.text.setAccessibleName(_("Help"))
        self.text.setOpenLinks(False)
        self.text.document().setDocumentMargin(active().space.around)
        for one in topics():
            item = QListWidgetItem(one.title())
            item.setToolTip(item.text())
            item.setData(ID_ROLE, one.id)
            item.setSizeHint(QSize(0, active().size.dense_row))
            self.list.addItem(item)
        self.list.setStyleSheet("QListWidget::item { padding-left: 6px; }")
        self.list.currentItemChanged.connect(self._show)
        self._lay_out()

    def _lay_out(self) -> None:
        space = active().space
        left, row = QVBoxLayout(), QHBoxLayout(self)
        left.setSpacing(space.between)
        left.addWidget(self.filter)
        left.addWidget(self.list)
        self.filter.setFixedWidth(LEFT)
        self.list.setFixedWidth(LEFT)
        row.setContentsMargins(space.around, space.around, space.around, space.around)
        row.setSpacing(space.around)
        row.addLayout(left)
        row.addWidget(self.text, 1)

    def choose(self, topic_id: str) -> None:
        """Shows a topic; all topics are listed again."""
        self.filter.clear()
        for row in range(self.list.count()):
            if self.list.item(row).data(ID_ROLE) == topic_id:
                self.list.setCurrentRow(row)
        self.list.setFocus()

    @Slot(str)
    def narrow(self, typed: str) -> None:
        """Only topics that are called so, or say so."""
        for row in range(self.list.count()):
            one = topic(self.list.item(row).data(ID_ROLE))
            self.list.item(row).setHidden(bool(typed.strip()) and near(
                typed, one.title(), *one.words, *one.lines()) is None)
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown and self.list.currentRow() not in shown:
            self.list.setCurrentRow(shown[0])

    @Slot(QListWidgetItem, QListWidgetItem)
    def _show(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if item is not None:
            self.text.setHtml(as_html(topic(item.data(ID_ROLE))))


def as_html(one: Topic) -> str:
    """A heading, a paragraph each line, and where it comes from."""
    colours = active().colours
    lines = "".join(f'<p style="margin: 0 0 8px 0; line-height: 135%">{html.escape(line)}</p>' for line in one.lines())
    source = _("Source: {source}").format(source=one.source())
    return (f'<h2 style="margin: 0 0 12px 0">{html.escape(one.title())}</h2>{lines}'
            f'<p style="margin: 16px 0 0 0; color: {colours.muted}">{html.escape(source)}</p>')


def show_topic(window: QWidget, topic_id: str, page_id: str) -> None:
    """A topic, or the first of a page, or how the window works."""
    near_page = topics_of(page_id)
    opened = window.findChild(HelpWindow) or HelpWindow(window)
    opened.choose(topic_id or (near_page[0].id if near_page else FIRST))
    opened.show()
    opened.raise_()
    opened.activateWindow()
