"""`dualprev check FILE`: pages, references, the journal's chain, and the tables against the journal."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.history import faults


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))


def run(arguments: Namespace, context: Context) -> int:
    with context.open(arguments.file, read_only=True) as company:
        found = faults(company)
    for fault in found:
        print(fault, file=sys.stderr)
    if not found:
        say(_("{path} is whole: pages, references, the journal's chain, and the tables agree with the journal.").format(
            path=arguments.file))
    return 1 if found else 0


COMMAND = Command("check", 40, N_("check the integrity of a company file"), configure, run)
