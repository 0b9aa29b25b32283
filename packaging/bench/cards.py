"""How long 1,000 notification cards take, against a bare ReportLab canvas told the same strings, lines and codes, and
how much memory 1,000 and 10,000 take.

The bare canvas is given the codes' cells; beside it stands how long a bare segno makes the codes, which a bare program
would have to wait for too.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from dualprev_desktop.documents import card_page, code_matrix, paper
from dualprev_desktop.documents.canvas import new_canvas
from dualprev_desktop.documents.card_book import card_pieces
from dualprev_desktop.documents.card_text import card_text
from dualprev_desktop.documents.painter import paint
from dualprev_desktop.documents.pieces_pdf import write_sheets
from dualprev_desktop.documents.quick_code import quick_text
from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.kernel.progress import Silent
from dualprev_desktop.services.views import CardView, MeasureView

SIZE = paper.upright("A4")
RECORDED = ("setFont", "setFillColor", "setStrokeColor", "setLineWidth", "drawString", "line", "rect", "roundRect",
            "circle", "drawPath", "addLiteral", "showPage")

Call = tuple[str, tuple[Any, ...], dict[str, Any]]


CONTROLS = (("rules", "双人监卸、稳油15分钟、卸油期间停止该罐加油"), ("technical", "静电接地报警仪、密闭卸油"),
            ("technical", "高液位报警（95%停）"), ("training", "卸油操作规程、静电知识"), ("ppe", "防静电服、防静电鞋"))
HAZARD = "油品泄漏、油气积聚，静电未导除，周边火源（第{number}号卡第{place}项）"
CONTROL = "{text}（第{number}号卡第{place}条），由班组长每班检查一次并记录在案"
EMERGENCY = "停卸关阀，切断火源，用35kg推车灭火器，拨打119（第{number}号卡第{place}步）"


def sample_card(number: int) -> CardView:
    """No two cards share a sentence, so that no cache makes ours look better than it is."""
    controls = tuple(
        MeasureView("", measure_class, CONTROL.format(text=text, number=number, place=place), "existing", "", "", "",
                    "")
        for place, (measure_class, text) in enumerate(CONTROLS))
    return CardView(
        "示例加油站有限公司", str(number), f"FXD-{number:04}", f"卸油作业{number}", "activity", f"东侧卸油口{number}",
        LEVELS[number % 4].level, f"第{number}班组", f"责任人{number}", f"138{number:08}", "0376-6666666",
        tuple(HAZARD.format(number=number, place=place) for place in range(4)), ("WSA10009", "WSA10017"),
        (f"人员伤亡、站毁（{number}）",), controls,
        tuple(EMERGENCY.format(number=number, place=place) for place in range(3)), date(2026, 11, 24), number)


def measure(count: int = 1000) -> tuple[float, float]:
    """Seconds for `count` cards from values to bytes: ours, and the bare canvas told the same calls.

    Of the processor's: nothing here waits, and on a machine that does other work too the rest would not be ours.
    """
    cards = [sample_card(number) for number in range(count)]
    speaker = translator("zh_CN")
    _timed(lambda canvas: draw_cards(canvas, cards[:1], speaker))
    ours = _timed(lambda canvas: draw_cards(canvas, cards, speaker))
    calls = _recorded(lambda canvas: draw_cards(canvas, cards, speaker))
    return ours, _timed(lambda canvas: _replay(canvas, calls))


def measure_bare_codes(count: int = 1000) -> float:
    """Seconds in which segno makes the codes of `count` cards, as it is called by default."""
    import segno

    speaker, room = translator("zh_CN"), code_matrix.room(card_page.CODE_SIDE)
    said = [quick_text(card_text(sample_card(number), speaker).code, room, speaker).text for number in range(count)]
    start = time.process_time()
    for text in said:
        segno.make_qr(text, error="M", encoding="utf-8")
    return time.process_time() - start


@contextmanager
def without_codes() -> Iterator[None]:
    """The cards as they were before they had codes."""
    page: Any = card_page
    real = page.draw_code
    page.draw_code = lambda *_arguments: []
    try:
        yield
    finally:
        page.draw_code = real


def peak_memory(count: int) -> float:
    """Megabytes that a process has had at most that printed `count` cards."""
    done = subprocess.run([sys.executable, __file__, "--print", str(count)], capture_output=True, text=True, check=True)
    return float(done.stdout)


def print_cards(count: int) -> float:
    """Prints them, and tells the most memory that this process has had."""
    speaker = translator("zh_CN")
    # one after the other, so that the measure is of the printing and not of the cards' own texts
    sheets = (face for number in range(count) for piece in card_pieces([sample_card(number)], speaker)
              for face in piece.faces)
    with tempfile.TemporaryDirectory() as folder:
        write_sheets(Path(folder) / "cards.pdf", sheets, "bench", Silent())
    # getrusage would count what the process was forked from
    said = Path("/proc/self/status").read_text(encoding="ascii")
    return int(next(line for line in said.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def draw_cards(canvas: Any, cards: Sequence[CardView], t: Translator) -> None:
    for piece in card_pieces(cards, t):
        for face in piece.faces:
            paint(canvas, face)
            canvas.showPage()


def _timed(draw: Callable[[Any], None]) -> float:
    start = time.process_time()
    canvas = new_canvas(BytesIO(), SIZE, "bench")
    draw(canvas)
    canvas.save()
    return time.process_time() - start


def _recorded(draw: Callable[[Any], None]) -> list[Call]:
    """Every call that `draw` makes to its canvas."""
    canvas = new_canvas(BytesIO(), SIZE, "bench")
    calls: list[Call] = []
    for name in RECORDED:
        setattr(canvas, name, _recording(name, calls))
    draw(canvas)
    return calls


def _recording(name: str, calls: list[Call]) -> Callable[..., None]:
    return lambda *arguments, **named: calls.append((name, arguments, named))


def _replay(canvas: Any, calls: list[Call]) -> None:
    for name, arguments, named in calls:
        getattr(canvas, name)(*arguments, **named)


def main(count: int) -> None:
    ours, bare = measure(count)
    codes = measure_bare_codes(count)
    with without_codes():
        plain, plain_bare = measure(count)
    print(f"{count} cards with codes: ours {ours:.2f} s, bare canvas {bare:.2f} s, ratio {ours / bare:.2f} (goal 2.5); "
          f"bare segno would add {codes:.2f} s to the bare canvas")
    print(f"{count} cards without: ours {plain:.2f} s, bare canvas {plain_bare:.2f} s, ratio {plain / plain_bare:.2f}")
    print(", ".join(f"{many} cards: {peak_memory(many):.0f} MB at most" for many in (1, 1000, 10_000)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--print"]:
        print(print_cards(int(sys.argv[2])))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
