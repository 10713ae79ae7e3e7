"""Which days are possible for a fact of a case: one place for page, action and interface.

What has happened lies between the day its subject came to be and today; what is planned lies
between today and a farthest day. A form declares the rule of each of its days (`possible`), its
page asks it of every field and the action asks it again, so that every door refuses alike, with
a sentence that says why not and which days are left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models.law import FigureCode, LegalFigure
from inspectorate.foundation.writing import day, moment

from .clocks import latest, running
from .refusals import NotYet

if TYPE_CHECKING:
    from compliance.models import Case
    from enterprises.models import Enterprise

# Slips of the hand, not law: no fact of today's employers is older, no visit is planned further.
OLDEST = date(1950, 1, 1)
FARTHEST_DAYS = 730
CLOCK_AHEAD = timedelta(minutes=10)  # of a telephone that takes pictures


class Window(NamedTuple):
    """The days that are possible, and one sentence each why no earlier and no later ones are."""

    soonest: date
    not_before: str
    latest: date
    not_after: str


Rule = Callable[["Case", date, Mapping[str, Any]], Window]


def _past(soonest: date, not_before: str, on: date) -> Window:
    told = _("It tells of what has happened, and today is %(day)s.") % {"day": day(on)}
    return Window(soonest, not_before, on, told)


def ever(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """Happened since the enterprise exists; where that is not known, since any that still does."""
    return since_established(case.enterprise, on)


def since_established(enterprise: Enterprise | None, on: date) -> Window:
    """Happened since the enterprise exists, with or without a case."""
    founded = enterprise.established_on if enterprise else None
    if founded is None or not OLDEST <= founded <= on:
        told = _("No fact that is recorded is older than %(day)s.") % {"day": day(OLDEST)}
        return _past(OLDEST, told, on)
    told = _("The enterprise was established on %(day)s.") % {"day": day(founded)}
    return _past(founded, told, on)


def in_the_case(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """Happened since the case was filed; before that, since it was proposed."""
    if case.filed_at is None:
        begun = timezone.localdate(case.proposed_at)
        return _past(begun, _("The case was proposed on %(day)s.") % {"day": day(begun)}, on)
    begun = timezone.localdate(case.filed_at)
    return _past(begun, _("The case was filed on %(day)s.") % {"day": day(begun)}, on)


def since_service(verb: str) -> Rule:
    """Happened since the paper was served whose service `verb` records."""

    def rule(case: Case, on: date, given: Mapping[str, Any]) -> Window:
        served = case.steps.filter(verb=verb).order_by("-id").first()
        if served is None or not served.facts.get("served_on"):
            return in_the_case(case, on, given)
        served_on = date.fromisoformat(served.facts["served_on"])
        return _past(served_on, _("The paper was served on %(day)s.") % {"day": day(served_on)}, on)

    return rule


def since_step(verb: str) -> Rule:
    """Happened since the step was taken."""

    def rule(case: Case, on: date, given: Mapping[str, Any]) -> Window:
        step = case.steps.filter(verb=verb).order_by("-id").first()
        if step is None:
            return in_the_case(case, on, given)
        taken_on = timezone.localdate(step.taken_at)
        told = _("The step before was taken on %(day)s.") % {"day": day(taken_on)}
        return _past(taken_on, told, on)

    return rule


def hearing_asked(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """Asked for between the service of the notice and the end of the time for it."""
    window = since_service("serve_notice")(case, on, given)
    limit = latest(case, "hearing_request")
    if limit is None or limit.due_on is None or limit.due_on >= on:
        return window
    told = _("A hearing had to be asked for by %(day)s.") % {"day": day(limit.due_on)}
    return window._replace(latest=limit.due_on, not_after=told)


def after_hearing(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """Signed on the day the person was heard, or later."""
    window = in_the_case(case, on, given)
    heard_at = given.get("heard_at")
    if not isinstance(heard_at, datetime) or heard_at.year < OLDEST.year:
        return window
    heard_on = timezone.localdate(heard_at)
    told = _("The person was heard on %(day)s.") % {"day": day(heard_on)}
    return window._replace(soonest=heard_on, not_before=told) if heard_on <= on else window


def since_the_first(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """A violation's last day: not before the first day of any that is confirmed with it."""
    window = ever(case, on, given)
    firsts = [each.first_on for each in given.get("violations") or () if each.first_on]
    if not firsts or max(firsts) > on:
        return window
    told = _("The violation began on %(day)s.") % {"day": day(max(firsts))}
    return window._replace(soonest=max(firsts), not_before=told)


