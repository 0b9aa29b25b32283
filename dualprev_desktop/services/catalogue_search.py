"""Finding a kind of enterprise among the catalogues, as people call it: by words, pinyin initials or GB/T 4754."""

from __future__ import annotations

from dualprev_desktop.domain.catalogue import Catalogue
from dualprev_desktop.services.catalogues import catalogues
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.finding import by_initials
from dualprev_desktop.services.search import initials

SECTORS = "sector"
GBT_4754 = "gbt_4754"
DEPARTMENTS = ("department", "successor")
"""The supervising department by its name of 2018, as the notice has it, and by the present one."""


def kinds_found(typed: str) -> list[Catalogue]:
    """By title, sector, department and class; where none is called so, by what the risk points are called."""
    called = [one for one in catalogues() if _fits(one, typed)]
    return called or [one for one in catalogues() if _has_words(_points(one), typed)]


def sector_hints(row: str) -> tuple[str, ...]:
    """The divisions of GB/T 4754 that a row of Annex 2 spans, as its list gives them: a hint, not a rule."""
    return code_list(SECTORS).by_code[row].codes_of(GBT_4754)


def _fits(one: Catalogue, typed: str) -> bool:
    if _has_words(_names(one), typed):
        return True
    plain = typed.replace(" ", "").casefold()
    return by_initials(typed) and plain in initials(one.title("zh_CN"))


def _has_words(text: str, typed: str) -> bool:
    return all(word in text for word in typed.casefold().split())


def _names(one: Catalogue) -> str:
    sector = code_list(SECTORS).by_code[one.row]
    # the class with its letter and without: people write both
    words = (*one.titles.values(), *sector.words(), *(sector.attribute(name) for name in DEPARTMENTS),
             *sector_hints(one.row), one.gbt_4754, one.gbt_4754[1:])
    return " ".join(words).casefold()


def _points(one: Catalogue) -> str:
    return " ".join(point.name for point in one.points).casefold()
