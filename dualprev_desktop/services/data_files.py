"""Reads the data files in `resources` that a person may edit; a damaged one is named."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.plain_data import Node
from dualprev_desktop.kernel.errors import BadFile, InputError
from dualprev_desktop.kernel.i18n import N_

UNREADABLE = N_("{file} could not be read: {reason}. Restore the file that was delivered.")
NOT_JSON = N_("{file} is not valid JSON in line {line}: {reason}. Correct that line or restore the file "
              "that was delivered.")
WITHOUT_END = N_("{file} could not be read: a number in it has thousands of digits, or its brackets are nested without "
                 "end. Take the file anew from where it comes.")
KEY_TWICE = N_("{file}: the key “{key}” stands twice in one object. Remove one.")


def read_object(path: Path) -> Node:
    """The object in a JSON file; numbers are exact. Raises BadFile or InputError naming the file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadFile(UNREADABLE, file=path.name, reason=error) from error
    return parse_object(text, path.name)


def parse_object(text: str, file: str) -> Node:
    """The object in a text that came from `file`; raises as `read_object` does."""
    return Node.of(_parse(text, file), file)


def _parse(text: str, file: str) -> Any:
    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        for key, _ in pairs if len(found) < len(pairs) else ():
            if sum(key == other for other, _ in pairs) > 1:
                raise InputError(KEY_TWICE, file=file, key=key)
        return found

    try:
        return json.loads(text, parse_float=Decimal, object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        raise BadFile(NOT_JSON, file=file, line=error.lineno, reason=error.msg) from error
    except (ValueError, RecursionError) as error:
        raise BadFile(WITHOUT_END, file=file) from error
