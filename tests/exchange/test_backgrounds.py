"""Backgrounds of plans made of pixels, pages and SVG: what is read, how it comes out, what is refused and why."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from dualprev_desktop.exchange.backgrounds import look, preview, read
from dualprev_desktop.kernel.errors import BadFile
from dualprev_desktop.services.incoming import Choice, IncomingPicture
from tests.support.heic import PHONE_PICTURE

RED, GREEN, BLUE, WHITE = (220, 0, 0), (0, 160, 0), (0, 0, 220), (255, 255, 255)


def quartered(width: int = 80, height: int = 60) -> Image.Image:
    """Red upper left, green upper right, blue lower left, white lower right."""
    image = Image.new("RGB", (width, height), "white")
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def pixels(picture: IncomingPicture) -> Image.Image:
    with Image.open(io.BytesIO(picture.data)) as image:
        assert image.size == (picture.width, picture.height)
        return image.convert("RGB")


def near(image: Image.Image, x: float, y: float, colour: tuple[int, int, int]) -> bool:
    seen = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(seen, tuple)
    return max(abs(one - other) for one, other in zip(seen, colour, strict=True)) < 40


def pdf(path: Path, pages: int = 1, password: str = "", size: tuple[float, float] = (595, 842)) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=size, encrypt=password or None)
    for number in range(pages):
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(0, 0, size[0] * (number + 1) / pages, size[1] / 2, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return path


@pytest.mark.parametrize(("kind", "media_type"), [
    ("PNG", "image/png"), ("JPEG", "image/jpeg"), ("TIFF", "image/png"), ("WEBP", "image/jpeg"),
    ("GIF", "image/png"), ("BMP", "image/png")])
def test_every_kind_of_picture_comes_out_as_png_or_jpeg(tmp_path: Path, kind: str, media_type: str) -> None:
    quartered().save(tmp_path / "plan", kind)
    seen, picture = look(tmp_path / "plan"), read(tmp_path / "plan")
    assert (seen.kind, seen.width, seen.height, seen.pages) == ("raster", 80, 60, 1)
    assert picture.media_type == media_type
    assert near(pixels(picture), 0.2, 0.2, RED)


def test_a_picture_from_a_telephone(tmp_path: Path) -> None:
    (tmp_path / "现场.heic").write_bytes(PHONE_PICTURE)
    assert (look(tmp_path / "现场.heic").width, look(tmp_path / "现场.heic").height) == (64, 48)
    picture = read(tmp_path / "现场.heic")
    assert picture.media_type == "image/jpeg"
    assert near(pixels(picture), 0.2, 0.2, RED)
    assert near(pixels(picture), 0.8, 0.8, WHITE)


def test_a_cut_picture_from_a_telephone(tmp_path: Path) -> None:
    (tmp_path / "a.heic").write_bytes(PHONE_PICTURE[:len(PHONE_PICTURE) * 2 // 3])
    with pytest.raises(BadFile, match=r"a\.heic is damaged"):
        read(tmp_path / "a.heic")


def test_the_pages_of_a_fax_are_chosen_from(tmp_path: Path) -> None:
    first, second = Image.new("1", (90, 60), 1), Image.new("1", (50, 70), 0)
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second], compression="group4")
    seen = look(tmp_path / "a.tif")
    assert (seen.kind, seen.pages) == ("pages", 2)
    chosen = read(tmp_path / "a.tif", Choice(page=2))
    assert (chosen.width, chosen.height) == (50, 70)
    assert near(pixels(chosen), 0.5, 0.5, (0, 0, 0))
    with pytest.raises(BadFile, match="has no page 3; its last is page 2"):
        read(tmp_path / "a.tif", Choice(page=3))


@pytest.mark.parametrize("mode", ["CMYK", "I;16", "LA", "P", "YCbCr"])
def test_unusual_pixels_are_converted(tmp_path: Path, mode: str) -> None:
    image = Image.new("I;16", (40, 30), 500) if mode == "I;16" else quartered(40, 30).convert(mode)
    if mode == "I;16":
        image.paste(4000, (20, 0, 40, 30))
    image.save(tmp_path / "a.tif", "TIFF" if mode in ("CMYK", "I;16", "YCbCr") else "PNG")
    shown = pixels(read(tmp_path / "a.tif"))
    assert not near(shown, 0.2, 0.2, WHITE)
    if mode == "I;16":  # twelve bits of sixteen would be black on black
        assert near(shown, 0.2, 0.5, (0, 0, 0))
        assert near(shown, 0.8, 0.5, WHITE)


def test_of_a_moving_picture_the_first_is_taken_and_told(tmp_path: Path) -> None:
    quartered().save(tmp_path / "a.gif", save_all=True, append_images=[Image.new("RGB", (80, 60), "white")])
    assert look(tmp_path / "a.gif").remarks == ("a.gif moves: its first picture is taken.",)
    assert near(pixels(read(tmp_path / "a.gif")), 0.2, 0.2, RED)


def test_a_photograph_lies_as_it_was_held_and_tells_nothing_about_its_maker(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    quartered(800, 600).save(tmp_path / "a.jpg", exif=exif, comment=b"secret")
    assert (look(tmp_path / "a.jpg").width, look(tmp_path / "a.jpg").height) == (600, 800)
    picture = read(tmp_path / "a.jpg")
    assert near(pixels(picture), 0.8, 0.2, RED)  # turned clockwise
    assert b"Camera" not in picture.data
    assert b"secret" not in picture.data
    assert b"Exif" not in picture.data


def test_what_a_program_wrote_into_a_png_is_left_behind(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "somebody")
    quartered().save(tmp_path / "a.png", pnginfo=notes)
    assert b"somebody" not in read(tmp_path / "a.png").data


def test_an_a0_scan_is_kept_at_its_full_size(tmp_path: Path) -> None:
    scan = Image.new("1", (12_000, 9_000), 1)
    ImageDraw.Draw(scan).line((0, 0, 11_999, 8_999), fill=0, width=4)
    scan.save(tmp_path / "a0.tif", compression="group4")
    assert (look(tmp_path / "a0.tif").width, look(tmp_path / "a0.tif").height) == (12_000, 9_000)
    picture = read(tmp_path / "a0.tif")
    assert (picture.width, picture.height) == (12_000, 9_000)
    assert len(picture.data) < 4 << 20
    small = preview(tmp_path / "a0.tif", Choice(), 1200)
    assert (small.width, small.height) == (1200, 900)


def test_a_tilted_photograph_of_a_sheet_is_straightened(tmp_path: Path) -> None:
    sheet, photo = quartered(600, 400), Image.new("RGB", (1000, 800), "grey")
    corners = ((120, 90), (860, 160), (900, 690), (60, 620))
    _photographed(sheet, photo, corners).save(tmp_path / "a.jpg", quality=92)
    one, two, three, four = ((x / 1000, y / 800) for x, y in corners)
    picture = read(tmp_path / "a.jpg", Choice(corners=(one, two, three, four)))
    shown = pixels(picture)
    assert picture.width / picture.height == pytest.approx(1.5, rel=0.03)
    # the middle of a sheet is where its diagonals cross, and stays there
    assert near(shown, 0.48, 0.48, RED)
    assert near(shown, 0.52, 0.48, GREEN)
    assert near(shown, 0.48, 0.52, BLUE)
    assert near(shown, 0.02, 0.02, RED)
    assert near(shown, 0.98, 0.02, GREEN)
    assert near(shown, 0.02, 0.98, BLUE)


def _photographed(sheet: Image.Image, photo: Image.Image, corners: tuple[tuple[int, int], ...]) -> Image.Image:
    """Solved apart from the program: the eight equations of the map from the photograph to the sheet."""
    import numpy

    rows, values = [], []
    flat = ((0, 0), (sheet.width, 0), (sheet.width, sheet.height), (0, sheet.height))
    for (x, y), (u, v) in zip(corners, flat, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        values += [u, v]
    found = numpy.linalg.solve(numpy.array(rows, float), numpy.array(values, float))
    return sheet.transform(photo.size, Image.Transform.PERSPECTIVE, found.tolist(), Image.Resampling.BICUBIC,
                           fillcolor="grey")


@pytest.mark.parametrize("corners", [
    ((0.1, 0.1), (0.9, 0.9), (0.9, 0.1), (0.1, 0.9)),  # crossing
    ((0.1, 0.1), (0.1, 0.9), (0.9, 0.9), (0.9, 0.1)),  # the wrong way round
    ((0.5, 0.5),) * 4,
    ((0.1, 0.1), (0.5, 0.5), (0.9, 0.9), (0.1, 0.9)),  # three on one line
    ((float("nan"), 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)),
])
def test_corners_that_enclose_no_sheet(tmp_path: Path, corners: tuple[tuple[float, float], ...]) -> None:
    quartered().save(tmp_path / "a.png")
    with pytest.raises(BadFile, match=r"corners do not enclose a sheet in a\.png"):
        read(tmp_path / "a.png", Choice(corners=corners))  # type: ignore[arg-type]


@pytest.mark.parametrize(("turns", "red"), [(1, (0.8, 0.2)), (2, (0.8, 0.8)), (3, (0.2, 0.8)), (4, (0.2, 0.2))])
def test_quarter_turns_are_clockwise(tmp_path: Path, turns: int, red: tuple[float, float]) -> None:
    quartered().save(tmp_path / "a.png")
    picture = read(tmp_path / "a.png", Choice(quarter_turns=turns))
    assert (picture.width, picture.height) == ((60, 80) if turns % 2 else (80, 60))
    assert near(pixels(picture), *red, RED)


def test_a_page_of_a_pdf(tmp_path: Path) -> None:
    seen = look(pdf(tmp_path / "a.pdf", pages=2))
    assert (seen.kind, seen.pages, seen.width, seen.height) == ("pages", 2, 2480, 3509)
    first, second = read(tmp_path / "a.pdf"), read(tmp_path / "a.pdf", Choice(page=2, dpi=72))
    assert (first.width, first.height, first.media_type) == (2480, 3509, "image/png")
    assert (second.width, second.height) == (595, 842)
    assert near(pixels(first), 0.8, 0.8, WHITE)
    assert near(pixels(second), 0.8, 0.8, (0, 0, 0))
    with pytest.raises(BadFile, match="has no page 9; its last is page 2"):
        read(tmp_path / "a.pdf", Choice(page=9))


def test_a_huge_page_is_rendered_within_bounds(tmp_path: Path) -> None:
    seen = look(pdf(tmp_path / "a0.pdf", size=(3370, 2384)))
    assert seen.width == 6000
    large = read(tmp_path / "a0.pdf", Choice(dpi=2400))
    assert (large.width, large.height) == (12_000, 8490)


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"a\.pdf is protected by a password\. Open it in a PDF reader"):
        look(pdf(tmp_path / "a.pdf", password="secret"))


def test_a_cut_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf(tmp_path / "whole.pdf").read_bytes()[:200])
    with pytest.raises(BadFile, match=r"a\.pdf is damaged"):
        look(tmp_path / "a.pdf")


def test_a_drawing_is_turned_as_a_whole(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='10 0 80 60' fill='red'>"
                                    "<rect x='10' width='8' height='6'/></svg>", "utf-8")
    picture = read(tmp_path / "a.svg", Choice(quarter_turns=1))
    assert (picture.width, picture.height, picture.media_type) == (60, 80, "image/svg+xml")
    (group,) = ElementTree.fromstring(picture.data)
    assert group.get("transform") == "translate(60 0) rotate(90) translate(-10.0 -0.0)"
    assert group.get("fill") == "red"
    with pytest.raises(BadFile, match="made of lines and cannot be straightened"):
        read(tmp_path / "a.svg", Choice(corners=((0, 0), (1, 0), (1, 1), (0, 1))))


def png_with_bomb() -> bytes:
    out = io.BytesIO()
    quartered().save(out, "PNG")
    data = out.getvalue()
    text = b"Comment\0\0" + zlib.compress(bytes(100 << 20))
    chunk = len(text).to_bytes(4, "big") + b"zTXt" + text + zlib.crc32(b"zTXt" + text).to_bytes(4, "big")
    return data[:33] + chunk + data[33:]


@pytest.mark.parametrize(("content", "sentence"), [
    (b"", "is empty: not one byte"),
    (b"MZ\x90\0 a program", "is not a picture this program reads, whatever its name says"),
    (b"PK\x03\x04 a zip", "is not a picture this program reads, whatever its name says"),
    (b"AC1027\0\0\0\0\0 a drawing of AutoCAD", "is a DWG drawing, even if its name says otherwise"),
    (png_with_bomb(), "is damaged"),
    (b"\x89PNG\r\n\x1a\n", "is damaged"),
    (b"%PDF-1.7 nothing more", "is damaged"),
])
def test_what_is_no_picture_at_all(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "厂区.jpg").write_bytes(content)
    with pytest.raises(BadFile, match=sentence) as refused:
        read(tmp_path / "厂区.jpg")
    assert refused.value.text().startswith("厂区.jpg ")


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"a\.png cannot be opened: No such file"):
        look(tmp_path / "a.png")
