"""`dualprev new FILE --name N --sector S`: a new company file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.kernel.i18n import N_, _
from dualprev_desktop.services.companies import create


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("--name", required=True, metavar=_("NAME"), help=_("the enterprise's full name"))
    parser.add_argument("--sector", default="", metavar=_("SECTOR"), help=_("a code or name of the list of sectors"))
    parser.add_argument("--credit-code", default="", metavar=_("CODE"), help=_("the unified social credit code"))


def run(arguments: Namespace, context: Context) -> int:
    values = {"name": arguments.name, "sector": arguments.sector, "credit_code": arguments.credit_code}
    with create(arguments.file, context.paths, user=context.user, enterprise=values) as company:
        say(_("{path} was made.").format(path=company.path))
    return 0


COMMAND = Command("new", 20, N_("make a new company file"), configure, run)
