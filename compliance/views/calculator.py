"""The free calculator, for whoever is logged in: asks, answers, writes nothing."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.forms.calculator import CalculatorForm
from compliance.money.counter import reckon
from inspectorate.organisation.requests import StaffRequest


@login_required
def calculator(request: StaffRequest) -> HttpResponse:
    """One wage over some months, in the address, so that the answer can be sent on."""
    form = CalculatorForm(request.GET if "wage_yuan" in request.GET else None)
    answer = reckon(form.cleaned_data, today=timezone.localdate()) if form.is_valid() else None
    return render(request, "compliance/calculator.html", {"form": form, "answer": answer})
