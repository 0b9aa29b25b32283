"""The reckoning of a unit written out as GB 18218-2018 has it: every term of the sum, S, α, R, class, what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.major_hazard import Reckoning, shown
from dualprev_desktop.domain.records.hazard_substance import HazardSubstance
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.i18n import active as translator
from dualprev_desktop.services.codelists import code_list, label
from dualprev_desktop.services.major_hazards import ReckonedUnit, shown_apart, sources_of
from dualprev_desktop.ui.theme.fonts import bold_font, caption_font
from dualprev_desktop.ui.theme.tokens import active
from dualprev_desktop.ui.widgets.line_button import LineButton

HEADS = (N_("Substance"), "q (t)", "Q (t)", "q/Q", "β", "β·q/Q")
"""The symbols of the standard need no translation."""
LISTS = ("critical_quantity", "critical_category", "exposure_factor", "major_hazard_class")
ONE = (Decimal(1),)
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def result_text(one: ReckonedUnit) -> str:
    """The class of an installation (一级…四级) is no risk level: it has words, and no colour."""
    if one.reckoning is None:
        return _("cannot be reckoned yet") if one.problems else _("no substances yet")
    if not one.is_major:
        return _("not a major hazard installation")
    if not one.hazard_class:
        return _("major hazard installation, class open")
    return _("{class_} major hazard installation").format(class_=label("major_hazard_class", one.hazard_class))


class ReckoningView(QScrollArea):
    """`said` is everything that can be read in it, line by line."""

    event_wanted = Signal(object)
    """The id of the event that is to be judged directly."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Reckoning"))
        self.viewport().setAutoFillBackground(False)

    def show_unit(self, one: ReckonedUnit | None, event_id: str = "") -> None:
        """`event_id`: an event of the risk point that stands for the unit; empty for none."""
        body, space = QWidget(), active().space
        column = QVBoxLayout(body)
        column.setContentsMargins(0, space.between, space.around, space.between)
        column.setSpacing(space.between)
        self.said = []
        if one is None:
            column.addWidget(self._line(_("Name the unit and choose its kind; its substances come next."), quiet=True))
        else:
            self._fill(column, one, event_id)
        column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def _fill(self, column: QVBoxLayout, one: ReckonedUnit, event_id: str) -> None:
        column.addWidget(self._line(_capital(result_text(one)), bold=True))
        for problem in one.problems:
            column.addWidget(self._line(problem))
        if one.reckoning is not None:
            column.addWidget(self._table(one.substances, one.reckoning))
            for words in (*_working(one, one.reckoning), *_what_follows(one)):
                column.addWidget(self._line(words))
            self._add_way(column, event_id)
            self._add_caution(column)
        elif not one.problems:
            column.addWidget(self._line(_("Enter the substances the unit may hold, each with its design maximum."),
                                        quiet=True))

    def _add_way(self, column: QVBoxLayout, event_id: str) -> None:
        if event_id:
            way = LineButton(_("Judge its risk directly in step 3"), event_id)
            way.wanted.connect(self.event_wanted)
            column.addWidget(way)

    def _add_caution(self, column: QVBoxLayout) -> None:
        lists = [code_list(id) for id in LISTS]
        if not all(one.verified for one in lists):
            note = self._line(_("The quantities, factors and classes are unverified: compare them with GB 18218-2018."),
                              quiet=True)
            note.setToolTip("\n\n".join(one.source.get(translator().language, one.source["en"]) for one in lists))
            column.addWidget(note)

    def _line(self, words: str, *, bold: bool = False, quiet: bool = False) -> QLabel:
        self.said.append(words)
        line = QLabel(words)
        line.setWordWrap(True)
        line.setProperty("muted", quiet)
        if bold:
            line.setFont(bold_font())
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return line

    def _table(self, substances: Sequence[HazardSubstance], reckoning: Reckoning) -> QWidget:
        """A row for each substance, and the two sums."""
        holder, space = QWidget(), active().space
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(space.around)
        grid.setVerticalSpacing(space.tight)
        grid.setColumnStretch(0, 1)
        self._row(grid, 0, [_(head) for head in HEADS], quiet=True)
        for place, (substance, held) in enumerate(zip(substances, reckoning.held, strict=True)):
            self._row(grid, 2 * place + 1, [
                held.name, plain_decimal(held.amount), plain_decimal(held.critical), shown(held.share),
                plain_decimal(held.beta), shown(held.weighted)])
            grid.addWidget(_caption(_origin(substance)), 2 * place + 2, 0, 1, len(HEADS))
        last = 2 * len(reckoning.held) + 1
        weighted = sum((held.weighted for held in reckoning.held), start=reckoning.sum * 0)
        self._row(grid, last, ["Σ", "", "", shown_apart(reckoning.sum, ONE), "", shown(weighted)], bold=True)
        return holder

    def _row(self, grid: QGridLayout, place: int, cells: Sequence[str], *, quiet: bool = False,
             bold: bool = False) -> None:
        self.said.append(" | ".join(cell for cell in cells if cell))
        for column, text in enumerate(cells):
            cell = QLabel(text)
            cell.setWordWrap(not column)
            cell.setProperty("muted", quiet)
            cell.setFont(bold_font() if bold else caption_font() if quiet else cell.font())
            grid.addWidget(cell, place, column, AT_RIGHT if column else Qt.AlignmentFlag.AlignTop)


