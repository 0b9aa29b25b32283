"""A rule set as the plain objects of its file: what a consultant sends on, and what the company's file keeps."""

from __future__ import annotations

from typing import Any

from dualprev_desktop.domain.bands import Band
from dualprev_desktop.domain.fields import plain_decimal
from dualprev_desktop.domain.rules import LAST, Parameter, RuleSet, ScaleRow


def as_mapping(rules: RuleSet) -> dict[str, Any]:
    """What `RuleSet.from_mapping` reads back as an equal rule set; scales taken from another set stand in full."""
    written: dict[str, Any] = {
        "id": rules.id, "method": rules.method, "edition": rules.edition, "symbol": rules.symbol,
        "formula": rules.formula, "verified": rules.verified, "names": dict(rules.names),
        "source": dict(rules.source), "tie_rule": dict(rules.tie_rule),
        "parameters": [_parameter(one) for one in rules.parameters], "bands": [_band(one) for one in rules.bands],
    }
    return written if rules.order == LAST else {**written, "order": plain_decimal(rules.order)}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {"key": parameter.key, "labels": dict(parameter.labels), "scale": [_row(one) for one in parameter.scale]}


def _row(row: ScaleRow) -> dict[str, Any]:
    return {"value": plain_decimal(row.value), "verified": row.verified, "texts": dict(row.texts)}


def _band(band: Band) -> dict[str, Any]:
    written: dict[str, Any] = {"level": band.level.value, "low": plain_decimal(band.low),
                               "low_inclusive": band.low_inclusive}
    if band.high is not None:
        written |= {"high": plain_decimal(band.high), "high_inclusive": band.high_inclusive}
    return {**written, "grade": dict(band.grade)} if band.grade else written
