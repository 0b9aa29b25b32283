"""Bringing an older company file to this program's schema: backup, then everything in one transaction or nothing.

Foreign keys are off meanwhile: with them on, rebuilding a parent table deletes its children silently.
Alembic is imported only when a file is behind.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dualprev_desktop.kernel.errors import NewerFile, StoreUnavailable
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.store.backup import back_up
from dualprev_desktop.store.connection import connect
from dualprev_desktop.store.format import SCHEMA_VERSION
from dualprev_desktop.store.header import read_header

if TYPE_CHECKING:
    from sqlalchemy import Connection

NEWER = N_("{path} was written by a newer program (file format {theirs}; this program reads up to {ours}). "
           "It was not touched. Update the program, or open a copy with the newer one.")
FAILED = N_("{path} could not be brought to the new format: {reason}. The file is as it was; "
            "a backup stands at {backup}. Send both to the makers of the program.")


@dataclass(frozen=True)
class Migration:
    """Where the steps are and which number they lead to; a value, so that tests bring their own."""

    scripts: Path = Path(__file__).parent / "migrations"
    target: int = SCHEMA_VERSION


def ensure_current(path: Path, backups: Path, stamp: str, migration: Migration = Migration()) -> Path | None:
    """Migrates the file if it is behind; returns the backup made before. Raises NewerFile, StoreUnavailable."""
    if refuse_newer(path, migration.target) == migration.target:
        return None
    backup = back_up(path, backups / f"pre-{migration.target}-{stamp}.dualprev")
    try:
        _migrate(path, migration)
    except StoreUnavailable:
        raise
    except Exception as error:
        raise StoreUnavailable(FAILED, path=path, reason=error, backup=backup) from error
    return backup


def refuse_newer(path: Path, ours: int = SCHEMA_VERSION) -> int:
    """The file's format. Raises NewerFile when it is beyond `ours`."""
    version = read_header(path).user_version
    if version > ours:
        raise NewerFile(NEWER, path=path, theirs=version, ours=ours)
    return version


def _migrate(path: Path, migration: Migration) -> None:
    from sqlalchemy import create_engine
    from sqlalchemy.pool import StaticPool

    with closing(connect(path)) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        engine = create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)
        with engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                _run_steps(connection, migration)
                _check_references(connection)
                connection.exec_driver_sql(f"PRAGMA user_version={migration.target}")
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                raw.rollback()
                raise


def _run_steps(connection: Connection, migration: Migration) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migration.scripts))
    scripts = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: Any) -> Any:
        return scripts._upgrade_revs(f"{migration.target:04d}", revision)

    context = EnvironmentContext(config, scripts)
    # transaction_per_migration off and no begin of its own: ours spans all steps
    context.configure(connection=connection, fn=steps, render_as_batch=True, transactional_ddl=False)
    with context:
        context.run_migrations()


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"{len(broken)} references lead nowhere, the first in {broken[0][0]}")
