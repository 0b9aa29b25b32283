"""A company file is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.companies import SUFFIX
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing


def land(ground: Ground, paths: Sequence[Path]) -> Landing:
    return Landing(_("Open the company {file}").format(file=paths[0].stem), partial(ground.desk.open_file, paths[0]))


DROP = DropKind("company", 10, (SUFFIX,), N_("companies (.dualprev)"), land, needs_company=False, changes=False)
