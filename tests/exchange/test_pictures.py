"""Pictures from outside: what is admitted, what is refused and with which sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from dualprev_desktop.exchange.backgrounds import read
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.kernel.paths import resource
from dualprev_desktop.services.incoming import Choice, IncomingPicture

STATION_PLAN = Path(__file__).parents[3] / "shared/inputs/plans/station-plan.png"


LONGEST_SIDE = 6000


def read_picture(path: Path) -> IncomingPicture:
    """As the file itself suggests, no longer than that."""
    return read(path, Choice(side=LONGEST_SIDE))


def jpeg(width: int, height: int, orientation: int = 0) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
        exif[0x010F] = "Camera"
    Image.new("RGB", (width, height), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def huge_png(width: int, height: int) -> bytes:
    """A few bytes that say they are an enormous picture."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_photograph_is_turned_upright_and_loses_its_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(80, 60, orientation=6))
    picture = read_picture(tmp_path / "a.jpg")
    assert (picture.width, picture.height, picture.media_type) == (60, 80, "image/jpeg")
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size == (60, 80)
        assert not image.getexif()


def test_what_it_is_decides_and_not_its_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (10, 20)).save(out, "PNG")
    (tmp_path / "a.jpg").write_bytes(out.getvalue())
    assert read_picture(tmp_path / "a.jpg").media_type == "image/png"


def test_a_vector_plan_is_kept_as_it_is() -> None:
    picture = read_picture(resource("sample", "site-plan.svg"))
    assert (picture.width, picture.height, picture.media_type) == (1600, 1100, "image/svg+xml")
    assert picture.data == resource("sample", "site-plan.svg").read_bytes()


@pytest.mark.skipif(not STATION_PLAN.exists(), reason="the shared inputs are not beside the checkout")
def test_a_real_scan() -> None:
    assert (read_picture(STATION_PLAN).width, read_picture(STATION_PLAN).height) == (918, 1000)


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "is empty"),
    (b"MZ\x90\x00 a program", "is not a picture this program reads"),
    (jpeg(80, 60)[:300], "is damaged"),
    (huge_png(30_000, 30_000), "900000000|30000 × 30000 pixels"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>", "scripts or points to other"),
    (b"<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink' width='9' height='9'>"
     b"<image x:href='file:///etc/passwd'/></svg>", "scripts or points to other"),
    (b"<!DOCTYPE s [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><svg width='9' height='9'>&a;</svg>", "is damaged"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "does not say how large"),
    (b"<svg width='1e9' height='1e9'/>", "does not say how large"),
    (b"<html></html>", "is not a picture this program reads"),
])
def test_hostile_and_broken_pictures(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "plan.png").write_bytes(content)
    with pytest.raises(BadFile, match=sentence) as refused:
        read_picture(tmp_path / "plan.png")
    assert "plan.png" in refused.value.text()


def test_an_a0_scan_is_made_fit_for_the_screen(tmp_path: Path) -> None:
    Image.new("1", (12_000, 9_000), 1).save(tmp_path / "a0.png")
    picture = read_picture(tmp_path / "a0.png")
    assert (picture.width, picture.height) == (6000, 4500)
