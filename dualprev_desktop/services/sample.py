"""The sample company: organisation, plan and zones from `resources/sample`; its register comes in by import."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.geometry import format_shape
from dualprev_desktop.domain.records.appointment import Appointment
from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.domain.records.person import Person
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.post import Post
from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.clock import Clock, system_clock
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths, resource
from dualprev_desktop.services.companies import create
from dualprev_desktop.services.views import SVG
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.uow import UnitOfWork

ORGANISATION = N_("Organisation and plan of the sample company")
BINDING = N_("Risk points of the sample company on its plan")


def register_path() -> Path:
    return resource("sample", "register.xlsx")


def _facts() -> Any:
    return json.loads(resource("sample", "company.json").read_text("utf-8"))


def create_sample(path: Path, paths: AppPaths, *, user: str, clock: Clock = system_clock) -> Company:
    """A new file with the sample's organisation, plan and zones; risk points are bound by `bind_points`."""
    facts = _facts()
    company = create(path, paths, user=user, enterprise=facts["enterprise"], clock=clock)
    with company.work(ORGANISATION) as uow:
        _organisation(uow, facts)
        _plan(uow, facts)
        uow.commit()
    return company


def _organisation(uow: UnitOfWork, facts: Any) -> None:
    units = {unit.name: unit.id for unit in uow.read.records(OrgUnit)}
    for position, unit in enumerate(facts["units"]):
        if unit["name"] not in units:
            units[unit["name"]] = uow.add(OrgUnit(id=new_id(), name=unit["name"], kind=unit["kind"],
                                                  parent_id=units[unit["parent"]], position=position))
    posts = {}
    for position, post in enumerate(facts["posts"]):
        posts[post["name"]] = uow.add(Post(id=new_id(), name=post["name"], unit_id=units[post["unit"]],
                                           duties=post["duties"], position=position))
    for person in facts["people"]:
        person_id = uow.add(Person(id=new_id(), name=person["name"]))
        for name in person["posts"]:
            uow.add(Appointment(id=new_id(), person_id=person_id, post_id=posts[name]))


def _plan(uow: UnitOfWork, facts: Any) -> None:
    plan = facts["plan"]
    data = resource("sample", plan["picture"]).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    uow.add_blob(digest, data)
    picture = uow.add(Attachment(id=new_id(), file_name=plan["picture"], sha256=digest, byte_count=len(data),
                                 media_type=SVG))
    plan_id = uow.add(Plan(id=new_id(), name=plan["name"], picture_id=picture, width=plan["width"],
                           height=plan["height"], north=plan["north"], position=0))
    for zone in facts["zones"]:
        # each ring is a polygon of its own: the lanes in and out are one zone
        shape = tuple((tuple((x, y) for x, y in ring),) for ring in zone["rings"])
        uow.add(Zone(id=new_id(), name=zone["name"], plan_id=plan_id, shape=format_shape(shape)))


def bind_points(company: Company) -> ChangeSet:
    """Binds the imported risk points to the zones of the sample's plan, and names who answers for them."""
    with company.work(BINDING) as uow:
        zones = {zone.name: zone.id for zone in uow.read.records(Zone)}
        points = {point.name: point.id for point in uow.read.records(RiskPoint)}
        for point, zone in _facts()["binding"].items():
            if point in points:
                uow.change(RiskPoint, points[point], zone_id=zones[zone])
        _name_persons(uow)
        return uow.commit()


def _name_persons(uow: UnitOfWork) -> None:
    """Who holds a risk point's post answers for it by name."""
    holders = {one.post_id: one.person_id for one in uow.read.records(Appointment)}
    for point in list(uow.read.records(RiskPoint)):
        if point.post_id in holders:
            uow.change(RiskPoint, point.id, person_id=holders[point.post_id])
