"""A first register from a sector catalogue: choose the kind of enterprise, answer what it has, take over."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import _, active, ngettext
from dualprev_desktop.services.catalogues import catalogues
from dualprev_desktop.services.drafting import draft_all
from dualprev_desktop.services.query import enterprise
from dualprev_desktop.ui.catalogue_points import CataloguePoints
from dualprev_desktop.ui.reasons import NOTHING_TICKED, allow, unless
from dualprev_desktop.ui.session import Session, Tone
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.undoing import say_undoable
from dualprev_desktop.ui.widgets.catalogue_details import EventDetails
from dualprev_desktop.ui.widgets.catalogue_kinds import KindList
from dualprev_desktop.ui.widgets.catalogue_scope import Scope, distinct_points, said_of_draft
from dualprev_desktop.ui.widgets.two_line_row import TwoLineDelegate
from dualprev_desktop.ui.widgets.wrapped_check import WrappedCheck

KINDS_WIDTH = 248
LIST_PART, DETAILS_PART = 4, 5


class CataloguePanel(QWidget):
    """Not a dialog: the register below stays as it is until the draft is taken over, and undo takes it back."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.scope = Scope()
        self.kinds, self.points = KindList(self._is_chosen), CataloguePoints(self.scope, self)
        self.list, self.details = QListView(), EventDetails()
        self.questions: dict[str, WrappedCheck] = {}
        self._title, self._source, self._asked = QLabel(), QLabel(), QGridLayout()
        self.take, self.every, self.none = QPushButton(), QPushButton(_("Tick all")), QPushButton(_("Tick none"))
        self.leave = QPushButton(_("Close"))
        self._dress()
        self._lay_out()

    def _dress(self) -> None:
        self.kinds.setFixedWidth(KINDS_WIDTH)
        self.kinds.looked_at.connect(self._choose)
        self.list.setModel(self.points)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(_("Risk points of the catalogue"))
        self.list.selectionModel().currentChanged.connect(self._look)
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
        buttons, lower, right, row = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        buttons.setSpacing(space.between)
        for button in (self.take, self.every, self.none):
            buttons.addWidget(button)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        lower.setSpacing(space.between)
        lower.addWidget(self.list, LIST_PART)
        lower.addWidget(self.details, DETAILS_PART)
        right.setSpacing(space.between)
        self._asked.setVerticalSpacing(space.tight)
        for part in (self._title, self._source):
            right.addWidget(part)
        right.addLayout(self._asked)
        right.addLayout(buttons)
        right.addLayout(lower, 1)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space.around)
        row.addWidget(self.kinds)
        row.addLayout(right, 1)

    # choosing -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Shows the catalogues, those of the company's own sector first; that of its class of industry is chosen."""
        owner = enterprise(self._session.company)
        self.scope.answers.clear()
        self.scope.unwanted.clear()
        self.kinds.start(owner.sector if owner else "")
        own = next((one for one in catalogues() if owner and owner.industry and one.gbt_4754 == owner.industry), None)
        if own is not None:
            self.kinds.choose(own)
        self.kinds.view.setFocus()

    def _is_chosen(self, kind: Catalogue) -> bool:
        return any(one.id == kind.id for one in self.scope.kinds)

    def _choose(self, kind: Catalogue | None) -> None:
        """The kind under the cursor; a filter that finds none leaves the chosen one."""
        if kind is None or self.scope.kinds == [kind]:
            return
        self.scope.kinds = [kind]
        self.scope.unwanted.clear()
        self.kinds.model.renew()
        language = active().language
        self._title.setText(kind.title(language))
        self._source.setText(in_language(kind.source, language))
        self._ask(kind, language)
        self._show()

    def _ask(self, kind: Catalogue, language: str) -> None:
        for box in self.questions.values():
            self._asked.removeWidget(box)
            box.deleteLater()
        self.questions = {}
        for place, question in enumerate(kind.questions):
            box = WrappedCheck(question.text(language))
            box.tick(self.scope.answers.get((kind.id, question.id), False))
            box.toggled.connect(self._answered)
            self.questions[question.id] = box
            self._asked.addWidget(box, place // 2, place % 2)

    def _answered(self) -> None:
        (kind,) = self.scope.kinds
        self.scope.answers.update({(kind.id, key): box.is_ticked() for key, box in self.questions.items()})
        self._show()

    def _show(self) -> None:
        self.points.renew()
        self.list.setCurrentIndex(self.points.index(0))

    def _look(self, current: QModelIndex, _before: QModelIndex) -> None:
        within = current.isValid() and current.row() < len(self.points.points)
        self.details.show_point(self.points.points[current.row()].point if within else None)

    def _count(self) -> None:
        count = distinct_points(self.scope.wanted())
        wanted, applying = len(self.scope.wanted()), len(self.scope.applying())
        allow(self.take, unless(count, _(NOTHING_TICKED)))
        allow(self.every, unless(wanted < applying, _("Everything is ticked.")))
        allow(self.none, unless(wanted, _(NOTHING_TICKED)))
        self.take.setText(ngettext("Draft {count} risk point", "Draft {count} risk points", count).format(count=count))

    # taking over --------------------------------------------------------------------------------------

    def take_over(self) -> None:
        portions = self.scope.portions()
        changed = self._session.do(partial(draft_all, self._session.company, portions)) if portions else None
        if changed is None:
            return
        count = len(changed.ids("risk_event"))
        if count:
            say_undoable(self._session, said_of_draft(count), Tone.GOOD)
        else:
            self._session.say(_("Everything in it was here already. Nothing was changed."))
        self.closed.emit()
