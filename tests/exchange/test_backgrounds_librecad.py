"""A thousand drawings that others made: LibreCAD's library of parts, each read or refused with a reason."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import pytest

from dualprev_desktop.exchange.backgrounds import read
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services.passive_svg import passive_size
from dualprev_desktop.services.plan_lines import lines_of

LIBRARY = Path("/usr/share/librecad")
PARTS = 8


@pytest.mark.slow
@pytest.mark.skipif(not LIBRARY.is_dir(), reason="Debian's package librecad-data is not installed")
@pytest.mark.parametrize("part", range(PARTS))
def test_every_part_is_read_or_refused_with_a_reason(part: int) -> None:
    files = sorted(LIBRARY.rglob("*.dxf"))[part::PARTS]
    with ThreadPoolExecutor(2) as two:
        results = list(two.map(_read, files))
    refused = {str(path.relative_to(LIBRARY)): one.reason for path, one in zip(files, results, strict=True)
               if one.reason}
    slowest = max(zip(results, files, strict=True), key=lambda pair: pair[0].seconds)
    print(f"{len(files)} drawings, {len(refused)} refused: {', '.join(refused)}; "
          f"the slowest {slowest[1].name} with {slowest[0].seconds:.2f} s")
    assert len(files) > 100
    assert slowest[0].seconds < 10
    assert [path for path, one in zip(files, results, strict=True) if one.empty] == []
    assert len(refused) < len(files) / 20
    assert all(text.startswith(Path(path).name) and "holds no lines" in text for path, text in refused.items())


@dataclass(frozen=True)
class _Result:
    reason: str
    """Why it was refused; empty where it was read."""
    empty: bool
    seconds: float


def _read(path: Path) -> _Result:
    started = monotonic()
    try:
        picture = read(path)
    except BadFile as error:
        return _Result(error.text(), False, monotonic() - started)
    took = monotonic() - started
    assert passive_size(picture.data) == (picture.width, picture.height)
    return _Result("", not lines_of(picture.data) and b"<text" not in picture.data, took)
