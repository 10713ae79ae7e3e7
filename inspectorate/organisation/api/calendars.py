"""The working-day calendar: read, a day put right, a year entered and put in force."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.response import Response

from inspectorate.foundation.api.bodies import given_to
from inspectorate.foundation.api.filtering import refuse_unknown
from inspectorate.organisation.actions import calendar
from inspectorate.organisation.actions.users import Refused
from inspectorate.organisation.limit_forms import DayForm, PublishForm, YearForm
from inspectorate.organisation.models import CalendarDay, CalendarYear
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.schedules import read
from inspectorate.organisation.views.calendar import FIRST_YEAR, LAST_YEAR, english_names

from .views import ApiView, ListView


class CalendarDaySerializer(serializers.ModelSerializer[CalendarDay]):
    class Meta:
        model = CalendarDay
        fields = ("day", "is_worked", "name", "name_en", "source")
        read_only_fields = fields


class CalendarYearSerializer(serializers.ModelSerializer[CalendarYear]):
    class Meta:
        model = CalendarYear
        fields = ("year", "published", "source")
        read_only_fields = fields


class DayChangeForm(DayForm):
    """As on the page."""

    seen = None  # type: ignore[assignment]


class CalendarYears(ListView):
    """Years of the calendar, and the notice each was published by."""

    rights = {"GET": Permission.LIMIT_READ}
    serializer_class = CalendarYearSerializer
    keyset = ("year",)

    def get_queryset(self) -> QuerySet[CalendarYear]:
        return CalendarYear.objects.order_by("year")


class CalendarDays(ListView):
    """The exceptions of a year.

    Weekdays that are not worked, and weekend days that are; any other day is as its weekday.
    """

    rights = {"GET": Permission.LIMIT_READ}
    serializer_class = CalendarDaySerializer
    keyset = ("day",)

    def get_queryset(self) -> QuerySet[CalendarDay]:
        return CalendarDay.objects.filter(day__year=self.kwargs.get("year", 1))

    def get(self, request: Any, year: int) -> Any:
        if not CalendarYear.objects.filter(year=year).exists():
            raise Http404
        return super().get(request)


class CalendarAct(ApiView):
    """A change of the calendar; the answer is what was changed."""

    rights = {"POST": Permission.LIMIT_CHANGE}
    serializer_class: Any = CalendarYearSerializer
    pagination_class = None
    filter_backends = ()
    status = 200

    def post(self, request: Any, year: int, **rest: int) -> Response:
        refuse_unknown(request, set())
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Http404
        made = self.act(year, request.data, **rest)
        return Response(self.get_serializer(made).data)

    def act(self, year: int, body: Any, **rest: int) -> Any:
        """Calls the action; the year or day as it stands then."""
        raise NotImplementedError


class EnterYear(CalendarAct):
    """Enter a year's schedule: the text of the notice, or a line a day.

    It replaces what was entered before and counts once the year is published.
    """

    form_class = YearForm
    example = {
        "schedule": "元旦：1月1日（周五）至3日（周日）放假调休，共3天。1月4日（周一）上班。",
        "source": "国办发明电〔2026〕示例号",
        "reason": "录入年度安排",
    }

    def act(self, year: int, body: Any, **rest: int) -> CalendarYear:
        """Enters it."""
        form = YearForm(year=year, english=english_names())
        given = given_to(YearForm, body, year=year, english=form.english)
        entries = read(given["schedule"], year=year, english=form.english)
        try:
            return calendar.enter_year(
                year, entries, by=self.person, source=given["source"], reason=given["reason"]
            )
        except calendar.AlreadyPublished:
            raise Refused(
                _("Somebody published this year meanwhile; nothing was entered.")
            ) from None


class PublishYear(CalendarAct):
    """Put an entered year in force."""

    form_class = PublishForm
    example = {"reason": "通知已核对"}

    def act(self, year: int, body: Any, **rest: int) -> CalendarYear:
        """Publishes it."""
        reason = given_to(PublishForm, body)["reason"]
        if not CalendarYear.objects.filter(year=year).exists():
            raise Http404
        try:
            return calendar.publish_year(year, by=self.person, reason=reason)
        except calendar.AlreadyPublished:
            raise Refused(_("This year is published already.")) from None
        except calendar.NothingEntered:
            raise Refused(_("No day of %(year)d is named.") % {"year": year}) from None


class SetDay(CalendarAct):
    """Put one day right: whether it is worked, by which holiday, and why."""

    serializer_class = CalendarDaySerializer
    form_class = DayChangeForm
    example = {
        "is_worked": "no",
        "name": "国庆节",
        "name_en": "National Day",
        "source": "国办发明电〔2026〕示例号",
        "reason": "更正",
    }

    def act(self, year: int, body: Any, **rest: int) -> CalendarDay:
        """Puts it right."""
        try:
            that_day = date(year, rest["month"], rest["day"])
        except ValueError:
            raise Http404 from None
        found = CalendarDay.objects.filter(day=that_day).first()
        given = given_to(DayChangeForm, body, day=that_day, found=found)
        seen = calendar.seen_as(found)
        calendar.set_day(that_day, by=self.person, seen=seen, **given)
        usual = CalendarDay(day=that_day, is_worked=calendar.usually_worked(that_day))
        return CalendarDay.objects.filter(day=that_day).first() or usual
