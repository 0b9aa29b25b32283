"""Read by Python at its start, where this folder is in PYTHONPATH: gives the window an eye, and helpers none."""

from __future__ import annotations

import os
import sys

if os.environ.get("DUALPREV_EYE") and "--worker" not in sys.orig_argv:
    import eye_door

    eye_door.open_beside_the_program(os.environ["DUALPREV_EYE"])
