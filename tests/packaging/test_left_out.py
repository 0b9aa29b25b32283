"""What the frozen program leaves out is nothing that the program imports."""

from __future__ import annotations

import ast
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LEFT_OUT = runpy.run_path(str(CHECKOUT / "packaging" / "left_out.py"))


def _imported() -> Iterator[tuple[str, Path]]:
    for file in (CHECKOUT / "dualprev_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((alias.name, file) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module, file
                yield from ((f"{node.module}.{alias.name}", file) for alias in node.names)


def test_the_program_imports_nothing_that_is_left_out() -> None:
    imported = list(_imported())
    assert len(imported) > 100
    missing = [f"{file.relative_to(CHECKOUT)} imports {name}" for name, file in imported
               for module in LEFT_OUT["MODULES"] if name == module or name.startswith(f"{module}.")]
    assert not missing


@pytest.mark.parametrize("path", [
    "PySide6/Qt/lib/libQt6Widgets.so.6", "PySide6/Qt/lib/libQt6Svg.so.6", "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqoffscreen.so", "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6/Qt/plugins/imageformats/libqjpeg.so", "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/styles/qmodernwindowsstyle.dll", "PySide6/Qt/translations/qtbase_zh_CN.qm",
    "dualprev_desktop/resources/rules/lec_e1.json", "dualprev_desktop/resources/fonts/NotoSansSC-Regular.ttf",
    "dualprev_desktop/translations/zh_CN/LC_MESSAGES/dualprev.mo", "matplotlib/mpl-data/matplotlibrc",
    "dualprev_desktop/store/migrations/env.py", "libglib-2.0.so.0", "libgthread-2.0.so.0", "libxcb-cursor.so.0",
    "pillow.libs/libharfbuzz-fb49c9fc.so.0.61450.0", "PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so",
])
def test_what_the_program_needs_is_kept(path: str) -> None:
    assert LEFT_OUT["keeps"](path, ["zh_CN"])
    assert LEFT_OUT["keeps"](path.replace("/", "\\"), ["zh_CN"])


@pytest.mark.parametrize("path", [
    "PySide6/Qt/lib/libQt6Qml.so.6", "PySide6/Qt6Quick.dll", "PySide6/Qt/lib/libQt6DesignerComponents.so.6",
    "PySide6/Qt/plugins/designer/libPySidePlugin.so", "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
    "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", "PySide6/opengl32sw.dll",
    "PySide6/Qt/qml/QtQuick/qmldir", "PySide6/Qt/translations/qtbase_ru.qm",
    "PySide6/Qt/translations/assistant_zh_CN.qm", "libgtk-3.so.0", "libpango-1.0.so.0",
    "libcairo.so.2", "PySide6/Qt/lib/libQt6Network.so.6", "PySide6/Qt/lib/libQt6EglFSDeviceIntegration.so.6",
    "PySide6/Qt/plugins/platformthemes/libqgtk3.so", "matplotlib/mpl-data/sample_data/goog.npz",
])
def test_what_it_does_without_is_dropped(path: str) -> None:
    assert not LEFT_OUT["keeps"](path, ["zh_CN"])
