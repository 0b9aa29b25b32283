"""The chart of levels and accident types (风险等级与事故类型统计图): real counts of the register, bars hatched."""

from __future__ import annotations

from collections.abc import Iterable

from dualprev_desktop.documents import fonts
from dualprev_desktop.documents.base import IMPOSED, MODE, PAPER, Group, Options, PrintSource
from dualprev_desktop.documents.level_chart_page import TITLE, chart_drawings
from dualprev_desktop.documents.paper import LANDSCAPE, sheet_size
from dualprev_desktop.documents.piece import Piece, Subject
from dualprev_desktop.documents.pieces_pdf import piece_document
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.services.papers.kind import content

ID = "level-chart"
NO_RISK = N_("There is no risk event to count yet. Enter one in step 2, Identify.")


def pieces(source: PrintSource, options: Options) -> Iterable[Piece]:
    size = sheet_size(options.paper, options.orientation or LANDSCAPE)
    for subject, view in source.views(ID):
        if not view.whole.total:
            continue
        faces = tuple(chart_drawings(view, size, options.translator, options.batch))
        fonts.check_glyphs(words for face in faces for words in face.texts())
        yield Piece(options.translator.gettext(TITLE), Subject("enterprise", subject), faces, content(view))


DOCUMENT = piece_document(ID, TITLE, 44, pieces, frozenset({MODE, PAPER, IMPOSED}), NO_RISK, group=Group.CHARTS)
