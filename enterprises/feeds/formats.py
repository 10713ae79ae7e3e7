"""What a file is, told from its first bytes. Its name is never asked."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.refusals import Refusal

SAMPLE_BYTES = 1024 * 1024

GZIP = b"\x1f\x8b"
ZSTANDARD = b"\x28\xb5\x2f\xfd"
ZIP = b"PK\x03\x04"
PARQUET = b"PAR1"

_OTHER = (
    (b"%PDF", _("a PDF document")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"RIFF", _("a picture or a recording")),
    (b"SQLite format 3\x00", _("an SQLite database")),
    (b"\xd0\xcf\x11\xe0", _("an old Excel file (.xls) or one protected by a password")),
    (b"7z\xbc\xaf\x27\x1c", _("a 7z archive")),
    (b"Rar!", _("a RAR archive")),
    (b"BZh", _("a bzip2 file")),
    (b"\xfd7zXZ", _("an xz file")),
    (b"PK\x05\x06", _("an empty ZIP archive")),
    (b"\x7fELF", _("a program")),
    (b"MZ", _("a program")),
    (b"<?xml", _("an XML document")),
    (b"<!DOCTYPE", _("a web page")),
    (b"<html", _("a web page")),
    (b"{\\rtf", _("a text document (RTF)")),
)

WRONG_TYPE = _(
    "%(name)s is %(kind)s. Deliver a table as CSV, XLSX or Parquet, "
    "compressed with gzip or zstd if you like."
)


def refuse_other(sample: bytes, name: str) -> None:
    """Refuse a file that is recognisably something else than a table."""
    for mark, kind in _OTHER:
        if sample.startswith(mark) and not (mark == b"MZ" and b"\0" not in sample[:4096]):
            raise Refusal("wrong_type", WRONG_TYPE, name=name, kind=kind)


def refuse_no_text(name: str) -> Refusal:
    """The refusal of a file whose bytes are no text."""
    return Refusal("wrong_type", WRONG_TYPE, name=name, kind=_("not a text file"))


def refuse_empty(name: str) -> Refusal:
    """The refusal of a file without a single character."""
    return Refusal(
        "empty_file",
        _("%(name)s is empty. Deliver a file with a header and at least one row."),
        name=name,
    )
