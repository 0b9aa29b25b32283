"""Every tool of the four-colour plan driven by a real pointer and keys in a real window, in the sample company.

    xvfb-run -a -s "-screen 0 1366x768x24" .venv/bin/python packaging/screenshots/plan_tools.py OUT

After each step the file is read by a second reader and held against what was to be drawn; each gesture is taken back
by one Ctrl+Z and brought again by one Ctrl+Y. A line is printed for each step; the script ends with 1 when one does
not hold. Pictures of what was seen meanwhile lie in OUT.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from afternoon.hand import Hand, Stuck
from afternoon.oracle import without_complaints
from afternoon.pointer import Pointer
from afternoon.program import Program
from afternoon.screen import LANGUAGE
from plan_tools import arranging, changing, drawing, looking, marks, pulling
from plan_tools.bench import Bench
from plan_tools.company import BLANK, make_company
from plan_tools.reading import Reader

from dualprev_desktop.kernel import i18n
from dualprev_desktop.kernel.paths import AppPaths

PARTS = (drawing, changing, pulling, arranging, marks, looking)


def main(out: Path, program: Path) -> bool:
    """False when a step does not hold."""
    i18n.use(LANGUAGE)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        file = home / "示范加油站.dualprev"
        make_company(file, AppPaths.under(Path(folder) / "maker"))
        with Program(program, home, str(file)) as running, Pointer() as pointer:
            hand = Hand(running, pointer, out)
            bench = Bench(hand, Reader(file, AppPaths.under(Path(folder) / "reader")))
            with hand.at("open"):
                hand.place("公告")
                bench.open(BLANK)
            held = [_play(bench, part.__name__.rpartition(".")[2], step) for part in PARTS for step in part.STEPS]
        without_complaints(running.complaints)
    return all(held)


def _play(bench: Bench, part: str, step: Callable[[Bench], None]) -> bool:
    """One step; what goes wrong in it is told, and the next begins on a whole sheet again."""
    try:
        with bench.hand.at(f"{part} · {step.__name__}"):
            step(bench)
    except (Stuck, AssertionError) as error:
        print(f"FAILS  {error}", flush=True)
        bench.whole()
        return False
    print(f"holds  {part} · {step.__name__}", flush=True)
    bench.hand.picture(step.__name__)
    bench.whole()
    return True


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--program", type=Path, default=Path(sys.executable).with_name("dualprev"))
    chosen = parser.parse_args()
    sys.exit(0 if main(chosen.out.resolve(), chosen.program.absolute()) else 1)
