"""The helper for files from outside ends when it should: refused, too slow, too large, or no longer wanted."""

from __future__ import annotations

import base64
import errno
import os
import sys
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from dualprev_desktop.kernel import limited
from dualprev_desktop.kernel.errors import BadFile, Cancelled
from dualprev_desktop.kernel.limited import Limits, run_limited

LOOK = "dualprev_desktop.exchange.backgrounds.helper:look"
SMALL = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>'
pipes = pytest.mark.skipif(sys.platform == "win32", reason="a pipe that nobody fills keeps the helper waiting")


class Impatient:
    """Cancels at its third step."""

    def __init__(self) -> None:
        self.steps = 0

    def step(self, done: int, total: int, text: str = "") -> None:
        self.steps += 1
        if self.steps == 3:
            raise Cancelled("stopped")


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    path = tmp_path / "endless.svg"
    os.mkfifo(path)
    return path


def _asked(path: Path) -> dict[str, Any]:
    return {"format": "svg", "path": str(path), "data": None}


def _has_reader(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
    except OSError as error:
        return error.errno != errno.ENXIO
    return True


def test_the_answer_comes_back_while_progress_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.svg"
    path.write_bytes(SMALL)
    watching = Impatient()
    watching.steps = 3
    answer = run_limited(LOOK, _asked(path), file="small.svg", progress=watching)
    assert (answer["width"], answer["height"]) == (40, 30)
    assert watching.steps > 3


@pipes
def test_cancelling_ends_the_helper(endless: Path) -> None:
    started = monotonic()
    with pytest.raises(Cancelled):
        run_limited(LOOK, _asked(endless), file="endless.svg", progress=Impatient())
    assert monotonic() - started < 10
    assert not _has_reader(endless)


@pipes
def test_a_helper_that_takes_too_long_is_ended(endless: Path) -> None:
    with pytest.raises(BadFile, match=r"endless\.svg took longer than 1 s"):
        run_limited(LOOK, _asked(endless), file="endless.svg", limits=Limits(seconds=1))
    assert not _has_reader(endless)


def test_an_answer_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "small.svg"
    path.write_bytes(SMALL)
    with pytest.raises(BadFile, match=r"small\.svg could not be read"):
        run_limited(LOOK, _asked(path), file="small.svg", limits=Limits(answer=10))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on memory")
def test_a_helper_without_memory_dies_alone(tmp_path: Path) -> None:
    path = tmp_path / "small.svg"
    path.write_bytes(SMALL)
    with pytest.raises(BadFile, match=r"small\.svg could not be read"):
        run_limited(LOOK, _asked(path), file="small.svg", limits=Limits(memory=1 << 20))


def test_a_helper_that_is_slow_to_start_still_gets_a_large_request(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = (f"import time; time.sleep({5 * limited.POLL_SECONDS}); from {limited.__name__} import serve; "
            "raise SystemExit(serve())")
    monkeypatch.setattr(limited, "_command", lambda: [sys.executable, "-c", slow])
    drawing = SMALL[:-2] + b"><!--" + b"a" * (4 << 20) + b"--></svg>"
    asked = {"format": "svg", "path": "large.svg", "data": base64.b64encode(drawing).decode()}
    answer = run_limited(LOOK, asked, file="large.svg", limits=Limits(seconds=20))
    assert (answer["width"], answer["height"]) == (40, 30)
