"""What the frozen program leaves out; a test compares it with what the program imports."""

from __future__ import annotations

import re
from collections.abc import Iterable

MODULES = (
    # Qt modules a widget program does without; Qml and Quick alone are a third of the wheel
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickControls2", "PySide6.QtQuickTest", "PySide6.QtQuickWidgets",
    "PySide6.QtDesigner", "PySide6.QtHelp", "PySide6.QtUiTools", "PySide6.QtTest", "PySide6.QtSql", "PySide6.QtNetwork",
    "PySide6.QtConcurrent", "PySide6.QtAxContainer",
    # other toolkits and consoles that matplotlib and qtpy would take along
    "tkinter", "_tkinter", "PyQt5", "PyQt6", "PySide2", "wx", "gi", "IPython",
    # tools of the checkout
    "pytest", "_pytest", "hypothesis", "mypy", "frictionless", "build", "hatchling", "pip", "setuptools", "wheel",
)

_FILES = re.compile(
    r"/PySide6/(?:Qt/)?(?:qml|libexec|metatypes|resources|typesystems|include|scripts)/"
    r"|(?:lib)?Qt6?(?:Qml|Quick|Designer|Help|UiTools|Test|Sql|Labs|ShaderTools|VirtualKeyboard|Concurrent|Lottie"
    r"|Network|EglFS|EglFs)"
    r"|/plugins/(?:designer|egldeviceintegrations|generic|networkinformation|qmllint|qmltooling|sqldrivers|tls"
    r"|vectorimageformats|wayland-graphics-integration-server)/"
    r"|/plugins/platforms/(?:lib)?q(?:eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc|direct2d)\b"
    r"|/plugins/platforminputcontexts/.*virtualkeyboard"
    # GTK of the building machine, with all it needs: on another desktop it does more harm than good
    r"|/plugins/platformthemes/libqgtk3"
    r"|^/lib(?:gtk-3|gdk-3|gdk_pixbuf-2\.0|cairo|cairo-gobject|pango|pangocairo|pangoft2|atk|gio-2\.0|gobject-2\.0"
    r"|gmodule-2\.0|harfbuzz|fribidi|thai|datrie|graphite2|pixman-1|mount|blkid|selinux)(?:-1\.0)?\.so"
    r"|/plugins/imageformats/(?:lib)?q(?:pdf|tga|wbmp|icns)\b"
    # a software OpenGL for Windows: widgets paint without it
    r"|opengl32sw"
    r"|/tests?/|matplotlib/mpl-data/(?:sample_data|images)/"
)
_QT_TRANSLATION = re.compile(r"PySide6/(?:Qt/)?translations/(?P<file>[^/]+)$")


def keeps(path: str, languages: Iterable[str]) -> bool:
    """Whether a file, by its place in the frozen folder, is shipped; of Qt's texts only those of our languages."""
    plain = path.replace("\\", "/")
    if qt := _QT_TRANSLATION.search(plain):
        return qt["file"] in {f"qtbase_{language}.qm" for language in languages}
    return not _FILES.search(f"/{plain}")
