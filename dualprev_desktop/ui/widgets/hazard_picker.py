"""Choosing a substance or its category: by name, CAS number, symbol or initials, with the critical quantity beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from dualprev_desktop.domain.fields import Field
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.search import initials
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.choice_edit import ChoiceEdit
from dualprev_desktop.ui.widgets.choices import Choice, choices, takes_new

SUBSTANCES, CATEGORIES = "critical_quantity", "critical_category"
PICKED = (SUBSTANCES, CATEGORIES)


def hazard_picker(company: Company, field: Field, parent: QWidget | None = None) -> ChoiceEdit:
    """For a field of one of the lists in `PICKED`."""
    return ChoiceEdit(partial(hazard_choices, company, field), parent, partial(takes_new, field))


def hazard_choices(company: Company, field: Field) -> Sequence[Choice]:
    return [_with_quantity(one, field.code_list) for one in choices(company, field)]


def _with_quantity(one: Choice, list_id: str) -> Choice:
    """An alias is found by its initials too: yl for 液氯. A category is known by its symbol: W5.3."""
    item = code_list(list_id).by_code.get(one.value)
    if item is None:
        return one
    words = (one.words, *map(initials, item.aliases))
    quantity = _("{quantity} t").format(quantity=item.attribute("quantity"))
    mark = " · ".join((quantity, *((_(one.mark),) if one.mark else ())))
    return replace(one, words="\n".join(words), mark=mark, code=item.code if list_id == CATEGORIES else "")
