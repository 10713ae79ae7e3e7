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
    "organisation:own_settings": ("own_settings",),
    "organisation:change_limit": ("limit_change",),
    "organisation:enter_year": ("calendar_enter",),
    "organisation:publish_year": ("calendar_publish",),
    "organisation:calendar_day": ("calendar_set_day",),
    "organisation:enrol": ("people",),
    "organisation:change_roles": ("person_roles",),
    "organisation:switch_off": ("person_off",),
    "organisation:switch_on": ("person_on",),
    "organisation:link_inspector": ("person_staff",),
    "organisation:revoke_token": ("person_token_revoke",),
    "alerts:acknowledge_many": ("alerts_acknowledge",),
    "alerts:dismiss": ("alert_dismiss", "alerts_dismiss"),
    "alerts:hand_over": ("alert_hand_over",),
    "alerts:reveal_number": ("alert_reveal",),
    "alerts:tune": ("rule_tune",),
    "alerts:read_all": ("notices_read",),
    "alerts:notification_choices": ("notice_choices",),
    "alerts:office_hours": ("office_hours",),
    "alerts:send_test": ("notice_test",),
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
    "compliance:pay_part": ("pay_part",),
    "compliance:ask": tuple(f"ask_{what}" for what in REQUESTS),
    "compliance:step": tuple(f"step_{verb}" for verb in TABLE),
    "compliance:approval": ("approval_grant", "approval_refuse"),
    "compliance:new_letters": ("letters", "letters_set"),
    "compliance:withdraw_letter": ("letter_withdraw",),
    "compliance:new_campaign": ("campaigns",),
    "compliance:send_campaign": ("campaign_send",),
    "compliance:new_visit": ("visits",),
    "compliance:record_visit": ("visit_record",),
    "compliance:cancel_visit": ("visit_cancel",),
    "compliance:move_visit": ("visit_move",),
    "compliance:assign_visit": ("visit_assign",),
    "compliance:propose_from_visit": ("visit_propose",),
    "compliance:date_anew": ("deadlines_anew",),
    "compliance:assign_staff": ("staff_assign",),
    "compliance:record_absence": ("staff_absence",),
    "compliance:end_assignment": ("assignment_end",),
    "compliance:end_absence": ("absence_end",),
    "compliance:grid_balance": ("grid_balance",),
    "compliance:apply_grid_change": ("grid_change_apply",),
    "compliance:drop_grid_change": ("grid_change_drop",),
    "compliance:post_to_group": ("staff_assign",),
    "compliance:split_group": ("grid_split",),
    "compliance:move_areas": ("grid_move",),
    "compliance:new_review": ("reviews",),
    "compliance:change_campaign": ("campaign_change",),
    "compliance:drop_campaign": ("campaign_drop",),
    "compliance:begin_review": ("review_begin",),
    "compliance:end_review": ("review_end",),
    "compliance:propose_on_replies": ("review_propose",),
    "compliance:draft_plan": ("plans",),
    "compliance:adopt_plan": ("plan_adopt",),
    "compliance:quota": ("quota",),
    "compliance:new_draw": ("draws",),
    "compliance:publish_draw": ("draw_publish",),
    "money:calculate": ("case_calculate",),
    "money:propose": ("propose_fine",),
    "money:add_row": ("law",),
    "money:change_row": ("law_row",),
    "complaints:record": ("complaints",),
    "complaints:complainant": ("complaint_reveal",),
    "documents:replace": ("document_replace",),
    "complaints:decide": tuple(f"complaint_{verb}" for verb in COMPLAINT_TABLE),
    "complaints:correct_receipt": ("complaint_correct_receipt",),
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
    "organisation:login_code": "A program sends a token instead.",
    "organisation:begin_factor": "A second factor is set up by a person with a phone in hand.",
    "organisation:confirm_factor": "A second factor is set up by a person with a phone in hand.",
    "organisation:recovery_codes": "Recovery codes are shown once, to a person at a screen.",
    "organisation:remove_factor": "The password and a code are typed by a person.",
    "organisation:reset_factor": "Who lost the phone is looked in the face before it is reset.",
    "organisation:give_token": "No token makes another token.",
    "enterprises:rejects": "It reads only; its rejects are at GET rejects_file.",
    "enterprises:new_sample": "Columns are matched by eye; a delivery names its map in the body.",
    "enterprises:mapping": "Columns are matched by eye; a delivery names its map in the body.",
    "compliance:plan": "It reads only; GET plans and plan_preview do the same.",
    "complaints:file": "It reads only, which is logged; GET complaint_file does the same.",
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
