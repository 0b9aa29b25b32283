"""The evidence of risk points (取证页): all that happened to each and what hangs on it, with the chain's head hash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dualprev_desktop.documents.base import POINTS, Options, PrintedDocument, PrintSource
from dualprev_desktop.documents.evidence_page import TITLE, evidence_drawings
from dualprev_desktop.documents.evidence_text import subject
from dualprev_desktop.documents.painter import drawing_pdf
from dualprev_desktop.domain.drawing import Drawing
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.files import write_bytes
from dualprev_desktop.kernel.i18n import N_, Translator
from dualprev_desktop.kernel.progress import Progress
from dualprev_desktop.services.evidence import Evidence

NO_POINT = N_("There is no risk point to print the evidence of. Enter one in step 1, Survey.")


def build(source: PrintSource, folder: Path, options: Options, progress: Progress) -> list[Path]:
    target = folder / "evidence.pdf"
    write_evidence(source.evidences(), target, options.translator, progress)
    return [target]


def write_evidence(found: Sequence[Evidence], target: Path, t: Translator, progress: Progress) -> Path:
    """One file; each record begins a page. Raises NotFound where there is none."""
    if not found:
        raise NotFound(NO_POINT)
    sheets: list[Drawing] = []
    for number, one in enumerate(found, 1):
        progress.step(number, len(found), subject(one, t))
        sheets += evidence_drawings(one, t)
    write_bytes(target, drawing_pdf(sheets, t.gettext(TITLE)))
    return target


DOCUMENT = PrintedDocument("evidence", TITLE, 60, build, frozenset({POINTS}))
