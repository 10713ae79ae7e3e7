"""People and their log-ins: found, enrolled, given roles, switched off. For administrators."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inspectorate.foundation.counting import capped
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import users
from inspectorate.organisation.forms import EnrolForm, LinkForm, ReasonForm, RolesForm
from inspectorate.organisation.models import User
from inspectorate.organisation.people import PeopleFilter, person_key
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.factors import factor_of
from inspectorate.organisation.presenting.people import last_changes, seen_in_words
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50


@require(Permission.PEOPLE_ENROL)
def person_list(request: StaffRequest) -> HttpResponse:
    """Everybody with a log-in, by user name."""
    people = User.objects.select_related("inspector").order_by("username")
    chosen = PeopleFilter(request.GET, queryset=people)
    after = request.GET.get("after", "")
    rows = chosen.qs.filter(username__gt=after) if after else chosen.qs
    context = {
        "filter": chosen,
        "page": page_of(rows, request, size=PAGE_SIZE, key=person_key),
        "count": capped(chosen.qs),
        "narrowed": any(request.GET.get(name) for name in chosen.filters),
    }
    return render(request, "organisation/person_list.html", context)


@require(Permission.PEOPLE_ENROL)
def person_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One person: roles, what they see, who they are on the staff, what was changed and why."""
    person = _person(pk)
    context = {
        "person": person,
        "staff": person.staff,
        "seen": seen_in_words(person, on=timezone.localdate()),
        "changes": last_changes(person),
        "factor": factor_of(person),
        "own": person.pk == request.user.pk,
        "tokens": person.tokens.order_by("-id"),
        "today": timezone.localdate(),
    }
    return render(request, "organisation/person_detail.html", context)


@require(Permission.PEOPLE_ENROL)
def enrol(request: StaffRequest) -> HttpResponse:
    """A new log-in; its password is shown once."""
    form = EnrolForm(request.POST or None)
    if form.is_valid():
        password = secrets.token_urlsafe(12)
        try:
            person = users.enrol(by=request.user, password=password, **form.cleaned_data)
        except users.Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _shown_once(request, person, password)
    context = {"form": form, "title": _("Enrol a person"), "button": _("Enrol")}
    return render(request, "organisation/person_act.html", context)


@require(Permission.PEOPLE_ENROL)
def change_roles(request: StaffRequest, pk: int) -> HttpResponse:
    """Other roles, other districts."""
    person = _person(pk)
    held = {
        "role": person.role,
        "further_roles": person.further_roles,
        "district_codes": person.district_codes,
    }
    form = RolesForm(request.POST or None, initial=held)
    titles = {"title": _("Change roles"), "button": _("Change roles")}
    return _act(request, person, form, users.change_roles, **titles)


@require(Permission.PEOPLE_ENROL)
def switch_off(request: StaffRequest, pk: int) -> HttpResponse:
    """No log-in any more."""
    form = ReasonForm(request.POST or None)
    titles = {"title": _("Switch the log-in off"), "button": _("Switch off")}
    return _act(request, _person(pk), form, users.switch_off, **titles)


@require(Permission.PEOPLE_ENROL)
def switch_on(request: StaffRequest, pk: int) -> HttpResponse:
    """The log-in again."""
    form = ReasonForm(request.POST or None)
    titles = {"title": _("Switch the log-in on"), "button": _("Switch on")}
    return _act(request, _person(pk), form, users.switch_on, **titles)


@require(Permission.PEOPLE_ENROL)
def link(request: StaffRequest, pk: int) -> HttpResponse:
    """Which member of staff this is."""
    person = _person(pk)
    held = {"inspector": person.staff}
    form = LinkForm(request.POST or None, initial=held, person=person)
    titles = {"title": _("Name the member of staff"), "button": _("Keep")}
    return _act(request, person, form, users.link, **titles)


@require(Permission.PEOPLE_ENROL)
def renew_password(request: StaffRequest, pk: int) -> HttpResponse:
    """A new password, shown once."""
    person, form = _person(pk), ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            password = users.renew_password(person, by=request.user, **form.cleaned_data)
        except users.Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _shown_once(request, person, password)
    context = {
        "form": form,
        "person": person,
        "title": _("Set a new password"),
        "button": _("Make a new password"),
    }
    return render(request, "organisation/person_act.html", context)


def _person(pk: int) -> User:
    return get_object_or_404(User.objects.select_related("inspector"), pk=pk)


def _act(
    request: StaffRequest,
    person: User,
    form: forms.Form,
    action: Callable[..., object],
    **titles: Any,
) -> HttpResponse:
    """Form → action → the person's page; a refusal stands above the form."""
    if form.is_valid():
        try:
            action(person, by=request.user, **form.cleaned_data)
        except users.Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.info(request, _("Changed; it holds from the next click of this person."))
            return redirect("organisation:person", pk=person.pk)
    context = {"form": form, "person": person, **titles}
    return render(request, "organisation/person_act.html", context)


def _shown_once(request: StaffRequest, person: User, password: str) -> HttpResponse:
    context = {"person": person, "password": password}
    return render(request, "organisation/person_password.html", context)
