"""Addresses of the interface for machines, by method; lent what the pages' addresses need."""

from __future__ import annotations

from compliance.procedure.table import TABLE
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.rights.api_desk import (
    MACHINE_ANSWERS,
    MACHINE_LENT,
    MACHINE_READS,
    MACHINE_WRITES,
    found_by_machines,
)

from . import api_campaign

Table = dict[tuple[str, str], Permission | None]

READS: Table = {
    ("GET", "me"): None,
    ("GET", "people"): Permission.PEOPLE_ENROL,
    ("GET", "person"): Permission.PEOPLE_ENROL,
    ("GET", "groups"): Permission.GRID_READ,
    ("GET", "limits"): Permission.LIMIT_READ,
    ("GET", "limit"): Permission.LIMIT_READ,
    ("GET", "calendar"): Permission.LIMIT_READ,
    ("GET", "calendar_days"): Permission.LIMIT_READ,
    ("GET", "enterprises"): Permission.DOSSIER_READ,
    ("GET", "enterprise"): Permission.DOSSIER_READ,
    ("GET", "feeds"): Permission.FEED_READ,
    ("GET", "feed"): Permission.FEED_READ,
    ("GET", "delivery"): Permission.FEED_READ,
    ("GET", "batches"): Permission.FEED_READ,
    ("GET", "batch"): Permission.FEED_READ,
    ("GET", "rejected_rows"): Permission.FEED_READ,
    ("GET", "rejects_file"): Permission.REJECTS_DOWNLOAD,
    ("GET", "alerts"): Permission.ALERT_READ,
    ("GET", "alert"): Permission.ALERT_READ,
    ("GET", "alert_evidence"): Permission.ALERT_READ,
    ("GET", "rules"): Permission.RULE_READ,
    ("GET", "rule"): Permission.RULE_READ,
    ("GET", "runs"): Permission.RULE_READ,
    ("GET", "notices"): None,
    ("GET", "cases"): Permission.CASE_READ,
    ("GET", "case"): Permission.CASE_READ,
    ("GET", "case_steps"): Permission.CASE_READ,
    ("GET", "case_next"): Permission.CASE_READ,
    **{("GET", f"step_{verb}"): Permission.CASE_READ for verb in TABLE},
    ("GET", "case_deadlines"): Permission.CASE_READ,
    ("GET", "case_violations"): Permission.CASE_READ,
    ("GET", "case_documents"): Permission.CASE_READ,
    ("GET", "case_team"): Permission.CASE_READ,
    ("GET", "case_approvals"): Permission.CASE_READ,
    ("GET", "case_notes"): Permission.CASE_READ,
    ("GET", "case_evidence"): Permission.CASE_READ,
    ("GET", "approvals"): Permission.APPROVAL_READ,
    ("GET", "document"): Permission.CASE_READ,
    ("GET", "document_file"): Permission.CASE_READ,
    ("GET", "complaints"): Permission.COMPLAINT_READ,
    ("GET", "complaint"): Permission.COMPLAINT_READ,
    ("GET", "complaint_steps"): Permission.COMPLAINT_READ,
    ("GET", "letters"): Permission.LETTER_READ,
    ("GET", "letter"): Permission.LETTER_READ,
    ("GET", "letter_alerts"): Permission.LETTER_READ,
    ("GET", "letter_file"): Permission.LETTER_READ,
    ("GET", "campaigns"): Permission.LETTER_READ,
    ("GET", "campaign"): Permission.LETTER_READ,
    ("GET", "visits"): Permission.VISIT_READ,
    ("GET", "visit"): Permission.VISIT_READ,
    ("GET", "inspectors"): Permission.VISIT_READ,
}
READS |= MACHINE_READS
WRITES: Table = {
    ("POST", "batches"): Permission.FEED_DELIVER,
    ("POST", "alert_acknowledge"): Permission.ALERT_ACKNOWLEDGE,
    ("POST", "alert_dismiss"): Permission.ALERT_DISMISS,
    ("POST", "alert_hand_over"): Permission.ALERT_HAND_OVER,
    ("POST", "notice_read"): None,
    ("POST", "cases"): Permission.CASE_PROPOSE,
    **{("POST", f"step_{verb}"): step.permission for verb, step in TABLE.items()},
    ("POST", "add_note"): Permission.CASE_COLLECT,
    ("POST", "add_evidence"): Permission.CASE_COLLECT,
    ("POST", "hear"): Permission.CASE_INVESTIGATE,
    ("POST", "suspect"): Permission.CASE_INVESTIGATE,
    ("POST", "plan_visit"): Permission.VISIT_PLAN,
    ("POST", "demand"): Permission.CASE_INVESTIGATE,
    ("POST", "pay_part"): Permission.CASE_INVESTIGATE,
    ("POST", "ask_extension"): Permission.CASE_INVESTIGATE,
    ("POST", "ask_order-extension"): Permission.CASE_INVESTIGATE,
    ("POST", "ask_recusal"): Permission.CASE_INVESTIGATE,
    ("POST", "approval_grant"): Permission.CASE_EXTEND,
    ("POST", "approval_refuse"): Permission.CASE_EXTEND,
    ("POST", "document_replace"): Permission.DOCUMENT_REPLACE,
    ("POST", "complaint_accept"): Permission.COMPLAINT_DECIDE,
    ("POST", "complaint_refuse"): Permission.COMPLAINT_DECIDE,
    ("POST", "complaint_answer"): Permission.COMPLAINT_DECIDE,
    ("POST", "complaint_close"): Permission.COMPLAINT_DECIDE,
    ("POST", "complaint_correct_receipt"): Permission.COMPLAINT_RECORD,
    ("POST", "complaint_reply"): Permission.COMPLAINT_ROUTE,
    ("POST", "complaint_match"): Permission.COMPLAINT_ROUTE,
    ("POST", "complaint_merge"): Permission.COMPLAINT_ROUTE,
    ("POST", "complaint_propose"): Permission.CASE_PROPOSE,
    ("POST", "letters"): Permission.LETTER_SEND,
    ("POST", "letter_withdraw"): Permission.LETTER_SEND,
    ("POST", "campaigns"): Permission.CAMPAIGN_RUN,
    ("POST", "campaign_send"): Permission.CAMPAIGN_RUN,
    ("POST", "visits"): Permission.VISIT_PLAN,
    ("POST", "visit_record"): Permission.VISIT_PLAN,
    ("POST", "visit_cancel"): Permission.VISIT_PLAN,
    ("POST", "visit_move"): Permission.VISIT_PLAN,
    ("POST", "visit_assign"): Permission.VISIT_PLAN,
    ("POST", "visit_propose"): Permission.CASE_PROPOSE,
}
READS |= api_campaign.READS
WRITES |= api_campaign.WRITES
WRITES |= MACHINE_WRITES
API = READS | WRITES
OPEN_API = {
    ("GET", f"open_{name}")
    for name in ("search", "enterprise", "lists", "entries", "figures", "draws", "draw")
}
# What the holder of the right is answered when nothing is sent along, where it is not 400 or 409.
API_ANSWERS: dict[tuple[str, str], set[int]] = {
    ("POST", "alert_acknowledge"): {200},
    ("POST", "approval_grant"): {200},  # words are needed for a refusal only
    ("POST", "notice_read"): {404},  # it is somebody else's
    ("GET", "letter_file"): {404},  # not set yet
    ("GET", "rejects_file"): {404},  # none was rejected
    **api_campaign.API_ANSWERS,
    **MACHINE_ANSWERS,
}
# Whose arguments an address borrows.
LENT = {
    "alerts:detail": (
        "alert",
        "alert_evidence",
        "alert_acknowledge",
        "alert_dismiss",
        "alert_hand_over",
    ),
    "alerts:rule": ("rule",),
    "enterprises:dossier": ("enterprise",),
    "enterprises:feed": ("feed", "batches"),
    "enterprises:batch": ("batch", "rejected_rows", "rejects_file"),
    "compliance:case": (
        *(name for _method, name in API if name.startswith(("case_", "step_", "ask_"))),
        *("case", "add_note", "add_evidence", "hear", "suspect", "plan_visit", "demand"),
        "pay_part",
    ),
    "compliance:approval": ("approval_grant", "approval_refuse"),
    "documents:detail": ("document", "document_file", "document_replace"),
    "complaints:detail": (
        *(name for _method, name in API if name.startswith("complaint_")),
        "complaint",
    ),
    "compliance:letter": ("letter", "letter_alerts", "letter_file", "letter_withdraw"),
    "compliance:campaign": ("campaign", "campaign_send"),
    "compliance:visit": tuple(
        name for _m, name in API if name.startswith("visit") and name != "visits"
    ),
    "organisation:person": ("person",),
    "organisation:limit": ("limit",),
    **api_campaign.LENT,
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """Nothing of its own: see `lent`."""
    return {}


def lent(pages: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """What the addresses need, from what those of the pages do."""
    tables = [*LENT.items(), *MACHINE_LENT.items()]
    given = {name: pages[page] for page, names in tables for name in names}
    listed = {"slug": "medals"}
    given |= {"open_lists": listed, "open_entries": listed, "open_draw": pages["public:draw"]}
    given |= found_by_machines()
    given |= {"open_enterprise": pages["enterprises:dossier"]}
    given |= {"notice_read": {"pk": 1}, "calendar_days": {"year": 2026}}
    return given | api_campaign.lent(pages)
