"""A file of a rule set is imported and proved."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.ui.dropping import DropKind, Ground, Landing, on_page
from dualprev_desktop.ui.page import Page
from dualprev_desktop.ui.pages.rules.body import RulesPage


def land(ground: Ground, paths: Sequence[Path]) -> Landing:
    return Landing(_("Import the rule set {file}").format(file=paths[0].name),
                   on_page(ground, "rules", partial(_read, paths[0])))


def _read(path: Path, page: Page) -> None:
    cast(RulesPage, page).read_file(path)


DROP = DropKind("rule-set", 50, (".json",), N_("rule sets (.json)"), land)
