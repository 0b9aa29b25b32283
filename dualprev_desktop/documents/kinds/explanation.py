"""Why each assessment came out as it did (风险评定说明): one page a risk event."""

from __future__ import annotations

from pathlib import Path

from dualprev_desktop.documents.base import MODE, POINTS, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.explanation_page import TITLE, explanation_drawings
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress

NOTHING_JUDGED = N_("No risk event has been assessed yet. Assess one in step 3, Assess.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    found = source.explanations()
    if not found:
        raise NotFound(NOTHING_JUDGED)
    sheets: list[Drawing] = []
    for number, one in enumerate(found, 1):
        progress.step(number, len(found), one.row.event)
        day = one.view.assessed_on if one.view else None
        sheets += explanation_drawings(one, options.translator, day.isoformat() if day else "")
    target = folder / "explanations.pdf"
    write_bytes(target, drawing_pdf(sheets, options.translator.gettext(TITLE)))
    return [target]


DOCUMENT = PrintedDocument("explanation", TITLE, 50, build, frozenset({POINTS, MODE}))
