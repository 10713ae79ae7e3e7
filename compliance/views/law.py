"""The figures of law and policy: a table to read, a form per row, the history beside it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alerts.catalogue import rule
from compliance.actions import legal_rows
from compliance.forms.law import law_form
from compliance.money.law_tables import TABLES, LawTable
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.LIMIT_READ)
def law(request: StaffRequest) -> HttpResponse:
    """All of it on one page, each with its source."""
    classes: dict[int, list[Any]] = {}
    for row in TABLES["industries"].rows():
        classes.setdefault(row.risk, []).append(row)
    shown = {name: list(table.rows()) for name, table in TABLES.items() if name != "industries"}
    for name in ("ranges", "routes"):  # the city's own five types first, what is of no type last
        shown[name].sort(key=lambda row: (not row.violation_type, row.violation_type[:1] != "V"))
    return render(
        request,
        "compliance/law.html",
        {
            "tables": TABLES,
            "rows": shown,
            "classes": sorted(classes.items()),
            "defaults": rule("underdeclared-base").defaults,
            "may_change": Permission.LIMIT_CHANGE.is_held_by(request.user),
        },
    )


@require(Permission.LIMIT_CHANGE)
def add_row(request: StaffRequest, table: str) -> HttpResponse:
    """A row that begins on a day or names something new."""
    chosen = _table(table)
    if not chosen.grows:
        raise Http404
    return _form(request, chosen, None)


@require(Permission.LIMIT_CHANGE)
def change_row(request: StaffRequest, table: str, pk: str) -> HttpResponse:
    """Corrects a row, with its history below."""
    chosen = _table(table)
    key = chosen.model._meta.pk
    try:
        key.to_python(pk)
    except ValidationError as unreadable:
        raise Http404 from unreadable
    return _form(request, chosen, get_object_or_404(chosen.model, pk=pk))


def _table(name: str) -> LawTable:
    if name not in TABLES:
        raise Http404
    return TABLES[name]


def _form(request: StaffRequest, table: LawTable, row: Any) -> HttpResponse:
    form = law_form(table, new=row is None)(request.POST or None, instance=row)
    if form.is_valid():
        reason = form.cleaned_data.pop("reason")
        legal_rows.record(form.instance, by=request.user, reason=reason)
        messages.info(request, _("Recorded. Calculations made from now on use it."))
        return redirect("money:law")
    history = legal_rows.history_of(row) if row is not None else []
    shown = {"table": table, "row": row, "form": form, "history": history}
    return render(request, "compliance/law_row.html", shown)
