"""The public pages of complaints: tell, take the number home, follow with the secret.

No log-in, no script. The receipt answers the form itself instead of a redirect: the secret is kept
nowhere, so only the sender's own form can show it (again).
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from compliance.actions import receiving
from compliance.complaints import abuse, following
from compliance.complaints.drafts import draft_of, forget_draft
from compliance.forms.complaints import (
    AnonymousForm,
    IdentityForm,
    MatterForm,
    MessageForm,
    NamedForm,
    SecretForm,
)
from compliance.models import ComplaintKind
from compliance.presenting.complaint_follow import follow_page, office, site
from compliance.procedure.refusals import Refused
from compliance.publicity.front import employer_asked
from compliance.selfcheck.opened import own_person
from inspectorate.foundation.writing import moment
from inspectorate.organisation.journal import address_of

# What one may choose: how it is called in the address, the kind, and the form.
WAYS: dict[str, tuple[str, type[NamedForm | AnonymousForm]]] = {
    "complaint": (ComplaintKind.COMPLAINT, NamedForm),
    "report": (ComplaintKind.REPORT, NamedForm),
    "anonymous": (ComplaintKind.REPORT, AnonymousForm),
}


@never_cache
def landing(request: HttpRequest) -> HttpResponse:
    """What a complaint is, what a report is; and the way to one that was made before."""
    form = SecretForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        refusal = following.open_with(request, given["number"], given["secret"])
        if not refusal:
            return redirect("complaints:follow", number=given["number"])
    context = {"form": form, "refusal": refusal, **site()}
    return render(request, "complaints/landing.html", context, status=403 if refusal else 200)


@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """First the way, then its form, then the receipt."""
    way = request.GET.get("as", "")
    employer = employer_asked(request.GET.get("employer", ""))
    if way not in WAYS:
        return render(request, "complaints/choose.html", {"employer": employer, **site()})
    kind, form_class = WAYS[way]
    form = form_class(
        request.POST or None, request.FILES or None, initial=_known(request, employer)
    )
    context: dict[str, Any] = {"form": form, "way": way, "kind": kind, "employer": employer}
    context |= site()
    context["matter"] = [form[name] for name in MatterForm.base_fields]
    context["identity"] = [form[name] for name in IdentityForm.base_fields if name in form.fields]
    if request.method == "POST" and form.is_valid():
        try:
            context["refusal"] = _too_many(request)
            if not context["refusal"]:
                context["receipt"] = _receive(form, kind)
                forget_draft(request)
                return render(request, "complaints/receipt.html", context)
        except Refused as refused:
            context["refusal"] = str(refused)
    status = 429 if context.get("refusal") else 200
    return render(request, "complaints/new.html", context, status=status)


def _known(request: HttpRequest, employer: dict[str, str]) -> dict[str, Any]:
    """What the form is filled with: the employer one came from, else what was kept, with the name
    and the phone that opened the self-check it was kept in."""
    if employer:
        return {"employer_name": employer["name"]}
    kept = draft_of(request)
    return kept | own_person(request, now=timezone.now()) if kept else {}


@never_cache
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """The state of a matter in plain words, for whoever opened it with its secret."""
    complaint = following.opened(request, number)
    if complaint is None:
        return _ask_for_secret(request, number)
    form = MessageForm(request.POST or None, request.FILES or None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            refusal = following.too_many_messages(number)
            if not refusal:
                receiving.add_message(
                    complaint, now=timezone.now(), text=given["text"], sent=given["attachments"]
                )
                return redirect("complaints:follow", number=number)
        except Refused as refused:
            refusal = str(refused)
    context = follow_page(complaint) | {"form": form, "refusal": refusal}
    return render(request, "complaints/follow.html", context, status=409 if refusal else 200)


@require_POST
@never_cache
def leave(request: HttpRequest, number: str) -> HttpResponse:
    """Forgets that this browser followed a matter."""
    following.close(request)
    return redirect("complaints:landing")


@never_cache
def paper(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A paper addressed to whoever complained."""
    complaint = following.opened(request, number)
    if complaint is None:
        return redirect("complaints:follow", number=number)
    return following.paper(complaint, pk)


def _ask_for_secret(request: HttpRequest, number: str) -> HttpResponse:
    form = SecretForm(request.POST or None, initial={"number": number})
    refusal = ""
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        refusal = following.open_with(request, given["number"], given["secret"])
        if not refusal:
            return redirect("complaints:follow", number=given["number"])
    context = {"form": form, "number": number, "refusal": refusal, **site()}
    return render(request, "complaints/secret.html", context, status=403 if refusal else 200)


def _too_many(request: HttpRequest) -> str:
    """Why nothing is taken from this address now; '' if it is. Without Redis it is."""
    now = timezone.now()
    try:
        free_at = abuse.count(abuse.sending(address_of(request)), now=now)
    except abuse.NotCounted:
        return ""
    if free_at is None:
        return ""
    return _(
        "Too many complaints came from your network within the hour. Send it again after "
        "%(at)s, or call %(phone)s."
    ) % {"at": moment(free_at), "phone": office()["phone"]}


def _receive(form: Any, kind: str) -> receiving.Receipt:
    language = "en" if get_language() == "en" else "zh-hans"
    told = receiving.told_in(form.cleaned_data, kind=kind, language=language)
    return receiving.receive(told, by=None, now=timezone.now(), nonce=form.nonce)
