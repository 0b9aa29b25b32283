"""The comparison chart: order, colours, words, axis, and readable at any number of bars."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dualprev_desktop.charts.axis import axis_of
from dualprev_desktop.charts.base import save_png
from dualprev_desktop.charts.comparison import comparison_figure, comparison_figures
from dualprev_desktop.charts.counts import counts_figure
from dualprev_desktop.charts.labels import columns, folded
from dualprev_desktop.charts.sheet import PAGE
from dualprev_desktop.domain.bands import Limit
from dualprev_desktop.domain.levels import LEVELS, Level, style
from dualprev_desktop.domain.palette import PRESETS
from dualprev_desktop.kernel.i18n import Translator, translator
from dualprev_desktop.services.rulebook import rule_set
from dualprev_desktop.services.views import Bar, ComparisonView, CountGroup, CountsView

EN = translator("en")
LIMITS = (Limit(Decimal(70), False, Level.GENERAL), Limit(Decimal(160), False, Level.CONSIDERABLE),
          Limit(Decimal(320), False, Level.MAJOR))
BARS = (Bar("加油作业：油气逸散", Decimal(270), Level.CONSIDERABLE),
        Bar("卸油作业：油品泄漏", Decimal(360), Level.MAJOR),
        Bar("站房便利店：火灾", Decimal(126), Level.GENERAL), Bar("便利店搬运", Decimal("22.5"), Level.LOW))
VIEW = ComparisonView("信阳顺达加油站有限公司", "inherent", "lec_e1", BARS, LIMITS, date(2026, 11, 24),
                      rule_set("lec-e1").names)


@pytest.fixture(params=["en", "zh_CN"])
def t(request: pytest.FixtureRequest) -> Translator:
    return translator(request.param)


def texts(figure: Any) -> list[str]:
    from matplotlib.text import Text

    return [found.get_text() for found in figure.findobj(Text) if found.get_text()]


def bars(figure: Any) -> list[Any]:
    """From top to bottom of the sheet."""
    from matplotlib.patches import Rectangle

    found = [patch for patch in figure.axes[0].patches if isinstance(patch, Rectangle)]
    return sorted(found, key=lambda bar: bar.get_y())


def test_bars_descend_in_the_colours_of_their_levels() -> None:
    from matplotlib.colors import to_hex

    found = bars(comparison_figure(VIEW, EN))
    ends = [bar.get_x() + bar.get_width() for bar in found]
    assert ends == [360, 270, 126, 22.5]
    levels = (Level.MAJOR, Level.CONSIDERABLE, Level.GENERAL, Level.LOW)
    assert [to_hex(bar.get_facecolor()).upper() for bar in found] == [style(level).colour for level in levels]


def test_every_word_is_there(t: Translator) -> None:
    found = texts(comparison_figure(VIEW, t))
    assert [bar.label for bar in BARS if bar.label not in found] == []
    for bar in BARS:
        look = style(bar.level)
        assert f"{look.shape} {t.gettext(look.word)}   {bar.value}" in found
    assert [look for look in LEVELS if f"{look.shape} {t.gettext(look.word)}" not in found] == []
    whole = "\n".join(found)
    assert VIEW.enterprise in whole
    assert VIEW.method[t.language] in whole
    assert "2026-11-24" in whole


def test_thresholds_are_drawn_and_named(t: Translator) -> None:
    figure: Any = comparison_figure(VIEW, t)
    lines = sorted(line.get_xdata()[0] for line in figure.axes[0].lines)
    assert lines == [70, 160, 320]
    template = t.gettext("above {edge}: {level}")
    for limit in LIMITS:
        assert template.format(edge=limit.edge, level=t.gettext(style(limit.level).word)) in texts(figure)


def test_an_edge_that_belongs_to_the_upper_level_is_written_so() -> None:
    limits = (Limit(Decimal(8), True, Level.GENERAL),)
    figure = comparison_figure(replace(VIEW, limits=limits), translator("en"))
    assert "from 8: General" in texts(figure)


def test_the_axis_is_logarithmic_only_where_values_range_widely() -> None:
    assert comparison_figure(VIEW, EN).axes[0].get_xscale() == "linear"
    wide = replace(VIEW, bars=(*BARS, Bar("搬运", Decimal("0.5"), Level.LOW)))
    figure = comparison_figure(wide, EN)
    assert figure.axes[0].get_xscale() == "log"
    assert min(bar.get_width() for bar in bars(figure)) > 0


def test_mixed_methods_are_compared_by_rank_alone(t: Translator) -> None:
    mixed = replace(VIEW, bars=tuple(replace(bar, value=None) for bar in BARS))
    figure = comparison_figure(mixed, t)
    assert [bar.get_width() for bar in bars(figure)] == [4, 3, 2, 1]
    assert list(figure.axes[0].lines) == []
    assert any(t.gettext("Rank of the level: the methods differ, so that their values cannot be compared") == text
               for text in texts(figure))
    assert not any("360" in text for text in texts(figure))


def test_one_value_missing_makes_all_ranks() -> None:
    mixed = replace(VIEW, bars=(*BARS, Bar("矩阵法", None, Level.MAJOR)))
    assert [bar.get_width() for bar in bars(comparison_figure(mixed, EN))] == [4, 4, 3, 2, 1]


def test_what_nobody_assessed_stands_last_without_a_bar(t: Translator) -> None:
    figure = comparison_figure(replace(VIEW, bars=(Bar("洗车", None, Level.UNASSESSED), *BARS)), t)
    assert len(bars(figure)) == 4
    look = style(Level.UNASSESSED)
    assert texts(figure).count(f"{look.shape} {t.gettext(look.word)}") == 2
    assert "洗车" in texts(figure)


def test_nothing_assessed_is_said(t: Translator) -> None:
    assert t.gettext("No activity has been assessed yet.") in texts(comparison_figure(replace(VIEW, bars=()), t))


def many(count: int) -> tuple[Bar, ...]:
    return tuple(Bar(f"第{n}号作业活动：" + "机械致害、" * (n % 12), Decimal(n * 11 + 1), Level.LOW)
                 for n in range(count))


@pytest.mark.parametrize("count", [1, 4, 60])
def test_no_text_lies_on_another(count: int, t: Translator) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.text import Text

    figure: Any = comparison_figure(replace(VIEW, bars=many(count)), t)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    low, high = figure.axes[0].get_xlim()
    beyond = {tick.label1 for tick in figure.axes[0].xaxis.get_major_ticks() if not low <= tick.get_loc() <= high}
    width, height = figure.get_size_inches() * figure.dpi
    shown = [found for found in figure.findobj(Text) if found.get_text().strip() and found not in beyond]
    boxes = [(found.get_text(), Text.get_window_extent(found, canvas.get_renderer())) for found in shown]
    assert [text for text, box in boxes if box.x0 < 0 or box.y0 < 0 or box.x1 > width or box.y1 > height] == []
    assert [(one, other) for (one, a), (other, b) in combinations(boxes, 2)
            if min(a.x1, b.x1) - max(a.x0, b.x0) > 1 and min(a.y1, b.y1) - max(a.y0, b.y0) > 2] == []


def test_more_bars_make_a_taller_sheet() -> None:
    heights = [comparison_figure(replace(VIEW, bars=many(count)), EN).get_size_inches()[1] for count in (5, 20, 60)]
    assert heights == sorted(heights)
    assert heights[2] > 60 * 0.3


def test_the_picture_is_the_same_bytes_each_time_and_lacks_no_glyph(t: Translator, tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        save_png(comparison_figure(VIEW, t), tmp_path / name, 80)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_bars_are_coloured_in_the_picture(tmp_path: Path) -> None:
    from PIL import Image

    save_png(comparison_figure(VIEW, EN), tmp_path / "c.png", 80)
    picture = Image.open(BytesIO((tmp_path / "c.png").read_bytes())).convert("RGB")
    counts: Any = picture.getcolors(1 << 20)
    seen = {"#{:02X}{:02X}{:02X}".format(*colour) for count, colour in counts if count > 200}
    assert {look.colour for look in LEVELS if look.rank} <= seen


def test_a_very_tall_figure_is_still_a_picture(tmp_path: Path) -> None:
    from PIL import Image

    figure = comparison_figure(replace(VIEW, bars=BARS), EN)
    figure.set_size_inches(1, 900)
    save_png(figure, tmp_path / "tall.png", 150)
    with Image.open(tmp_path / "tall.png") as picture:
        assert picture.height <= 30_000


@pytest.mark.parametrize("text", ["油罐清洗（受限空间）：缺氧、油气中毒，静电或非防爆工具引爆", "x" * 100, "",
                                  "Unloading fuel from a tanker lorry", "混合 mixed 文字 text"])
def test_labels_fold_without_loss(text: str) -> None:
    lines = folded(text, 20)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert max(columns(line) for line in lines) <= 20 + 2


def test_bars_are_hatched_by_level_for_grey_print_and_only_then(t: Translator) -> None:
    plain, hatched = (comparison_figure(VIEW, t, hatched=on) for on in (False, True))
    assert {bar.get_hatch() for bar in bars(plain)} == {None}
    patterns = [bar.get_hatch() for bar in bars(hatched)]
    assert len(set(patterns)) == len(patterns) == 4
    legend = [patch.get_hatch() for patch in hatched.legends[0].get_patches()]
    assert legend[:4] == patterns


def test_bars_take_the_colours_of_the_company() -> None:
    from matplotlib.colors import to_hex

    soft = PRESETS[-1][1]
    found = bars(comparison_figure(replace(VIEW, palette=soft), EN))
    assert [to_hex(bar.get_facecolor()).upper() for bar in found] == [
        soft.major, soft.considerable, soft.general, soft.low]


def test_more_bars_than_a_page_holds_go_on_further_pages_on_one_axis(t: Translator) -> None:
    view = replace(VIEW, bars=many(90))
    pages: list[Any] = comparison_figures(view, t)
    assert len(pages) > 1
    assert all(page.get_size_inches()[1] <= PAGE + 0.01 for page in pages)
    assert len({page.axes[0].get_xlim() for page in pages}) == 1
    ends = [bar.get_width() for page in pages for bar in bars(page)]
    assert len(ends) == 90
    assert ends == sorted(ends, reverse=True)
    for number, page in enumerate(pages, 1):
        assert any(t.gettext("page {page} of {pages}").format(page=number, pages=len(pages)) in text
                   for text in texts(page))


@pytest.mark.parametrize("count", [39, 40, 41, 60, 85])
def test_no_page_is_nearly_empty(count: int) -> None:
    many = tuple(Bar(f"作业{number}", Decimal(count - number), Level.LOW) for number in range(count))
    view = replace(VIEW, bars=many)
    heights = [figure.get_size_inches()[1] for figure in comparison_figures(view, EN)]
    assert max(heights) <= PAGE
    assert max(heights) - min(heights) < 1.2


def test_few_bars_are_one_page_without_a_number() -> None:
    (page,) = comparison_figures(VIEW, EN)
    assert not any("page 1" in text for text in texts(page))


def test_what_a_bar_stands_for_is_said_and_an_empty_post_is_named(t: Translator) -> None:
    view = replace(VIEW, by="post", bars=(Bar("", Decimal(90), Level.GENERAL), *BARS))
    found = texts(comparison_figure(view, t))
    assert any(t.gettext("the worst event of each post") in text for text in found)
    assert t.gettext("No post named") in found


def test_counts_have_a_block_for_each_family(t: Translator) -> None:
    groups = (CountGroup("facility", {Level.MAJOR: ("a", "b"), Level.LOW: ("c",)}),
              CountGroup("activity", {Level.GENERAL: ("d",)}))
    figure: Any = counts_figure(CountsView("示范站", "residual", groups, date(2026, 11, 24)), t, hatched=True)
    assert [bar.get_width() for bar in bars(figure)] == [2, 1, 1]
    found = texts(figure)
    assert t.gettext("1 Equipment, facilities, places") in found
    assert t.gettext("2 Activities") in found
    assert found.count("0") >= 5
    unassessed = style(Level.UNASSESSED)
    assert found.count(f"{unassessed.shape} {t.gettext(unassessed.word)}") == 1  # in the legend alone


def test_the_axis_of_the_screen_is_that_of_the_sheet() -> None:
    for bars_of in (BARS, (*BARS, Bar("搬运", Decimal("0.5"), Level.LOW)),
                    tuple(replace(bar, value=None) for bar in BARS)):
        view = replace(VIEW, bars=bars_of)
        axis, axes = axis_of(view), comparison_figure(view, EN).axes[0]
        assert (axis.low, axis.high) == pytest.approx(axes.get_xlim())
        inverse = axes.transAxes.inverted()
        for value in (axis.low, *axis.ticks(), axis.high):
            if axis.low <= value <= axis.high:
                across, _up = inverse.transform(axes.transData.transform((value, 0)))
                assert axis.part(value) == pytest.approx(across, abs=1e-6)


def test_a_label_of_two_lines_has_no_character_alone() -> None:
    long = "办公值班区 · 值班室违规使用电热器具或充电设备起火伤人"
    assert columns(long) > 44
    figure = comparison_figure(replace(VIEW, bars=(Bar(long, Decimal(90), Level.GENERAL),)), EN)
    (label,) = [text for text in texts(figure) if text.startswith("办公")]
    first, second = label.split("\n")
    assert abs(columns(first) - columns(second)) <= 4
    assert (first + second).replace(" ", "") == long.replace(" ", "")
