"""The first page of whoever works on alerts and cases: their day."""

from __future__ import annotations

from typing import Any

from django.http.response import HttpResponseBase

from inspectorate.organisation.homes import Home
from inspectorate.organisation.permissions import Permission


def show_day(request: Any) -> HttpResponseBase:
    """The view, found when it is needed: models are not there yet when apps are named."""
    from .views.day import day

    return day(request)


HOMES = [Home(10, Permission.DAY_READ, show_day)]
