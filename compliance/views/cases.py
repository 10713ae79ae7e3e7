"""Cases: the list, one case, a step of it, a proposal."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.models import Alert
from alerts.presenting.headlines import headline
from compliance.actions import cases, steps
from compliance.filters import CaseFilter
from compliance.forms.decision import ProposeForm
from compliance.models import Case, CaseAlert, CaseOrigin
from compliance.papers.persons import person_of
from compliance.presenting.case_page import case_page
from compliance.presenting.case_rows import case_key, case_rows, cases_after, subject_of
from compliance.presenting.drafts import draft_of
from compliance.presenting.twins import ticked, twins_of
from compliance.procedure.refusals import Refused, StaleState
from compliance.procedure.states import UNDER_REVIEW, CaseState
from compliance.procedure.table import TABLE
from enterprises.models import Enterprise, Worker
from inspectorate.foundation.paging import page_of
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest

PAGE_SIZE = 50


@require(Permission.CASE_READ)
def case_list(request: StaffRequest) -> HttpResponse:
    """The cases within sight, most urgent first."""
    today = timezone.localdate()
    seen = Case.objects.visible_to(request.user)
    chosen = CaseFilter(request.GET, queryset=seen, request=request)
    listed = cases_after(chosen.qs.by_urgency(), request.GET.get("after", ""))
    page = page_of(
        listed.select_related("enterprise", "provider", "grid_group"),
        request,
        size=PAGE_SIZE,
        key=case_key,
    )
    context = {
        "filter": chosen,
        "page": page,
        "rows": case_rows(page.items, on=today),
        "today": today,
    }
    template = "compliance/_case_list.html" if request.htmx else "compliance/case_list.html"
    return render(request, template, context)


@require(Permission.CASE_READ)
def case_detail(request: StaffRequest, pk: int) -> HttpResponse:
    """One case: what is next, until when, what happened."""
    seen = Case.objects.visible_to(request.user)
    related = ("enterprise", "provider", "grid_group", "proposed_by")
    case = get_object_or_404(seen.select_related(*related), pk=pk)
    shown = case_page(
        case, user=request.user, on=timezone.localdate(), all_changes="changes" in request.GET
    )
    return render(request, "compliance/case_detail.html", shown)


@require(Permission.CASE_READ)
def case_step(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """The form of a legal step; its permission is the step's own."""
    transition = TABLE.get(verb)
    if transition is None:
        raise Http404
    case = get_object_or_404(
        Case.objects.visible_to(request.user).select_related("enterprise", "provider"), pk=pk
    )
    now = timezone.now()
    on = timezone.localdate(now)
    form = transition.form(request.POST or None, case=case, by=request.user, on=on)  # type: ignore[call-arg]
    refusal = hindrance = ""
    if not transition.permission.is_held_by(request.user):
        hindrance = transition.permission.refusal(request.user)
    elif case.state in transition.sources:
        hindrance = transition.hindrance(case, request.user, on)
    if request.method == "POST" and form.is_valid():
        try:
            steps.take(case, verb, by=request.user, now=now, facts=form.cleaned_data)
        except StaleState as stale:
            messages.warning(request, str(stale))
            return redirect("compliance:case", pk=pk)
        except Refused as refused:
            refusal = str(refused)
        else:
            messages.info(request, _("%(done)s.") % {"done": transition.done})
            return redirect("compliance:case", pk=pk)
    elif request.method == "GET" and case.state not in transition.sources:
        messages.warning(request, steps.why_not(case, verb))
        return redirect("compliance:case", pk=pk)
    context = {
        "case": case,
        "step": transition,
        "form": form,
        "refusal": refusal,
        "hindrance": hindrance,
        "subject": subject_of(case),
        "person": person_of(case),
        "draft": draft_of(case) if case.state in UNDER_REVIEW else {},
    }
    return render(request, "compliance/case_step.html", context, status=409 if refusal else 200)


def _own_proposal(alerts: list[Alert], request: StaffRequest) -> Case | None:
    """The case the person proposed on these very alerts before: the form was sent twice."""
    links = CaseAlert.objects.visible_to(request.user).filter(
        alert__in=alerts,
        released_on=None,
        case__state=CaseState.PROPOSED,
        case__proposed_by=request.user,
    )
    found = list(links.select_related("case").order_by("pk"))
    once = len({link.case_id for link in found}) == 1
    return found[0].case if once and len(found) == len(alerts) else None


@require(Permission.CASE_PROPOSE)
def propose(request: StaffRequest) -> HttpResponse:
    """Propose a case on alerts of one enterprise, or on an enterprise without an alert."""
    chosen = Alert.objects.visible_to(request.user).filter(
        pk__in=[each for each in request.GET.getlist("alert") if each.isdecimal()]
    )
    alerts = list(chosen.select_related("enterprise", "provider").by_priority())
    enterprise = None
    if uscc := request.GET.get("enterprise", ""):
        enterprise = get_object_or_404(Enterprise.objects.visible_to(request.user), uscc=uscc)
    if not alerts and enterprise is None:
        raise Http404
    subjects = {(a.enterprise_id, a.provider_id, a.worker_id) for a in alerts}
    first = alerts[0] if alerts else None
    initial = {
        "origin": CaseOrigin.ALERT if alerts else CaseOrigin.ROUTINE_VISIT,
        "violation_type": first.violation_type if first else "V1",
        "summary": "\n".join(cases.headline_of([alert]).get("zh-hans", "") for alert in alerts),
    }
    form = ProposeForm(request.POST or None, initial=initial)
    twins = twins_of(alerts, request.user)
    if request.method == "POST":
        twins = ticked(twins, request.POST.getlist("twin"))
    refusal = _("These alerts are about different subjects.") if len(subjects) > 1 else ""
    if not refusal and request.method == "POST" and form.is_valid():
        try:
            case: Case | None = cases.propose(
                by=request.user,
                now=timezone.now(),
                enterprise=first.enterprise if first else enterprise,
                provider=first.provider if first else None,
                worker=Worker(pk=first.worker_id) if first and first.worker_id else None,
                alerts=alerts + [twin.alert for twin in twins if twin.ticked],
                **form.cleaned_data,
            )
        except Refused as refused:
            refusal = str(refused)
            case = _own_proposal(alerts, request) if isinstance(refused, StaleState) else None
        if case is not None:
            messages.info(request, _("Filing proposed. The head of the inspection decides."))
            return redirect("compliance:case", pk=case.pk)
    party = enterprise or (first and (first.enterprise or first.provider))
    others = Case.objects.visible_to(request.user).open().by_urgency()
    found = others.filter(enterprise=party) if isinstance(party, Enterprise) else others.none()
    context = {
        "form": form,
        "alerts": [(alert, headline(alert)) for alert in alerts],
        "twins": twins,
        "party": party,
        "refusal": refusal,
        "others": found[:10],
    }
    return render(request, "compliance/case_propose.html", context, status=409 if refusal else 200)
