"""`dualprev import FILE WORKBOOK [--dry-run] [--layout L]`: a register comes in, whole or not at all."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.exchange.register_in import DryRun, read_register
from dualprev_desktop.kernel.i18n import N_, _, active, ngettext
from dualprev_desktop.services.imports import import_register
from dualprev_desktop.services.rulebook import book
from dualprev_desktop.store.company import Company


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("workbook", type=Path, metavar=_("WORKBOOK"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what is wrong with it"))
    parser.add_argument("--layout", metavar=_("LAYOUT"),
                        help=_("the layout of the workbook, where it is not recognised"))


def run(arguments: Namespace, context: Context) -> int:
    with context.open(arguments.file, read_only=arguments.dry_run) as company:
        found = read_register(arguments.workbook, layout=arguments.layout, book=book(company))
        return _taken(company, found, dry_run=arguments.dry_run)


def _taken(company: Company, found: DryRun, *, dry_run: bool) -> int:
    for problem in found.problems:
        print(problem.text(active()), file=sys.stderr)
    _say_what_it_brings(found)
    if found.errors:
        print(ngettext("{count} error forbids the import; nothing was changed.",
                       "{count} errors forbid the import; nothing was changed.",
                       len(found.errors)).format(count=len(found.errors)), file=sys.stderr)
        return 1
    if not dry_run:
        changed = import_register(company, found.register)
        say(ngettext("{count} risk event was imported.", "{count} risk events were imported.",
                     len(changed.ids("risk_event"))).format(count=len(changed.ids("risk_event"))))
    return 0


def _say_what_it_brings(found: DryRun) -> None:
    events = found.register.events
    say(_("{file}, layout {layout}: {events} risk events at {points} risk points, {measures} measures.").format(
        file=found.register.file, layout=found.register.layout, events=len(events),
        points=len({event.point_name for event in events}), measures=sum(len(event.measures) for event in events)))


COMMAND = Command("import", 50, N_("import a register from a workbook"), configure, run)
