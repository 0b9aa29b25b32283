"""A first register from a sector catalogue: choose the kind of enterprise, answer what it has, take over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.catalogues import catalogue, catalogues
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.drafting import draft
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.services.search import initials
from dualprev_desktop.ui.catalogue_points import CataloguePoints
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.filter_edit import FilterEdit
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate

ID_ROLE = Qt.ItemDataRole.UserRole + 1
LIST_WIDTH = 240


class CataloguePanel(QWidget):
    """Not a dialog: the register below stays as it is until the draft is taken over, and undo takes it back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._catalogue: Catalogue | None = None
        self.kinds, self.points = QListWidget(), CataloguePoints(self)
        self.filter = FilterEdit(self.kinds)
        self.list = QListView()
        self.questions: dict[str, QCheckBox] = {}
        self._title, self._source, self._asked = QLabel(), QLabel(), QGridLayout()
        self.take, self.every, self.none = QPushButton(), QPushButton(_("Tick all")), QPushButton(_("Tick none"))
        self.leave = QPushButton(_("Close"))
        self._dress()
        self._lay_out()

    def _dress(self) -> None:
        self.kinds.setFixedWidth(LIST_WIDTH)
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.kinds.setAccessibleName(_("Kinds of enterprise"))
        self.kinds.currentItemChanged.connect(self._chosen)
        self.filter.setFixedWidth(LIST_WIDTH)
        self.filter.textChanged.connect(self._narrow)
        self.list.setModel(self.points)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setAccessibleName(_("Risk points of the catalogue"))
        self._title.setFont(bold_font())
        self._source.setFont(caption_font())
        self._source.setProperty("muted", True)
        self._source.setWordWrap(True)
        self.take.setProperty("primary", True)
        self.take.setIcon(icon("playlist-plus", look().colours.accent_ink))
        self.take.clicked.connect(self.take_over)
        self.leave.setIcon(icon("close"))
        self.leave.clicked.connect(self.closed)
        self.every.clicked.connect(partial(self.points.tick_all, True))
        self.none.clicked.connect(partial(self.points.tick_all, False))
        self.points.ticked_changed.connect(self._count)

    def _lay_out(self) -> None:
        space = look().space
        left = QVBoxLayout()
        left.setSpacing(space.between)
        left.addWidget(self.filter)
        left.addWidget(self.kinds, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space.between)
        for button in (self.take, self.every, self.none):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        right = QVBoxLayout()
        right.setSpacing(space.between)
        self._asked.setVerticalSpacing(space.tight)
        for part in (self._title, self._source):
            right.addWidget(part)
        right.addLayout(self._asked)
        right.addLayout(buttons)
        right.addWidget(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.around)
        row.addLayout(left)
        row.addLayout(right, 1)

    # choosing -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Shows the catalogues, those of the company's own sector first, and chooses the first."""
        owner = enterprise(self._session.company)
        own = owner.sector if owner else ""
        self.filter.clear()
        self.kinds.clear()
        for one in sorted(catalogues(), key=lambda found: found.row != own):
            item = QListWidgetItem(one.title(active().language))
            item.setData(ID_ROLE, one.id)
            item.setToolTip(f"{item.text()}\n{label('sector', one.row)}")
            item.setSizeHint(QSize(0, look().size.row))
            self.kinds.addItem(item)
        self.kinds.setCurrentRow(0)
        self.kinds.setFocus()

    def _narrow(self, typed: str) -> None:
        for row in range(self.kinds.count()):
            item = self.kinds.item(row)
            item.setHidden(not _fits(catalogue(item.data(ID_ROLE)), item.toolTip(), typed))

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self._catalogue = catalogue(item.data(ID_ROLE))
        language = active().language
        self._title.setText(self._catalogue.title(language))
        self._source.setText(self._catalogue.source.get(language, self._catalogue.source["en"]))
        self._ask(self._catalogue, language)
        self._show(afresh=True)

    def _ask(self, chosen: Catalogue, language: str) -> None:
        for box in self.questions.values():
            self._asked.removeWidget(box)
            box.deleteLater()
        self.questions = {}
        for place, question in enumerate(chosen.questions):
            box = QCheckBox(question.text(language))
            box.toggled.connect(self._answered)
            self.questions[question.id] = box
            self._asked.addWidget(box, place // 2, place % 2)

    def _answered(self) -> None:
        self._show(afresh=False)

    def _show(self, *, afresh: bool) -> None:
        if self._catalogue is not None:
            answers = {key: box.isChecked() for key, box in self.questions.items()}
            self.points.show_points(tuple(self._catalogue.points_for(answers)), afresh=afresh)

    def _count(self) -> None:
        count = len(self.points.ticked())
        self.take.setEnabled(count > 0)
        self.take.setText(ngettext("Draft {count} risk point", "Draft {count} risk points", count).format(count=count))

    # taking over --------------------------------------------------------------------------------------

    def take_over(self) -> None:
        if self._catalogue is None:
            return
        changed = self._session.do(partial(draft, self._session.company, self._catalogue, self.points.ticked()))
        if changed is None:
            return
        count = len(changed.ids("risk_event"))
        if count:
            self._session.say(ngettext(
                "{count} risk event drafted. The scores are reference values: confirm each. Undo with Ctrl+Z.",
                "{count} risk events drafted. The scores are reference values: confirm each. Undo with Ctrl+Z.",
                count).format(count=count), Tone.GOOD)
        else:
            self._session.say(_("Everything in it was here already. Nothing was changed."))
        self.closed.emit()


def _fits(one: Catalogue, sector: str, typed: str) -> bool:
    """Whether every word is in its titles or its sector, or the initials of its Chinese title begin so."""
    titles = " ".join(one.titles.values())
    if all(word in f"{titles} {sector}".casefold() for word in typed.casefold().split()):
        return True
    return by_initials(typed) and typed.replace(" ", "").casefold() in initials(one.title("zh_CN"))
