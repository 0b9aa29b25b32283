"""What a command is, and what all commands share: where the person's things are, and how to say something."""

from __future__ import annotations

import getpass
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dualprev_desktop.kernel import settings
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.kernel.registry import Registry
from dualprev_desktop.services.companies import open_company
from dualprev_desktop.store.company import Company


@dataclass(frozen=True)
class Context:
    """The person at the command line."""

    paths: AppPaths
    user: str
    print_language: str

    def open(self, path: Path, *, read_only: bool = False) -> Company:
        return open_company(path, self.paths, user=self.user, read_only=read_only)


@dataclass(frozen=True)
class Command:
    """`configure` declares the arguments, `run` returns the exit code."""

    id: str
    order: int
    help: str
    configure: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Context], int]


COMMANDS: Registry[Command] = Registry("dualprev_desktop.app.commands", "COMMAND", Command)


def context(paths: AppPaths, language: str) -> Context:
    """The person's settings; a company's user is the name typed once, else the system's."""
    known = settings.load(paths.config)
    return Context(paths, known.user_name or getpass.getuser(), known.print_language or language)


def say(text: str) -> None:
    print(text)
