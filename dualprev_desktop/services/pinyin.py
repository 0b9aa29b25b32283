"""The pinyin library, its fifty thousand words loaded a portion at a time.

The library reads them in one piece, and for that tenth of a second no other thread of the program runs: the window
would stand still under the hands of whoever types. Everyone takes the library from here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from threading import Lock
from types import ModuleType

WITHOUT_WORDS = "PYPINYIN_NO_PHRASES"
WORDS_FILE = "phrases_dict.json"
PORTION = 1000
_BETWEEN_WORDS = re.compile(r"\]\s*\]\s*,\s*(?=\")")
"""In {"银行": [["yín"], ["háng"]], "行人": …}: behind the list of lists of one word, before the next word."""
_taking = Lock()
_taken: list[ModuleType] = []


def library() -> ModuleType:
    """The `pypinyin` module, whole; whoever comes while it is loaded waits."""
    if not _taken:
        with _taking:
            if not _taken:
                _taken.append(_load())
    return _taken[0]


def _load() -> ModuleType:
    before = os.environ.get(WITHOUT_WORDS)
    os.environ[WITHOUT_WORDS] = "1"
    try:
        import pypinyin
        from pypinyin.constants import PHRASES_DICT
        from pypinyin.seg.mmseg import seg
    finally:
        del os.environ[WITHOUT_WORDS]
        if before is not None:
            os.environ[WITHOUT_WORDS] = before
    if not PHRASES_DICT:
        for words in portions(Path(pypinyin.__file__).with_name(WORDS_FILE).read_text(encoding="utf-8")):
            PHRASES_DICT.update(words)
            seg.train(iter(words))
    return pypinyin


def portions(text: str) -> Iterator[dict[str, list[list[str]]]]:
    """The words in the text of a JSON object, so many at a time."""
    import orjson

    ends = (match.end() for match in _BETWEEN_WORDS.finditer(text))
    start = text.index("{") + 1
    while bounds := list(islice(ends, PORTION)):
        yield orjson.loads("{" + text[start:bounds[-1]].rstrip().rstrip(",") + "}")
        start = bounds[-1]
    yield orjson.loads("{" + text[start:])
