"""The portal: an enterprise's own matters, its answers and objections; and who may act for it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import Alert
from alerts.presenting import notices
from alerts.presenting.headlines import headline
from alerts.templatetags.notices import bell_of
from compliance.actions import enterprise_users, letter_answers, speaking
from compliance.complaints.files import as_download
from compliance.forms.portal import (
    AnswerForm,
    EnterpriseEnrolForm,
    ObjectForm,
    RequestForm,
    StateForm,
)
from compliance.models import (
    Exposure,
    Grade,
    Letter,
    LetterAnswer,
    LetterAnswerFile,
    LetterState,
    SentFile,
    WatchlistEntry,
)
from compliance.portal import listings, standing
from compliance.procedure.refusals import Refused
from enterprises.models import Enterprise
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

NEWS = 5


@require(Permission.PORTAL_USE)
def home(request: StaffRequest) -> HttpResponse:
    """What waits, what is suspected, what reached the enterprise, its grade and public entries."""
    enterprise = _own(request)
    today = timezone.localdate()
    letters = standing.own_letters(request.user, on=today)
    own_grades = standing.own_grades(request.user, on=today)
    papers = standing.own_papers()
    meetings = standing.meetings(papers, on=today)
    listed = listings.own_listings(request.user, on=today)
    context = {
        "enterprise": enterprise,
        "waiting": standing.to_do(
            letters, own_grades, meetings, on=today, more=listings.to_state(listed)
        ),
        "listings": listed,
        "suspected": standing.suspected(request.user, letters, on=today),
        "letters": letters,
        "papers": papers,
        "meetings": meetings,
        "grades": own_grades,
        "entries": standing.own_entries(request.user),
        "news": notices.rows(list(notices.listed(request.user, "")[:NEWS])),
        "bell": bell_of(request.user),
    }
    return render(request, "portal/home.html", context)


@require(Permission.PORTAL_USE)
def alert(request: StaffRequest, pk: int) -> HttpResponse:
    """One alert: what is suspected, about whom of its staff, and what to put right by when."""
    seen = Alert.objects.visible_to(request.user).open()
    found = get_object_or_404(seen, pk=pk)
    today = timezone.localdate()
    rows = standing.suspected(request.user, standing.own_letters(request.user, on=today), on=today)
    context = {
        "enterprise": _own(request),
        "alert": found,
        "headline": headline(found),
        "demand": standing.demand_of(found.rule),
        "row": next((row for row in rows if row.alert.pk == pk), None),
        "page": standing.alert_rows(found, after=request.GET.get("after", "")),
    }
    return render(request, "portal/alert.html", context)


@require(Permission.PORTAL_USE)
def letter(request: StaffRequest, pk: int) -> HttpResponse:
    """One letter, its answers so far, and a form for another."""
    found = get_object_or_404(Letter.objects.visible_to(request.user), pk=pk)
    (own,) = standing.with_papers([found], on=timezone.localdate())
    form = AnswerForm(request.POST or None, request.FILES or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            letter_answers.answer(
                found, by=request.user, now=timezone.now(), number=own.number, **form.cleaned_data
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect("portal:letter", pk=pk)
    answers = LetterAnswer.objects.visible_to(request.user).filter(letter=found)
    context = {
        "enterprise": _own(request),
        "own": own,
        "parts": standing.letter_parts(found),
        "answers": answers.prefetch_related("files").select_related("answered_by").order_by("-id"),
        "form": form,
        "is_out": found.state == LetterState.SENT,
        "refusal": refusal,
    }
    return render(request, "portal/letter.html", context, status=409 if refusal else 200)


@require(Permission.PORTAL_USE)
def paper(request: StaffRequest, pk: int) -> HttpResponse:
    """A paper that reached the enterprise, as a file."""
    found = next((row for row in standing.own_papers() if row["id"] == pk), None)
    if found is None or not found["file"]:
        raise Http404
    name = f"{found['number']}.pdf"
    return as_download(found["file"], name=name, media_type="application/pdf")


@require(Permission.PORTAL_USE)
def grade(request: StaffRequest, pk: int) -> HttpResponse:
    """A grade, the facts it rests on, and the objection to it."""
    told = Grade.objects.visible_to(request.user)
    found = get_object_or_404(told.select_related("appraisal__scale", "objection"), pk=pk)
    own = standing.own_grade(found, on=timezone.localdate())
    form = ObjectForm(request.POST or None, request.FILES or None)
    objection = getattr(found, "objection", None)

    def act(**said: Any) -> None:
        speaking.object_to_grade(found, by=request.user, now=timezone.now(), **said)

    context = {
        "enterprise": _own(request),
        "own": own,
        "facts": standing.facts_of(request.user, found),
        "objection": objection,
        "files": _files(request, grade_objection=objection),
        "may_object": own.objects_until is not None,
    }
    return _objecting(request, form, act, "portal/grade.html", context)


@require(Permission.PORTAL_USE)
def entry(request: StaffRequest, pk: int) -> HttpResponse:
    """An entry of the exposure list, and the objection to it."""
    seen = Exposure.objects.visible_to(request.user)
    found = get_object_or_404(seen, entry_id=pk)
    own = next((each for each in standing.own_entries(request.user) if each.entry.pk == pk), None)
    if own is None:
        raise Http404
    form = ObjectForm(request.POST or None, request.FILES or None)

    def act(**said: Any) -> None:
        speaking.object_to_entry(found, by=request.user, now=timezone.now(), **said)

    context = {
        "enterprise": _own(request),
        "own": own,
        "files": _files(request, objection__exposure=found),
        "may_object": own.entry.status in ("listed", "paid")
        and (own.objection is None or own.objection.decided_at is not None),
    }
    return _objecting(request, form, act, "portal/entry.html", context)


@require(Permission.PORTAL_USE)
def listing(request: StaffRequest, pk: int) -> HttpResponse:
    """An entry of the watchlist; the statement on it, later the request for early removal."""
    found = get_object_or_404(WatchlistEntry.objects.visible_to(request.user), pk=pk)
    own = listings.own_listing(found, on=timezone.localdate())
    sent = (request.POST or None, request.FILES or None)
    form = (RequestForm if own.is_listed else StateForm)(*sent)

    def act(**said: Any) -> None:
        speak = speaking.ask_removal if own.is_listed else speaking.state
        speak(found, by=request.user, now=timezone.now(), **said)

    context = {"enterprise": _own(request), "own": own, "files": _files(request, entry=found)}
    return _objecting(request, form, act, "portal/listing.html", context)


@require(Permission.PORTAL_USE)
def file(request: StaffRequest, pk: int) -> HttpResponse:
    """A document the enterprise sent with a statement, an objection or a request."""
    return _download(SentFile.objects.visible_to(request.user), pk)


@require(Permission.PORTAL_USE)
def answer_file(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A document the enterprise sent with an answer to a letter."""
    seen = LetterAnswerFile.objects.visible_to(request.user)
    return _download(seen.filter(answer__letter=pk), file)


