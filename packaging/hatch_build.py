"""Compiles the translations before a wheel or an sdist is made, so that none can be built without them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

# hatchling loads this file by its path, so its neighbour is found by that path, too
from compile_translations import compile_all


class CompileTranslations(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        compile_all(Path(self.root) / "translations")
