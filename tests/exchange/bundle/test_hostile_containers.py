"""Hostile and foreign zip files are refused, each for its own reason, before anything is unpacked."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dualprev_desktop.exchange.bundle import strict_zip, verify
from dualprev_desktop.exchange.bundle.keys import SigningKey
from dualprev_desktop.exchange.bundle.limits import Limits
from dualprev_desktop.exchange.bundle.zip_layout import (
    DEFLATED,
    STORED,
    Member,
    central_header,
    end_record,
    local_header,
)
from tests.exchange.bundle.bundles import Parts, refusal, zip_of

FLAG_IN_LOCAL, FLAG_IN_CENTRAL = 6, 8
METHOD_IN_LOCAL, METHOD_IN_CENTRAL = 8, 10
EXTRA_IN_CENTRAL, COMMENT_IN_CENTRAL, ATTRIBUTES_IN_CENTRAL = 30, 32, 38
TIME_IN_CENTRAL, MADE_BY_IN_CENTRAL = 12, 4
END_LENGTH = 22


def crafted(*members: tuple[Member, bytes], tail: bytes = b"") -> bytes:
    """A zip of members that say of themselves what they like; each stands where its offset says, or at the end."""
    body, directory = b"", b""
    for member, data in members:
        placed = replace(member, offset=len(body)) if member.offset < 0 else member
        body += local_header(placed) + data
        directory += central_header(placed)
    return body + tail + directory + end_record(len(members), len(directory), len(body) + len(tail))


def member(name: str, data: bytes, method: int = STORED, **lies: int) -> tuple[Member, bytes]:
    packed = data
    if method == DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
    honest = {"crc": zlib.crc32(data), "packed": len(packed), "size": len(data), "offset": -1}
    return Member(name, method, **(honest | lies)), packed


def patched(data: bytes, name: str, **values: tuple[int, int, str]) -> bytes:
    """`data` with fields of the entry `name` overwritten: local=(offset, value, format), central likewise."""
    changed = bytearray(data)
    starts = {"local": data.index(name.encode()) - 30, "central": data.rindex(name.encode()) - 46}
    for place, (offset, value, form) in values.items():
        struct.pack_into(form, changed, starts[place] + offset, value)
    return bytes(changed)


@pytest.fixture
def sound(parts: Parts) -> bytes:
    """The inner zip of a sound bundle; its hash is signed, so only the zip's own rules stand in the way."""
    return zip_of(parts.payload)


@pytest.fixture
def reason(parts: Parts, key: SigningKey, target: Path) -> Callable[[bytes], str]:
    """Why a signed bundle with these bytes as payload is refused."""

    def tell(payload: bytes) -> str:
        refused = refusal(parts.write(target, key, payload=payload))
        assert refused.code in {"E_CONTAINER", "E_DAMAGED"}
        return refused.template

    return tell


Reason = Callable[[bytes], str]


@pytest.mark.parametrize("name", [
    "../../evil", "/etc/passwd", "C:\\win.txt", "data\\unit.ndjson", "CON", "files/a:stream", "data/../x.ndjson",
    "DATAPACKAGE.JSON", "data/Unit.ndjson", "data/unit.ndjson/", "", "data/", "files/" + "A" * 64, "data/n\x00.ndjson",
    "datapackage.json\n",
])
def test_a_name_no_bundle_has(name: str, parts: Parts, reason: Reason) -> None:
    assert reason(crafted(member(name, b"x"))) == strict_zip.NAME
    assert reason(zip_of({**parts.payload, name: b"x"})) == strict_zip.NAME


@pytest.mark.parametrize("name", ["data/é.ndjson", "data/单位.ndjson"])
def test_a_name_beyond_ascii(name: str, reason: Reason) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as foreign:
        foreign.writestr(name, b"x")
    assert reason(stream.getvalue()) == strict_zip.NAME


def test_the_same_name_twice(reason: Reason) -> None:
    twin = member("datapackage.json", b"{}")
    assert reason(crafted(twin, twin)) == strict_zip.TWICE


def test_a_symbolic_link(sound: bytes, reason: Reason) -> None:
    linked = patched(sound, "datapackage.json", central=(ATTRIBUTES_IN_CENTRAL, 0o120777 << 16, "<L"))
    assert reason(linked) == strict_zip.NOT_REGULAR


@pytest.mark.parametrize(("flag", "sentence"), [
    (1, strict_zip.ENCRYPTED), (8, strict_zip.DESCRIPTOR), (1 << 11, strict_zip.FLAGS), (1 << 6, strict_zip.FLAGS)])
