"""Files of records: pictures made smaller and upright, enemies told from friends, kept once, taken off and back."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from dualprev_desktop.domain.records.attachment import Attachment
from dualprev_desktop.kernel.errors import DualPrevError, InputError
from dualprev_desktop.services import attaching, edit, file_intake, history, pictures, query, restoring
from dualprev_desktop.services.attaching import AttachedView
from dualprev_desktop.services.file_intake import read_file
from dualprev_desktop.store.company import Company
from tests.support.pictures import phone_photo, png_bomb, screenshot, truncated

BLOBS = "SELECT count(*) FROM blob"


@pytest.fixture
def point(company: Company) -> str:
    return edit.create(company, "risk_point", {"name": "油罐区", "kind": "place"})[0]


def attach(company: Company, point: str, *paths: Path) -> list[AttachedView]:
    attaching.add(company, "risk_point", point, [read_file(path) for path in paths])
    return list(attaching.attached_to(company, "risk_point", point))


def blobs(company: Company) -> int:
    with company.read() as reader:
        return int(reader.value(BLOBS))


# what is kept -------------------------------------------------------------------------------------------


def test_a_phones_photo_is_kept_smaller_upright_and_provable(company: Company, point: str, tmp_path: Path) -> None:
    photo = phone_photo(tmp_path / "IMG_2031.jpg")
    (kept,) = attach(company, point, photo)
    with company.read() as reader:
        data = reader.blob(kept.sha256)
    assert data is not None
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (1920, 2560)
        assert image.getexif().get(0x0112, 1) == 1, "it needs no more turning"
        top, bottom = image.getpixel((960, 100)), image.getpixel((960, 2400))
    assert isinstance(top, tuple)
    assert top[0] > 150 > top[1], "the red edge is on top"
    assert bottom == (255, 255, 255)
    assert kept.taken_at == "2026-11-20 09:15"
    assert kept.original_sha256 == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert (kept.file_name, kept.media_type, kept.day) == ("IMG_2031.jpg", "image/jpeg", "2026-11-20")


def test_the_original_is_kept_where_that_is_wanted(tmp_path: Path) -> None:
    photo = phone_photo(tmp_path / "IMG_2031.jpg")
    kept = read_file(photo, smaller=False)
    assert (kept.data, kept.original_sha256) == (photo.read_bytes(), "")
    assert not kept.smaller


def test_a_small_picture_is_kept_byte_for_byte(tmp_path: Path) -> None:
    shot = screenshot(tmp_path / "shot.png")
    kept = read_file(shot)
    assert (kept.data, kept.original_sha256, kept.now) == (shot.read_bytes(), "", (640, 480))


def test_what_paper_cannot_show_becomes_what_it_can(tmp_path: Path) -> None:
    kept = read_file(screenshot(tmp_path / "from-chat.webp"))
    assert (kept.file_name, kept.media_type) == ("from-chat.jpg", "image/jpeg")
    assert kept.original_sha256


def test_a_document_is_kept_as_it_is(company: Company, point: str, tmp_path: Path) -> None:
    path = tmp_path / "防雷检测报告.pdf"
    path.write_bytes(b"%PDF-1.7 \xff\x00")
    (kept,) = attach(company, point, path)
    copy = attaching.save_copy(company, kept.attachment_id, tmp_path / "out.pdf")
    assert copy.read_bytes() == path.read_bytes()
    assert not kept.pictured


def test_several_stand_in_the_order_in_which_they_came(company: Company, point: str, tmp_path: Path) -> None:
    paths = [screenshot(tmp_path / f"{number}.png", (40 + number, 30)) for number in range(12)]
    assert [kept.file_name for kept in attach(company, point, *paths)] == [path.name for path in paths]
    assert history.undo_label(company) == "Attach 12 files to 油罐区"


def test_the_same_bytes_are_kept_once(company: Company, point: str, tmp_path: Path) -> None:
    shot, again = screenshot(tmp_path / "shot.png"), screenshot(tmp_path / "again.png")
    other = edit.create(company, "risk_event", {"name": "泄漏", "risk_point_id": point})[0]
    attach(company, point, shot)
    attaching.add(company, "risk_event", other, [read_file(again)])
    assert blobs(company) == 1
    with pytest.raises(InputError, match=r"again\.png is attached here already, under the name shot\.png"):
        attach(company, point, again)
    assert len(attaching.attached_to(company, "risk_point", point)) == 1


# enemies ------------------------------------------------------------------------------------------------


def svg(text: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{text}</svg>'.encode()


def program(path: Path) -> Path:
    path.write_bytes(b"MZ\x90\x00\x03\x00\x00\x00" + b"\0" * 64)
    return path


def written(data: bytes) -> Callable[[Path], Path]:
    def make(path: Path) -> Path:
        path.write_bytes(data)
        return path
    return make


@pytest.mark.parametrize(("name", "make", "words"), [
    ("cut.png", lambda path: truncated(screenshot(path, (900, 900))), "is damaged: it ends too early"),
    ("cut.jpg", lambda path: truncated(phone_photo(path, (800, 600))), "is damaged: it ends too early"),
    ("bomb.png", png_bomb, r"has 50000 × 50000 pixels, more than can be handled"),
    ("photo.jpg", program, "is a program or a web page, whatever its name says"),
    ("set-up.exe", written(b"anything"), "is a program or a web page"),
    ("page.html", written(b"<html>"), "is a program or a web page"),
    ("text.jpg", written("不是图片".encode()), "is not a picture, though its name says so"),
    ("link.svg", written(svg('<image href="http://203.0.113.7/x.png"/>')), "holds scripts or points to other files"),
    ("style.svg", written(svg('<rect style="fill:url(http://203.0.113.7/x)"/>')),
     "holds scripts or points to other files"),
    ("import.svg", written(svg("<style>@import 'file:///etc/passwd';</style>")),
     "holds scripts or points to other files"),
    ("script.svg", written(svg("<script>alert(1)</script>")), "holds scripts or points to other files"),
    ("empty.png", written(b""), r"empty\.png is empty"),
])
def test_an_enemy_is_told_in_a_sentence(company: Company, point: str, tmp_path: Path, name: str,
                                        make: Callable[[Path], Path], words: str) -> None:
    with pytest.raises(DualPrevError, match=words) as told:
        attach(company, point, make(tmp_path / name))
    assert name in told.value.text()
    assert blobs(company) == 0


def test_a_passive_drawing_is_taken_and_own_gradients_with_it(company: Company, point: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.svg"
    path.write_bytes(svg('<rect fill="url(#g)" width="3" height="3"/>'))
    (kept,) = attach(company, point, path)
    assert (kept.media_type, kept.pictured) == ("image/svg+xml", False)


def test_what_is_too_large_is_refused_before_it_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    with path.open("wb") as stream:
        stream.truncate(file_intake.MOST_BYTES + 1)
    with pytest.raises(InputError, match=r"video\.mp4 is too large: 21 MB; at most 20 MB are kept"):
        read_file(path)


def test_a_name_that_turns_round_is_straightened(company: Company, point: str, tmp_path: Path) -> None:
    """With U+202E `gpj.exe` would be shown as `exe.jpg`."""
    path = screenshot(tmp_path / "x.png")
    (kept,) = attach(company, point, path.rename(tmp_path / "a\u202egnp.png"))
    assert kept.file_name == "agnp.png"


def test_a_picture_that_cannot_be_decoded_costs_only_itself(company: Company, point: str, tmp_path: Path) -> None:
    """As from a merge: bytes that were never looked at on this machine."""
    good = attach(company, point, screenshot(tmp_path / "good.png"))
    bad = png_bomb(tmp_path / "bomb.png").read_bytes()
    attaching.add(company, "risk_point", point, [file_intake.IncomingFile("bomb.png", bad, "image/png")])
    seen = pictures.thumbnails(company, attaching.attached_to(company, "risk_point", point))
    assert set(seen) == {good[0].sha256}
    with Image.open(io.BytesIO(seen[good[0].sha256])) as small:
        assert max(small.size) == pictures.THUMB_SIDE
    bomb = next(one for one in attaching.attached_to(company, "risk_point", point) if one.file_name == "bomb.png")
    with pytest.raises(DualPrevError, match=r"bomb\.png cannot be shown: it is damaged"):
        pictures.on_screen(company, bomb.id)


# naming and taking off ----------------------------------------------------------------------------------


def test_a_file_is_renamed_but_stays_what_it_is(company: Company, point: str, tmp_path: Path) -> None:
    (kept,) = attach(company, point, screenshot(tmp_path / "shot.png"))
    attaching.rename(company, kept.id, " 卸油口 ")
    assert [one.file_name for one in attaching.attached_to(company, "risk_point", point)] == ["卸油口.png"]
    assert history.undo_label(company) == "Rename shot.png to 卸油口.png"
    attaching.rename(company, kept.id, "evil.exe")
    assert [one.file_name for one in attaching.attached_to(company, "risk_point", point)] == ["evil.exe.png"]
    with pytest.raises(InputError, match="must have a name"):
        attaching.rename(company, kept.id, "  .png")


def test_taking_off_is_undone_with_caption_and_bytes(company: Company, point: str, tmp_path: Path) -> None:
    (kept,) = attach(company, point, screenshot(tmp_path / "shot.png"))
    attaching.describe(company, kept.id, "东侧")
    attaching.take_off(company, [kept.id])
    assert (attaching.attached_to(company, "risk_point", point), query.count(company, "attachment")) == ((), 0)
    assert history.undo_label(company) == "Take shot.png off 油罐区"
    company.undo()
    (back,) = attaching.attached_to(company, "risk_point", point)
    assert (back.caption, back.id) == ("东侧", kept.id)
    assert attaching.save_copy(company, back.attachment_id, tmp_path / "copy.png").exists()
    assert history.faults(company) == []


def test_what_belongs_to_a_record_goes_and_comes_with_it(company: Company, point: str, tmp_path: Path) -> None:
    (kept,) = attach(company, point, screenshot(tmp_path / "shot.png"))
    edit.remove(company, "risk_point", [point])
    assert attaching.view(company, kept.id) is None
    restoring.bring_back(company, "risk_point", point)
    assert attaching.view(company, kept.id) == kept
    assert [entry.type_id for entry in history.whole_history(company, "risk_point", point).entries][-1] == \
        "attached_file"
    assert history.faults(company) == []


def test_a_file_taken_off_can_be_brought_back_from_the_list(company: Company, point: str, tmp_path: Path) -> None:
    (kept,) = attach(company, point, screenshot(tmp_path / "shot.png"))
    attaching.take_off(company, [kept.id])
    edit.change(company, "risk_point", point, {"note": "later"})
    gone = restoring.removed(company)
    assert [(one.type_id, one.title) for one in gone] == [("attachment", "shot.png")]
    restoring.bring_back(company, gone[0].type_id, gone[0].record_id)
    assert attaching.attached_to(company, "risk_point", point) == (kept,)


# opening ------------------------------------------------------------------------------------------------


def test_a_copy_to_open_is_read_only_and_no_program(company: Company, point: str, tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"PK\x03\x04 report")
    (kept,) = attach(company, point, path)
    copy = attaching.copy_to_open(company, kept.attachment_id, tmp_path / "copies")
    assert (copy.name, copy.read_bytes()) == ("报告.docx", path.read_bytes())
    assert not copy.stat().st_mode & 0o222
    assert attaching.copy_to_open(company, kept.attachment_id, tmp_path / "copies") == copy, "a second time it is there"
    with company.work("as from a merge") as uow:
        uow.change(Attachment, kept.attachment_id, file_name="报告.bat")
        uow.commit()
    with pytest.raises(InputError, match="not of a kind that is opened from here"):
        attaching.copy_to_open(company, kept.attachment_id, tmp_path / "copies")
