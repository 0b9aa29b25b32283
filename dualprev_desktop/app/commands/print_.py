"""`dualprev print FILE DOCUMENT… --out DIR [--language L]`: documents as PDF and PNG."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_, _, translator
from dualprev_desktop.kernel.progress import Silent

UNKNOWN = N_("There is no document “{document}”. Choose among: {documents}.")


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("documents", nargs="+", metavar=_("DOCUMENT"))
    parser.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    parser.add_argument("--mode", choices=("inherent", "residual"), default="residual")
    parser.add_argument("--hatched", action="store_true", help=_("patterns beside the colours"))


def run(arguments: Namespace, context: Context) -> int:
    for document in arguments.documents:
        if document not in DOCUMENTS:
            raise NotFound(UNKNOWN, document=document, documents=", ".join(DOCUMENTS.ids()))
    options = Options(translator(context.print_language), hatched=arguments.hatched, mode=arguments.mode)
    with context.open(arguments.file, read_only=True) as company:
        source = source_of(company, arguments.mode)
        for document in arguments.documents:
            for path in DOCUMENTS[document].build(source, arguments.out, options, Silent()):
                say(str(path))
    return 0


COMMAND = Command("print", 70, N_("print documents"), configure, run)
