"""The scale of an enterprise (大型、中型、小型、微型) by the rule of 2017, with the figures it follows from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from dualprev_desktop.domain.enterprise_scale import MICRO, SIZES, Bound, scale_by
from dualprev_desktop.domain.fields import Field
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.codelists import CodeItem, code_list
from dualprev_desktop.services.query import describe

FIELDS = {"employees": "headcount", "revenue": "revenue", "assets": "assets"}
"""The enterprise's field for each indicator of the rule."""
SIZE_WORDS: Mapping[str, str] = {"large": N_("large"), "medium": N_("medium"), "small": N_("small"),
                                 MICRO: N_("micro")}
NO_INDUSTRY = N_("Choose the class of industry: the scale follows from it.")
MISSING = N_("Fill in {fields}: the scale for {industry} follows from it.")


@dataclass(frozen=True)
class Figure:
    """One indicator: what the enterprise has of it, the size it reaches by that alone, and what the next one asks."""

    label: str
    unit: str
    """Both English, marked for translation."""
    value: Decimal
    size: str
    next_size: str
    """Empty where it is the largest already."""
    next_from: Decimal = Decimal(0)


@dataclass(frozen=True)
class Scale:
    """`size` is one of large, medium, small, micro; empty where `missing` says what to fill in."""

    size: str
    industry: str
    """The row of the rule (行业), in the language of the screen."""
    figures: tuple[Figure, ...] = ()
    """Of the indicators that are filled in."""
    missing: str = ""
    outside: bool = False
    """The rule does not cover the industry; the row for those not listed is taken by analogy."""
    verified: bool = True
    """Whether the row and what the class says of it were read in their source."""

    @property
    def decisive(self) -> Figure | None:
        """The figure that keeps the whole below what another reaches; None where none does."""
        short = [one for one in self.figures if one.size == self.size]
        return short[0] if self.size and len(short) < len(self.figures) else None


def scale(owner: Enterprise, language: str) -> Scale:
    item = _class_with_row(owner.industry)
    if item is None:
        return Scale("", "", missing=_(NO_INDUSTRY))
    row = code_list("enterprise_scale").by_code[item.attribute("scale")]
    size, figures, missing = _reached(owner, row, row.label(language))
    return Scale(size, row.label(language), figures, missing, bool(item.attributes.get("scale_outside")),
                 row.verified and item.verified)


def _reached(owner: Enterprise, row: CodeItem, industry: str) -> tuple[str, tuple[Figure, ...], str]:
    """(size, figures, what is missing)."""
    indicators = row.codes_of("indicators")
    figures = tuple(_figure(name, getattr(owner, FIELDS[name]), bound(row, place))
                    for place, name in enumerate(indicators) if getattr(owner, FIELDS[name]) is not None)
    absent = [_(_field(name).label) for name in indicators if getattr(owner, FIELDS[name]) is None]
    if absent:
        return "", figures, _(MISSING).format(fields="、".join(absent), industry=industry)
    bounds = {name: bound(row, place) for place, name in enumerate(indicators)}
    return scale_by(bounds, {name: one.value for name, one in zip(indicators, figures, strict=True)}), figures, ""


def _figure(indicator: str, value: Decimal | int, bounds: Bound) -> Figure:
    field, amount = _field(indicator), Decimal(value)
    size = scale_by({indicator: bounds}, {indicator: amount})
    larger = SIZES[:SIZES.index(size)] if size in SIZES else SIZES
    above = larger[-1] if larger else ""
    return Figure(field.label, field.unit, amount, size, above, bounds[above] if above else Decimal(0))


def _field(indicator: str) -> Field:
    return describe("enterprise").field(FIELDS[indicator])


def bound(row: CodeItem, place: int) -> Bound:
    """The lower bounds of one indicator, by size."""
    return {size: Decimal(row.codes_of(size)[place]) for size in SIZES}


def _class_with_row(industry: str) -> CodeItem | None:
    """The class of GB/T 4754, or the finest above it, that names a row of the rule."""
    classes = code_list("gbt_4754").by_code
    above = (classes.get(industry[:length]) for length in range(len(industry), 0, -1))
    return next((item for item in above if item is not None and item.attribute("scale")), None)
