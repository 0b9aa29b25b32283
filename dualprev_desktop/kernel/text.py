"""Text as people paste it, made fit to be kept: no lone surrogates, control or invisible characters."""

from __future__ import annotations

import re
import unicodedata

_FORBIDDEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def clean(text: str, *, lines: bool = False) -> str:
    """Without what cannot be seen or stored, composed (NFC), trimmed; on one line unless `lines`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _FORBIDDEN.sub("", unicodedata.normalize("NFC", text))
    if lines:
        return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def narrow(text: str) -> str:
    """Full-width letters and digits made plain (NFKC), for codes and numbers."""
    return unicodedata.normalize("NFKC", text).strip()