def test_flags(flag: int, sentence: str, sound: bytes, reason: Reason) -> None:
    flagged = patched(sound, "datapackage.json", local=(FLAG_IN_LOCAL, flag, "<H"),
                      central=(FLAG_IN_CENTRAL, flag, "<H"))
    assert reason(flagged) == sentence


@pytest.mark.parametrize("method", [9, 12, 14, 93, 99])
def test_other_packings(method: int, sound: bytes, reason: Reason) -> None:
    other = patched(sound, "datapackage.json", local=(METHOD_IN_LOCAL, method, "<H"),
                    central=(METHOD_IN_CENTRAL, method, "<H"))
    assert reason(other) == strict_zip.METHOD


def test_a_real_bzip2_member(reason: Reason) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_BZIP2) as foreign:
        foreign.writestr("datapackage.json", b"{}")
    assert reason(stream.getvalue()) == strict_zip.METHOD


@pytest.mark.parametrize("offset", [EXTRA_IN_CENTRAL, COMMENT_IN_CENTRAL])
def test_extra_fields_and_comments_of_members(offset: int, sound: bytes, reason: Reason) -> None:
    assert reason(patched(sound, "datapackage.json", central=(offset, 4, "<H"))) == strict_zip.EXTRA


@pytest.mark.parametrize("offset", [TIME_IN_CENTRAL, MADE_BY_IN_CENTRAL, 6, 14, 34, 36])
def test_entries_that_are_not_as_ours(offset: int, sound: bytes, reason: Reason) -> None:
    assert reason(patched(sound, "datapackage.json", central=(offset, 0x1234, "<H"))) == strict_zip.UNUSUAL


@pytest.mark.parametrize(("offset", "value"), [(14, 7), (18, 7), (22, 7), (30, 0x41424344), (10, 7)])
def test_two_stories_of_one_member(offset: int, value: int, sound: bytes, reason: Reason) -> None:
    assert reason(patched(sound, "datapackage.json", local=(offset, value, "<L"))) == strict_zip.LOCAL_DIFFERS


def test_a_zip_made_by_another_program(reason: Reason, parts: Parts) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as foreign:
        for name, data in parts.payload.items():
            foreign.writestr(name, data)
    assert reason(stream.getvalue()) in {strict_zip.UNUSUAL, strict_zip.NOT_REGULAR}


def test_comments_and_bytes_after_the_end(sound: bytes, reason: Reason) -> None:
    assert reason(sound[:-2] + b"\x05\x00hello") == strict_zip.COMMENT
    assert reason(sound + b"x") == strict_zip.TRAILING
    assert reason(sound + sound) == strict_zip.GAP
    assert reason(sound[:-2] + b"\x05\x00") == strict_zip.COMMENT


@pytest.mark.parametrize("cut", [1, 21, 22, 300])
def test_cut_off(cut: int, sound: bytes, reason: Reason) -> None:
    assert reason(sound[:-cut]) == strict_zip.NO_ZIP


@pytest.mark.parametrize("other", [b"", b"P", b"MZ" * 400, b"%PDF-1.7" * 9])
def test_no_zip_at_all(other: bytes, reason: Reason) -> None:
    assert reason(other or b"x") == strict_zip.NO_ZIP


def test_a_program_put_before_it(sound: bytes, reason: Reason) -> None:
    assert reason(b"MZ program" + sound) == strict_zip.GAP


def test_a_program_put_before_it_with_corrected_offsets(reason: Reason) -> None:
    first = local_header(Member("datapackage.json", STORED, zlib.crc32(b"{}"), 2, 2, 10)) + b"{}"
    moved = Member("datapackage.json", STORED, zlib.crc32(b"{}"), 2, 2, 10)
    directory = central_header(moved)
    assert reason(b"MZ program" + first + directory + end_record(1, len(directory), 10 + len(first))) == strict_zip.GAP


def test_bytes_between_members_and_list(reason: Reason) -> None:
    assert reason(crafted(member("datapackage.json", b"{}"), tail=b"hidden")) == strict_zip.GAP


