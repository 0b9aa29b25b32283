"""Official terms in a register's words: levels, tiers, kinds, classes of measures."""

from __future__ import annotations

from functools import lru_cache

from dualprev_desktop.exchange.measures_text import JOINER, POST_SEPARATORS, pieces
from dualprev_desktop.exchange.problems import Complaint, error
from dualprev_desktop.kernel.i18n import N_, active
from dualprev_desktop.services.codelists import code_list

NO_SUCH_TERM = N_("“{heading}”: “{text}” is not among the known terms.")
DID_YOU_MEAN = N_("Did you mean “{nearest}”? Known are: {known}.")
KNOWN_ARE = N_("Known are: {known}.")


def term(list_id: str, text: str) -> tuple[str, Complaint | None]:
    """The code of a term; empty with a complaint that proposes the nearest one."""
    terms = code_list(list_id)
    candidates = (text, *pieces(text, POST_SEPARATORS + "/"))
    for candidate in candidates:
        if code := terms.find(candidate):
            return code, None
    known = "、".join(item.label(active().language) for item in terms.items)
    nearest = terms.nearest(text)
    proposal = DID_YOU_MEAN if nearest else KNOWN_ARE
    return "", error(NO_SUCH_TERM, proposal, text=text, nearest=nearest or "", known=known)


def level_code(text: str) -> str | None:
    """A value of `Level` for 重大, 红, 红色 or Major; None for anything else, such as 1级."""
    return code_list("level").find(text.removesuffix("等级").removesuffix("区域"))


def class_and_content(piece: str, default: str) -> tuple[str, str]:
    """`培训：每月一次` is of class training; a piece without such a beginning is of the default class."""
    if not piece.startswith(JOINER):
        for mark in "：:":
            word, found, content = piece.partition(mark)
            if found and content.strip() and (measure_class := _measure_class(word)):
                return measure_class, content.strip()
    return default, piece


@lru_cache(maxsize=1024)
def _measure_class(word: str) -> str:
    if code := code_list("measure_class").find(word):
        return code
    columns = code_list("register_column")
    column = columns.find(word)
    return columns.by_code[column].attribute("default_class") if column else ""
