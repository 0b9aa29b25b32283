"""A preview whose file was cleared away meanwhile is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.ui.print_jobs import PictureWork, still_there
from dualprev_desktop.ui.print_work import Printed, PrintOrder


def test_pages_that_were_cleared_away_are_named(tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(b"%PDF")
    printed = Printed(PrintOrder("plan"), (file,), ())
    assert still_there(printed) is printed
    file.unlink()
    with pytest.raises(NotFound, match="Choose the document once more"):
        PictureWork(printed, tmp_path / "plan.png")(Silent())
    assert list(tmp_path.iterdir()) == []
