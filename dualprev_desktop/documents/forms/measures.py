"""Measures in the cells of forms, by the five classes of the registers (清单五类)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from dualprev_desktop.documents.forms.form import Cell, Column, Source, Title
from dualprev_desktop.documents.forms.words import Entry, of_event
from dualprev_desktop.services.codelists import code_list
from dualprev_desktop.services.views import MeasureView, RegisterRow

NO_MEASURE, PROPOSED, OTHER_CLASS = "/", "proposed", "management"
FIVE = code_list("measure_five").codes()


def five_of(measure_class: str) -> str:
    """The class of the registers' five that a class of the notice's seven stands under."""
    known = code_list("measure_class").by_code.get(measure_class)
    return (known.attribute("register_column") if known else "") or OTHER_CLASS


def numbered(texts: Iterable[str]) -> str:
    found = list(filter(None, texts))
    return "\n".join(f"{place}. {text}" for place, text in enumerate(found, 1)) if len(found) > 1 else "".join(found)


def of_class(row: RegisterRow, five: str, proposed: bool) -> Iterator[MeasureView]:
    return (one for one in row.measures if (one.state == PROPOSED) is proposed and five_of(one.measure_class) == five)


def measure_columns(over: Title, *, proposed: bool = False) -> tuple[Column[Entry], ...]:
    """The five classes side by side."""
    def cell(five: str) -> Callable[[Entry, Source], Cell]:
        return of_event(lambda row, source: numbered(one.content for one in of_class(row, five, proposed))
                        or NO_MEASURE)
    return tuple(Column(("measure_five", five), cell(five), 12, over=over) for five in FIVE)


def proposals(row: RegisterRow, source: Source) -> str:
    """Measures still to come, in one cell, each with its class."""
    t = source.t
    return numbered(t.gettext("{word}: {value}").format(word=source.label("measure_five", five), value=one.content)
                    for five in FIVE for one in of_class(row, five, True)) or NO_MEASURE
