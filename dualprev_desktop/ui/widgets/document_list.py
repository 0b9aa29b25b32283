"""The documents there are, in groups under headings; words or initials typed above narrow them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.ui.theme import tokens
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.widgets.choices import Choice
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit

ID_ROLE = 256
LEAST_ROWS = 5


class DocumentList(QWidget):
    """Arrows go from document to document, past the headings; the chosen one stays chosen while others are hidden."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.filter = FilterEdit(self.list)
        self.filter.setPlaceholderText(_("Find a document"))
        self.filter.setAccessibleName(_("Find a document"))
        self.list.setAccessibleName(_("Document"))
        self.list.setStyleSheet("QListWidget::item { padding-left: 6px; }")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setMinimumHeight(LEAST_ROWS * tokens.active().size.dense_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.active().space.tight)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        self._fill()
        self.filter.textChanged.connect(self._narrow)
        self.list.currentRowChanged.connect(self._tell)

    def _fill(self) -> None:
        from dualprev_desktop.documents.base import DOCUMENTS, GROUPS

        for group, title in GROUPS.items():
            members = [one for one in DOCUMENTS if one.group is group]
            if members:
                self.list.addItem(_heading(_(title)))
            for document in members:
                self.list.addItem(_entry(document.id, _(document.title)))
        self.choose(next(iter(DOCUMENTS)).id)

    def _entries(self) -> Iterator[QListWidgetItem]:
        return (item for item in map(self.list.item, range(self.list.count())) if item.data(ID_ROLE))

    def choose(self, document: str) -> None:
        """What is not offered leaves the choice as it is."""
        for item in self._entries():
            if item.data(ID_ROLE) == document:
                if item.isHidden():
                    self.filter.clear()
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    @property
    def document(self) -> str:
        item = self.list.currentItem()
        return str(item.data(ID_ROLE) or "") if item is not None else ""

    @property
    def title(self) -> str:
        item = self.list.currentItem()
        return item.text() if item is not None else ""

    @property
    def shown(self) -> list[str]:
        """The documents that the words typed leave."""
        return [item.data(ID_ROLE) for item in self._entries() if not item.isHidden()]

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        heading: QListWidgetItem | None = None
        for item in map(self.list.item, range(self.list.count())):
            if not item.data(ID_ROLE):
                heading = item
                heading.setHidden(True)
                continue
            item.setHidden(not Choice(item.data(ID_ROLE), item.text()).fits(wanted))
            if heading is not None and not item.isHidden():
                heading.setHidden(False)

    @Slot()
    def _tell(self) -> None:
        self.chosen.emit()


def _heading(words: str) -> QListWidgetItem:
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setForeground(QColor(tokens.active().colours.muted))
    font = caption_font()
    font.setBold(bold_font().bold())
    item.setFont(font)
    item.setSizeHint(QSize(0, tokens.active().size.dense_row))
    return item


def _entry(document: str, title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setData(ID_ROLE, document)
    item.setToolTip(title)
    item.setSizeHint(QSize(0, tokens.active().size.dense_row))
    return item
