"""Tokens of programs: given, shown once, revoked. For administrators."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import tokens
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.forms import ReasonForm
from inspectorate.organisation.models import ApiToken, User
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest
from inspectorate.organisation.token_forms import TokenForm


@never_cache
@require(Permission.TOKEN_GIVE)
def give_token(request: StaffRequest, pk: int) -> HttpResponse:
    """A new token of a person; its secret is shown once."""
    person = get_object_or_404(User, pk=pk)
    form = TokenForm(request.POST or None)
    if form.is_valid():
        try:
            token, secret = tokens.give(
                person, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            context = {"person": person, "token": token, "secret": secret}
            return render(request, "organisation/token_given.html", context)
    context = {"person": person, "form": form, "title": _("Give a token"), "button": _("Give")}
    return render(request, "organisation/person_act.html", context)


@require(Permission.TOKEN_GIVE)
def revoke_token(request: StaffRequest, pk: int, token: int) -> HttpResponse:
    """A token that lets nobody in any more."""
    found = get_object_or_404(ApiToken.objects.select_related("user"), pk=token, user_id=pk)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            tokens.revoke(found, by=request.user, now=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.info(request, _("The token is revoked; it lets nobody in from now on."))
            return redirect("organisation:person", pk=pk)
    title = _("Revoke the token “%(name)s”") % {"name": found.name}
    context = {"person": found.user, "form": form, "title": title, "button": _("Revoke")}
    return render(request, "organisation/person_act.html", context)
