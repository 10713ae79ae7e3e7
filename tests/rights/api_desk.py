"""Addresses of the interface in the desk's rooms: sets, grid, people, plans, limits, money."""

from __future__ import annotations

from compliance.models import Calculation, InspectionPlan
from inspectorate.organisation.permissions import Permission

Table = dict[tuple[str, str], Permission | None]
MACHINE_READS: Table = {
    ("GET", "own_settings"): None,
    ("GET", "person_tokens"): Permission.TOKEN_GIVE,
    ("GET", "limit_changes"): Permission.LIMIT_READ,
    ("GET", "alert_set"): Permission.ALERT_READ,
    ("GET", "rule_versions"): Permission.RULE_READ,
    ("GET", "rule_tune"): Permission.RULE_READ,
    ("GET", "notice_choices"): None,
    ("GET", "office_hours"): Permission.LIMIT_READ,
    ("GET", "grid"): Permission.GRID_READ,
    ("GET", "staff"): Permission.GRID_READ,
    ("GET", "grid_changes"): Permission.GRID_READ,
    ("GET", "grid_change"): Permission.GRID_READ,
    ("GET", "grid_change_preview"): Permission.GRID_READ,
    ("GET", "grid_balance"): Permission.GRID_CHANGE,
    ("GET", "grid_split"): Permission.GRID_CHANGE,
    ("GET", "grid_move"): Permission.GRID_CHANGE,
    ("GET", "plans"): Permission.VISIT_READ,
    ("GET", "plan_preview"): Permission.VISIT_READ,
    ("GET", "plan"): Permission.VISIT_READ,
    ("GET", "quotas"): Permission.VISIT_READ,
    ("GET", "draws"): Permission.VISIT_READ,
    ("GET", "draw"): Permission.VISIT_READ,
    ("GET", "letters_preview"): Permission.LETTER_SEND,
    ("GET", "campaign_preview"): Permission.CAMPAIGN_RUN,
    ("GET", "review_replies"): Permission.LETTER_READ,
    ("GET", "complaint_files"): Permission.COMPLAINANT_REVEAL,
    ("GET", "complaint_file"): Permission.COMPLAINANT_REVEAL,
    ("GET", "case_calculations"): Permission.CASE_READ,
    ("GET", "calculation"): Permission.CASE_READ,
    ("GET", "law"): Permission.LIMIT_READ,
    ("GET", "deadlines_anew"): Permission.DEADLINE_DATE,
    ("GET", "case_dossier_pdf"): Permission.CASE_EXPORT,
    ("GET", "case_dossier_zip"): Permission.CASE_EXPORT,
}
MACHINE_WRITES: Table = {
    ("POST", "own_settings"): None,
    ("POST", "people"): Permission.PEOPLE_ENROL,
    ("POST", "person_roles"): Permission.PEOPLE_ENROL,
    ("POST", "person_off"): Permission.PEOPLE_ENROL,
    ("POST", "person_on"): Permission.PEOPLE_ENROL,
    ("POST", "person_staff"): Permission.PEOPLE_ENROL,
    ("POST", "person_token_revoke"): Permission.TOKEN_GIVE,
    ("POST", "limit_change"): Permission.LIMIT_CHANGE,
    ("POST", "calendar_enter"): Permission.LIMIT_CHANGE,
    ("POST", "calendar_publish"): Permission.LIMIT_CHANGE,
    ("POST", "calendar_set_day"): Permission.LIMIT_CHANGE,
    ("POST", "alerts_acknowledge"): Permission.ALERT_ACKNOWLEDGE,
    ("POST", "alerts_dismiss"): Permission.ALERT_DISMISS,
    ("POST", "alert_reveal"): Permission.IDENTITY_REVEAL,
    ("POST", "rule_tune"): Permission.RULE_CHANGE,
    ("POST", "notices_read"): None,
    ("POST", "notice_test"): None,
    ("POST", "notice_choices"): None,
    ("POST", "office_hours"): Permission.LIMIT_CHANGE,
    ("POST", "staff_assign"): Permission.STAFF_ASSIGN,
    ("POST", "staff_absence"): Permission.STAFF_ASSIGN,
    ("POST", "assignment_end"): Permission.STAFF_ASSIGN,
    ("POST", "absence_end"): Permission.STAFF_ASSIGN,
    ("POST", "grid_change_apply"): Permission.GRID_CHANGE,
    ("POST", "grid_change_drop"): Permission.GRID_CHANGE,
    ("POST", "grid_balance"): Permission.GRID_CHANGE,
    ("POST", "grid_split"): Permission.GRID_CHANGE,
    ("POST", "grid_move"): Permission.GRID_CHANGE,
    ("POST", "plans"): Permission.PLAN_MAKE,
    ("POST", "plan_adopt"): Permission.PLAN_MAKE,
    ("POST", "quota"): Permission.PLAN_MAKE,
    ("POST", "draws"): Permission.DRAW_HOLD,
    ("POST", "draw_publish"): Permission.DRAW_HOLD,
    ("POST", "letters_set"): Permission.LETTER_SEND,
    ("POST", "reviews"): Permission.CAMPAIGN_RUN,
    ("POST", "campaign_change"): Permission.CAMPAIGN_RUN,
    ("POST", "campaign_drop"): Permission.CAMPAIGN_RUN,
    ("POST", "review_begin"): Permission.CAMPAIGN_RUN,
    ("POST", "review_end"): Permission.CAMPAIGN_RUN,
    ("POST", "review_propose"): Permission.CASE_PROPOSE,
    ("POST", "complaints"): Permission.COMPLAINT_RECORD,
    ("POST", "complaint_reveal"): Permission.COMPLAINANT_REVEAL,
    ("POST", "case_calculate"): Permission.CASE_INVESTIGATE,
    ("POST", "propose_fine"): Permission.CASE_INVESTIGATE,
    ("POST", "law"): Permission.LIMIT_CHANGE,
    ("POST", "law_row"): Permission.LIMIT_CHANGE,
    ("POST", "deadlines_anew"): Permission.DEADLINE_DATE,
}
# What the holder is answered when nothing is sent along, where it is not 400 or 409.
MACHINE_ANSWERS: dict[tuple[str, str], set[int]] = {
    ("POST", "notice_test"): {200},
    ("GET", "plan_preview"): {400},  # no year is named
    ("GET", "grid_move"): {404},  # no other group is named
    ("POST", "grid_move"): {404},
    ("GET", "staff"): {200, 404},  # an administrator reads the grid, but sees no group of it
    ("GET", "grid_change"): {200, 404},
    ("GET", "grid_change_preview"): {200, 404},
    ("GET", "case_dossier_pdf"): {404},  # binding one for each role would take long
    ("GET", "case_dossier_zip"): {404},
    ("POST", "absence_end"): {200},
    ("POST", "grid_change_drop"): {200},
    ("POST", "plan_adopt"): {200},
    ("POST", "draw_publish"): {200},
    ("POST", "campaign_drop"): {204, 404},
    ("POST", "campaign_change"): {400, 404},  # dropped
    ("GET", "review_replies"): {200, 404},  # a draft is seen by whoever runs it
    ("POST", "review_propose"): {404},
    ("POST", "review_begin"): {200},
    ("POST", "review_end"): {200},
}
# Addresses that borrow the arguments of a page.
MACHINE_LENT: dict[str, tuple[str, ...]] = {
    "organisation:person": (
        "person_roles", "person_off", "person_on", "person_staff", "person_tokens",
    ),
    "organisation:revoke_token": ("person_token_revoke",),
    "organisation:limit": ("limit_changes", "limit_change"),
    "organisation:calendar_day": ("calendar_set_day",),
    "organisation:publish_year": ("calendar_enter", "calendar_publish"),
    "alerts:reveal_number": ("alert_reveal",),
    "compliance:staff_detail": ("staff", "staff_assign", "staff_absence"),
    "compliance:end_assignment": ("assignment_end",),
    "compliance:end_absence": ("absence_end",),
    "compliance:grid_change": (
        "grid_change", "grid_change_preview", "grid_change_apply", "grid_change_drop",
    ),
    "compliance:grid_group": ("grid_split", "grid_move"),
    "compliance:quota": ("quota",),
    "compliance:draw": ("draw", "draw_publish"),
    "compliance:campaign": ("campaign_preview",),
    "compliance:change_campaign": ("campaign_change", "campaign_drop"),
    "compliance:begin_review": (
        "review_begin", "review_end", "review_replies", "review_propose",
    ),
    "complaints:file": ("complaint_file",),
    "money:calculation": ("case_calculations", "case_calculate"),
    "money:add_row": ("law",),
    "money:change_row": ("law_row",),
    "alerts:rule": ("rule_versions", "rule_tune"),
}  # fmt: skip


def found_by_machines() -> dict[str, dict[str, object]]:
    """What no page names by its key."""
    plan = {"pk": InspectionPlan.objects.get(year=2027).pk}
    made = {"pk": Calculation.objects.order_by("pk")[0].pk}
    nobody = {"pk": 0}
    return {
        "plan": plan,
        "plan_adopt": plan,
        "calculation": made,
        "propose_fine": made,
        "case_dossier_pdf": nobody,
        "case_dossier_zip": nobody,
    }
