"""`dualprev export FILE LAYOUT OUT.xlsx`: the register, or the table of any record type, as a workbook."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.exchange.exports import export_table
from dualprev_desktop.kernel.i18n import N_, _, translator


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("layout", metavar=_("LAYOUT"), help=_("register, or a record type such as risk_point"))
    parser.add_argument("out", type=Path, metavar=_("WORKBOOK"))


def run(arguments: Namespace, context: Context) -> int:
    with context.open(arguments.file, read_only=True) as company:
        export_table(company, arguments.layout, arguments.out, translator(context.print_language))
    say(str(arguments.out))
    return 0


COMMAND = Command("export", 60, N_("write a workbook"), configure, run)
