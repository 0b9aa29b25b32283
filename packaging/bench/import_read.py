"""How long a register takes to read: the bare parser, our checked reading, openpyxl merely reading."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]

GROUPS = ["序号", "作业单元", "典型风险事件", "致险因素", "风险评估", None, None, None, None, "管控级别",
          "现有控制措施", None, None, None, None, "建议新增（改进）措施", "责任部门", "管控岗位", "责任人", "备注"]
HEADINGS = [None, None, None, None, "可能性大小L", "暴露频繁程度E", "结果严重程度C", "风险值D", "风险等级", None,
            "工程技术措施", "管理措施", "培训教育措施", "个体防护措施", "应急处置措施", None, None, None, None, None]


def measure(rows: int = 10_000) -> dict[str, float]:
    """Seconds for a LEC register of `rows` rows and 20 columns."""
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "register.xlsx"
        write_register_of(workbook, rows)
        return {name: _best(work, workbook) for name, work in
                (("calamine", _calamine), ("read_register", _ours), ("openpyxl read-only", _openpyxl))}


def write_register_of(target: Path, rows: int) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet1")
    sheet.append(GROUPS)
    sheet.append(HEADINGS)
    for number in range(1, rows + 1):
        sheet.append(_row(number))
    book.save(target)


JUDGED = ((1, 18, "低风险"), (3, 54, "低风险"), (7, 126, "一般风险"), (15, 270, "较大风险"))
"""C, D and level for L = 3 and E = 6."""


def _row(number: int) -> list[Any]:
    """All 20 cells filled, and as dense as the sample company's register: some seven measures an event."""
    point, kind = number // 10, ("高处坠落", "触电", "火灾", "机械伤害")[number % 4]
    severity, score, level = JUDGED[number % 4]
    return [number, f"第{point}作业单元", f"作业{number}时{kind}", f"第{number}项防护缺失，人员未按规程操作",
            3, 6, severity, score, level, "车间级",
            f"1.安装防护罩；2.设置联锁装置{number % 500}", f"严格执行操作规程第{number % 90}条", "三级教育每年复训一次",
            "安全帽和安全带", "立即停机，报告班长", f"增设监控{number % 300}", f"第{number % 12}车间", "班长",
            f"责任人{number % 200}", f"第{point}作业单元的参考值"]


def _best(work: Callable[[Path], object], workbook: Path, times: int = 3) -> float:
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        work(workbook)
        spent.append(time.perf_counter() - start)
    return min(spent)


def _calamine(workbook: Path) -> object:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python()


def _ours(workbook: Path) -> object:
    from dualprev_desktop.exchange.register_in import read_register

    found = read_register(workbook)
    if found.errors:
        raise SystemExit(found.errors[0].text())
    return found


def _openpyxl(workbook: Path) -> object:
    import openpyxl

    book = openpyxl.load_workbook(workbook, read_only=True)
    return list(book.worksheets[0].iter_rows(values_only=True))


if __name__ == "__main__":
    sys.path.insert(0, str(CHECKOUT))
    for name, seconds in measure().items():
        print(f"{name:20} {seconds:6.2f} s")
