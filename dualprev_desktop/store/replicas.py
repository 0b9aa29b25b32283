"""Which copy of a company this is: a cloned or restored file must never reuse operation numbers.

The person's profile remembers, outside the company file, how far each of its copies had counted. A file
that stands behind that was restored or copied; it goes on under a new name.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.kernel.ids import new_replica_id


@dataclass(frozen=True)
class ReplicaBook:
    """One small JSON file: {company: {replica: last counter}}."""

    path: Path

    def _read(self) -> dict[str, dict[str, int]]:
        try:
            raw = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return raw if isinstance(raw, dict) else {}

    def known(self, company: str) -> dict[str, int]:
        return dict(self._read().get(company, {}))

    def record(self, company: str, replica: str, counter: int) -> None:
        """Not flushed: after a power cut the file may be ahead of the book, which is harmless."""
        book = self._read()
        book.setdefault(company, {})[replica] = counter
        self.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.path.with_suffix(f".{os.getpid()}.part")
        temporary.write_text(json.dumps(book), "utf-8")
        os.replace(temporary, self.path)


def choose_replica(last_writer: str, counters: dict[str, int], known: dict[str, int]) -> str:
    """The copy to go on as: the file's last writer if this profile knows it and is not ahead of the file.

    `counters` is the file's version vector, `known` the profile's. A new name where none fits.
    """
    candidates = [last_writer, *sorted(known)]
    for replica in candidates:
        if replica in known and counters.get(replica, 0) >= known[replica] > 0:
            return replica
    return new_replica_id()
