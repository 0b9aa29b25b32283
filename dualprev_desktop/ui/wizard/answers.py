"""The answers of a wizard that was not finished: kept aside, and taken up again at the next start."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.catalogues import catalogues
from dualprev_desktop.ui.wizard.founding import Founding

FORMAT = 1


def file_of(paths: AppPaths) -> Path:
    return paths.unkept / "new-company.json"


def dump(founding: Founding, place: int) -> bytes:
    """`place` is the step one stands on; empty while nothing was answered."""
    scope = founding.scope
    if not (any(text.strip() for text in founding.values.values()) or scope.kinds or founding.empty):
        return b""
    return json.dumps({
        "format": FORMAT, "place": place, "values": founding.values, "sector": founding.sector,
        "empty": founding.empty, "kinds": [kind.id for kind in scope.kinds],
        "answers": [[*key, yes] for key, yes in scope.answers.items()], "unwanted": sorted(scope.unwanted),
        "wanted": str(founding.wanted) if founding.wanted else ""}, ensure_ascii=False).encode(
            "utf-8", "surrogatepass")


def take_up(founding: Founding, path: Path) -> int:
    """Fills the founding with what was answered; the step one stood on, -1 where nothing can be read.

    A damaged file is nothing to be told of: nobody had a company yet, and the wizard begins anew.
    """
    try:
        raw = json.loads(path.read_text("utf-8", "surrogatepass"))
        if raw["format"] != FORMAT:
            return -1
        _fill(founding, raw)
        return int(raw["place"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return -1


def _fill(founding: Founding, raw: Mapping[str, Any]) -> None:
    known = {kind.id: kind for kind in catalogues()}
    values = {str(name): str(text) for name, text in raw["values"].items()}
    answers = {(str(kind), str(question)): bool(yes) for kind, question, yes in raw["answers"]}
    unwanted = {(str(kind), str(name)) for kind, name in raw["unwanted"]}
    kinds = [known[one] for one in raw["kinds"] if one in known]
    sector, empty, wanted = str(raw["sector"]), bool(raw["empty"]), str(raw["wanted"])
    founding.values, founding.sector, founding.empty = values, sector, empty and not kinds
    founding.wanted = Path(wanted) if wanted else None
    founding.scope.kinds[:], founding.scope.answers, founding.scope.unwanted = kinds, answers, unwanted