@require(Permission.ENTERPRISE_ENROL)
def enrol(request: StaffRequest) -> HttpResponse:
    """A log-in for somebody who acts for an enterprise; its password is shown once."""
    form = EnterpriseEnrolForm(request.POST or None)
    if form.is_valid() and form.enterprise is not None:
        password = secrets.token_urlsafe(12)
        given = form.cleaned_data
        try:
            person = enterprise_users.enrol(
                form.enterprise.id,
                by=request.user,
                password=password,
                **{name: given[name] for name in ("username", "display_name", "documents")},
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            context = {"person": person, "password": password, "enterprise": form.enterprise}
            return render(request, "portal/enrolled.html", context)
    context = {"form": form, "title": _("Enrol somebody for an enterprise")}
    return render(request, "portal/enrol.html", context)


def _files(request: StaffRequest, **about: Any) -> Any:
    """What the enterprise sent about a matter, newest first."""
    seen = SentFile.objects.visible_to(request.user).order_by("-id")
    return seen.none() if None in about.values() else seen.filter(**about)


def _download(seen: Any, pk: int) -> HttpResponse:
    found = get_object_or_404(seen, pk=pk)
    return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)


def _own(request: StaffRequest) -> Enterprise:
    return get_object_or_404(Enterprise.objects.visible_to(request.user))


def _objecting(
    request: StaffRequest,
    form: Form,
    act: Callable[..., None],
    template: str,
    context: dict[str, Any],
) -> HttpResponse:
    """Form → action → the same page; a refusal stands above the form."""
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refused as refused:
            refusal = str(refused)
        else:
            return redirect(request.path)
    context |= {"form": form, "refusal": refusal}
    return render(request, template, context, status=409 if refusal else 200)