def _caption(words: str) -> QLabel:
    made = QLabel(words)
    made.setProperty("muted", True)
    made.setFont(caption_font())
    return made


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _origin(one: HazardSubstance) -> str:
    """Of which table critical quantity and factor are."""
    quantity, beta = sources_of(one)
    if quantity == beta:
        return _("Q and β: {category} (tables 2 and 4)").format(category=quantity)
    words = [_("Q: table 1") if quantity == "1" else _("Q: {category} (table 2)").format(category=quantity),
             _("β: table 3") if beta == "3" else _("β: {category} (table 4)").format(category=beta)]
    return " · ".join(words)


def _working(one: ReckonedUnit, reckoning: Reckoning) -> Iterator[str]:
    """S, and for a major hazard installation α, R and the class."""
    total = shown_apart(reckoning.sum, ONE)
    if not reckoning.is_major:
        yield _("S = Σ q/Q = {sum}, below 1: the unit is not a major hazard installation (4.2.1).").format(sum=total)
        return
    yield _("S = Σ q/Q = {sum}, not below 1: the unit is a major hazard installation (4.2.1).").format(sum=total)
    if not one.hazard_class:
        return
    people = one.unit.people_outside or 0
    weighted = sum((held.weighted for held in reckoning.held), start=reckoning.sum * 0)
    edges = [step.begins for step in reckoning.classes]
    yield _("α = {alpha}: {people} people outside (table 5: {step})").format(
        alpha=plain_decimal(reckoning.alpha), people=people, step=_step(people))
    yield _("R = α · Σ β·q/Q = {alpha} × {sum} = {indicator}").format(
        alpha=plain_decimal(reckoning.alpha), sum=shown(weighted),
        indicator=shown_apart(reckoning.indicator, edges))
    yield _("Table 6: {range}, so it is {class_}.").format(
        range=_range(reckoning), class_=label("major_hazard_class", reckoning.hazard_class))


def _step(people: int) -> str:
    items = code_list("exposure_factor").items
    reached = max((item for item in items if int(item.code) <= people), key=lambda item: int(item.code))
    return label("exposure_factor", reached.code)


def _range(reckoning: Reckoning) -> str:
    """The values of R that the class has: 10 ≤ R < 50."""
    codes = [step.code for step in reckoning.classes]
    place = codes.index(reckoning.hazard_class)
    low = plain_decimal(reckoning.classes[place].begins)
    low = f"{low} ≤ " if low != "0" else ""
    return f"{low}R < {plain_decimal(reckoning.classes[place - 1].begins)}" if place else f"R ≥ {low.split()[0]}"


def _what_follows(one: ReckonedUnit) -> Iterator[str]:
    if not one.is_major:
        yield _("Nothing has to be recorded. Reckon again when the quantities or the substances change.")
        return
    yield _("What follows: judge the unit's risk directly in step 3 (“a major hazard installation” is one of the "
            "conditions); its class is no risk level.")
    if not one.unit.record_number:
        yield _("It must be recorded with the emergency management authority. Enter the record number above once it "
                "is.")
