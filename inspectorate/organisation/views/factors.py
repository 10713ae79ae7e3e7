"""The own second factor: set up, changed, taken away; new recovery codes; another's reset."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from inspectorate.foundation import onetime
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import factors
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.factor_forms import FirstCodeForm, ProofForm
from inspectorate.organisation.forms import ReasonForm
from inspectorate.organisation.models import SecondFactor, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.factors import factor_of
from inspectorate.organisation.requests import StaffRequest
from inspectorate.organisation.second_factor import BEGUN, ENTRY_LASTS, mark_passed

OVERVIEW = "organisation:second_factor"


@require(Permission.FACTOR_SET)
def second_factor(request: StaffRequest) -> HttpResponse:
    """Whether the own log-in has two steps, and what can be done about it."""
    return render(request, "organisation/factor.html", {"factor": factor_of(request.user)})


@never_cache
@sensitive_post_parameters("password", "code")
@require(Permission.FACTOR_SET)
def begin_factor(request: StaffRequest) -> HttpResponse:
    """The password once more; then a secret is made."""
    now = timezone.now()
    form = ProofForm(request.POST or None, request=request, now=now)
    if form.is_valid():
        request.session[BEGUN] = factors.begin(by=request.user, now=now).pk
        return redirect("organisation:confirm_factor")
    return render(
        request, "organisation/factor_prove.html", {"form": form, **_titles(request.user)}
    )


@never_cache
@sensitive_post_parameters("code")
@require(Permission.FACTOR_SET)
def confirm_factor(request: StaffRequest) -> HttpResponse:
    """The secret as a picture and as text, until a first code proves that the phone has it."""
    now = timezone.now()
    begun = SecondFactor.objects.begun().filter(
        pk=request.session.get(BEGUN, 0), user=request.user, begun_at__gt=now - ENTRY_LASTS
    )
    factor = begun.first()
    if factor is None:
        messages.info(request, _("The set-up took too long or was begun anew: begin again."))
        return redirect("organisation:begin_factor")
    form = FirstCodeForm(request.POST or None)
    if form.is_valid():
        try:
            codes = factors.confirm(factor, by=request.user, now=now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            if codes:
                del request.session[BEGUN]
                mark_passed(request, request.user)
                return _shown_once(request, codes)
            form.add_error("code", _("This code does not belong to the picture. Try the next one."))
    return render(request, "organisation/factor_confirm.html", _shown(form, factor, request.user))


@never_cache
@sensitive_post_parameters("password", "code")
@require(Permission.FACTOR_SET)
def renew_recovery_codes(request: StaffRequest) -> HttpResponse:
    """Ten new recovery codes, shown once."""
    now = timezone.now()
    form = ProofForm(request.POST or None, request=request, now=now)
    if form.is_valid():
        try:
            return _shown_once(request, factors.renew_codes(by=request.user, now=now))
        except Refused as refused:
            form.add_error(None, str(refused))
    titles = {"title": _("New recovery codes"), "button": _("Make ten new codes")}
    return render(request, "organisation/factor_prove.html", {"form": form, **titles})


@never_cache
@sensitive_post_parameters("password", "code")
@require(Permission.FACTOR_SET)
def remove_factor(request: StaffRequest) -> HttpResponse:
    """The password alone again, for roles that may."""
    now = timezone.now()
    form = ProofForm(request.POST or None, request=request, now=now)
    if form.is_valid():
        try:
            factors.remove(by=request.user, now=now)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            mark_passed(request, request.user)
            messages.info(request, _("Two-step log-in is taken away."))
            return redirect(OVERVIEW)
    titles = {"title": _("Take two-step log-in away"), "button": _("Take away")}
    return render(request, "organisation/factor_prove.html", {"form": form, **titles})


@require(Permission.FACTOR_RESET)
def reset_factor(request: StaffRequest, pk: int) -> HttpResponse:
    """Another's factor, when phone and codes are lost."""
    person, form = get_object_or_404(User, pk=pk), ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            factors.reset(person, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.info(request, _("Reset; open sessions of this person have ended."))
            return redirect("organisation:person", pk=pk)
    titles = {"title": _("Reset two-step log-in"), "button": _("Reset")}
    return render(
        request, "organisation/person_act.html", {"form": form, "person": person, **titles}
    )


def _titles(user: User) -> dict[str, str]:
    if user.second_factor_at:
        return {"title": _("Change the device"), "button": _("Go on")}
    return {"title": _("Set up two-step log-in"), "button": _("Go on")}


def _shown(form: FirstCodeForm, factor: SecondFactor, user: User) -> dict[str, object]:
    secret = factors.secret_of(factor)
    address = onetime.address_of(secret, account=user.username, issuer=_("Labour Inspectorate"))
    side, path = onetime.drawn(address)
    return {"form": form, "secret": onetime.in_groups(secret), "side": side, "path": path}


def _shown_once(request: StaffRequest, codes: list[str]) -> HttpResponse:
    return render(request, "organisation/recovery_codes.html", {"codes": codes})
