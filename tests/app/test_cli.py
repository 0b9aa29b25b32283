"""The command line: what it writes, what it says, and its exit codes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dualprev_desktop.app import cli
from dualprev_desktop.kernel.paths import HOME_VARIABLE, resource


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    return tmp_path / "home"


def said(capsys: pytest.CaptureFixture[str], *arguments: object, language: str = "en") -> tuple[int, str, str]:
    code = cli.run(["--language", language, *map(str, arguments)])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.fixture
def demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    code, out, _ = said(capsys, "demo", tmp_path / "out")
    assert code == 0
    named = [Path(line).name for line in out.splitlines()[1:]]
    assert sorted(named) == sorted(path.name for path in (tmp_path / "out").iterdir())
    assert {"sample-station.dualprev", "register.xlsx", "plan.pdf", "plan.png", "comparison.png",
            "cards.pdf"} < set(named)
    assert [name for name in named if name.endswith(".dpb")]
    return tmp_path / "out"


def test_the_demo_writes_and_names_everything(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    company = demo / "sample-station.dualprev"
    assert said(capsys, "check", company)[0] == 0
    code, out, _ = said(capsys, "info", company)
    assert code == 0
    assert "Risk events: 28" in out
    assert "Survey: complete" in out
    assert re.search(r"Rows of the code lists not verified: [1-9]\d* of \d+", out)
    assert re.search(r"Rule sets not verified: \d+ of \d+", out)
    code, out, _ = said(capsys, "bundle", "verify", next(demo.glob("*.dpb")))
    assert code == 0
    assert "is whole and its signature is valid" in out


def test_a_second_demo_keeps_the_first_company(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (demo / "sample-station.dualprev").read_bytes()
    assert said(capsys, "demo", demo)[0] == 0
    assert (demo / "sample-station.dualprev").read_bytes() == before
    assert (demo / "sample-station-2.dualprev").exists()


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="ssh-keygen is not installed")
def test_others_accept_the_demos_bundle(demo: Path, home: Path, tmp_path: Path) -> None:
    """unzip, ssh-keygen, sha256sum and frictionless, and nothing of ours."""
    import json
    import sys
    import zipfile

    bundle = next(demo.glob("*.dpb"))
    with zipfile.ZipFile(bundle) as archive:
        archive.extractall(tmp_path / "b")
    header = json.loads((tmp_path / "b/header.json").read_bytes())
    key = (home / "config/keys/signing_key.pub").read_text()
    (tmp_path / "signers").write_text(f'them namespaces="dualprev-header@v1" {key}')
    subprocess.run(["ssh-keygen", "-Y", "verify", "-f", tmp_path / "signers", "-I", "them", "-n", "dualprev-header@v1",
                    "-s", tmp_path / "b/header.json.sig"], input=(tmp_path / "b/header.json").read_bytes(), check=True,
                   capture_output=True)
    digest = subprocess.run(["sha256sum", tmp_path / "b/payload.zip"], check=True, capture_output=True, text=True)
    assert digest.stdout.split()[0] == header["payload"]["sha256"]
    with zipfile.ZipFile(tmp_path / "b/payload.zip") as archive:
        archive.extractall(tmp_path / "p")
    checked = subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
                             cwd=tmp_path / "p", capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout


def test_new_import_export_print(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    company = tmp_path / "mine.dualprev"
    assert said(capsys, "new", company, "--name", "某加油站", "--sector", "01")[0] == 0
    code, out, _ = said(capsys, "import", company, resource("sample", "register.xlsx"), "--dry-run")
    assert (code, "28 risk events at 13 risk points" in out) == (0, True)
    assert "Risk events: 0" in said(capsys, "info", company)[1]
    code, out, _ = said(capsys, "import", company, resource("sample", "register.xlsx"))
    assert (code, "28 risk events were imported." in out) == (0, True)
    code, out, _ = said(capsys, "import", company, resource("sample", "register.xlsx"))
    assert (code, "0 risk events were imported." in out) == (0, True)
    assert said(capsys, "export", company, "risk_point", tmp_path / "points.xlsx")[0] == 0
    code, out, _ = said(capsys, "print", company, "cards", "comparison", "--out", tmp_path / "paper")
    assert code == 0
    assert {path.name for path in (tmp_path / "paper").iterdir()} == {"cards.pdf", "comparison.png"}


def test_a_plan_is_printed_as_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pypdfium2

    said(capsys, "demo", tmp_path / "demo")
    asked = ("print", tmp_path / "demo/sample-station.dualprev", "plan", "--out", tmp_path)
    sizes = {}
    for words in ("--layout above", "--layout board --paper 1200x900", "--layout pair --paper A1 --portrait",
                  "--paper A3 --landscape --tiles A4 --hatched"):
        assert said(capsys, *asked, *words.split())[0] == 0
        with pypdfium2.PdfDocument(tmp_path / "plan.pdf") as document:
            last = document[len(document) - 1].get_size()
            sizes[words] = (len(document), *(round(side * 25.4 / 72) for side in last))
    assert sizes == {"--layout above": (1, 297, 420), "--layout board --paper 1200x900": (1, 1200, 900),
                     "--layout pair --paper A1 --portrait": (1, 594, 841),
                     "--paper A3 --landscape --tiles A4 --hatched": (5, 297, 210)}
    code, _, told = said(capsys, *asked, "--paper", "B9")
    assert (code, "B9" in told) == (1, True)


@pytest.mark.parametrize(("arguments", "code", "sentence"), [
    (["check", "nothing.dualprev"], 1, "does not exist"),
    (["new", "x", "--name", "某站", "--credit-code", "91411502MA9TEXT006"], 1, "check character"),
    (["new", "x", "--name", "某站", "--sector", "moon"], 1, "not in the list of “Sector”"),
    (["print", "x", "poem", "--out", "o"], 1, "There is no document “poem”"),
    (["bundle", "verify", "README.md"], 1, "README.md"),
])
def test_faults_are_sentences_with_exit_code_1(arguments: list[str], code: int, sentence: str, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch,
                                               capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "README.md").write_text("no bundle")
    answer, _out, error = said(capsys, *arguments)
    assert answer == code
    assert sentence in error
    assert "Traceback" not in error
    assert not (tmp_path / "x.dualprev").exists()


def test_wrong_usage_is_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        said(capsys, "import")
    assert stopped.value.code == 2


def test_a_damaged_file_is_told_by_check(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = demo / "sample-station.dualprev"
    data = bytearray(path.read_bytes())
    at = data.rindex("静电".encode())
    data[at + 2] ^= 1
    path.write_bytes(data)
    code, _out, error = said(capsys, "check", path)
    assert code == 1
    assert error.strip()


def test_a_language_alone_or_with_a_file_asks_for_the_window(tmp_path: Path) -> None:
    file = str(tmp_path / "mine.dualprev")
    for arguments, rest in ((["--language", "zh_CN"], []), (["--language=zh_CN", file], [file]),
                            ([file, "--language", "zh_CN"], [file])):
        assert cli._asked_language(arguments) == ("zh_CN", rest)
        assert cli._wants_window(rest)
    assert not cli._wants_window(cli._asked_language(["--language", "en", "info", file])[1])
