"""Looks at every place in one language, theme, size and scale, in a process of its own; prints what is wrong as JSON.

    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1.5 python -m tests.support.look_round qps dark 1280 720

Qt reads the scale once, when the application is made: hence a process for each.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from PySide6.QtWidgets import QApplication

from dualprev_desktop.app.gui import application
from dualprev_desktop.ui.language import use_language
from dualprev_desktop.ui.theme.style import apply
from tests.support.findings import Finding
from tests.support.measuring import findings
from tests.support.places import PLACES
from tests.support.stage import Holding, Stage

CONTRAST_FROM = 2.0
"""The scale from which single dots of a letter have its full colour."""
CONTRAST_IN = "zh_CN"
"""Colours are the same in every language, and this looking takes long."""
Found = dict[Finding, list[str]]
"""Each finding with the views that have it."""


def look_round(stage: Stage, size: tuple[int, int], *, with_contrast: bool) -> Found:
    found: Found = defaultdict(list)
    for holding in Holding:
        places = [place for place in PLACES.values() if place.holding is holding]
        with stage.window(holding, size) as window:
            for place in places:
                for view in place.views(window):
                    grown = (window.width(), window.height()) != size
                    if grown:
                        found[Finding("window", f"{window.width()} × {window.height()} forced")].append(view.name)
                        window.resize(*size)
                    for one in findings(view.widget, with_contrast=with_contrast):
                        found[one].append(view.name)
    return found


def main(language: str, theme: str, width: int, height: int) -> None:
    app: QApplication = application()
    scale = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    use_language(language)
    apply(app, theme)
    with tempfile.TemporaryDirectory() as folder:
        found = look_round(Stage(Path(folder)), (width, height),
                           with_contrast=scale >= CONTRAST_FROM and language == CONTRAST_IN)
    print(json.dumps([{"said": str(one), "views": views} for one, views in sorted(found.items())], ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
