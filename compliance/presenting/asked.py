"""What a request comes to if it is granted: who withdraws and steps in, which day becomes which."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from compliance.models import Approval, ApprovalKind, Deadline, Member
from compliance.procedure.clocks import running
from compliance.procedure.legal_figures import limit_days
from inspectorate.foundation.writing import day
from inspectorate.organisation.deadlines import compute_again
from inspectorate.organisation.models import DayType, Inspector

OF_LIMIT = {ApprovalKind.EXTENSION: "investigation", ApprovalKind.ORDER_EXTENSION: "order"}


def asked_for(approval: Approval) -> list[tuple[str, str]]:
    """Pairs of what and which, so that whoever grants sees what is granted."""
    kind = ApprovalKind(approval.kind)
    if kind == ApprovalKind.RECUSAL:
        return _who_changes(approval)
    days = int(approval.facts.get("days") or limit_days("investigation_extension"))
    limit = running(approval.case, OF_LIMIT[kind])
    if limit is None or not approval.is_waiting:
        return [(_("More time"), ngettext("%(n)d day", "%(n)d days", days) % {"n": days})]
    return _which_day(limit, days)


def _who_changes(approval: Approval) -> list[tuple[str, str]]:
    leaving = Member.objects.select_related("inspector").get(pk=approval.facts["member"])
    stepping_in = Inspector.objects.get(pk=approval.facts["substitute"]["id"])
    until = stepping_in.certificate_until
    valid = day(until) if until else "–"
    return [
        (_("Withdraws"), f"{leaving.inspector.name} ({leaving.get_part_display()})"),
        (_("Steps in"), stepping_in.name),
        (_("Certificate valid until"), valid),
    ]


def _which_day(limit: Deadline, days: int) -> list[tuple[str, str]]:
    told = {"extended": limit.extended_days + days, "pauses": limit.pauses}
    then = compute_again({**limit.trace, **told}).due_on
    if limit.day_type == DayType.WORKING:
        more = ngettext("%(n)d working day", "%(n)d working days", days) % {"n": days}
    else:
        more = ngettext("%(n)d calendar day", "%(n)d calendar days", days) % {"n": days}
    return [
        (_("More time"), more),
        (_("Due now"), day(limit.due_on) if limit.due_on else _("stands still")),
        (_("Due if granted"), day(then) if then else _("stands still")),
    ]
