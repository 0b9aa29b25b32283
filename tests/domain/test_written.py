"""Days, numbers and telephone numbers as people write them: what they are read as, and what may still become one."""

from __future__ import annotations

from datetime import date

import pytest

from dualprev_desktop.domain import credit_code, phone
from dualprev_desktop.domain.phone import PhoneKind
from dualprev_desktop.domain.written_day import may_become_day, read_day
from dualprev_desktop.domain.written_number import may_become_number, read_number

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", [
    "2026-11-24", "2026.11.24", "2026/11/24", "20261124", "2026年11月24日", "2026 年 11 月 24 号", "11-24", "11月24日",
    "11/24", "26-11-24", "２０２６－１１－２４", "２０２６年１１月２４日", "今天", "today", "2026-11-24 00:00:00"])
def test_one_day_in_every_form(text: str) -> None:
    assert read_day(text, TODAY) == TODAY


@pytest.mark.parametrize(("text", "day"), [
    ("昨天", date(2026, 11, 23)), ("前天", date(2026, 11, 22)), ("明天", date(2026, 11, 25)),
    ("2026-1-3", date(2026, 1, 3)), ("2028-02-29", date(2028, 2, 29))])
def test_days_counted_from_today_and_short_ones(text: str, day: date) -> None:
    assert read_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "13-45", "vor Weihnachten", "2026", "1", "2026-11-24-1"])
def test_what_is_no_day(text: str) -> None:
    assert read_day(text, TODAY) is None


@pytest.mark.parametrize("whole", ["2026-11-24", "2026.1.3", "2026年11月24日", "20261124", "11-24", "26/11/24", "昨天",
                                   "tomorrow"])
def test_every_beginning_of_a_day_may_become_one(whole: str) -> None:
    assert [whole[:length] for length in range(1, len(whole)) if not may_become_day(whole[:length])] == []


@pytest.mark.parametrize("text", ["2026-13", "2026-02-30", "20261301", "2026-11-32", "x", "45-1-1-1", "一"])
def test_what_can_no_longer_become_a_day(text: str) -> None:
    assert not may_become_day(text)


@pytest.mark.parametrize(("text", "unit", "number"), [
    ("１２", "", "12"), ("1,200", "", "1200"), ("1，200.50", "", "1200.50"), ("20人", "persons", "20"),
    ("２０ 名", "persons", "20"), ("3亿元", "10,000 yuan", "30000"), ("5000元", "10,000 yuan", "0.5"),
    ("120万", "10,000 yuan", "120"), ("500 kg", "t", "0.5"), ("2年", "months", "24"), ("-3", "", "-3")])
def test_numbers_with_what_people_write_around_them(text: str, unit: str, number: str) -> None:
    assert read_number(text, unit) == number
    assert all(may_become_number(text[:length], unit) for length in range(1, len(text)))


@pytest.mark.parametrize(("text", "unit"), [
    ("1x", ""), ("20人", "t"), ("12,00", ""), ("1.2.3", ""), ("", ""), ("1e3", "")])
def test_what_is_no_number(text: str, unit: str) -> None:
    assert read_number(text, unit) is None


@pytest.mark.parametrize("text", ["1x", "1.2.3", "--1", "1人x"])
def test_what_can_no_longer_become_a_number(text: str) -> None:
    assert not may_become_number(text, "persons")


@pytest.mark.parametrize(("text", "kind", "extension"), [
    ("13812345678", PhoneKind.MOBILE, ""), ("+86 138 1234 5678", PhoneKind.MOBILE, ""),
    ("0376-6666119", PhoneKind.LANDLINE, ""), ("（0376）6666119", PhoneKind.LANDLINE, ""),
    ("0376-6666119-8001", PhoneKind.LANDLINE, "8001"), ("0376－6666119转8001", PhoneKind.LANDLINE, "8001"),
    ("86-376-6666119", PhoneKind.LANDLINE, ""), ("6666119", PhoneKind.LOCAL, ""), ("119", PhoneKind.SERVICE, ""),
    ("12350", PhoneKind.SERVICE, ""), ("400-123-4567", PhoneKind.SERVICE, ""), ("8301", PhoneKind.INNER, ""),
    ("+49 30 123456", PhoneKind.FOREIGN, "")])
def test_telephone_numbers_are_told_apart(text: str, kind: PhoneKind, extension: str) -> None:
    assert phone.read(text) == ((kind, extension),)
    assert phone.doubt(text) is None


def test_two_numbers_in_one_field_are_read_each() -> None:
    read = phone.read("0376-6666119 / 13812345678")
    assert read is not None
    assert [kind for kind, _extension in read] == [PhoneKind.LANDLINE, PhoneKind.MOBILE]


@pytest.mark.parametrize(("text", "sentence"), [
    ("138123456", phone.MOBILE_LENGTH), ("138123456789", phone.MOBILE_LENGTH), ("张三", phone.NOT_READ),
    ("0376-666", phone.NOT_READ)])
def test_what_looks_mistyped_is_doubted(text: str, sentence: str) -> None:
    found = phone.doubt(text)
    assert found is not None
    assert found[0] == sentence


def test_half_a_number_is_not_doubted_yet() -> None:
    assert phone.may_become("138123456")
    assert phone.may_become("0376-666")
    assert not phone.may_become("138123456789")
    assert not phone.may_become("张三")


def test_a_credit_code_may_grow_until_a_character_cannot_stand() -> None:
    code = "91411502MA9TEXT005"
    assert all(credit_code.may_become(code[:length]) for length in range(1, 18))
    assert not credit_code.may_become("9141150O")
    assert not credit_code.may_become(code), "complete: nothing can follow"
