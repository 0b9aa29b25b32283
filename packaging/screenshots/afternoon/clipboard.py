"""Holds the display's clipboard: each line it reads, a JSON string, is what the next Ctrl+V puts in.

No key of a virtual display stands for an ideograph, so that text comes by the clipboard where a person would use an
input method.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication


def main() -> None:
    application = QGuiApplication(sys.argv)

    def take() -> None:
        line = sys.stdin.readline()
        if not line:
            application.quit()
            return
        application.clipboard().setText(json.loads(line))
        application.processEvents()
        print("held", flush=True)
    notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(take)
    application.exec()


if __name__ == "__main__":
    main()
