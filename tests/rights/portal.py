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
OWN = ("home", "alert", "letter", "paper", "grade", "entry", "listing")
GUARDED = {
    **{f"portal:{name}": Permission.PORTAL_USE for name in OWN},
    "portal:enrol": Permission.ENTERPRISE_ENROL,
    "compliance:letter_answer_file": Permission.LETTER_READ,
}
# Whoever asks here acts for no enterprise that exists; test_portal.py asks with one that does.
ANSWERS = {f"portal:{name}": {404} for name in OWN}


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
        "portal:grade": {"pk": 1},
        "portal:entry": {"pk": 1},
        "portal:listing": {"pk": 1},
        "compliance:letter_answer_file": of_file,
    }
