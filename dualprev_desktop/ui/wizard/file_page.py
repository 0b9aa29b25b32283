"""Last step: what will be made, and where its file goes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLayout, QPushButton, QWidget

from dualprev_desktop.domain.levels import LEVELS, Level
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.services.codelists import label
from dualprev_desktop.services.companies import with_suffix
from dualprev_desktop.ui import dialogs
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.icons import icon
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.catalogue_scope import distinct_points
from dualprev_desktop.ui.widgets.flow_row import FlowRow
from dualprev_desktop.ui.widgets.level_badge import LevelBadge
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.page import WizardPage, lead, middle

WIDTH = 760
LABEL_WIDTH = 128
ROWS = (N_("Enterprise"), N_("Sector"), N_("Kind"), N_("Draft register"), N_("Without controls"), N_("File"))


class FilePage(WizardPage):
    name = N_("File")

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self.enterprise, self.sector, self.kind, self.draft, self.file = (_text() for _place in range(5))
        self.remark = _text()
        self.change = QPushButton(_("Change…"))
        self.change.setIcon(icon("folder-open-outline"))
        self.change.clicked.connect(self.choose)
        self._levels = FlowRow()
        self._lay_out()

    def _lay_out(self) -> None:
        space = look().space
        column, card, grid = middle(self, WIDTH), QFrame(), QGridLayout()
        card.setProperty("card", True)
        card.setLayout(grid)
        grid.setContentsMargins(*[space.around] * 4)
        grid.setHorizontalSpacing(space.around)
        grid.setVerticalSpacing(space.around)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        self.enterprise.setFont(bold_font())
        self.draft.setFont(bold_font())
        parts: tuple[QWidget | QLayout, ...] = (self.enterprise, self.sector, self.kind, self.draft, self._levels,
                                                self._place())
        for row, (words, part) in enumerate(zip(ROWS, parts, strict=True)):
            heading = QLabel(_(words))
            heading.setProperty("muted", True)
            if row == len(parts) - 1:  # beside a button, which is higher than a line of text
                heading.setFixedHeight(look().size.control)
            grid.addWidget(heading, row, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(part, QLayout):
                grid.addLayout(part, row, 1)
            else:
                grid.addWidget(part, row, 1)
        column.addWidget(lead(_("One file holds everything about the company: copy it, mail it, back it up as one.")))
        column.addWidget(card)
        column.addStretch()

    def _place(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(look().space.tight)
        grid.setColumnStretch(0, 1)
        self.remark.setFont(caption_font())
        self.remark.setProperty("muted", True)
        self.file.setMinimumHeight(look().size.control)
        grid.addWidget(self.file, 0, 0)
        grid.addWidget(self.change, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.remark, 1, 0, 1, 2)
        return grid

    def choose(self) -> None:
        path = dialogs.files().choose_save(self, _("Where to keep the company's file"), self.founding.path.name,
                                           _("Company files (*.dualprev)"))
        if path is not None:
            self.founding.wanted = with_suffix(path)
            self._show_file()

    # showing ------------------------------------------------------------------------------------------

    def arrive(self) -> None:
        founding, language = self.founding, active().language
        self.enterprise.setText(founding.name)
        self.sector.setText(label("sector", founding.sector) or "—")
        self.kind.setText("、".join(kind.title(language) for kind in founding.scope.kinds) or "—")
        self.draft.setText(_counts(founding) if founding.drafted else _("None: the register begins empty"))
        self._show_levels()
        self._show_file()

    def _show_file(self) -> None:
        path = self.founding.path
        self.file.setText(_breakable(path))
        self.file.setToolTip(str(path))
        self.remark.setText(self._remark())
        self.remark.setProperty("muted", not self.founding.taken)
        self.remark.style().polish(self.remark)
        self.remark.setVisible(bool(self.remark.text()))

    def _remark(self) -> str:
        founding = self.founding
        if founding.taken:
            return _("This file is there already and will not be overwritten. Choose another name, or open it instead.")
        numbered = founding.wanted is None and founding.path != founding.usual
        return _("A file of the company's name is there already, so this one gets a number.") if numbered else ""

    def _show_levels(self) -> None:
        while (item := self._levels.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        counts = _levels(self.founding) if self.founding.drafted else Counter()
        for style in LEVELS:
            if counts[style.level]:
                self._levels.addWidget(LevelBadge(style.level))
                self._levels.addWidget(_count(counts[style.level]))
        words = QLabel(_("reference values, each to be confirmed") if counts else "—")
        words.setProperty("muted", True)
        self._levels.addWidget(words)


def _count(number: int) -> QLabel:
    words = QLabel(str(number))
    words.setContentsMargins(0, 0, look().space.between, 0)
    return words


def _counts(founding: Founding) -> str:
    wanted = founding.scope.wanted()
    points = distinct_points(wanted)
    events = [event for one in wanted for event in one.point.events]
    measures = sum(len(event.measures) for event in events)
    return " · ".join((
        ngettext("{count} risk point", "{count} risk points", points).format(count=points),
        ngettext("{count} risk event", "{count} risk events", len(events)).format(count=len(events)),
        ngettext("{count} measure", "{count} measures", measures).format(count=measures)))


def _levels(founding: Founding) -> Counter[Level]:
    """How many events of which inherent level."""
    return Counter(event.levels["inherent"] for one in founding.scope.wanted() for event in one.point.events)


def _breakable(path: Path) -> str:
    """A long path wraps after its folders."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")


def _text() -> QLabel:
    words = QLabel()
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words
