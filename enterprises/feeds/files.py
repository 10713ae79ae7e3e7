"""The delivered file itself: read once from front to back, counted, hashed, and watched."""

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.refusals import Refusal

NO_FILE = _("%(name)s is not a file but a folder, a pipe or a device. Name the file itself.")
UNREADABLE = _("%(name)s cannot be read: %(reason)s. Check the path and the rights to the file.")


class DeliveredFile:
    """A file opened for reading. `position` and `size` are in bytes, `sha256` is of the whole."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.position = 0
        self._digest = hashlib.sha256()
        try:
            if not stat.S_ISREG(path.stat().st_mode):  # a pipe without a writer would never open
                raise Refusal("no_file", NO_FILE, name=path.name)
            self._file: BinaryIO = path.open("rb")
            self._before = os.fstat(self._file.fileno())
        except OSError as error:
            raise Refusal(
                "unreadable_file", UNREADABLE, name=path.name, reason=error.strerror
            ) from error
        self.size = self._before.st_size

    def read(self, count: int) -> bytes:
        """The next bytes, empty at the end."""
        try:
            piece = self._file.read(count)
        except OSError as error:
            raise Refusal(
                "unreadable_file", UNREADABLE, name=self.path.name, reason=error.strerror
            ) from error
        self._digest.update(piece)
        self.position += len(piece)
        if self.position > self.size:  # it may grow faster than it is read
            raise self._changed()
        return piece

    def finish(self) -> None:
        """Read what is left, then make sure that the file stayed what it was when opened."""
        while self.read(1 << 20):
            pass
        after = self.path.stat() if self.path.exists() else None
        before = self._before
        unchanged = after is not None and (
            (after.st_size, after.st_mtime_ns, after.st_ino)
            == (before.st_size, before.st_mtime_ns, before.st_ino)
        )
        if self.position != self.size or not unchanged:
            raise self._changed()

    def _changed(self) -> Refusal:
        return Refusal(
            "changed_file",
            _(
                "%(name)s changed while it was being read: it had %(size)d bytes at the start "
                "and %(position)d were read. Deliver it again when it is complete."
            ),
            name=self.path.name,
            size=self.size,
            position=self.position,
        )

    @property
    def sha256(self) -> str:
        """The SHA-256 of what has been read so far, in hexadecimal."""
        return self._digest.hexdigest()

    def close(self) -> None:
        """Give the file back."""
        self._file.close()
