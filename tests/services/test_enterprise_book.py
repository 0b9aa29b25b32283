"""By the book: department and deadline, the credit code's verdict, the class of industry, the edition in force."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.kernel.i18n import translator
from dualprev_desktop.services.enterprise_book import (
    accident_industry,
    by_the_book,
    code_verdict,
    edition_in_force,
    industry_path,
)

TODAY = date(2026, 11, 24)
CODE = "91411502MA9TEXT005"


def read(code: str = CODE, **values: Any) -> dict[str, list[str]]:
    """What each section says, by its title."""
    owner = Enterprise(id="", name="信阳某厂", **values)
    return {section.title: [f"{line.head}: {line.text}" if line.head else line.text for line in section.lines]
            for section in by_the_book(owner, code, TODAY, translator("en"))}


def test_department_of_2018_its_name_today_and_the_deadline() -> None:
    assert read(sector="01")["Supervision (Annex 2 of the notice)"] == [
        "Department (2018): 市安全监管局", "Name today: 应急管理局 · unverified", "Deadline: 2019-06, passed"]
    assert read(sector="02")["Supervision (Annex 2 of the notice)"] == [
        "Department (2018): 市教育局", "Deadline: 2019-06, passed"]
    assert "Choose the sector" in read()["Supervision (Annex 2 of the notice)"][0]


def test_a_zone_that_lies_in_another_district_is_remarked() -> None:
    said = read(sector="01", functional_zone="jigongshan", district="411503")["Supervision (Annex 2 of the notice)"]
    assert said[-1] == ("Jigongshan Management Zone lies in Shihe District; the district chosen is Pingqiao District. "
                        "· unverified")
    assert len(read(sector="01", functional_zone="jigongshan", district="411502")
               ["Supervision (Annex 2 of the notice)"]) == 3
    assert len(read(sector="01", functional_zone="某产业园", district="411502")
               ["Supervision (Annex 2 of the notice)"]) == 3


def test_the_verdict_on_the_credit_code() -> None:
    title = "Unified social credit code"
    assert read(district="411502")[title] == [
        "Valid: its check character agrees with the other 17.", "Registered in: 411502 Shihe District"]
    assert read(district="411503")[title][-1].startswith("The district chosen is Pingqiao District. Both may be right")
    assert "does not agree with its last character" in read("91411502MA9TEXT006")[title][0]
    assert read("")[title] == ["None given; a small trader may have none."]
    assert code_verdict(" ９1411502MA9TEXT005", translator("en")).code == CODE


def test_the_path_of_the_class_and_its_code_in_accident_statistics() -> None:
    assert [item.code for item in industry_path("F5265")] == ["F", "F52", "F526", "F5265"]
    assert industry_path("") == ()
    assert accident_industry("F5265") == "WSA35265"
    assert accident_industry("F526") == accident_industry("Z9999") == ""
    assert read(industry="F5265")["Class of industry (GB/T 4754-2017)"][-1] == \
        "Accident statistics: WSA35265 · unverified"
    assert "four digits" in read(industry="F52")["Class of industry (GB/T 4754-2017)"][-1]


@pytest.mark.parametrize(("today", "code"), [
    (date(2026, 6, 30), "1986"), (date(2026, 7, 1), "2025"), (TODAY, "2025")])
def test_the_edition_in_force_goes_by_the_day(today: date, code: str) -> None:
    assert edition_in_force(today).code == code
