"""`dualprev print FILE DOCUMENT… --out DIR [--layout L] [--paper P]`: documents as PDF, picture and drawing."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from dualprev_desktop.app.command import Command, Context, say
from dualprev_desktop.documents.base import DOCUMENTS, Options
from dualprev_desktop.documents.layout import LAYOUTS
from dualprev_desktop.documents.paper import LANDSCAPE, PORTRAIT, sheet_size
from dualprev_desktop.documents.source import source_of
from dualprev_desktop.kernel.errors import NotFound
from dualprev_desktop.kernel.i18n import N_, _, translator
from dualprev_desktop.kernel.progress import Silent

PRINTERS = ("A4", "A3")
UNKNOWN = N_("There is no document “{document}”. Choose among: {documents}.")


def configure(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar=_("FILE"))
    parser.add_argument("documents", nargs="+", metavar=_("DOCUMENT"))
    parser.add_argument("--out", type=Path, required=True, metavar=_("FOLDER"))
    parser.add_argument("--mode", choices=("inherent", "residual"), default="residual")
    parser.add_argument("--hatched", action="store_true", help=_("patterns beside the colours"))
    parser.add_argument("--layout", choices=LAYOUTS.ids(), default=Options.layout, help=_("how plans are laid out"))
    parser.add_argument("--paper", default=Options.paper, metavar=_("PAPER"),
                        help=_("of plans: A0 to A4, or width and height of a board, such as 1200x900"))
    turned = parser.add_mutually_exclusive_group()
    for orientation, words in ((LANDSCAPE, _("plans on lying sheets")), (PORTRAIT, _("plans on standing sheets"))):
        turned.add_argument(f"--{orientation}", dest="orientation", action="store_const", const=orientation,
                            default="", help=words)
    parser.add_argument("--tiles", choices=PRINTERS, default="",
                        help=_("the printer's paper, to put a larger plan together from"))


def run(arguments: Namespace, context: Context) -> int:
    for document in arguments.documents:
        if document not in DOCUMENTS:
            raise NotFound(UNKNOWN, document=document, documents=", ".join(DOCUMENTS.ids()))
    options = Options(translator(context.print_language), paper=arguments.paper, hatched=arguments.hatched,
                      mode=arguments.mode, layout=arguments.layout, orientation=arguments.orientation,
                      tiles=arguments.tiles)
    sheet_size(arguments.paper)  # a wrong one is told before anything is written
    with context.open(arguments.file, read_only=True) as company:
        source = source_of(company, arguments.mode)
        for document in arguments.documents:
            for path in DOCUMENTS[document].build(source, arguments.out, options, Silent()):
                say(str(path))
    return 0


COMMAND = Command("print", 70, N_("print documents"), configure, run)
