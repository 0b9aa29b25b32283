"""Cards cost little more than the canvas they are drawn on."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parents[2] / "packaging" / "bench" / "cards.py"


def bench() -> Any:
    specification = importlib.util.spec_from_file_location("bench_cards", BENCH)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_a_thousand_cards_cost_at_most_two_and_a_half_bare_canvases() -> None:
    ours, bare = bench().measure(1000)
    assert ours / bare <= 2.5


def test_the_bare_canvas_is_told_the_same_strings() -> None:
    recorded = bench()._recorded(lambda canvas: bench().draw_cards(
        canvas, [bench().sample_card(7)], bench().translator("zh_CN")))
    drawn = [arguments[2] for name, arguments, _named in recorded if name == "drawString"]
    assert any("卸油作业7" in text for text in drawn)
    assert [name for name, _arguments, _named in recorded].count("showPage") == 1
