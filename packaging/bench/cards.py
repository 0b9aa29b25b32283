"""How long 1,000 notification cards take, against a bare ReportLab canvas told the same strings and lines."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from dualprev_desktop.documents import paper
from dualprev_desktop.documents.canvas import new_canvas
from dualprev_desktop.documents.card_book import card_pieces
from dualprev_desktop.documents.painter import paint
from dualprev_desktop.domain.levels import LEVELS
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.views import CardView, MeasureView

SIZE = paper.upright("A4")
RECORDED = ("setFont", "setFillColor", "setStrokeColor", "setLineWidth", "drawString", "line", "rect", "roundRect",
            "circle", "drawPath", "showPage")

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
    """Seconds for `count` cards from values to bytes: ours, and the bare canvas told the same calls."""
    cards = [sample_card(number) for number in range(count)]
    speaker = translator("zh_CN")
    _timed(lambda canvas: draw_cards(canvas, cards[:1], speaker))
    ours = _timed(lambda canvas: draw_cards(canvas, cards, speaker))
    calls = _recorded(lambda canvas: draw_cards(canvas, cards, speaker))
    return ours, _timed(lambda canvas: _replay(canvas, calls))


def draw_cards(canvas: Any, cards: Sequence[CardView], t: Translator) -> None:
    for piece in card_pieces(cards, t):
        for face in piece.faces:
            paint(canvas, face)
            canvas.showPage()


def _timed(draw: Callable[[Any], None]) -> float:
    start = time.perf_counter()
    canvas = new_canvas(BytesIO(), SIZE, "bench")
    draw(canvas)
    canvas.save()
    return time.perf_counter() - start


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


if __name__ == "__main__":
    ours, bare = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    print(f"cards: ours {ours:.2f} s, bare canvas {bare:.2f} s, ratio {ours / bare:.2f} (goal 2.5)")
