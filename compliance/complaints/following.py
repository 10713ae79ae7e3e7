"""Following a matter with number and secret.

The right secret opens it for half an hour in this browser. A wrong number, a wrong secret and a
locked one differ in nothing but the lock's sentence, which a number that never was gets too.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from compliance.models import Complaint
from inspectorate.foundation.statements import fetch
from inspectorate.foundation.writing import moment
from inspectorate.organisation.journal import address_of

from . import abuse, holding, secrets
from .files import as_download

OPEN_FOR = timedelta(minutes=30)
KEY = "complaint"


def open_with(request: HttpRequest, number: str, secret: str) -> str:
    """Opens the matter in this browser; '' if the secret is right, else why it was not opened."""
    now = timezone.now()
    tries = abuse.trying(number, address_of(request))
    try:
        free_at = abuse.count(tries, now=now)
    except abuse.NotCounted:
        return _("Matters cannot be opened for some minutes. Try again later.")
    if free_at is not None:
        return _("Too many tries. Try again after %(at)s.") % {"at": moment(free_at)}
    found = secrets.found_by(number, secret)
    if found is None:
        return _("Number and secret do not belong together.")
    abuse.forgive(tries)
    request.session.cycle_key()
    request.session[KEY] = {
        "id": found,
        "number": number,
        "until": (now + OPEN_FOR).isoformat(),
    }
    return ""


def opened(request: HttpRequest, number: str) -> Complaint | None:
    """The matter, if this browser opened it and its half hour is not over; then it is in hand."""
    kept: dict[str, Any] = request.session.get(KEY) or {}
    if kept.get("number") != number or timezone.now() > datetime.fromisoformat(kept["until"]):
        return None
    holding.hold(kept["id"])
    return Complaint.objects.filter(pk=kept["id"]).first()


def close(request: HttpRequest) -> None:
    """Forgets what this browser opened."""
    request.session.pop(KEY, None)


def too_many_messages(number: str) -> str:
    """Why no further message is taken today; '' if it is."""
    try:
        free_at = abuse.count([abuse.Counted(abuse.MESSAGES, number)], now=timezone.now())
    except abuse.NotCounted:
        return ""
    if free_at is None:
        return ""
    return _("Twenty messages came within a day. Write again after %(at)s.") % {
        "at": moment(free_at)
    }


def papers_of(complaint: Complaint) -> dict[int, dict[str, Any]]:
    """The papers addressed to whoever follows the matter, by id; it must be in hand.

    Those that were replaced are among them: they were served, and each names its replacement.
    """
    rows = fetch("compliance", "papers_of_complaint", about=complaint.pk)
    return {row["id"]: row for row in rows}


def paper(complaint: Complaint, pk: int) -> HttpResponse:
    """One of these papers as a file. Raises Http404 for any other."""
    found = papers_of(complaint).get(pk)
    if found is None:
        raise Http404
    name = f"{complaint.number}-{found['kind']}.pdf"
    return as_download(found["file"], name=name, media_type="application/pdf")