def test_members_that_share_their_bytes(reason: Reason) -> None:
    """The bomb that quotes one member's bytes in the next (Fifield), with names that are allowed."""
    kernel, data = member("data/b.ndjson", b"0" * 5000, DEFLATED, offset=43 + 5)
    outer = Member("data/a.ndjson", STORED, 0, len(local_header(kernel)) + len(data), len(local_header(kernel))
                   + len(data), 0)
    body = local_header(outer) + local_header(kernel) + data
    directory = central_header(outer) + central_header(replace(kernel, offset=len(local_header(outer))))
    assert reason(body + directory + end_record(2, len(directory), len(body))) == strict_zip.OVERLAP


def test_one_member_listed_as_two(reason: Reason) -> None:
    one, data = member("data/a.ndjson", b"x\n")
    two = replace(one, name="data/b.ndjson", offset=0)
    placed = replace(one, offset=0)
    body, directory = local_header(placed) + data, central_header(placed) + central_header(two)
    assert reason(body + directory + end_record(2, len(directory), len(body))) == strict_zip.OVERLAP


def test_a_bomb(reason: Reason) -> None:
    assert reason(crafted(member("datapackage.json", b"0" * (2 << 20), DEFLATED))) == strict_zip.RATIO


@pytest.mark.parametrize("claimed", [1, 99, 101, 200])
def test_lying_about_the_size(claimed: int, reason: Reason) -> None:
    assert reason(crafted(member("datapackage.json", b"0" * 100, DEFLATED, size=claimed))) == strict_zip.LYING_SIZE
    assert reason(crafted(member("datapackage.json", b"0" * 100, STORED, size=claimed))) == strict_zip.LYING_SIZE


def test_a_bomb_that_says_it_is_small(reason: Reason) -> None:
    """It stops at the first piece beyond what the member said; 100 MB are never unpacked."""
    bomb = crafted(member("datapackage.json", b"0" * (100 << 20), DEFLATED, size=1000))
    started = time.perf_counter()
    assert reason(bomb) == strict_zip.LYING_SIZE
    assert time.perf_counter() - started < 1


def test_bytes_after_the_packed_content(reason: Reason) -> None:
    entry, packed = member("datapackage.json", b"{}", DEFLATED)
    assert reason(crafted((replace(entry, packed=entry.packed + 3), packed + b"abc"))) == strict_zip.LYING_SIZE


@pytest.mark.parametrize("packed", [b"", b"\xff" * 9, b"\x00" * 9, b"\x4b"])
def test_content_that_cannot_be_unpacked(packed: bytes, reason: Reason) -> None:
    entry = Member("datapackage.json", DEFLATED, 0, len(packed), 5, -1)
    assert reason(crafted((entry, packed))) == strict_zip.BROKEN_STREAM


def test_a_wrong_checksum_is_damage(reason: Reason) -> None:
    assert reason(crafted(member("datapackage.json", b"{}", crc=1))) == strict_zip.CONTENT


def test_a_list_of_300000_members_is_refused_unread(reason: Reason) -> None:
    entry = central_header(Member("data/a.ndjson", STORED, 0, 0, 0, 0))
    huge = entry * 300_000
    started = time.perf_counter()
    assert reason(huge + end_record(300_000 & 0xFFFF, len(huge), 0)) == strict_zip.TOO_MANY
    assert reason(huge + end_record(20_001, len(huge), 0)) == strict_zip.TOO_MANY
    assert time.perf_counter() - started < 2


def test_large_and_split_files(sound: bytes, reason: Reason) -> None:
    def end(*values: int) -> bytes:
        return sound[:-END_LENGTH] + struct.pack("<4s4H2LH", b"PK\x05\x06", *values)

    *_rest, count, size, offset, _comment = struct.unpack("<4s4H2LH", sound[-END_LENGTH:])
    assert reason(end(0, 0, 0xFFFF, 0xFFFF, size, offset, 0)) == strict_zip.ZIP64
    assert reason(end(0, 0, count, count, 0xFFFFFFFF, offset, 0)) == strict_zip.ZIP64
    assert reason(end(1, 0, count, count, size, offset, 0)) == strict_zip.SPLIT
    assert reason(end(0, 1, count, count, size, offset, 0)) == strict_zip.SPLIT
    assert reason(end(0, 0, count - 1, count, size, offset, 0)) == strict_zip.SPLIT
    assert reason(end(0, 0, count + 1, count + 1, size, offset, 0)) == strict_zip.DIRECTORY
    assert reason(end(0, 0, count - 1, count - 1, size, offset, 0)) == strict_zip.DIRECTORY
    assert reason(end(0, 0, count, count, size - 9, offset, 0)) == strict_zip.GAP
    assert reason(end(0, 0, count, count, size, offset + 9, 0)) == strict_zip.OVERLAP
    assert reason(end(0, 0, count, count, size + 9, offset - 9, 0)) == strict_zip.DIRECTORY


