"""Files of a person: sealed in the folder, under names that say nothing."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from desktop.errors import Invalid, StorageTrouble
from desktop.storage import attachments, crypto_files

KEY = bytes(range(32))
PHOTO = b"\xff\xd8\xff\xe0 a photograph of Ai Wen".ljust(500, b"\0")
OFFICE_OPEN = "application/vnd.openxmlformats-officedocument"


def office_file(part):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(f"{part}document.xml", "<x/>")
    return buffer.getvalue()


def test_a_file_comes_back_as_it_was(tmp_path):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    assert attachments.load(tmp_path, KEY, stored.file_id) == PHOTO
    assert (stored.size, stored.media_type) == (500, "image/jpeg")


def test_nothing_of_it_can_be_read_in_the_folder(tmp_path):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    (path,) = (tmp_path / attachments.FOLDER).iterdir()
    assert path.name == stored.file_id
    assert b"photograph" not in path.read_bytes()
    assert stored.sha256 not in path.name


def test_the_same_file_twice_lies_there_under_two_names_with_other_bytes(tmp_path):
    one, two = (attachments.store(tmp_path, KEY, PHOTO) for _ in range(2))
    folder = tmp_path / attachments.FOLDER
    assert one.file_id != two.file_id
    assert (folder / one.file_id).read_bytes() != (folder / two.file_id).read_bytes()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xdb", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n1", "image/png"),
        (b"RIFF1234WEBPVP8 ", "image/webp"),
        (b"RIFF1234WAVEfmt ", "application/octet-stream"),
        (b"GIF89a", "image/gif"),
        (b"%PDF-1.7", "application/pdf"),
        (b"II*\x00", "image/tiff"),
        (office_file("word/"), f"{OFFICE_OPEN}.wordprocessingml.document"),
        (office_file("xl/"), f"{OFFICE_OPEN}.spreadsheetml.sheet"),
        (office_file("other/"), "application/zip"),
        ("登记表".encode(), "application/octet-stream"),
        (b"x", "application/octet-stream"),
    ],
)  # fmt: skip
def test_what_a_file_is_is_told_by_its_bytes(data, kind):
    assert attachments.media_type(data) == kind


def test_exactly_20_mb_are_taken_and_one_byte_more_is_not(tmp_path):
    most = bytes(20 * 1024 * 1024)
    stored = attachments.store(tmp_path, KEY, most)
    assert attachments.load(tmp_path, KEY, stored.file_id) == most
    with pytest.raises(Invalid, match="20 MB"):
        attachments.store(tmp_path, KEY, most + b"x")
    with pytest.raises(Invalid, match="empty"):
        attachments.store(tmp_path, KEY, b"")
    assert len(list((tmp_path / attachments.FOLDER).iterdir())) == 1


@pytest.mark.parametrize("at", [0, 3, 4, 30, 200, -1])
def test_one_changed_bit_anywhere_is_noticed(tmp_path, at):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    path = tmp_path / attachments.FOLDER / stored.file_id
    sealed = bytearray(path.read_bytes())
    sealed[at] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(StorageTrouble, match="damaged"):
        attachments.load(tmp_path, KEY, stored.file_id)


@pytest.mark.parametrize("size", [0, 1, 4, 20, 43, 100, 539])
def test_a_file_cut_short_is_noticed(tmp_path, size):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    path = tmp_path / attachments.FOLDER / stored.file_id
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(StorageTrouble, match="damaged"):
        attachments.load(tmp_path, KEY, stored.file_id)


def test_one_persons_file_put_in_place_of_anothers_is_noticed(tmp_path):
    one, two = (attachments.store(tmp_path, KEY, PHOTO) for _ in range(2))
    folder = tmp_path / attachments.FOLDER
    (folder / one.file_id).replace(folder / two.file_id)
    with pytest.raises(StorageTrouble, match="damaged"):
        attachments.load(tmp_path, KEY, two.file_id)
    with pytest.raises(StorageTrouble, match="missing"):
        attachments.load(tmp_path, KEY, one.file_id)


def test_another_offices_key_does_not_open_it(tmp_path):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    with pytest.raises(StorageTrouble, match="damaged"):
        attachments.load(tmp_path, bytes(32), stored.file_id)


@pytest.mark.parametrize("name", ["../keys.json", "keys.json", "", "A" * 32, "/etc/passwd", "."])
def test_an_id_from_elsewhere_never_leads_out_of_the_folder(tmp_path, name):
    (tmp_path / "keys.json").write_text("{}")
    for act in (
        lambda: attachments.load(tmp_path, KEY, name),
        lambda: attachments.erase(tmp_path, name),
    ):
        with pytest.raises(StorageTrouble, match="missing"):
            act()
    assert (tmp_path / "keys.json").exists()


def test_an_erased_file_is_gone(tmp_path):
    stored = attachments.store(tmp_path, KEY, PHOTO)
    attachments.erase(tmp_path, stored.file_id)
    attachments.erase(tmp_path, stored.file_id)
    assert list((tmp_path / attachments.FOLDER).iterdir()) == []


def test_each_use_has_a_key_of_its_own():
    sealed = crypto_files.seal(b"text", KEY, "attachment", "name")
    with pytest.raises(StorageTrouble):
        crypto_files.unseal(sealed, KEY, "backup", "name")
    assert crypto_files.derive(KEY, "a") != crypto_files.derive(KEY, "b")


def test_a_full_disk_leaves_the_file_of_before_and_nothing_half(tmp_path, monkeypatch):
    path = tmp_path / "kept"
    crypto_files.write_whole(path, b"before")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageTrouble, match="disk is full"):
        crypto_files.write_whole(path, b"after")
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(StorageTrouble, match="cannot be written"):
        crypto_files.write_whole(tmp_path / "none" / "file", b"x")
