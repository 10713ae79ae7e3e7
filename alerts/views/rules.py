"""The rules: what each compares, on which basis, how it is tuned, what it found last."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from alerts.actions import parameters
from alerts.catalogue import Rule, rules
from alerts.models import RuleVersion
from alerts.presenting.rules import results_of, rule_rows, versions_of
from alerts.rule_forms import TuneForm
from inspectorate.foundation.permissions import require
from inspectorate.organisation.permissions import Permission
from inspectorate.organisation.requests import StaffRequest


@require(Permission.RULE_READ)
def rule_list(request: StaffRequest) -> HttpResponse:
    """All rules with their version and what the last whole comparison found."""
    return render(request, "alerts/rule_list.html", {"rows": rule_rows()})


@require(Permission.RULE_READ)
def rule_detail(request: StaffRequest, name: str) -> HttpResponse:
    """One rule."""
    rule, version = _rule_in_force(name)
    return render(request, "alerts/rule_detail.html", _shown(request, rule, version, None))


@require(Permission.RULE_CHANGE)
def tune(request: StaffRequest, name: str) -> HttpResponse:
    """Change a rule's parameters: adds a version, which the next comparison uses."""
    rule, version = _rule_in_force(name)
    form = TuneForm(request.POST or None, rule=rule, version=version)
    if form.is_valid():
        made = parameters.tune(
            name,
            by=request.user,
            parameters=form.parameters,
            reason=form.cleaned_data["reason"],
            enabled=form.cleaned_data["enabled"],
            now=timezone.now(),
        )
        messages.info(
            request, _("Version %(n)d is in force from the next comparison.") % {"n": made.version}
        )
        return redirect("alerts:rule", name=name)
    return render(request, "alerts/rule_tune.html", _shown(request, rule, version, form))


def _rule_in_force(name: str) -> tuple[Rule, RuleVersion]:
    if name not in rules():
        raise Http404
    return rules()[name], parameters.in_force()[name]


def _shown(
    request: StaffRequest, rule: Rule, version: RuleVersion, form: TuneForm | None
) -> dict[str, object]:
    values = rule.values(version.parameters)
    return {
        "rule": rule,
        "version": version,
        "parameters": [(parameter, values[parameter.name]) for parameter in rule.parameters],
        "versions": versions_of(rule),
        "results": results_of(rule),
        "may_change": Permission.RULE_CHANGE.is_held_by(request.user),
        "form": form,
    }
