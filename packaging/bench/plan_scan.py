"""Opening a plan over an A0 scan of 12,000 × 9,000 pixels: read, taken into the company, cut into tiles."""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from pathlib import Path

SIZE = (12_000, 9_000)


def make_scan(path: Path) -> None:
    from PIL import Image, ImageDraw

    scan = Image.new("RGB", SIZE, "white")
    pen = ImageDraw.Draw(scan)
    for at in range(0, SIZE[0], 150):
        pen.line((at, 0, SIZE[0] - at, SIZE[1]), fill=(40, 40, at % 200), width=5)
    scan.save(path, quality=85)


def measure(folder: Path) -> Iterator[tuple[str, float, float]]:
    """(work, seconds, MB that the program holds at most after it; helpers count for themselves)."""
    from dualprev_desktop.exchange import backgrounds
    from dualprev_desktop.kernel.paths import AppPaths
    from dualprev_desktop.services import plans, tiles
    from dualprev_desktop.store.company import Company

    scan = folder / "scan.jpg"
    make_scan(scan)
    company = Company.create(folder / "scan.dualprev", AppPaths.under(folder / "home"), user="bench")
    begun = time.perf_counter()
    picture = backgrounds.read(scan)
    plan_id, _changes = plans.add_plan(company, "A0", picture)
    yield "A0 scan of 12,000 × 9,000 read and kept", time.perf_counter() - begun, _megabytes()
    for work in ("its tiles cut", "opened again, tiles in the cache"):
        begun = time.perf_counter()
        plans.plan_view(company, plan_id)
        tiles.tiles_of(company, plan_id)
        yield f"A0 scan of 12,000 × 9,000: {work}", time.perf_counter() - begun, _megabytes()
    company.close()


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for work, seconds, megabytes in measure(Path(name)):
            print(f"{work:<60} {seconds:7.2f} s {megabytes:7.0f} MB")
