"""Addresses of complaints: the public's, and the inbox of the staff."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_complaints import make_complaint
from tests.factories import make_enterprise

OPEN = {
    "complaints:landing",
    "complaints:new",
    "complaints:follow",
    "complaints:leave",
    "complaints:paper",
}
GUARDED = {
    "complaints:inbox": Permission.COMPLAINT_READ,
    "complaints:detail": Permission.COMPLAINT_READ,
    "complaints:decide": Permission.COMPLAINT_DECIDE,
    "complaints:record": Permission.COMPLAINT_RECORD,
    "complaints:reply": Permission.COMPLAINT_ROUTE,
    "complaints:correct_receipt": Permission.COMPLAINT_RECORD,
    "complaints:match": Permission.COMPLAINT_ROUTE,
    "complaints:merge": Permission.COMPLAINT_ROUTE,
    "complaints:propose": Permission.CASE_PROPOSE,
    "complaints:complainant": Permission.COMPLAINANT_REVEAL,
    "complaints:renew_secret": Permission.COMPLAINT_SECRET,
    "complaints:file": Permission.COMPLAINANT_REVEAL,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    file = SimpleUploadedFile("photo.png", b"\x89PNG\r\n\x1a\n synthetic")
    complaint = make_complaint(make_enterprise(group), files=[file])
    of_one = {"pk": complaint.pk}
    names = (
        "detail",
        "reply",
        "correct_receipt",
        "match",
        "merge",
        "propose",
        "complainant",
        "renew_secret",
    )
    public = {"number": complaint.number}
    return {
        **{f"complaints:{name}": of_one for name in names},
        "complaints:decide": {**of_one, "verb": "accept"},
        "complaints:file": {**of_one, "file": complaint.complaintfiles.get().pk},
        "complaints:follow": public,
        "complaints:leave": public,
        "complaints:paper": {**public, "pk": 1},
    }
