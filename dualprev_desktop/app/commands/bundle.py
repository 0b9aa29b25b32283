"""`dualprev bundle export FILE OUT` and `dualprev bundle verify BUNDLE`: the signed report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from getpass import getpass
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.exchange.reporting import export_report, verify_bundle
from dualprev_desktop.kernel.i18n import N_, _


def configure(parser: ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True, metavar=_("COMMAND"))
    export = what.add_parser("export", help=_("write a signed report into a folder"))
    export.add_argument("file", type=Path, metavar=_("FILE"))
    export.add_argument("out", type=Path, metavar=_("FOLDER"))
    export.add_argument("--recipient", default=_("Emergency management bureau"), metavar=_("NAME"))
    export.add_argument("--recipient-code", default="", metavar=_("CODE"),
                        help=_("the region code, or the code the authority gave"))
    export.add_argument("--ask-passphrase", action="store_true",
                        help=_("ask for the passphrase of the signing key; at its first use, put it under one"))
    verify = what.add_parser("verify", help=_("check a bundle anyone hands over"))
    verify.add_argument("bundle", type=Path, metavar=_("BUNDLE"))


def run(arguments: Namespace, context: Context) -> int:
    if arguments.what == "verify":
        for sentence in verify_bundle(arguments.bundle):
            say(sentence)
        return 0
    passphrase = getpass(_("Passphrase of the signing key: ")) if arguments.ask_passphrase else None
    with context.open(arguments.file) as company:
        say(str(export_report(company, arguments.out, arguments.recipient, code=arguments.recipient_code,
                              passphrase=passphrase).path))
    return 0


COMMAND = Command("bundle", 80, N_("write or check a signed report"), configure, run)