def planned(case: Case | None, on: date, given: Mapping[str, Any]) -> Window:
    """Lies ahead, and not absurdly far."""
    farthest = on + timedelta(days=FARTHEST_DAYS)
    return Window(
        on,
        _("It is still to come, and today is %(day)s.") % {"day": day(on)},
        farthest,
        _("Nothing is planned for more than two years ahead."),
    )


def visited(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """A visit of a case: planned, or made since it was filed and entered afterwards."""
    begun = in_the_case(case, on, given)
    return planned(case, on, given)._replace(soonest=begun.soonest, not_before=begun.not_before)


def entered(on: date) -> Window:
    """What is told afterwards without a case: not longer after it than the inspectorate allows."""
    days = int(LegalFigure.objects.value_of(FigureCode.LATE_ENTRY, on=on))
    told = ngettext(
        "What has happened is entered at most %(days)d day after it.",
        "What has happened is entered at most %(days)d days after it.",
        days,
    ) % {"days": days}
    return _past(on - timedelta(days=days), told, on)


def visit_refused(planned_on: date, *, case: Case | None, on: date) -> str:
    """Why no visit is planned for the day or moved to it; '' if it may be."""
    if case is not None:
        return outside(planned_on, visited(case, on, {}))
    begun, ahead = entered(on), planned(None, on, {})
    return outside(planned_on, ahead._replace(soonest=begun.soonest, not_before=begun.not_before))


def past_the_limit(case: Case, planned_on: date) -> str:
    """That a day lies behind the time of the investigation, as a sentence; '' if it does not."""
    limit = running(case, "investigation")
    if limit is None or limit.due_on is None or planned_on <= limit.due_on:
        return ""
    words = {"day": day(planned_on), "due": day(limit.due_on)}
    told = _("%(day)s lies behind the day the investigation has to end by, which is %(due)s.")
    return told % words


def noticed(case: Case, on: date, given: Mapping[str, Any]) -> Window:
    """The visit a notice announces that is issued today."""
    told = _("The notice is issued today: the visit can be today or later, not before.")
    return planned(case, on, given)._replace(not_before=told)


def outside(value: date | datetime, window: Window) -> str:
    """Why the day is not possible and which are, as sentences; '' if it is."""
    on = timezone.localdate(value) if isinstance(value, datetime) else value
    if on < window.soonest:
        told = _("%(day)s is too early. %(why)s Give %(soonest)s or a later day.")
        return told % {
            "day": day(on),
            "why": window.not_before,
            "soonest": day(window.soonest),
        }
    if on > window.latest:
        told = _("%(day)s is too late. %(why)s Give %(latest)s or an earlier day.")
        return told % {"day": day(on), "why": window.not_after, "latest": day(window.latest)}
    return ""


def refusals(
    possible: Mapping[str, Rule], facts: Mapping[str, Any], *, case: Case, on: date
) -> dict[str, str]:
    """Of each day or moment among the facts that is not possible: why."""
    found = {}
    for name, rule in possible.items():
        value = facts.get(name)
        if isinstance(value, date) and (why := outside(value, rule(case, on, facts))):
            found[name] = why
    return found


def refuse_impossible(form: Any, facts: Mapping[str, Any], *, case: Case, now: datetime) -> None:
    """Raises NotYet, naming the field, for the first day or moment that is not possible."""
    found = refusals(form.possible, facts, case=case, on=timezone.localdate(now))
    for name in form.possible:
        why = found.get(name) or _ahead_of_the_clock(facts.get(name), now)
        if why:
            told = {"label": form.base_fields[name].label, "why": why}
            raise NotYet(_("%(label)s: %(why)s") % told)


def _ahead_of_the_clock(value: Any, now: datetime) -> str:
    """Why what has happened did not happen later today; '' if it may have happened."""
    if not isinstance(value, datetime) or value <= now + CLOCK_AHEAD:
        return ""
    return _("%(moment)s has not come yet.") % {"moment": moment(value)}
