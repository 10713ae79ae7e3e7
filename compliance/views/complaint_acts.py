"""What staff do with a complaint besides deciding it: record, reply, match, merge, propose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from compliance.actions import complaint_routing, complaints, complaints_in_cases, receipt_days
from compliance.complaints import counter, employers
from compliance.complaints.files import as_download
from compliance.complaints.identity import reveal
from compliance.forms.complaint_acts import (
    CounterForm,
    ProposeForm,
    PurposeForm,
    ReceiptForm,
    TextForm,
)
from compliance.models import Complaint, ComplaintFile
from compliance.presenting.complaint_page import similar_to
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import access
from inspectorate.organisation.models import User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

from .complaints import seen_or_404

SECONDS = 30
MOST_SIMILAR = 100


@never_cache
@require(Permission.COMPLAINT_RECORD)
def record(request: StaffRequest) -> HttpResponse:
    """What somebody told by phone, letter or in person; others about the employer beside it."""
    form = CounterForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form, "refusal": ""}
    typed = (request.POST or request.GET).get("employer_name", "").strip()
    context["similar"] = _about(request, typed) if typed else []
    context["found"] = employers.found_by(typed) if typed else []
    context["chosen"] = request.POST.get("employer", "")
    if request.method == "POST" and "look" not in request.POST and form.is_valid():
        try:
            receipt = counter.receive(
                form.cleaned_data,
                employer=request.POST.get("employer", ""),
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refused:
            context["refusal"] = str(refused)
        else:
            seen = Complaint.objects.visible_to(request.user).filter(number=receipt.number).first()
            shown = {"receipt": receipt, "complaint": seen}
            return render(request, "complaints/recorded.html", shown)
    elif "look" in request.POST:
        form.errors.clear()
    return render(request, "complaints/record.html", context)


@require(Permission.COMPLAINT_ROUTE)
def reply(request: StaffRequest, pk: int) -> HttpResponse:
    """Writes to whoever complained."""
    form = TextForm(
        request.POST or None,
        label=_("Reply"),
        hint=_("Whoever complained reads it with number and secret."),
    )

    def act(complaint: Complaint) -> object:
        text = form.cleaned_data["text"]
        return complaints.reply(complaint, by=request.user, now=timezone.now(), text=text)

    words = {"title": _("Reply"), "button": _("Send the reply"), "done": _("Reply sent")}
    return _act(request, pk, form, act, **words)


@require(Permission.COMPLAINT_RECORD)
def correct_receipt(request: StaffRequest, pk: int) -> HttpResponse:
    """Puts the day right on which it came in."""
    form = ReceiptForm(request.POST or None, complaint=seen_or_404(request, pk))

    def act(complaint: Complaint) -> object:
        now = timezone.now()
        return receipt_days.correct(complaint, by=request.user, now=now, **form.cleaned_data)

    words = {"title": _("Correct the day of receipt"), "button": _("Correct it")}
    return _act(request, pk, form, act, done=_("Day of receipt corrected"), **words)


@require(Permission.COMPLAINT_ROUTE)
def match(request: StaffRequest, pk: int) -> HttpResponse:
    """Finds the enterprise that is meant."""
    complaint = seen_or_404(request, pk)
    asked = request.GET.get("q", "" if complaint.enterprise_id else complaint.employer_name)
    refusal = ""
    if request.method == "POST":
        chosen = employers.by_code(request.POST.get("uscc", ""))
        try:
            if chosen is None:
                raise Refused(_("Choose one of the enterprises."))
            complaint_routing.match(complaint, chosen, by=request.user, now=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, f"{complaint.number}: {chosen.name}.")
            return _back(request, pk)
    context = {
        "complaint": complaint,
        "q": asked,
        "found": employers.found_by(asked),
        "refusal": refusal,
    }
    return render(request, "complaints/match.html", context, status=409 if refusal else 200)


@require(Permission.COMPLAINT_ROUTE)
def merge(request: StaffRequest, pk: int) -> HttpResponse:
    """Chooses the complaint it is dealt with together."""
    complaint = seen_or_404(request, pk)
    seen = Complaint.objects.visible_to(request.user)
    similar = list(similar_to(complaint, seen=seen)[:MOST_SIMILAR])
    refusal = ""
    if request.method == "POST":
        into = seen.filter(number=request.POST.get("into", "").strip().upper()).first()
        try:
            if into is None:
                raise Refused(_("No complaint within your sight has this number."))
            complaint_routing.merge(complaint, into=into, by=request.user, now=timezone.now())
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(
                request,
                _("%(number)s is part of %(into)s now.") % {"number": complaint, "into": into},
            )
            return redirect("complaints:detail", pk=into.pk)
    why = {each.pk: complaint_routing.why_apart(complaint, each) for each in similar}
    context = {
        "complaint": complaint,
        "found": [each for each in similar if not why[each.pk]],
        "others": len(similar),
        "whys": " ".join(dict.fromkeys(each for each in why.values() if each)),
        "refusal": refusal,
    }
    return render(request, "complaints/merge.html", context, status=409 if refusal else 200)


@require(Permission.CASE_PROPOSE)
def propose(request: StaffRequest, pk: int) -> HttpResponse:
    """Proposes a case on it, and on others about the same employer."""
    complaint = seen_or_404(request, pk)
    seen = Complaint.objects.visible_to(request.user)
    others = similar_to(complaint, seen=seen).filter(
        state="accepted", case=None, group_of=None, enterprise=complaint.enterprise_id
    )
    initial = {"violation_type": (complaint.subjects or ["L9"])[0]}
    form = ProposeForm(request.POST or None, initial=initial)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        wanted = [each for each in request.POST.getlist("with") if each.isdecimal()]
        try:
            case = complaints_in_cases.propose(
                [complaint, *others.filter(pk__in=wanted)],
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, _("Filing proposed. The head of the inspection decides."))
            return redirect("compliance:case", pk=case.pk)
    context = {"complaint": complaint, "form": form, "others": others, "refusal": refusal}
    return render(request, "complaints/propose.html", context, status=409 if refusal else 200)


@never_cache
@require(Permission.COMPLAINANT_REVEAL)
def complainant(request: StaffRequest, pk: int) -> HttpResponse:
    """Who complained: asks what for, writes it down, shows it for 30 seconds."""
    complaint = seen_or_404(request, pk)
    form = PurposeForm(request.POST or None)
    context: dict[str, Any] = {"complaint": complaint, "form": form, "who": None}
    if form.is_valid() and not complaint.is_anonymous:
        purpose = f"{form.cleaned_data['purpose']}, {complaint.number}"
        context["who"] = reveal(complaint.pk, by=request.user, purpose=purpose)
    context["purged"] = complaint.complaintsteps.filter(verb="purge").exists()
    response = render(request, "complaints/complainant.html", context)
    if context["who"]:
        response["Refresh"] = f"{SECONDS}; url=/complaints/inbox/{pk}/"
    return response


@never_cache
@require(Permission.COMPLAINANT_REVEAL)
def file(request: StaffRequest, pk: int, file: int) -> HttpResponse:
    """A file that came with it, to be kept, never shown in the page; the access is logged."""
    complaint = seen_or_404(request, pk)
    found = get_object_or_404(
        ComplaintFile.objects.visible_to(request.user), complaint=complaint, pk=file
    )
    return file_response(found, by=request.user)


def file_response(found: ComplaintFile, *, by: User) -> HttpResponse:
    """The file to be kept; that `by` opened it is logged."""
    access.record(
        by=by,
        action=Permission.COMPLAINANT_REVEAL,
        subject_kind="complaint_file",
        subject_id=found.pk,
        purpose=f"file, {found.complaint.number}",
    )
    return as_download(found.stored_as, name=found.file_name, media_type=found.media_type)


def _act(
    request: StaffRequest,
    pk: int,
    form: forms.Form,
    act: Callable[[Complaint], object],
    *,
    title: str,
    button: str,
    done: str,
) -> HttpResponse:
    """The page of one act: form → action → back to the complaint, where `done` is told."""
    complaint = seen_or_404(request, pk)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            act(complaint)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, _("%(done)s.") % {"done": done})
            return _back(request, pk)
    context = {
        "complaint": complaint,
        "form": form,
        "title": title,
        "button": button,
        "refusal": refusal,
        "quotes": complaint.text,
    }
    return render(request, "complaints/act.html", context, status=409 if refusal else 200)


def _back(request: StaffRequest, pk: int) -> HttpResponse:
    """The complaint's page, or the inbox if it has left the person's sight."""
    if Complaint.objects.visible_to(request.user).filter(pk=pk).exists():
        return redirect("complaints:detail", pk=pk)
    return redirect("complaints:inbox")


def _about(request: StaffRequest, typed: str) -> list[Complaint]:
    """Complaints of the last 90 days about whom it sounds like."""
    probe = Complaint(employer_name=typed, received_at=timezone.now())
    known = employers.known_as(typed)
    probe.enterprise_id = known.id if known else None
    return list(similar_to(probe, seen=Complaint.objects.visible_to(request.user))[:6])
