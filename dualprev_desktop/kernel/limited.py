"""Parsing files from outside in a subprocess with limits on memory, time and answer size.

A 2 KB workbook can abort the whole process inside a parser; here it can only abort the helper.
"""

from __future__ import annotations

import gc
import importlib
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO, Any

from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.progress import Progress, Silent

WORKER_FLAG = "--worker"
OWN_PACKAGE = "dualprev_desktop."
POLL_SECONDS = 0.1
"""How long a person who cancels waits at most."""

TOO_LONG = N_("{file} took longer than {seconds} s to read and was left alone. Nothing was changed. "
              "Save it anew from the program it comes from and try again.")
GAVE_UP = N_("{file} could not be read: it is damaged, or far larger inside than it looks. Nothing was changed. "
             "Save it anew from the program it comes from and try again.")


@dataclass(frozen=True)
class Limits:
    """Seconds of wall time, bytes of memory and of answer the helper may use."""

    seconds: int = 60
    memory: int = 1 << 30
    answer: int = 256 << 20


def run_limited(task: str, argument: Any, *, file: str, limits: Limits = Limits(),
                progress: Progress = Silent()) -> Any:
    """The JSON answer of `task` ("package.module:function"), called with `argument` in a helper process.

    Raises BadFile, naming `file`, when the helper refuses, dies, or passes a limit, and what `progress` raises
    when the person cancels: the helper is dead by then.
    """
    request = json.dumps({"task": task, "argument": argument, "memory": limits.memory, "seconds": limits.seconds})
    # from a file and not through a pipe: what a pipe does not take at once, a helper that is slow to start never gets
    with tempfile.TemporaryFile() as asked:
        asked.write(request.encode())
        asked.seek(0)
        raw, ended = _run(asked, file, limits, progress)
    if ended != 0 or len(raw) > limits.answer:
        raise BadFile(GAVE_UP, file=file)
    return _answer(raw, file)


def _run(asked: IO[bytes], file: str, limits: Limits, progress: Progress) -> tuple[bytes, int]:
    """(what the helper says, how it ended)"""
    with subprocess.Popen(_command(), stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as helper:
        try:
            return _awaited(helper, file, limits, progress), helper.returncode
        except BaseException:
            helper.kill()
            raise


def _awaited(helper: subprocess.Popen[bytes], file: str, limits: Limits, progress: Progress) -> bytes:
    """What the helper says until its end; whoever waits is asked meanwhile whether to go on."""
    latest = time.monotonic() + limits.seconds
    while True:
        progress.step(0, 0, file)
        try:
            return helper.communicate(timeout=POLL_SECONDS)[0]
        except subprocess.TimeoutExpired as error:
            if time.monotonic() > latest:
                raise BadFile(TOO_LONG, file=file, seconds=limits.seconds) from error


def _answer(raw: bytes, file: str) -> Any:
    reply = json.loads(raw)
    if "refused" in reply:
        raise BadFile(reply["refused"], **reply["facts"] | {"file": file})
    return reply["answer"]


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_FLAG]
    return [sys.executable, "-m", "dualprev_desktop", WORKER_FLAG]


def serve() -> int:
    """The helper's whole life: one request from standard input, one answer to standard output."""
    gc.disable()  # it lives for one answer
    request = json.loads(sys.stdin.buffer.read())
    _confine(request["memory"], request["seconds"])
    module, function = request["task"].split(":")
    if not module.startswith(OWN_PACKAGE):
        return 2
    try:
        reply = {"answer": getattr(importlib.import_module(module), function)(request["argument"])}
    except BadFile as error:
        reply = {"refused": error.template, "facts": error.facts}
    sys.stdout.buffer.write(json.dumps(reply, ensure_ascii=False).encode())
    return 0


def _confine(memory: int, seconds: int) -> None:
    # Windows has no rlimits: there the time limit and the parent's death are what holds
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
