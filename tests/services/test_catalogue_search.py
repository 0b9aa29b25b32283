"""A kind of enterprise is found by whatever people call it."""

from __future__ import annotations

import pytest

from dualprev_desktop.services.catalogue_search import kinds_found, sector_hints
from dualprev_desktop.services.catalogues import catalogues


def ids(typed: str) -> list[str]:
    return [one.id for one in kinds_found(typed)]


@pytest.mark.parametrize(("typed", "found"), [
    ("加油", "filling-station"), ("jyz", "filling-station"), ("F5265", "filling-station"), ("5265", "filling-station"),
    ("filling", "filling-station"), ("学校", "school"), ("P83", "kindergarten"), ("市教育局", "school"),
    ("卫生健康委员会", "hospital"), ("粮库", "grain-depot"), ("餐饮", "restaurant"), ("cyqy", "restaurant")])
def test_words_initials_classes_and_departments(typed: str, found: str) -> None:
    assert found in ids(typed)
    assert len(ids(typed)) < 10


def test_what_no_kind_is_called_is_looked_for_among_risk_points() -> None:
    assert "machinery" in ids("叉车")
    assert ids("月球") == []


def test_nothing_typed_is_everything() -> None:
    assert kinds_found("") == list(catalogues())


def test_a_sector_hints_at_its_divisions() -> None:
    assert sector_hints("02") == ("P83",)
    assert sector_hints("25") == ()
