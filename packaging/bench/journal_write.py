"""How long 10,000 journalled records take, against the same records through a plain ORM session."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Text, create_engine, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import NullPool

from dualprev_desktop.domain.records.risk_point import RiskPoint
from dualprev_desktop.kernel.ids import new_id
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import query
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.connection import connect


class Base(DeclarativeBase):
    pass


FIELDS = [field.name for field in query.describe("risk_point").fields]
BareRow: Any = type("BareRow", (Base,), {
    "__tablename__": "bare_row", "__annotations__": {"id": Mapped[str], **dict.fromkeys(FIELDS, Mapped[str | None])},
    "id": mapped_column(Text, primary_key=True), **{name: mapped_column(Text) for name in FIELDS}})


def values(number: int) -> dict[str, str]:
    return {"number": f"R-{number:05}", "name": f"第{number}号风险点", "kind": "facility", "location": f"{number}号区"}


def measure(count: int = 10_000) -> tuple[float, float]:
    """(ours, plain ORM) in seconds: making the records and committing them durably, best of three."""
    pairs = [_once(count) for _ in range(3)]
    return min(ours for ours, _bare in pairs), min(bare for _ours, bare in pairs)


def _once(count: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Company.create(folder / "c.dualprev", AppPaths.under(folder), user="bench") as company:
            start = time.perf_counter()
            with company.work("bench") as uow:
                for number in range(count):
                    uow.add(RiskPoint(id=new_id(), **values(number)))
                uow.commit()
            ours = time.perf_counter() - start
        bare = _plain(folder / "c.dualprev", count)
    return ours, bare


def _plain(path: Path, count: int) -> float:
    engine = create_engine("sqlite://", creator=lambda: connect(path), poolclass=NullPool)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    Base.metadata.create_all(engine)
    start = time.perf_counter()
    with Session(engine) as session:
        session.add_all([BareRow(id=new_id(), **values(number)) for number in range(count)])
        session.commit()
    spent = time.perf_counter() - start
    engine.dispose()
    return spent


if __name__ == "__main__":
    ours, bare = measure()
    print(f"journalled write: ours {ours:.2f} s, plain ORM {bare:.2f} s, ratio {ours / bare:.2f} (goal 1.6)")
