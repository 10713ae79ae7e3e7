"""Running deadlines that the calendar dates otherwise: seen first, then dated anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.actions import dating
from compliance.forms.dating import AnewForm
from compliance.presenting.dating import move_rows
from inspectorate.foundation.permissions import require
from inspectorate.foundation.writing import number
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.DEADLINE_DATE)
def date_anew(request: StaffRequest) -> HttpResponse:
    """What would move, and the confirmation of exactly that list."""
    form = AnewForm(request.POST or None)
    refusal = ""
    if form.is_valid():
        try:
            moves = dating.date_anew(by=request.user, **form.cleaned_data)
        except dating.ListChanged:
            refusal = _("Nothing was dated anew: the list has changed meanwhile. It is shown anew.")
        else:
            told = ngettext("%(n)s deadline dated anew.", "%(n)s deadlines dated anew.", len(moves))
            messages.info(request, told % {"n": number(len(moves))})
            return redirect("compliance:date_anew")
    moves = dating.outdated()
    shown = {
        "rows": move_rows(moves),
        "moving": sum(move.moves for move in moves),
        "form": form,
        "seen": dating.fingerprint(moves),
        "refusal": refusal,
    }
    return render(request, "compliance/date_anew.html", shown, status=409 if refusal else 200)
