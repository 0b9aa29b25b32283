"""Reading an old coloured map (四色图): its regions, their levels and outlines, in the limited helper, offline."""

from __future__ import annotations

import base64

from dualprev_desktop.domain.levels import Level
from dualprev_desktop.exchange.coloured_map.found import Doubt, FoundRegion, ReadMap
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.i18n import N_
from dualprev_desktop.kernel.limited import Limits, run_limited
from dualprev_desktop.kernel.progress import Progress, Silent

LIMITS = Limits(seconds=90, memory=3 << 30)
RASTERS = ("image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp")

NO_RASTER = N_("{file} is a drawing of lines, not a picture with pixels. Save it as PNG or JPEG, or take a photograph "
               "of the print, and read that.")

__all__ = ["Doubt", "FoundRegion", "ReadMap", "read"]


def read(data: bytes, media_type: str, *, file: str, grey: bool = False,
         progress: Progress = Silent()) -> ReadMap:
    """The regions of a straight picture; `grey` regions, not assessed, only when asked for. Raises BadFile."""
    if media_type not in RASTERS:
        raise BadFile(NO_RASTER, file=file)
    request = {"data": base64.b64encode(data).decode(), "grey": grey}
    answer = run_limited(f"{__name__}.reading:read_in_helper", request, file=file, limits=LIMITS,
                         progress=progress)
    regions = (FoundRegion(Level(one["level"]), one["shape"], one["area"], one["confidence"], one["colour"],
                           Doubt(one["doubt"])) for one in answer["regions"])
    return ReadMap(tuple(regions), answer["other"])
