"""Files that come with a complaint: pictures and PDF by content, few and not too large."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from compliance.procedure.refusals import Refused
from compliance.uploads import MEBIBYTE, marked_type

MOST_FILES = 5
LARGEST_BYTES = 10 * MEBIBYTE
ALLOWED = frozenset({"image/jpeg", "image/png", "application/pdf"})


def refuse_unless_fit(files: Sequence[UploadedFile]) -> None:
    """Raises Refused for too many files, or one of them too large or of another type."""
    if len(files) > MOST_FILES:
        raise Refused(_("At most %(most)d files.") % {"most": MOST_FILES})
    for file in files:
        type_of(file)


def type_of(file: UploadedFile) -> str:
    """The media type by content. Raises Refused for what is not taken."""
    name = file.name or ""
    if (file.size or 0) > LARGEST_BYTES:
        raise Refused(
            _("“%(name)s” is larger than %(most)d MB.")
            % {"name": name, "most": LARGEST_BYTES // MEBIBYTE}
        )
    found = marked_type(file, file_name=name)
    if found not in ALLOWED:
        raise Refused(_("“%(name)s” is no JPEG, PNG or PDF.") % {"name": name})
    return found


def as_download(stored: str, *, name: str, media_type: str) -> HttpResponse:
    """A stored file to be kept by the reader, never shown inside a page."""
    with default_storage.open(stored) as opened:
        response = HttpResponse(opened.read(), content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return response
