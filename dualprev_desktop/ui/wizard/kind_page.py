"""Second step: the kind of enterprise, and with it the sector and who supervises it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.domain.texts import in_language
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.services.catalogue_search import sector_hints
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active as look
from dualprev_desktop.ui.widgets.catalogue_kinds import KindList
from dualprev_desktop.ui.widgets.rules_parts import ReadingArea
from dualprev_desktop.ui.widgets.whole_words import say_whole
from dualprev_desktop.ui.wizard.founding import Founding
from dualprev_desktop.ui.wizard.page import WizardPage, lead

SIDE_WIDTH = 400
SECTOR = "sector"


class KindPage(WizardPage):
    name = N_("Sector and kind")

    def __init__(self, founding: Founding) -> None:
        super().__init__(founding)
        self.kinds, self.sector = KindList(self._is_chosen), QComboBox()
        self.none = QCheckBox(_("None of these: begin with an empty register"))
        self.chosen, self.departments, self.classes, self.about, self.problem = (_text() for _place in range(5))
        self._fill_sectors()
        self._lay_out()
        self.none.setChecked(founding.empty)
        self.kinds.toggled.connect(self._toggle)
        self.kinds.entered.connect(self._only_tick)
        self.none.toggled.connect(self._begin_empty)
        self.sector.activated.connect(self._sector_chosen)
        self.kinds.start()
        self._show()

    def _fill_sectors(self) -> None:
        self.sector.addItem(_("Not chosen"), "")
        for item in code_list(SECTOR).items:
            self.sector.addItem(f"{item.code}  {item.label(active().language)}", item.code)
        self.sector.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sector.setAccessibleName(_("Sector"))
        say_whole(self.sector)

    def _lay_out(self) -> None:
        space = look().space
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.between)
        row.setSpacing(space.page)
        row.addWidget(self.kinds, 1)
        row.addWidget(self._side())
        column.addWidget(lead(_("Tick what the enterprise does; several kinds together are possible, such as a filling "
                                "station with a restaurant. The first one sets the sector.")))
        column.addLayout(row, 1)
        column.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.problem)
        self.problem.setFont(bold_font())
        self.problem.hide()

    def _side(self) -> QWidget:
        side = QFrame()
        side.setFixedWidth(SIDE_WIDTH)
        side.setProperty("card", True)
        column = QVBoxLayout(side)
        column.setContentsMargins(*[look().space.around] * 4)
        column.setSpacing(look().space.tight)
        self.chosen.setFont(bold_font())
        catalogue = ReadingArea(_("The catalogue"))
        within = catalogue.start()
        within.addWidget(self.about)
        within.addStretch()
        for heading, part in ((_("Chosen"), self.chosen), (_("Sector (Annex 2 of the notice)"), self.sector),
                              (_("Class of industry (GB/T 4754), a hint"), self.classes),
                              (_("Supervising department"), self.departments),
                              (_("The catalogue"), catalogue)):
            column.addWidget(_heading(heading))
            column.addWidget(part)
            column.addSpacing(look().space.between)
        column.addStretch()
        return side

    # choosing -----------------------------------------------------------------------------------------

    def _is_chosen(self, kind: Catalogue) -> bool:
        return any(one.id == kind.id for one in self.founding.scope.kinds)

    def _toggle(self, kind: Catalogue) -> None:
        scope = self.founding.scope
        scope.toggle(kind)
        if scope.kinds:
            self.none.setChecked(False)
            self.founding.sector = scope.kinds[0].row
        self._show()

    def _only_tick(self, kind: Catalogue) -> None:
        if not self._is_chosen(kind):
            self._toggle(kind)

    def _begin_empty(self, empty: bool) -> None:
        self.founding.empty = empty
        if empty:
            self.founding.scope.kinds.clear()
        self._show()

    def _sector_chosen(self) -> None:
        self.founding.sector = self.sector.currentData()
        self._show()

    def leave(self) -> bool:
        """Enter on a line of the list is a choice too, where there is none yet."""
        kind = self.kinds.current
        if not self.founding.scope.kinds and not self.founding.empty and kind and self.kinds.view.hasFocus():
            self._toggle(kind)
        there = bool(self.founding.scope.kinds) or self.founding.empty
        self.problem.setText("" if there else _("Tick a kind of enterprise, or say that none of these fits."))
        self.problem.setVisible(not there)
        return there

    # showing ------------------------------------------------------------------------------------------

    def _show(self) -> None:
        kinds, language = self.founding.scope.kinds, active().language
        self.kinds.model.renew()
        self.problem.hide()
        self.sector.setCurrentIndex(max(self.sector.findData(self.founding.sector), 0))
        self.chosen.setText("\n".join(kind.title(language) for kind in kinds) or (
            _("None: the register begins empty") if self.founding.empty else _("Nothing yet")))
        self.classes.setText(", ".join(_classes(kinds, self.founding.sector)) or "—")
        self.departments.setText(_departments(self.founding.sector))
        self.about.setText("\n\n".join(map(_about, kinds)) or "—")
        self.changed.emit()


def _departments(sector: str) -> str:
    """By its name of 2018, as the notice has it, and by the present one where that differs."""
    if not sector:
        return "—"
    item = code_list(SECTOR).by_code[sector]
    return "\n".join((
        _("2018, in the notice: {name}").format(name=item.attribute("department")),
        _("today (compare locally): {name}").format(name=item.attribute("successor") or _("the same name"))))


def _classes(kinds: list[Catalogue], sector: str) -> tuple[str, ...]:
    """Of the chosen kinds, else what the sector spans."""
    found = tuple(dict.fromkeys(kind.gbt_4754 for kind in kinds if kind.gbt_4754))
    return found or (sector_hints(sector) if sector else ())


def _about(kind: Catalogue) -> str:
    events = kind.events
    measures = sum(len(event.measures) for event in events)
    counts = [ngettext("{count} risk point", "{count} risk points", len(kind.points)).format(count=len(kind.points)),
              ngettext("{count} risk event", "{count} risk events", len(events)).format(count=len(events)),
              ngettext("{count} measure", "{count} measures", measures).format(count=measures)]
    language = active().language
    return "\n".join((kind.title(language), " · ".join(counts), in_language(kind.source, language)))


def _heading(text: str) -> QLabel:
    words = QLabel(text)
    words.setFont(caption_font())
    words.setProperty("muted", True)
    return words


def _text() -> QLabel:
    words = QLabel()
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    return words
