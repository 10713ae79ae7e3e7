"""Uploaded files: what they really are, told by their first bytes, and how large they may be."""

from __future__ import annotations

from typing import IO

from django.utils.translation import gettext as _

from .procedure.refusals import Refused

MEBIBYTE = 1 << 20
LARGEST_BYTES = 200 * MEBIBYTE
# Where the mark stands, the mark, and the type it means.
MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"%PDF-", "application/pdf"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (8, b"WAVE", "audio/wav"),
    (8, b"WEBP", "image/webp"),
)


def media_type_of(file: IO[bytes], *, file_name: str) -> str:
    """The media type by content. Raises Refused for what is no allowed type, empty or too large."""
    file.seek(0, 2)
    size = file.tell()
    if size > LARGEST_BYTES:
        raise Refused(
            _("“%(name)s” is larger than %(most)d MB.")
            % {"name": file_name, "most": LARGEST_BYTES // MEBIBYTE}
        )
    if found := marked_type(file, file_name=file_name):
        return found
    raise Refused(
        _("“%(name)s” is no picture, film, sound or PDF; other files are not taken.")
        % {"name": file_name}
    )


def marked_type(file: IO[bytes], *, file_name: str) -> str:
    """The media type that its first bytes tell; '' for none known. Raises Refused if empty."""
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if not head:
        raise Refused(_("“%(name)s” is empty.") % {"name": file_name})
    for place, mark, media_type in MARKS:
        if head[place : place + len(mark)] == mark:
            return media_type
    return ""
