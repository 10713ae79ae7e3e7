"""Time limits and the working-day calendar, as data with their source."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from rest_framework import serializers

from inspectorate.organisation.models import CalendarDay, CalendarYear, Limit
from inspectorate.organisation.permissions import Permission

from .views import DetailView, ListView


class LimitSerializer(serializers.ModelSerializer[Limit]):
    class Meta:
        model = Limit
        fields = (
            "code", "name", "name_en", "length", "unit", "day_type", "starts", "starts_en",
            "pauses", "pauses_en", "basis", "basis_en", "source", "remind_days", "escalate_days",
        )  # fmt: skip
        read_only_fields = fields


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


class Limits(ListView):
    """Time limits of the procedure."""

    rights = {"GET": Permission.LIMIT_READ}
    serializer_class = LimitSerializer
    keyset = ("order", "code")

    def get_queryset(self) -> QuerySet[Limit]:
        return Limit.objects.order_by("order", "code")


class LimitDetail(DetailView):
    """One time limit."""

    rights = {"GET": Permission.LIMIT_READ}
    serializer_class = LimitSerializer
    lookup_field = "code"

    def get_queryset(self) -> QuerySet[Limit]:
        return Limit.objects.order_by("order", "code")


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
