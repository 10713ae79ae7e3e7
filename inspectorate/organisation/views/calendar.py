"""The working-day calendar: a year at a glance, day by day, and the year to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from inspectorate.foundation.contributions import contributed
from inspectorate.foundation.permissions import require
from inspectorate.organisation.actions import calendar
from inspectorate.organisation.limit_forms import DayForm, PublishForm, YearForm
from inspectorate.organisation.models import CalendarDay, CalendarYear
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.years import year_of
from inspectorate.organisation.requests import StaffRequest

FIRST_YEAR, LAST_YEAR = 2004, 2100


@require(Permission.LIMIT_READ)
def calendar_now(request: StaffRequest) -> HttpResponse:
    """The calendar of this year."""
    return _year_page(request, timezone.localdate().year)


@require(Permission.LIMIT_READ)
def calendar_year(request: StaffRequest, year: int) -> HttpResponse:
    """The calendar of a year, published or still provisional."""
    return _year_page(request, year)


@require(Permission.LIMIT_CHANGE)
def calendar_day(request: StaffRequest, year: int, month: int, day: int) -> HttpResponse:
    """Put one day right."""
    try:
        that_day = date(_known(year), month, day)
    except ValueError:
        raise Http404 from None
    found = CalendarDay.objects.filter(day=that_day).first()
    form = DayForm(request.POST or None, day=that_day, found=found)
    if form.is_valid():
        try:
            calendar.set_day(that_day, by=request.user, **form.cleaned_data)
        except calendar.Overtaken:
            form.add_error(None, _("Not saved: this day was changed meanwhile."))
        else:
            messages.info(request, _("Saved."))
            return redirect("organisation:calendar_year", year=year)
    shown = {"day": that_day, "found": found, "form": form}
    return render(request, "organisation/calendar_day.html", shown)


@require(Permission.LIMIT_CHANGE)
def enter_year(request: StaffRequest, year: int) -> HttpResponse:
    """Enter a year's schedule: the notice's text, or a line per day."""
    found = CalendarYear.objects.filter(year=_known(year)).first()
    form = YearForm(request.POST or None, year=year, english=english_names())
    if found and found.published:
        return redirect("organisation:calendar_year", year=year)
    if form.is_valid():
        source, reason = form.cleaned_data["source"], form.cleaned_data["reason"]
        try:
            calendar.enter_year(year, form.entries, by=request.user, source=source, reason=reason)
        except calendar.AlreadyPublished:
            messages.info(
                request, _("Somebody published this year meanwhile; nothing was entered.")
            )
        else:
            messages.info(request, _("Entered. It counts once the year is published."))
        return redirect("organisation:calendar_year", year=year)
    return render(request, "organisation/calendar_enter.html", {"year": year, "form": form})


@require(Permission.LIMIT_CHANGE)
def publish_year(request: StaffRequest, year: int) -> HttpResponse:
    """Put an entered year in force."""
    shown = year_of(_known(year), today=timezone.localdate())
    if shown.published or not shown.exceptions:
        return redirect("organisation:calendar_year", year=year)
    form = PublishForm(request.POST or None)
    if form.is_valid():
        try:
            calendar.publish_year(year, by=request.user, reason=form.cleaned_data["reason"])
        except (calendar.AlreadyPublished, calendar.NothingEntered):
            messages.info(request, _("Somebody changed this year meanwhile: see what it says now."))
        else:
            messages.info(request, _("The schedule of %(year)d is published.") % {"year": year})
        return redirect("organisation:calendar_year", year=year)
    return render(request, "organisation/calendar_publish.html", {"year": shown, "form": form})


def _known(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    return year


def _year_page(request: StaffRequest, year: int) -> HttpResponse:
    shown: dict[str, Any] = {
        "year": year_of(_known(year), today=timezone.localdate()),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "may_change": Permission.LIMIT_CHANGE.is_held_by(request.user),
        "effects": [
            effect
            for effect in contributed("calendar_effects", "EFFECTS")
            if effect.permission.is_held_by(request.user)
        ],
    }
    return render(request, "organisation/calendar_year.html", shown)


def english_names() -> dict[str, str]:
    """The English names of holidays, as earlier years have them."""
    known = CalendarDay.objects.filter(is_worked=False).order_by("day")
    return dict(known.values_list("name", "name_en"))
