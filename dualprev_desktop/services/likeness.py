"""How much two names of things mean the same: 配电室 and 配电间, 叉车作业 and 叉车与厂内运输."""

from __future__ import annotations

import re

SAYS_NOTHING = re.compile("作业|区域|场所|设备|设施|系统|管理|人员|使用|及其|[^\\w]")
"""What half of all names have, and what stands between words."""
ALIKE = 0.5
"""From here on two names are taken for alike."""


def likeness(first: str, second: str) -> float:
    """0 to 1: how much of the one is in the other, the better way round."""
    return max(contained(first, second), contained(second, first))


def contained(name: str, text: str) -> float:
    """The share of the name's pairs of characters that the text has; what says nothing is left out."""
    pairs = _pairs(name)
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _pairs(name: str) -> set[str]:
    words = SAYS_NOTHING.split(name.casefold())
    return {word[place:place + 2] for word in words for place in range(max(len(word) - 1, 1)) if word}
