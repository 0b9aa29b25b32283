"""A record type's workbook follows from its declaration alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dualprev_desktop.domain import fields as f
from dualprev_desktop.domain.record import Record, RecordType, forget, record, record_type, record_types
from dualprev_desktop.exchange.table_out import columns_of, write_table
from dualprev_desktop.kernel.i18n import translator


@pytest.fixture
def extinguisher() -> Iterator[tuple[type[Any], RecordType]]:
    @record("extinguisher", "Extinguisher", "Extinguishers")
    class Extinguisher(Record):
        name: str = f.text("Name", required=True)
        weight: Decimal | None = f.decimal("Weight", unit="kg")
        checked_on: date | None = f.day("Checked on")
        sealed: bool = f.boolean("Sealed")
        tier: str = f.code("Tier", "control_tier")
        point_id: str = f.reference("Risk point", "risk_point")
        outline: str = f.shape("Outline")
        position: int | None = f.integer("Order", hidden=True)

    yield Extinguisher, record_type("extinguisher")
    forget("extinguisher")


def rows_of(path: Path) -> list[tuple[Any, ...]]:
    return list(openpyxl.load_workbook(path).worksheets[0].values)


def test_a_new_record_type_has_its_columns_without_another_edit(
        tmp_path: Path, extinguisher: tuple[type[Any], RecordType]) -> None:
    python, declared = extinguisher
    records = [python(id="a", name="=MF/ABC4", weight=Decimal("4.5"), checked_on=date(2026, 11, 3), sealed=True,
                      tier="workshop", point_id="p1", outline="MULTIPOLYGON", position=3),
               python(id="b", name="MT7")]
    write_table(tmp_path / "t.xlsx", declared, records, translator("en"), lambda target, id: f"{target} {id}")

    headings, first, second = rows_of(tmp_path / "t.xlsx")
    assert headings == ("Name", "Weight (kg)", "Checked on", "Sealed", "Tier", "Risk point")
    assert first[:2] == ("=MF/ABC4", 4.5)
    assert first[2].date() == date(2026, 11, 3)
    assert first[3:] == ("Yes", "Workshop", "risk_point p1")
    assert second[0] == "MT7"
    assert second[3] == "No"


def test_codes_are_said_in_the_language_asked_for(
        tmp_path: Path, extinguisher: tuple[type[Any], RecordType]) -> None:
    python, declared = extinguisher
    write_table(tmp_path / "t.xlsx", declared, [python(id="a", name="x", tier="workshop")], translator("zh_CN"),
                lambda target, id: id)
    assert rows_of(tmp_path / "t.xlsx")[1][4] == "车间"


def test_every_declared_type_can_be_written(tmp_path: Path) -> None:
    for declared in record_types():
        write_table(tmp_path / f"{declared.id}.xlsx", declared, [], translator("en"), lambda target, id: id)
        assert len(rows_of(tmp_path / f"{declared.id}.xlsx")[0]) == len(columns_of(declared))
