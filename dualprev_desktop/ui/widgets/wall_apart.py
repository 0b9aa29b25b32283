"""What one paper says and what is so now, field by field, and why it is where it is in the list."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.explaining_text import Line, Section
from dualprev_desktop.services.papers.wall import WallLine, WallState
from dualprev_desktop.services.papers.wording import Difference
from dualprev_desktop.ui.widgets.sections_view import SectionsView

WHY = {
    WallState.REMOVED: N_("What it is about was removed. Take it down from the wall, and say so here."),
    WallState.EMPTY: N_("No such paper is printed any more for what it is about. Take it down, and say so here."),
    WallState.UNKNOWN: N_("It was printed by a later edition of this program, which knows what it says."),
    WallState.MATCHES: N_("It says what the register says.")}
CHOOSE = N_("Choose one paper to see what it says and what is so now.")


class WallApart(SectionsView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What no longer matches"))

    def show_line(self, line: WallLine | None) -> None:
        self.show_sections(_sections(line))


def _sections(line: WallLine | None) -> Iterator[Section]:
    if line is None:
        yield Section(_("What no longer matches"), (Line(_(CHOOSE), quiet=True),))
    elif line.state is not WallState.STALE:
        yield Section(line.title, (Line(_(WHY[line.state]), quiet=True),))
    for one in line.differences if line is not None else ():
        yield Section(one.field, tuple(_lines(one)))


def _lines(one: Difference) -> Iterator[Line]:
    if not one.said and not one.now:
        yield Line(_("It is drawn otherwise now."), quiet=True)
        return
    yield Line(one.said or _("nothing"), _("Paper says"))
    yield Line(one.now or _("nothing"), _("So now"))
