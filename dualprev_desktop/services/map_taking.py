"""Zones of an old coloured map taken over: onto a new plan over its picture, or onto a plan that is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dualprev_desktop.domain.geometry import check_shape, parse_shape
from dualprev_desktop.domain.levels import Level
from dualprev_desktop.domain.records.plan import Plan
from dualprev_desktop.domain.records.zone import Zone
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.services.incoming import IncomingPicture
from dualprev_desktop.services.plans import keep_picture
from dualprev_desktop.store.changes import ChangeSet
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.uow import UnitOfWork

TAKE_MAP = N_("Zones of the old map {name}")
FADED = 70
"""Per cent: the old colours below would be taken for those of now."""
FROM_MAP = N_("Read from the old map of {file}")


@dataclass(frozen=True)
class TakenRegion:
    level: Level
    shape: str
    """WKT in millionths."""


def take_map(company: Company, picture: IncomingPicture, regions: Sequence[TakenRegion],
             plan_id: str = "") -> tuple[str, ChangeSet]:
    """(the plan, what changed): one step of the undo list. Without `plan_id` the plan is new, over the picture.

    The read level is kept as one set by hand: it shows at once, and can only be raised by the register. “Low” shows
    when the register says it too.
    """
    for one in regions:
        check_shape(parse_shape(one.shape))
    with company.work(TAKE_MAP, facts={"name": picture.file_name}) as uow:
        target = plan_id or _new_plan(uow, picture)
        taken = {zone.name for zone in uow.read.records(Zone, plan_id=target)}
        for name, one in zip(_names(taken, len(regions)), regions, strict=True):
            read = one.level is not Level.UNASSESSED
            uow.add(Zone(id=new_id(), name=name, plan_id=target, shape=one.shape,
                         override=one.level.value if read else "",
                         override_reason=_(FROM_MAP).format(file=picture.file_name) if read else ""))
        return target, uow.commit()


def _new_plan(uow: UnitOfWork, picture: IncomingPicture) -> str:
    name = picture.file_name.rpartition(".")[0] or picture.file_name
    return uow.add(Plan(id=new_id(), name=name[:60], picture_id=keep_picture(uow, picture), width=picture.width,
                        height=picture.height, north=0, position=uow.read.count(Plan), fade=FADED))


def _names(taken: set[str], count: int) -> list[str]:
    """“Zone n”, without one that the plan has."""
    names: list[str] = []
    number = 0
    while len(names) < count:
        number += 1
        name = _("Zone {number}").format(number=number)
        if name not in taken:
            names.append(name)
    return names
