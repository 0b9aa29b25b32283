"""Finds words in Latin letters where a text should be Chinese throughout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

RUN = re.compile(r"[A-Za-z]{2,}")

EVERYWHERE: Mapping[str, str] = {
    r"\b(LEC|LS|LC|MES|JHA|SCL|HAZOP|LOPA|PHA|FTA|ETA|FMEA)\b": "methods; the field has no other names",
    r"\bE[123]\b|\bT[1234]\b": "editions of the rule sets",
    r"\bGB(/T)? ?\d+(\.\d)?(-\d{4})?|\bDB\d{2}(/T \d+-\d{4})?\b|\bCAS\b": "numbers of standards",
    r"\bR-\d{4}\b|\bWSA\d+\b": "numbers of risk points, codes of GB 6441-2025",
    r"\d ?(mm|cm|m|kg|kW|MPa|kB|KB|MB|GiB)\b|％LEL\b|%LEL\b|\bLEL\b": "units",
    r"\b(DXF|DWG|TIFF|WebP|HEIC|GBK)\b": "formats of drawings and pictures",
    r"\bPDF\b|\bPNG\b|\bJPEG\b|\bSVG\b|\bXML\b|\bJSON\b|\bZIP\b|\bUTC\b|\bUTF-8\b|\bSHA-256": "formats",
    r"\bCAD\b|\bAutoCAD( 20\d\d)?\b|\b(XREF|BIND|PURGE)\b": "drawing programs and their commands",
    r"\bExcel\b|\bWPS\b|\bDualPrev( Desktop)?\b": "programs",
}
"""What Chinese practitioners write in Latin letters themselves, each with its reason."""

ON_SCREEN: Mapping[str, str] = {
    r"[^\n]*\.dualprev\b(?! )": "a company file with its path",
    r"\b(Ctrl|Shift|Alt|Enter|Esc|Del|Delete|Ins|Insert|Page Up|Page Down|PgUp|PgDown)\b": "names of keys",
    r"\b(Tab|Space|Backspace|Home|End|Up|Down|Left|Right)\b": "and those the sheet of shortcuts names besides",
    r"\b(JKA|JTK|KJ|TKD|XKT)(?=型|提升机)|\b(LED|PLC)\b": "types of machines in the list of what is obsolete",
    r"\bEnglish\b": "a language by its own name",
    r"#[0-9A-F]{6}\b": "a colour by its parts of red, green and blue",
    r"SHA256:[\w+/=-]+": "the fingerprint of a key",
    r"No such file or directory": "what the system itself says; the forked copies of a test share their folders",
    r"\bCSV\b|\bEd25519\b|\bssh-keygen\b|\bsha256sum\b": "what a bundle is checked with",
    r"\b[\w-]+\.(svg|xlsx|pdf|log|dpb|json)\b|\.(svg|xlsx|pdf|log|dpb|json)\b|\B\.dualprev\b":
        "file names and endings",
    r"\b(lec|ls|lc|mes)-[a-z0-9-]+|\bDB37\b": "rule sets by their ids, which name their editions for good",
    r"Apache License|Apache|Noto Sans SC|OFL|Material Design Icons|Qt for Python|LGPL": "fonts, libraries and licences",
    r"/[\w./-]+": "a path",
    r"\b[0-9A-Z]{18}\b|\b91411502MA9[0-9A-Z]+": "the unified social credit code",
    r"（xieyou）|（xyzy）": "how pinyin is typed",
    r"\b[0-9a-f]{32,64}\b": "ids and digests",
}
"""What on the screen is data, or is written like this by everybody, each with its reason."""


def latin_words(text: str, allowed: Iterable[str] = ()) -> list[str]:
    """Runs of two or more Latin letters, the allowed patterns taken out first."""
    for pattern in (*EVERYWHERE, *allowed):
        # ASCII, so that a word ends where an ideograph begins
        text = re.sub(pattern, " ", text, flags=re.ASCII)
    return RUN.findall(text)
