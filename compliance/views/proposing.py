"""From a set of alerts to the proposal of a case: all of it must be about one enterprise."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from alerts.models import Alert
from alerts.views.sets import ChosenSet, acts_on_set
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

MOST_ALERTS = 50


@require(Permission.CASE_PROPOSE)
@acts_on_set
def propose_on_set(request: StaffRequest, chosen: ChosenSet) -> HttpResponse:
    """Opens the form of the proposal with the alerts of the set."""
    seen = Alert.objects.visible_to(request.user).filter(pk__in=chosen.listed.states)
    found = list(seen.order_by("pk")[: MOST_ALERTS + 1])
    subjects = {(each.enterprise_id, each.provider_id, each.worker_id) for each in found}
    if len(subjects) != 1 or len(found) > MOST_ALERTS:
        messages.warning(
            request,
            _("A case is about one enterprise: select its alerts alone. %(n)s are selected here.")
            % {"n": len(subjects)}
            if len(subjects) != 1
            else _("At most %(n)s alerts go into one case.") % {"n": MOST_ALERTS},
        )
        return redirect(chosen.return_address)
    address = reverse("compliance:propose")
    return redirect(f"{address}?{urlencode([('alert', each.pk) for each in found])}")
