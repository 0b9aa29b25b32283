"""A thousand drawings that others made: LibreCAD's library of parts, each read or refused with a reason."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest

from dualprev_desktop.exchange.backgrounds import read
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services.passive_svg import passive_size
from dualprev_desktop.services.plan_lines import lines_of

LIBRARY = Path("/usr/share/librecad")


@pytest.mark.slow
@pytest.mark.skipif(not LIBRARY.is_dir(), reason="Debian's package librecad-data is not installed")
def test_every_part_is_read_or_refused_with_a_reason() -> None:
    refused, slowest, empty = {}, 0.0, []
    files = sorted(LIBRARY.rglob("*.dxf"))
    for path in files:
        started = monotonic()
        try:
            picture = read(path)
        except BadFile as error:
            refused[path.relative_to(LIBRARY)] = error.text()
        else:
            assert passive_size(picture.data) == (picture.width, picture.height)
            if not lines_of(picture.data) and b"<text" not in picture.data:
                empty.append(path)
        slowest = max(slowest, monotonic() - started)
    print(f"{len(files)} drawings, {len(refused)} refused, the slowest {slowest:.2f} s: {refused}")
    assert len(files) > 100
    assert slowest < 10
    assert empty == []
    assert len(refused) < len(files) / 20
    assert all(text.startswith(path.name) and "holds no lines" in text for path, text in refused.items())
