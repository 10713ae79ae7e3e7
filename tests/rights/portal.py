"""Addresses of the portal of enterprises and its enrolment, and of the self-check."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from compliance.actions import letter_answers
from inspectorate.organisation.models import GridGroup, Role
from inspectorate.organisation.permissions import Permission
from tests.compliance.letters.factories import make_letter
from tests.factories import NOW, make_user

OPEN = {
    "selfcheck:ask",
    "selfcheck:code",
    "selfcheck:months",
    "selfcheck:report",
    "selfcheck:leave",
}
OWN = (
    "home", "alert", "letter", "answer_file", "file", "paper", "grade", "entry", "listing",
)  # fmt: skip
GUARDED = {
    **{f"portal:{name}": Permission.PORTAL_USE for name in OWN},
    "portal:enrol": Permission.ENTERPRISE_ENROL,
    "compliance:letter_answer_file": Permission.LETTER_READ,
    "compliance:exposure_file": Permission.EXPOSURE_READ,
    "compliance:watch_file": Permission.WATCHLIST_READ,
    "compliance:grade_file": Permission.APPRAISAL_READ,
}
# Whoever asks here acts for no enterprise that exists; test_portal.py asks with one that does.
# Nobody sent anything about the others' matters; test_portal_files.py does.
ANSWERS = {f"portal:{name}": {404} for name in OWN} | {
    f"compliance:{matter}_file": {404} for matter in ("exposure", "watch", "grade")
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    letter = make_letter(group)
    by = make_user(Role.ENTERPRISE_USER, enterprise_id=letter.enterprise_id)
    given = letter_answers.answer(
        letter,
        by=by,
        now=NOW,
        statement="已补办参保登记。",
        files=[SimpleUploadedFile("回执.pdf", b"%PDF-1.7 synthetic")],
    )
    of_file = {"pk": letter.pk, "file": given.files.get().pk}
    return {
        "portal:alert": {"pk": 1},
        "portal:letter": {"pk": letter.pk},
        "portal:paper": {"pk": 1},
        "portal:answer_file": of_file,
        "portal:file": {"pk": 1},
        "compliance:exposure_file": {"pk": 1, "file": 1},
        "compliance:watch_file": {"pk": 1, "file": 1},
        "compliance:grade_file": {"code": "2024-2025", "pk": 1, "file": 1},
        "portal:grade": {"pk": 1},
        "portal:entry": {"pk": 1},
        "portal:listing": {"pk": 1},
        "compliance:letter_answer_file": of_file,
    }
