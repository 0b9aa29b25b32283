"""The scale of an enterprise by the rule of 2017 (统计上大中小微型企业划分办法): every indicator reaches its bound."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

SIZES = ("large", "medium", "small")
"""Largest first; micro is what reaches none."""
MICRO = "micro"

Bound = Mapping[str, Decimal]
"""The lower bound of an indicator for each of `SIZES`."""


def scale_by(bounds: Mapping[str, Bound], figures: Mapping[str, Decimal]) -> str:
    """The largest size whose bounds every indicator reaches; one that falls short drops the whole a size."""
    reached = (size for size in SIZES if all(figures[name] >= bound[size] for name, bound in bounds.items()))
    return next(reached, MICRO)
