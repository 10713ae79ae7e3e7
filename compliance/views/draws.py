"""Double-random draws: the list, one draw with its result, a new one, and the result as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from compliance.actions import draws
from compliance.forms.visits import DrawForm
from compliance.models import Draw
from compliance.planning.drawing import ALGORITHM
from compliance.procedure.refusals import Refused
from inspectorate.foundation.permissions import require
from inspectorate.organisation.groups import standing_groups
from inspectorate.organisation.people import district_names, districts_of
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.VISIT_READ)
def draw_list(request: StaffRequest) -> HttpResponse:
    """Every draw within sight, newest first."""
    seen = Draw.objects.visible_to(request.user).select_related("held_by").defer("objects_pool")
    context = {
        "draws": seen[:100],
        "names": district_names(),
        "may_hold": Permission.DRAW_HOLD.is_held_by(request.user),
    }
    return render(request, "compliance/draw_list.html", context)


@require(Permission.DRAW_HOLD)
def new(request: StaffRequest) -> HttpResponse:
    """Holds a draw."""
    now = timezone.now()
    districts = districts_of(standing_groups(request.user))
    form = DrawForm(request.POST or None, districts=districts)
    refusal = ""
    if form.is_valid():
        try:
            held = draws.hold(by=request.user, now=now, **form.chosen())
            return redirect("compliance:draw", pk=held.pk)
        except Refused as refused:
            refusal = str(refused)
    context = {"form": form, "refusal": refusal}
    return render(request, "compliance/draw_new.html", context, status=409 if refusal else 200)


@require(Permission.VISIT_READ)
def draw_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One draw: seed, pools, result, and what became of each visit."""
    held = _draw(request, pk)
    context = {
        "draw": held,
        "rows": _rows(held),
        "pool": len(held.objects_pool.split("\n")),
        "algorithm": ALGORITHM,
        "may_hold": Permission.DRAW_HOLD.is_held_by(request.user),
    }
    return render(request, "compliance/draw_detail.html", context)


@require(Permission.VISIT_READ)
def draw_json(request: StaffRequest, pk: int) -> HttpResponse:
    """The draw as anybody may have it: nothing about workers, nothing found."""
    held = _draw(request, pk)
    shown: dict[str, Any] = {
        "number": held.number,
        "occasion": held.title,
        "district": held.district_code,
        "held_on": timezone.localdate(held.held_at).isoformat(),
        "seed": held.seed,
        "algorithm": ALGORITHM,
        "pool": {
            "enterprises": len(held.objects_pool.split("\n")),
            "inspectors": len(held.inspectors_pool),
            "recusals": len(held.recusals),
            "sha256": held.pool_hash,
        },
        "objects": [
            {
                "uscc": row["uscc"],
                "name": row["name"],
                "inspectors": row["numbers"],
                "planned_on": row["visit"].planned_on.isoformat() if row["visit"] else None,
                "state": row["visit"].state if row["visit"] else "",
            }
            for row in _rows(held)
        ],
    }
    return JsonResponse(shown, json_dumps_params={"ensure_ascii": False})


@require(Permission.DRAW_HOLD)
@require_POST
def publish(request: StaffRequest, pk: int) -> HttpResponse:
    """Publishes the result."""
    held = _draw(request, pk)
    try:
        draws.publish(held, by=request.user, now=timezone.now())
        messages.info(request, _("The result stands on the public pages."))
    except Refused as refused:
        messages.info(request, str(refused))
    return redirect("compliance:draw", pk=pk)


def _draw(request: StaffRequest, pk: int) -> Draw:
    seen = Draw.objects.visible_to(request.user).select_related("held_by")
    return get_object_or_404(seen, pk=pk)


def _rows(held: Draw) -> list[dict[str, Any]]:
    """Objects in the order drawn, with names and visits; only visits within sight have them."""
    visits = held.inspections.select_related("enterprise").order_by("pk")
    by_code = {visit.enterprise.uscc: visit for visit in visits if visit.enterprise}
    drawn = {visit.enterprise.uscc: visit.enterprise.name for visit in visits if visit.enterprise}
    names = {each["staff_no"]: each["name"] for each in held.inspectors_pool}
    return [
        {
            "uscc": row["uscc"],
            "name": drawn.get(row["uscc"], ""),
            "numbers": row["inspectors"],
            "inspectors": [names[number] for number in row["inspectors"]],
            "visit": by_code.get(row["uscc"]),
        }
        for row in held.result
    ]
