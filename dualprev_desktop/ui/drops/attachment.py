"""Pictures and documents are attached to the record that is chosen in the register shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dualprev_desktop.kernel.i18n import N_, _, ngettext
from dualprev_desktop.services.edit import label_facts
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.widgets.attachment_sources import Source
from dualprev_desktop.ui.widgets.register_pane import RegisterPane

ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".heic", ".pdf", ".ofd", ".doc", ".docx", ".wps", ".ppt", ".pptx",
           ".dwg", ".dxf")
NO_RECORD = N_("Go to the register and choose the record that {file} belongs to; then drop it again.")


def land(ground: Ground, paths: Sequence[Path]) -> Landing:
    name = paths[0].name
    pane = _pane(ground.page)
    if pane is None:
        return Landing(_(NO_RECORD).format(file=name))
    model = pane.model
    title = label_facts(model.session.company, model.declared, pane.table.current_id)["title"]
    words = _("Attach {file} to “{title}”").format(file=name, title=title) if len(paths) == 1 else \
        ngettext("Attach {count} file to “{title}”", "Attach {count} files to “{title}”", len(paths)).format(
            count=len(paths), title=title)
    return Landing(words, partial(_attach, pane, [Source(path) for path in paths]))


def _pane(page: Page | None) -> RegisterPane | None:
    """The register in sight, if its chosen record may have files."""
    panes = page.findChildren(RegisterPane) if page is not None else []
    return next((pane for pane in panes if pane.isVisible() and pane.table.current_id and pane.files.offered), None)


def _attach(pane: RegisterPane, files: list[Source]) -> None:
    pane.open_form()
    pane.files.take(files)


DROP = DropKind("attachment", 40, ENDINGS, N_("photos and documents for the chosen record (.jpg, .png, .pdf, .docx)"),
                land, several=True)
