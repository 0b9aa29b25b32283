"""The reference factors by which a class of measure is said to reduce a score: a vendor's habit, no standard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.data_files import read_object


@dataclass(frozen=True)
class ReferenceFactors:
    """`factors` maps a code of the list `measure_class` to its factor."""

    source: Mapping[str, str]
    factors: Mapping[str, Decimal]


@cache
def reference_factors() -> ReferenceFactors:
    """What `resources/measures/reference_factors.json` says."""
    node = read_object(resource("measures", "reference_factors.json"))
    node.only("source", "items")
    return ReferenceFactors(node.texts("source"), {item.text("class"): item.number("factor")
                                                   for item in node.children("items")})
