"""The conditions of a table applied to a list that is none: to the records they let pass, under their words."""

from __future__ import annotations

from typing import Protocol

from dualprev_desktop.services import table_query
from dualprev_desktop.services.query import describe
from dualprev_desktop.services.table_scope import Conditions, Scope
from dualprev_desktop.store.company import Company
from dualprev_desktop.ui.widgets.register_words import condition_text


class Narrowed(Protocol):
    def show_only(self, ids: frozenset[str], words: str = "") -> None:
        """All of them for no ids."""


def narrow(rows: Narrowed, company: Company, type_id: str, only: Conditions) -> None:
    if not only:
        rows.show_only(frozenset())
        return
    words = " · ".join(condition_text(company, describe(type_id), one) for one in only)
    rows.show_only(frozenset(table_query.ids(company, Scope(type_id, conditions=only))), words)
