"""The pinyin library is loaded piece by piece and knows what it knows when it is loaded at once."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

from dualprev_desktop.services import pinyin
from dualprev_desktop.services.search_sound import readings

TEXTS = ("银行行长", "重庆长安", "卸油作业人员违章", "行车吊运", "调节阀卡涩", "朝阳区", "一丝不苟")
AT_ONCE = """
import json, sys
from pypinyin import lazy_pinyin
from pypinyin.seg.mmseg import seg
print(json.dumps([[lazy_pinyin(text), list(seg.cut(text))] for text in sys.argv[1:]]))
"""


def test_readings_and_words_are_those_of_the_library_loaded_at_once() -> None:
    at_once = json.loads(subprocess.run([sys.executable, "-c", AT_ONCE, *TEXTS], capture_output=True, check=True,
                                        text=True).stdout)
    library = pinyin.library()
    assert [[library.lazy_pinyin(text), list(library.seg.mmseg.seg.cut(text))] for text in TEXTS] == at_once


def test_every_word_of_the_file_comes_in_one_of_many_portions() -> None:
    file = Path(pinyin.library().__file__ or "").with_name(pinyin.WORDS_FILE)
    text = file.read_text(encoding="utf-8")
    portions = list(pinyin.portions(text))
    assert max(map(len, portions)) <= pinyin.PORTION
    assert len(portions) > 10
    assert {word: said for portion in portions for word, said in portion.items()} == json.loads(text)


def test_portions_do_not_depend_on_how_the_file_is_laid_out() -> None:
    words = {"银行": [["yín"], ["háng"]], "行行": [["xíng", "háng"], ["xíng"]], "一": [["yī"]]}
    for text in (json.dumps(words), json.dumps(words, ensure_ascii=False, indent=1), json.dumps(words, indent=None)):
        assert {word: said for portion in pinyin.portions(text) for word, said in portion.items()} == words


def test_whoever_comes_while_it_is_loaded_hears_all_of_it() -> None:
    heard: list[set[str]] = []
    threads = [threading.Thread(target=lambda: heard.append(readings("重庆银行"))) for _thread in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all("chongqingyin"[:12] in one for one in heard)
    assert len(heard) == 4