# ---- the outer container --------------------------------------------------------------------------------------

OUTER = ("mimetype", "header.json", "header.json.sig", "payload.zip")


@pytest.fixture
def outer(parts: Parts, key: SigningKey, target: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(parts.write(target, key)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


@pytest.mark.parametrize("order", [
    OUTER[:3], OUTER[1:], OUTER[:1], (), ("header.json", "mimetype", *OUTER[2:]), OUTER[::-1],
    ("mimetype", "header.json", "payload.zip", "header.json.sig"),
    (*OUTER, "payload.bin"), (*OUTER[:3], "payload.rar", "payload.zip"), (*OUTER, "header.json.p7s"),
])
def test_other_members_than_a_bundle_has(order: tuple[str, ...], outer: dict[str, bytes], target: Path) -> None:
    target.write_bytes(zip_of({name: outer.get(name, b"x") for name in order}, STORED))
    refused = refusal(target)
    assert (refused.code, refused.template) == ("E_CONTAINER", verify.WRONG_MEMBERS)


def test_another_kind_of_container(outer: dict[str, bytes], target: Path) -> None:
    for kind in (b"application/zip", outer["mimetype"] + b"\n", outer["mimetype"].upper()):
        target.write_bytes(zip_of({**outer, "mimetype": kind}, STORED))
        assert refusal(target).code == "E_CONTAINER"


def test_the_outer_members_are_stored(outer: dict[str, bytes], target: Path) -> None:
    target.write_bytes(zip_of(outer, DEFLATED))
    assert refusal(target).template == strict_zip.METHOD


def test_optional_signatures_are_passed_over_but_not_damaged_ones(outer: dict[str, bytes], target: Path) -> None:
    payload = outer.pop("payload.zip")
    extended = zip_of({**outer, "header.json.sm2": b"national signature", "payload.zip": payload}, STORED)
    target.write_bytes(extended)
    assert verify.verify(target).counts["org_unit"] == 2
    target.write_bytes(extended.replace(b"national", b"rational"))
    assert refusal(target).code == "E_DAMAGED"


def test_sizes(made_size: int, outer: dict[str, bytes], target: Path, tmp_path: Path) -> None:
    refused = refusal(target, limits=Limits(bundle=made_size - 1))
    assert refused.code == "E_SIZE"
    assert f"{made_size} bytes; a bundle has at most {made_size - 1}" in refused.text()
    target.write_bytes(b"")
    assert refusal(target).code == "E_SIZE"
    assert refusal(tmp_path).code == "E_SIZE"
    assert refusal(tmp_path / "nothing.dpb").code == "E_SIZE"


@pytest.fixture
def made_size(outer: dict[str, bytes], target: Path) -> int:
    return target.stat().st_size


@pytest.mark.parametrize("raw", [
    b"{}", b"[]", b"null", b"", b"{", b'{"a":1,"a":1}', b'{"a":NaN}', b'{"a":1e999}', b'{"a":1.5}',
    b'{"a":18446744073709551616}', b'{"a":9007199254740992}', b'{"a":' + b"9" * 5000 + b"}", b"[" * 100_000,
    b'{"a":' * 30 + b"1" + b"}" * 30, b'{"a":"\\ud800"}', b'\xef\xbb\xbf{"a":1}', b'{ "a":1}', b'{"b":1,"a":1}',
    b'{"a":"\\u0041"}', b'{"a":1}\n', b"\xff", b'{"a":-0}',
])
def test_headers_that_are_none(raw: bytes, outer: dict[str, bytes], target: Path, key: SigningKey) -> None:
    target.write_bytes(zip_of({**outer, "header.json": raw, "header.json.sig": key.sign(raw)}, STORED))
    refused = refusal(target)
    assert refused.code == ("E_CONTAINER" if len(raw) > 64 << 10 else "E_HEADER")


def test_a_header_longer_than_it_may_be(parts: Parts, key: SigningKey, target: Path) -> None:
    parts.header["note"] = "x" * (64 << 10)
    refused = refusal(parts.write(target, key))
    assert (refused.code, refused.template) == ("E_CONTAINER", strict_zip.TOO_LARGE)
    parts.header["note"] = "keys that a reader does not know are passed over"
    assert verify.verify(parts.write(target, key)).bundle_id != ""
