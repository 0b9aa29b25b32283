"""The command line: the same use cases without a window.

Exit code 0 done, 1 the input is at fault (a sentence says what), 2 wrong usage.
"""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from dualprev_desktop import __version__
from dualprev_desktop.app import usage_words
from dualprev_desktop.app.command import COMMANDS, context
from dualprev_desktop.kernel import i18n, settings
from dualprev_desktop.kernel.errors import DualPrevError
from dualprev_desktop.kernel.i18n import _
from dualprev_desktop.kernel.paths import AppPaths
from dualprev_desktop.services.companies import SUFFIX
from dualprev_desktop.store.errors import translated

FAULT, USAGE = 1, 2


def run(arguments: Sequence[str]) -> int:
    """Starts what the arguments ask for; without a command, the window."""
    _speak_utf8()
    paths = AppPaths.of_user()
    asked, rest = _asked_language(arguments)
    language = asked or settings.load(paths.config).language or i18n.system_language()
    i18n.use(language)
    usage_words.speak()
    if _wants_window(rest):
        gc.disable()  # nothing of a start is garbage; the window collects when it stands (ui.tidying)
        from dualprev_desktop.app.gui import run_gui

        return run_gui([Path(name) for name in rest], paths, asked)
    chosen = _parser().parse_args(arguments)
    if chosen.self_check:
        from dualprev_desktop.app.self_check import self_check

        return self_check()
    if chosen.command is None:
        _parser().print_help()
        return USAGE
    return _run_command(chosen, paths, language)


def _run_command(chosen: Namespace, paths: AppPaths, language: str) -> int:
    try:
        with translated(getattr(chosen, "file", paths.data)):
            return COMMANDS[chosen.command].run(chosen, context(paths, language))
    except DualPrevError as error:
        print(error.text(), file=sys.stderr)
        return FAULT


def _wants_window(arguments: Sequence[str]) -> bool:
    """Nothing, or files, as a file manager names them; a mistyped command is told as such."""
    return all(not one.startswith("-") and one not in COMMANDS and (Path(one).suffix == SUFFIX or Path(one).is_file())
               for one in arguments)


def _parser() -> ArgumentParser:
    parser = ArgumentParser("dualprev", description=_("Building and keeping a dual-prevention system, offline."))
    parser.add_argument("--version", action="version", version=f"DualPrev Desktop {__version__}",
                        help=_("show the program's version and exit"))
    parser.add_argument("--language", metavar=_("LANGUAGE"),
                        help=_("the language of screen and paper, such as zh_CN or en"))
    parser.add_argument("--self-check", action="store_true", help=_("check that the program itself is complete"))
    commands = parser.add_subparsers(dest="command", metavar=_("COMMAND"))
    for command in COMMANDS:
        command.configure(commands.add_parser(command.id, help=_(command.help), description=_(command.help)))
    return parser


def _asked_language(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """(the language that was asked for or empty, the other arguments)"""
    finder = ArgumentParser(add_help=False, allow_abbrev=False)
    finder.add_argument("--language", default="")
    found, rest = finder.parse_known_args(list(arguments))
    return found.language, rest


def _speak_utf8() -> None:
    # a Chinese Windows console speaks code page 936; replaced characters are better than a crash
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if not stream.isatty() else stream.encoding, errors="replace")
