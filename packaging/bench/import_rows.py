"""How long importing a 10,000-row register takes, validated and journalled.

The floor is calamine merely reading the workbook, and executemany putting the very same records into the very
same tables of an empty company file, with no check and no journal.
"""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from pathlib import Path

import import_read

from dualprev_desktop.domain.record import record_types
from dualprev_desktop.exchange.register_in import read_register
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services import companies
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.store.company import Company
from dualprev_desktop.store.connection import connect


def measure(rows: int = 10_000) -> tuple[float, float, float]:
    """Seconds: ours; calamine read + raw executemany of the very same records; openpyxl merely reading."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook = folder / "register.xlsx"
        import_read.write_register_of(workbook, rows)
        paths = AppPaths.under(folder)
        with companies.create(folder / "c", paths, user="bench", enterprise={"name": "示范"}) as company:
            start = time.perf_counter()
            import_register(company, read_register(workbook).register)
            ours = time.perf_counter() - start
            tables = stored(company)
        Company.create(folder / "bare.dualprev", paths, user="bench").close()
        bare = _timed(import_read._calamine, workbook) + insert(folder / "bare.dualprev", tables)
        return ours, bare, _timed(import_read._openpyxl, workbook)


def _timed(work: object, workbook: Path) -> float:
    start = time.perf_counter()
    work(workbook)  # type: ignore[operator]
    return time.perf_counter() - start


def stored(company: Company) -> dict[str, list[tuple[object, ...]]]:
    with company.read() as reader:
        return {declared.id: [tuple(row) for row in reader.rows(f"SELECT * FROM {declared.id}")]
                for declared in record_types()}


def insert(path: Path, tables: dict[str, list[tuple[object, ...]]]) -> float:
    """Seconds to put all rows into their tables, committed with the same care for the disk."""
    with closing(connect(path)) as connection:
        start = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for name, rows in tables.items():
            if rows:
                connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(rows[0]))})", rows)
        connection.execute("COMMIT")
        return time.perf_counter() - start


if __name__ == "__main__":
    ours, bare, openpyxl = measure()
    print(f"import: ours {ours:.2f} s, bare {bare:.2f} s, ratio {ours / bare:.2f} (goal 5), openpyxl {openpyxl:.2f} s")
