"""The plan of a filling station drawn again by a real pointer: curved canopy, shared border, tanks merged into a zone.

    xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/station_plan.py PICTURE OUT

PICTURE is the station's old coloured plan, 918 × 1000 pixels; it lies below the zones. The company is made beforehand,
everything on the plan by mouse and keyboard: zones drawn, named and bound to their risk points, the A3 sheet printed
in colour and with hatching. At the end the shapes in the file are held against the outlines, and the prints are made
into pictures, the hatched one grey.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from afternoon.hand import Hand
from afternoon.pointer import Pointer
from afternoon.program import Program
from afternoon.screen import LANGUAGE
from station.company import make_company
from station.drawing import begin, bind, check_marks, draw
from station.outlines import ZONES
from station.paper import print_plan, to_pictures
from station.proof import held_against

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths


def main(picture: Path, out: Path, program: Path) -> None:
    i18n.use(LANGUAGE)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        file, paths = home / "凤城加油加气站.dualprev", AppPaths.under(Path(folder) / "maker")
        make_company(file, paths)
        old = shutil.copy(picture, home / "旧四色图.png")
        with Program(program, home, str(file)) as running, Pointer() as pointer:
            hand = Hand(running, pointer, out)
            with hand.at("begin"):
                view = begin(hand, Path(old))
            for zone in ZONES:
                with hand.at(zone.name):
                    draw(hand, view, zone)
                    bind(hand, zone)
            with hand.at("check"):
                check_marks(hand)
            with hand.at("print"):
                prints = print_plan(hand, out)
            print(f"{pointer.effort.clicks} clicks, {pointer.effort.keys} keys, "
                  f"{sum(seconds for _step, seconds, _effort in hand.diary):.0f} s")
        print("\n".join(held_against(file, paths)))
    to_pictures(prints, out)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("picture", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--program", type=Path, default=Path(sys.executable).with_name("dualprev"))
    chosen = parser.parse_args()
    main(chosen.picture, chosen.out, chosen.program)
