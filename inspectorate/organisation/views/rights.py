"""Who may do what: the declared table, for administrators and auditors."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.presenting.rights import (
    holders_by_permission,
    incompatible,
    rights_by_role,
)
from inspectorate.organisation.requests import StaffRequest


@require(Permission.RIGHTS_READ)
def rights(request: StaffRequest) -> HttpResponse:
    """Roles, permissions, sight and what is kept apart, as sentences."""
    context = {
        "roles": rights_by_role(),
        "permissions": holders_by_permission(),
        "apart": incompatible(),
        "may_enrol": Permission.PEOPLE_ENROL.is_held_by(request.user),
    }
    return render(request, "organisation/rights.html", context)
