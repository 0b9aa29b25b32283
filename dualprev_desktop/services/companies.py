"""Making and opening company files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dualprev_desktop.domain.record import record_type
from dualprev_desktop.domain.records.enterprise import Enterprise
from dualprev_desktop.domain.records.org_unit import OrgUnit
from dualprev_desktop.kernel.clock import Clock, system_clock
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.edit import checked
from dualprev_desktop.services.editions import NEW_EDITION
from dualprev_desktop.services.reporting import void_unfinished
from dualprev_desktop.services.typed_text import TextReader, plainly
from dualprev_desktop.store.company import Company

SUFFIX = ".dualprev"
NEW_COMPANY = N_("New company {name}")


def with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def checked_enterprise(values: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values of a new enterprise. Raises InputError with the sentence for the first that is not acceptable."""
    declared = record_type("enterprise")
    today = TextReader().today
    plain = {name: plainly(declared.field(name), value, today) if isinstance(value, str) else value
             for name, value in values.items()}
    good = {"accident_edition": NEW_EDITION, **checked(declared.id, plain)}
    declared.check([field.to_plain(good.get(field.name)) for field in declared.fields])
    return good


def create(path: Path, paths: AppPaths, *, user: str, enterprise: Mapping[str, Any],
           clock: Clock = system_clock) -> Company:
    """A new company file with its enterprise and the root of its units.

    Raises InputError before a file is made when a value is not acceptable, StoreUnavailable when the name is taken.
    """
    record = Enterprise(id=new_id(), **checked_enterprise(enterprise))
    company = Company.create(with_suffix(path), paths, user=user, clock=clock)
    with company.work(NEW_COMPANY, kind="fact", facts={"name": record.name}) as uow:
        uow.add(record)
        uow.add(OrgUnit(id=new_id(), name=record.name[:60], kind="company", position=0))
        uow.commit()
    return company


def open_company(path: Path, paths: AppPaths, *, user: str, clock: Clock = system_clock,
                 read_only: bool = False) -> Company:
    """Raises StoreUnavailable, NewerFile or BadFile with the file untouched.

    Opened for writing, it gives up the report numbers that a dead program had reserved.
    """
    company = Company.open(path, paths, user=user, clock=clock, read_only=read_only)
    if not read_only:
        void_unfinished(company)
    return company
