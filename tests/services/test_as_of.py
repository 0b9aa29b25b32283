"""The company as of a day or a transaction: what stood then, with its search, its journal and its date."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.clock import local_date
from dualprev_desktop.kernel.errors import InputError, StoreUnavailable
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services import as_of, assessing, edit, query
from dualprev_desktop.services.cards import cards
from dualprev_desktop.services.history import whole_history
from dualprev_desktop.services.plans import plan_views
from dualprev_desktop.services.search import SearchIndex
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.operation import START
from tests.support.clock import StillClock

DAY = 86400
LEC = {"L": Decimal(3), "E": Decimal(6), "C": Decimal(15)}


def test_a_day_shows_what_stood_at_its_end_and_nothing_can_be_changed(company: Company, clock: StillClock) -> None:
    first = local_date(clock())
    point, _ = edit.create(company, "risk_point", {"name": "油罐区", "kind": "place"})
    event, _ = edit.create(company, "risk_event", {"name": "着火", "risk_point_id": point})
    assessing.assess(company, event, "inherent", "lec-e1", LEC)
    clock.tick(DAY)
    edit.change(company, "risk_point", point, {"name": "罐区"})
    edit.remove(company, "risk_event", [event])
    with as_of.on_day(company, first) as past:
        assert past.stands_at == first.isoformat()
        assert query.find(past, "risk_point", point).name == "油罐区"
        assert [(card.name, card.issued_on, card.version) for card in cards(past)] == [("油罐区", first, 3)]
        assert [hit.title for hit in SearchIndex(past).find("罐")] == ["油罐区"]
        assert len(whole_history(past, "risk_point", point).entries) == 3
        assert past.read_only
        with pytest.raises(StoreUnavailable, match=f"as it stood on {first}; it is only looked at"):
            edit.change(past, "risk_point", point, {"name": "x"})
    assert query.find(company, "risk_point", point).name == "罐区"


def test_a_moment_is_just_after_its_transaction(company: Company) -> None:
    """Several of one minute are told apart."""
    point, _ = edit.create(company, "risk_point", {"name": "一", "kind": "place"})
    for name in ("二", "三"):
        edit.change(company, "risk_point", point, {"name": name})
    found = as_of.moments(company)
    assert [one.label for one in found] == ["Change Risk point: 二", "Change Risk point: 一", "Add Risk point: 一"]
    names = []
    for moment in found:
        with as_of.after(company, moment) as past:
            names.append(query.find(past, "risk_point", point).name)
    assert names == ["三", "二", "一"]


def test_the_days_something_happened_are_counted_and_earlier_ones_are_refused(
        company: Company, clock: StillClock) -> None:
    first = local_date(clock())
    point, _ = edit.create(company, "risk_point", {"name": "一", "kind": "place"})
    clock.tick(2 * DAY)
    for name in ("二", "三"):
        edit.change(company, "risk_point", point, {"name": name})
    last = local_date(clock())
    assert as_of.busy_days(company) == {first: 1, last: 2}
    assert len(as_of.moments(company, last)) == 2
    assert as_of.moments(company, first + timedelta(days=1)) == ()
    with pytest.raises(InputError, match=f"The file begins on {first}"):
        as_of.on_day(company, first - timedelta(days=1))


def test_pictures_are_read_in_the_file_itself(company: Company, clock: StillClock) -> None:
    with company.work("Add") as uow:
        picture = uow.add(Attachment(id=new_id(), file_name="a.png", sha256="ab" * 32, byte_count=4,
                                     media_type="image/png"))
        uow.add_blob("ab" * 32, b"data")
        uow.commit()
    edit.create(company, "plan", {"name": "总平面", "picture_id": picture, "width": 10, "height": 10})
    clock.tick(DAY)
    edit.remove(company, "plan", query.ids(company, "plan"))
    with as_of.on_day(company, date.fromtimestamp(clock() / 1000 - DAY)) as past:
        assert [plan.picture for plan in plan_views(past)] == [b"data"]


def test_the_past_has_the_chains_head_of_then_and_lets_the_present_go_on(company: Company) -> None:
    point, _ = edit.create(company, "risk_point", {"name": "一", "kind": "place"})
    with company.read() as reader:
        head = reader.value("SELECT hash FROM vv")
    (moment,) = as_of.moments(company)
    with as_of.after(company, moment) as past:
        edit.change(company, "risk_point", point, {"name": "二"})  # nothing in the past holds the file
        with past.read() as reader:
            assert reader.value("SELECT hash FROM vv") == head != START
        assert query.find(past, "risk_point", point).name == "一"
