"""`dualprev --language zh_CN …`: help, answers and faults are Chinese, argparse's own words too."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from dualprev_desktop.app import cli
from dualprev_desktop.app.command import COMMANDS
from dualprev_desktop.documents.base import DOCUMENTS
from dualprev_desktop.kernel.paths import HOME_VARIABLE, resource
from tests.support.words import latin_words

TYPED = {
    r"[\w/.-]+\.(dualprev|xlsx|pdf|png|svg|dpb)\b": "files",
    r"(?<![\w-])(" + "|".join(sorted(DOCUMENTS.ids(), key=len, reverse=True)) + r")(?![\w-])": "documents, typed so",
    r"(?<![\w-])--?[a-z][a-z-]*": "options, typed so",
    r"\b(" + "|".join(COMMANDS.ids()) + r"|verify)\b": "commands, typed so",
    r"\b(dualprev|register|risk_point|inherent|residual|lec|zh_CN|en|standard|above|pair|board|floors)\b":
        "the program's name, and values that are typed so",
    r"\bA\d\b|\b1200x900\b": "papers, typed so",
    r"\b[0-9a-f]{32}\b": "a company by its id",
    r"SHA256:[\w+/]+": "a key's fingerprint",
    r"\b91411502MA9TEXT006\b|'moon'": "what these tests type",
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """Everything the program says to the arguments, on both streams."""
    # argparse ends the program after a help text and after wrong usage
    with suppress(SystemExit):
        cli.run(["--language", "zh_CN", *map(str, arguments)])
    captured = capsys.readouterr()
    return captured.out + captured.err


def english(text: str) -> list[str]:
    return latin_words(text, TYPED)


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS.ids()), ["bundle", "export"],
                                     ["bundle", "verify"]], ids=" ".join)
def test_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, *command, "--help")
    assert "用法：dualprev" in text
    assert "显示本帮助后退出" in text
    assert english(text) == []


def test_the_demo_and_what_is_asked_about_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "demo", tmp_path / "demo")
    assert "示例加油站" in text
    assert english(text) == []
    file = tmp_path / "demo/sample-station.dualprev"
    for arguments, answer in ((("info", file), "风险事件：28"), (("check", file), "完好"),
                              (("bundle", "verify", next((tmp_path / "demo").glob("*.dpb"))), "签名有效"),
                              (("import", file, resource("sample", "register.xlsx"), "--dry-run"), "28个风险事件"),
                              (("print", file, "cards", "--out", tmp_path), "cards.pdf"),
                              (("export", file, "register", tmp_path / "register.xlsx"), "register.xlsx")):
        text = said(capsys, *arguments)
        assert answer in text
        assert english(text) == []


@pytest.mark.parametrize(("arguments", "sentence"), [
    (["import"], "缺少必需的参数"),
    (["moon"], "可选："),
    (["info", "a.dualprev", "b.dualprev"], "不认识的参数"),
    (["print", "a.dualprev", "cards", "--out"], "需要一个值"),
    (["check", "nothing.dualprev"], "不存在"),
    (["new", "x.dualprev", "--name", "某站", "--credit-code", "91411502MA9TEXT006"], "校验码"),
    (["new", "x.dualprev", "--name", "某站", "--sector", "月球"], "不在“行业”的选项中"),
    (["print", "x.dualprev", "诗", "--out", "o.pdf"], "没有名为“诗”的文档"),
    (["bundle", "verify", "none.dpb"], "none.dpb"),
])
def test_faults(arguments: list[str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    text = said(capsys, *arguments)
    assert sentence in text
    assert english(text) == []
