"""Which pages write, found by walking the addresses, and which operation of `/api/` does the same.

`DESK` and `campaign_writes.CAMPAIGN` name the operations of each page; what stands in neither is an
exception with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from compliance.complaints.table import TABLE as COMPLAINT_TABLE
from compliance.forms.acts import REQUESTS
from compliance.procedure.table import TABLE

MACHINES = {"api", "admin"}

# Pages of the desk → names of the addresses below /api/ that do the same by POST.
DESK: dict[str, tuple[str, ...]] = {
    "enterprises:deliver": ("batches",),
    "alerts:acknowledge": ("alert_acknowledge",),
    "alerts:open_notice": ("notice_read",),
    "alerts:read_notice": ("notice_read",),
    "compliance:propose": ("cases",),
    "compliance:propose_on_set": ("cases",),
    "compliance:add_note": ("add_note",),
    "compliance:add_evidence": ("add_evidence",),
    "compliance:hear": ("hear",),
    "compliance:suspect": ("suspect",),
    "compliance:plan_visit": ("plan_visit",),
    "compliance:record_case_visit": ("visit_record",),
    "compliance:demand": ("demand",),
    "compliance:ask": tuple(f"ask_{what}" for what in REQUESTS),
    "compliance:step": tuple(f"step_{verb}" for verb in TABLE),
    "compliance:approval": ("approval_grant", "approval_refuse"),
    "compliance:new_letters": ("letters",),
    "compliance:withdraw_letter": ("letter_withdraw",),
    "compliance:new_campaign": ("campaigns",),
    "compliance:send_campaign": ("campaign_send",),
    "compliance:new_visit": ("visits",),
    "compliance:record_visit": ("visit_record",),
    "compliance:cancel_visit": ("visit_cancel",),
    "compliance:move_visit": ("visit_move",),
    "compliance:assign_visit": ("visit_assign",),
    "compliance:propose_from_visit": ("visit_propose",),
    "documents:replace": ("document_replace",),
    "complaints:decide": tuple(f"complaint_{verb}" for verb in COMPLAINT_TABLE),
    "complaints:reply": ("complaint_reply",),
    "complaints:match": ("complaint_match",),
    "complaints:merge": ("complaint_merge",),
    "complaints:propose": ("complaint_propose",),
}
EXCEPTIONS: dict[str, str] = {
    "organisation:login": "A program sends a token instead.",
    "organisation:logout": "A program sends a token instead.",
    "organisation:language": "A program sends Accept-Language.",
    "organisation:password": "A password is typed by its owner and by nobody else.",
    "organisation:renew_password": "A password is shown once, to a person at a screen.",
    "organisation:give_token": "No token makes another token.",
    "enterprises:rejects": "It reads only; its rejects are at GET rejects_file.",
    "enterprises:new_sample": "Columns are matched by eye; a delivery names its map in the body.",
    "enterprises:mapping": "Columns are matched by eye; a delivery names its map in the body.",
    "complaints:landing": "The public's, guarded by counting addresses: it leads to a complaint.",
    "complaints:new": "The public's, guarded by counting addresses and a question to people.",
    "complaints:follow": "A complainant's, opened by number and secret in their own browser.",
    "complaints:leave": "It forgets the complainant's session in the browser.",
    "complaints:renew_secret": "A secret is handed over at the counter, after looking at papers.",
    "selfcheck:ask": "The public's, opened by a code that is shown to a person.",
    "selfcheck:code": "The public's, opened by a code that is shown to a person.",
    "selfcheck:report": "The public's: a worker tells what the self-check showed.",
    "selfcheck:leave": "It forgets the worker's session in the browser.",
}
# What the desk's rooms still lack.
NOT_YET: set[str] = {
    "organisation:own_settings",
    "organisation:change_limit",
    "organisation:enter_year",
    "organisation:publish_year",
    "organisation:calendar_day",
    "organisation:enrol",
    "organisation:change_roles",
    "organisation:switch_off",
    "organisation:switch_on",
    "organisation:link_inspector",
    "organisation:revoke_token",
    "alerts:acknowledge_many",
    "alerts:dismiss",
    "alerts:reveal_number",
    "alerts:tune",
    "alerts:read_all",
    "alerts:notification_choices",
    "alerts:office_hours",
    "alerts:send_test",
    "compliance:date_anew",
    "compliance:assign_staff",
    "compliance:record_absence",
    "compliance:end_assignment",
    "compliance:end_absence",
    "compliance:grid_balance",
    "compliance:apply_grid_change",
    "compliance:drop_grid_change",
    "compliance:post_to_group",
    "compliance:split_group",
    "compliance:move_areas",
    "compliance:new_review",
    "compliance:change_campaign",
    "compliance:drop_campaign",
    "compliance:begin_review",
    "compliance:end_review",
    "compliance:propose_on_replies",
    "compliance:plan",
    "compliance:draft_plan",
    "compliance:adopt_plan",
    "compliance:quota",
    "compliance:new_draw",
    "compliance:publish_draw",
    "money:calculate",
    "money:propose",
    "money:add_row",
    "money:change_row",
    "complaints:record",
    "complaints:complainant",
    "complaints:file",
}


def writing_pages() -> set[str]:
    """The addresses of the pages whose views read what was posted."""
    return {name for name, view in _pages() if _writes(view, set())}


def _pages() -> Iterator[tuple[str, Any]]:
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and entry.namespace not in {*MACHINES, None}:
            for pattern in entry.url_patterns:
                if isinstance(pattern, URLPattern):
                    yield f"{entry.namespace}:{pattern.name}", pattern.callback


def _writes(view: Any, seen: set[Any]) -> bool:
    """Whether it, what guards it, or a function of the views that it calls, speaks of a POST."""
    if made := getattr(view, "view_class", None):
        return hasattr(made, "post")
    if view in seen:
        return False
    seen.add(view)
    cells = [cell.cell_contents for cell in view.__closure__ or ()]
    if ["POST"] in cells or _speaks_of_post(view.__code__):
        return True
    named = [view.__globals__.get(name) for name in view.__code__.co_names]
    called = [each for each in named if isinstance(each, FunctionType)]
    called = [each for each in called if ".views" in each.__module__]
    inner = getattr(view, "__wrapped__", None)
    return any(_writes(each, seen) for each in [*called, *([inner] if inner else [])])


def _speaks_of_post(code: CodeType) -> bool:
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return "POST" in (*code.co_names, *code.co_consts) or any(map(_speaks_of_post, inner))
