"""The self-check: ask, enter the code, see the months, report a gap. No log-in, no script.

Nothing about the person stands in an address. The session holds the token alone.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from compliance.actions import self_checks
from compliance.complaints import abuse
from compliance.complaints.drafts import forget_draft, keep_draft
from compliance.forms.self_check import AskForm, CodeForm
from compliance.presenting.complaint_follow import site
from compliance.selfcheck import delivery, months
from compliance.selfcheck.opened import KEY
from inspectorate.foundation.writing import moment
from inspectorate.organisation.journal import address_of


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def ask(request: HttpRequest) -> HttpResponse:
    """Who asks. Whatever is on record, the next page is the same."""
    form = AskForm(request.POST or None)
    refusal = ""
    if request.method == "POST" and delivery.offered() and form.is_valid():
        number, name = form.cleaned_data["number"], form.cleaned_data["name"]
        counted = abuse.asking_for_code(number, self_checks.squeezed(name), address_of(request))
        refusal = _refused(counted)
        if not refusal:
            language = "en" if get_language() == "en" else "zh-hans"
            now = timezone.now()
            request.session.cycle_key()
            request.session[KEY] = self_checks.ask(
                number=number, name=name, language=language, now=now
            )
            return redirect("selfcheck:code")
    context = {"form": form, "refusal": refusal, "offered": delivery.offered(), **site()}
    return render(request, "selfcheck/ask.html", context, status=429 if refusal else 200)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def code(request: HttpRequest) -> HttpResponse:
    """The code that came, if one came."""
    token = request.session.get(KEY)
    if not token:
        return redirect("selfcheck:ask")
    form = CodeForm(request.POST or None)
    refusal, status = "", 200
    if request.method == "POST" and form.is_valid():
        refusal, status = _refused(abuse.trying_code(address_of(request))), 429
        if not refusal and self_checks.confirm(
            token, form.cleaned_data["code"], now=timezone.now()
        ):
            request.session.cycle_key()
            return redirect("selfcheck:months")
        if not refusal:
            status = 403
            refusal = _(
                "The code is not right, was used, or is over ten minutes old. After five tries ask "
                "for a new one."
            )
    context = {"form": form, "refusal": refusal, **site()}
    return render(request, "selfcheck/code.html", context, status=status if refusal else 200)


@never_cache
def own_months(request: HttpRequest) -> HttpResponse:
    """Employed months beside insured months."""
    found = _open(request, now=timezone.now())
    if found is None:
        return redirect("selfcheck:ask")
    return render(request, "selfcheck/months.html", {"found": found, **site()})


@require_POST
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """The complaint form, filled with employer and months."""
    found = _open(request, now=timezone.now())
    if found is None:
        return redirect("selfcheck:ask")
    chosen = request.POST.get("employer", "")
    employer = next((each for each in found.employers if str(each.id) == chosen), None)
    if employer is None or not employer.has_gap:
        raise Http404
    keep_draft(request, months.complaint_about(employer))
    return redirect("/complaints/new/?as=complaint")


@require_POST
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Closes it, so that nobody else reads it in this browser."""
    token = request.session.pop(KEY, None)
    forget_draft(request)
    if token:
        self_checks.close(token, now=timezone.now())
    return redirect("selfcheck:ask")


def _open(request: HttpRequest, *, now: datetime) -> months.OwnMonths | None:
    token: Any = request.session.get(KEY)
    return months.own_months(token, now=now) if token else None


def _refused(counted: list[abuse.Counted]) -> str:
    """Why nothing is taken from here now; '' if it is. Uncounted nothing is."""
    try:
        free_at = abuse.count(counted, now=timezone.now())
    except abuse.NotCounted:
        return _("The self-check rests for some minutes. Try again later.")
    if free_at is None:
        return ""
    return _("Too many tries. Try again after %(at)s.") % {"at": moment(free_at)}
