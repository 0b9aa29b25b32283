"""Official words kept as data: the same text in each language."""

from __future__ import annotations

from collections.abc import Mapping

from dualprev_desktop.kernel.pseudo import PSEUDO_LANGUAGE, stretched

REQUIRED_LANGUAGES = ("en", "zh_CN")
"""Every shipped text has both; a third language may be added to any file."""


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in `language`, else the official Chinese one, else the English one."""
    if language == PSEUDO_LANGUAGE:
        return stretched(in_language(texts, "en"))
    return next((texts[key] for key in (language, "zh_CN", "en") if texts.get(key)), "")
