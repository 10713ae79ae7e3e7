"""The request as the views behind a permission get it: somebody is logged in."""

from __future__ import annotations

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from .models import User


class StaffRequest(HttpRequest):
    """A request of a person who is logged in; `htmx` is true when a fragment is asked for."""

    user: User
    htmx: HtmxDetails
