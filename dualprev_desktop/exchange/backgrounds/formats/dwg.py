"""AutoCAD's own format, which nobody else reads reliably: told apart even when its name says DXF."""

from __future__ import annotations

import re

from dualprev_desktop.exchange.backgrounds.format import Format
from dualprev_desktop.kernel.i18n import N_

DWG = N_("{file} is a DWG drawing, even if its name says otherwise; DWG is not read. Open it in AutoCAD, 中望CAD or "
         "浩辰CAD, choose “Save as”, type “AutoCAD 2010 DXF”, and choose that file here. A PDF plotted from it will "
         "do as well.")

FORMAT = Format("dwg", recognises=lambda head: re.match(rb"AC10\d\d\0", head) is not None
                or head[:6] in (b"AC1.50", b"AC2.10", b"AC1002"), refusal=DWG, order=10)
