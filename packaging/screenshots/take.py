"""Opens the sample company in the real window and saves a picture of each place, in both languages and themes.

    xvfb-run -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/take.py OUT [LANGUAGE…]
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

from dualprev_desktop.app.gui import application, open_window
from dualprev_desktop.exchange.sample_company import make_sample
from dualprev_desktop.kernel import settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.ui.main_window import MainWindow
from dualprev_desktop.ui.page import PAGES

SIZE = (1366, 768)
SETTLE_MILLISECONDS = 200
LONGEST_MILLISECONDS = 20_000


def main(out: Path, languages: list[str]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = AppPaths.under(Path(folder) / "home")
        sample = Path(folder) / "示例加油站.dualprev"
        make_sample(sample, paths, user="安全员").close()
        for language in languages:
            for theme in ("light", "dark"):
                settings.save(paths.config, replace(settings.Settings(), language=language, theme=theme))
                take_all(paths, sample, out, f"{language}-{theme}")


def take_all(paths: AppPaths, sample: Path, out: Path, name: str) -> None:
    app = application()
    window = open_window(paths)
    window.resize(*SIZE)
    window.show()
    take(window, out / f"{name}-start.png")
    window.open_file(sample)
    for kind in PAGES:
        if window.shell is not None:
            window.shell.pages.show_page(kind.id)
        take(window, out / f"{name}-{kind.order:02}-{kind.id}.png")
    window.close()
    app.processEvents()


def take(window: MainWindow, target: Path) -> None:
    """When nothing runs any more."""
    wait(lambda: not window.job_bar.busy)
    window.grab().save(str(target))
    print(target)


def wait(ready: Callable[[], bool]) -> None:
    loop, waited = QEventLoop(), 0
    while waited == 0 or (not ready() and waited < LONGEST_MILLISECONDS):
        QTimer.singleShot(SETTLE_MILLISECONDS, loop.quit)
        loop.exec()
        waited += SETTLE_MILLISECONDS


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:] or ["zh_CN", "en"])
