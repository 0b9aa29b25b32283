"""Judges states after a power cut: whole files, whole transactions, nothing acknowledged that is gone."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from dualprev_desktop.store.check import findings
from dualprev_desktop.store.connection import connect
from tests.support.power_cut.disk import STRICT
from tests.support.power_cut.recording import Recording
from tests.support.power_cut.states import State, acknowledged_states, final_files, states

DAMAGED, HALF_DONE, LOST, UNCHAINED = "damaged", "half done", "lost", "journal broken"
COMPANIES = "*.dualprev"
SAMPLE = 40
"""One content in so many is held against its journal."""

Content = dict[str, str]
"""What the company files say: name to a digest of all their rows."""


@dataclass
class Report:
    work: str
    states: int = 0
    different: int = 0
    chains: int = 0
    bad: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def __str__(self) -> str:
        return (f"{self.work}: {self.states} states ({self.different} different), {self.chains} chains verified, "
                f"bad {dict(self.bad)}, {self.seconds:.1f} s")


class Judge:
    """`pattern` says which files count, by their path below the recorded folder."""

    def __init__(self, folder: Path, recording: Recording, pattern: str = COMPANIES) -> None:
        self._folder, self._pattern = folder, pattern
        self._seen: dict[tuple[tuple[str, int], ...], Content | str] = {}
        self.chains = 0
        self.allowed = [self._content(state.files) for state in acknowledged_states(recording, STRICT)]

    def fault(self, state: State) -> str:
        """What is wrong with the state, or empty."""
        content = self._content(state.files)
        if isinstance(content, str):
            return content
        if content not in self.allowed:
            return HALF_DONE
        # the newest place counts: two acknowledgements without a change between them look the same
        newest = len(self.allowed) - 1 - self.allowed[::-1].index(content)
        return LOST if newest < state.acknowledged else ""

    @property
    def different(self) -> int:
        return len(self._seen)

    def _content(self, files: Mapping[str, bytes]) -> Content | str:
        """What the files say, or what is wrong with them; the same bytes are read once."""
        companies = [path for path in files if fnmatch(path, self._pattern)]
        counted = {path: data for path, data in files.items() if path.removesuffix("-journal") in companies}
        key = tuple(sorted((path, hash(data)) for path, data in counted.items()))
        if key not in self._seen:
            self._seen[key] = self._read(counted, companies)
        return self._seen[key]

    def _read(self, files: Mapping[str, bytes], companies: Iterable[str]) -> Content | str:
        lay_out(self._folder, files)
        try:
            content = {path: _digest(self._folder / path) for path in companies}
        except (sqlite3.DatabaseError, UnicodeDecodeError):  # the complaint itself may quote what is no text
            return DAMAGED
        if len(self._seen) % SAMPLE == 1:
            for path in companies:
                self.chains += 1
                if chain_faults(self._folder / path):
                    return UNCHAINED
        return content


def judged(work: str, recording: Recording, folder: Path, count: int, *, models: Iterable[str], seed: int = 1,
           pattern: str = COMPANIES) -> Report:
    """Makes and judges about `count` states in each model."""
    started = time.perf_counter()
    assert final_files(recording, STRICT) == {path: data for path, data in recording.after.items() if data is not None}
    report, judge = Report(work), Judge(folder, recording, pattern)
    for model in models:
        for state in states(recording, model, count, seed):
            report.states += 1
            fault = judge.fault(state)
            if fault:
                report.bad[fault] += 1
    report.different, report.chains = judge.different, judge.chains
    report.seconds = time.perf_counter() - started
    return report


def lay_out(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _digest(path: Path) -> str:
    """Of all rows and the schema; opening rolls a hot journal back. Raises DatabaseError for a damaged file."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA synchronous=OFF")
        problems = [*connection.execute("PRAGMA integrity_check(1)"), *connection.execute("PRAGMA foreign_key_check")]
        if problems != [("ok",)]:
            raise sqlite3.DatabaseError(str(problems))
        digest = hashlib.sha256()
        for query in ("PRAGMA application_id", "PRAGMA user_version",
                      "SELECT type, name, sql FROM sqlite_master ORDER BY name"):
            digest.update(repr(connection.execute(query).fetchall()).encode())
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            digest.update(repr(connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid').fetchall()).encode())
    return digest.hexdigest()


def chain_faults(path: Path) -> list[str]:
    """What the program's own check finds, the tables against the journal included."""
    with closing(connect(path, read_only=True)) as connection:
        return [str(finding) for finding in findings(connection)]
