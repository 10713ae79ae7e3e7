"""An act with a page of its own: shown with its form, hindered, tried, refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render

from compliance.procedure.refusals import Refused
from inspectorate.organisation.requests import StaffRequest


@dataclass(frozen=True)
class Attempt:
    """What came of trying: done or not; why it cannot be done, which may hold before any try."""

    is_done: bool = False
    refusal: str = ""
    is_hindered: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether it was tried and refused."""
        return bool(self.refusal) and not self.is_hindered


def attempt(
    request: StaffRequest, form: Form, call: Callable[..., Any], *, hindrance: str = ""
) -> Attempt:
    """Calls the act with what the form says, if it was sent, fits, and nothing hinders."""
    if hindrance:
        return Attempt(refusal=hindrance, is_hindered=True)
    if request.method != "POST" or not form.is_valid():
        return Attempt()
    try:
        call(**form.cleaned_data)
    except Refused as refused:
        return Attempt(refusal=str(refused))
    return Attempt(is_done=True)


def act_page(
    request: StaffRequest, template: str, tried: Attempt, form: Form, *, title: str, **about: Any
) -> HttpResponse:
    """The page of an act; 409 where it was sent and could not be done."""
    shown = {"form": form, "title": title, "refusal": tried.refusal}
    status = 409 if tried.refusal and request.method == "POST" else 200
    context = shown | {"is_hindered": tried.is_hindered} | about
    return render(request, template, context, status=status)
