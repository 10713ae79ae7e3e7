"""Which role may do what: one declared table, compared with every address by a test."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models.roles import FIELD, INSPECTORS, STAFF, SUPERVISORS, Role


class Permission(models.TextChoices):
    """Something a person may do; the imperative is the same in button, address and log."""

    DAY_READ = "day_read", gettext_lazy("see what the day asks of them")
    ALERT_READ = "alert_read", gettext_lazy("see alerts")
    ALERT_ACKNOWLEDGE = "alert_acknowledge", gettext_lazy("acknowledge alerts")
    ALERT_DISMISS = "alert_dismiss", gettext_lazy("dismiss alerts")
    ALERT_HAND_OVER = "alert_hand_over", gettext_lazy("hand alerts of nobody's group to a group")
    IDENTITY_REVEAL = "identity_reveal", gettext_lazy("reveal identity numbers")
    DOSSIER_READ = "dossier_read", gettext_lazy("see enterprises")
    FEED_READ = "feed_read", gettext_lazy("see feeds and deliveries")
    FEED_DELIVER = "feed_deliver", gettext_lazy("deliver files")
    PROFILE_SAVE = "profile_save", gettext_lazy("save mapping profiles")
    REJECTS_DOWNLOAD = "rejects_download", gettext_lazy("download rejected rows")
    RULE_READ = "rule_read", gettext_lazy("see rules")
    RULE_CHANGE = "rule_change", gettext_lazy("change rules")
    GALLERY_READ = "gallery_read", gettext_lazy("see the components")
    CASE_READ = "case_read", gettext_lazy("see cases")
    CASE_PROPOSE = "case_propose", gettext_lazy("propose cases")
    HEARING_RECORD = "hearing_record", gettext_lazy("record the hearing they chaired")
    CASE_FILE = "case_file", gettext_lazy("file or decline proposed cases")
    CASE_COLLECT = "case_collect", gettext_lazy("collect notes, files and evidence")
    CASE_INVESTIGATE = "case_investigate", gettext_lazy("take the legal steps of an investigation")
    CASE_EXTEND = "case_extend", gettext_lazy("extend a case's time")
    CASE_REVIEW = "case_review", gettext_lazy("review decisions legally")
    CASE_DECIDE = "case_decide", gettext_lazy("decide cases")
    CASE_CLOSE = "case_close", gettext_lazy("close and reopen cases")
    CASE_EXPORT = "case_export", gettext_lazy("export a case's file")
    DOCUMENT_REPLACE = "document_replace", gettext_lazy("replace papers")
    HISTORY_READ = "history_read", gettext_lazy("see every change")
    APPROVAL_READ = "approval_read", gettext_lazy("see what waits for approval")
    LETTER_READ = "letter_read", gettext_lazy("see letters and campaigns")
    LETTER_SEND = "letter_send", gettext_lazy("send self-rectification letters")
    CAMPAIGN_RUN = "campaign_run", gettext_lazy("run campaigns across groups")
    COMPLAINT_READ = "complaint_read", gettext_lazy("see complaints and reports")
    COMPLAINT_RECORD = "complaint_record", gettext_lazy("record complaints at the counter")
    COMPLAINT_ROUTE = "complaint_route", gettext_lazy("match, merge and reply to complaints")
    COMPLAINT_DECIDE = "complaint_decide", gettext_lazy("accept, refuse and answer complaints")
    COMPLAINT_SECRET = "complaint_secret", gettext_lazy("renew the lost secret of a complaint")
    COMPLAINANT_REVEAL = "complainant_reveal", gettext_lazy("reveal who complained")
    EXPOSURE_READ = "exposure_read", gettext_lazy("see exposures and their review")
    EXPOSURE_REVIEW = "exposure_review", gettext_lazy("accept exposures or leave them out")
    EXPOSURE_PUBLISH = "exposure_publish", gettext_lazy("publish and withdraw exposures")
    EXPOSURE_PAY = "exposure_pay", gettext_lazy("record payments of what was exposed")
    EXPOSURE_OBJECT = "exposure_object", gettext_lazy("record objections to exposures")
    COUNTER_RECEIVE = (
        "counter_receive",
        gettext_lazy("find what employers object to or state, and take it in"),
    )
    EXPOSURE_REVIEW_OBJECTION = (
        "exposure_review_objection",
        gettext_lazy("decide objections to exposures"),
    )
    WATCHLIST_READ = "watchlist_read", gettext_lazy("see the watchlist")
    WATCHLIST_NOTICE = "watchlist_notice", gettext_lazy("give notice of listing")
    WATCHLIST_STATE = (
        "watchlist_state",
        gettext_lazy("record statements and requests about listings"),
    )
    WATCHLIST_DECIDE = "watchlist_decide", gettext_lazy("decide on listing and removal")
    VISIT_READ = "visit_read", gettext_lazy("see visits and the inspection plan")
    VISIT_PLAN = "visit_plan", gettext_lazy("plan and record visits")
    PLAN_MAKE = "plan_make", gettext_lazy("make the year's inspection plan")
    DRAW_HOLD = "draw_hold", gettext_lazy("hold double-random draws")
    APPRAISAL_READ = "appraisal_read", gettext_lazy("see appraisals and grades")
    APPRAISAL_RUN = "appraisal_run", gettext_lazy("open, notify and conclude appraisals")
    CRITERIA_DRAFT = "criteria_draft", gettext_lazy("draft criteria and put them in force")
    GRADE_DECIDE = "grade_decide", gettext_lazy("confirm, change and approve grades")
    GRADE_OBJECT = "grade_object", gettext_lazy("record objections to grades")
    CONDUCT_RECORD = "conduct_record", gettext_lazy("record conduct of enterprises")
    CONDUCT_CONFIRM = "conduct_confirm", gettext_lazy("confirm recorded conduct")
    GRID_READ = "grid_read", gettext_lazy("see grid groups and their load")
    GRID_CHANGE = "grid_change", gettext_lazy("split and merge grid groups")
    STAFF_ASSIGN = "staff_assign", gettext_lazy("assign staff and record absences")
    FIGURE_READ = "figure_read", gettext_lazy("see figures")
    FIGURE_COUNT = "figure_count", gettext_lazy("have figures counted anew")
    TARGET_SET = "target_set", gettext_lazy("set targets of coverage extension")
    OUTLINE_LOAD = "outline_load", gettext_lazy("load outlines of grid groups")
    LIMIT_READ = "limit_read", gettext_lazy("see time limits and the calendar")
    LIMIT_CHANGE = "limit_change", gettext_lazy("change time limits and the calendar")
    DEADLINE_DATE = "deadline_date", gettext_lazy("date running deadlines anew")
    MEDAL_READ = "medal_read", gettext_lazy("see the ranking and the medals of a cycle")
    MEDAL_AWARD = "medal_award", gettext_lazy("rank, award and revoke medals")
    RIGHTS_READ = "rights_read", gettext_lazy("see who may do what")
    PEOPLE_ENROL = "people_enrol", gettext_lazy("enrol people and give roles")
    FACTOR_SET = "factor_set", gettext_lazy("secure the own log-in with a second factor")
    FACTOR_RESET = "factor_reset", gettext_lazy("reset the second factor of others")
    ENTERPRISE_ENROL = "enterprise_enrol", gettext_lazy("enrol people who act for an enterprise")
    PORTAL_USE = "portal_use", gettext_lazy("act for an enterprise in its portal")
    TOKEN_GIVE = "token_give", gettext_lazy("give and revoke tokens of programs")

    def is_held_by(self, user: Any) -> bool:
        """Whether a role of `user` is in this permission's row of the table."""
        held: frozenset[str] = getattr(user, "roles", frozenset())
        return bool(user.is_active) and not HOLDERS[self].isdisjoint(held)

    def refusal(self, user: Any) -> str:
        """Why `user` is turned away, naming the roles that are not."""
        allowed = _(", ").join(str(role.label) for role in Role if role in HOLDERS[self])
        return _("Only these roles may %(act)s: %(roles)s.") % {
            "act": self.label,
            "roles": allowed,
        }


READERS = frozenset({Role.LEGAL_REVIEWER, Role.AUDITOR})

HOLDERS: dict[Permission, frozenset[Role]] = {
    Permission.DAY_READ: FIELD | SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.ALERT_READ: FIELD | SUPERVISORS | READERS,
    Permission.ALERT_ACKNOWLEDGE: INSPECTORS | SUPERVISORS,
    Permission.ALERT_DISMISS: INSPECTORS | SUPERVISORS,
    Permission.ALERT_HAND_OVER: frozenset({Role.CITY_SUPERVISOR}),
    Permission.IDENTITY_REVEAL: INSPECTORS | SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.DOSSIER_READ: FIELD | SUPERVISORS | READERS | {Role.DATA_OFFICER},
    Permission.FEED_READ: frozenset({Role.DATA_OFFICER, Role.CITY_SUPERVISOR, Role.AUDITOR}),
    Permission.FEED_DELIVER: frozenset({Role.DATA_OFFICER}),
    Permission.PROFILE_SAVE: frozenset({Role.DATA_OFFICER}),
    Permission.REJECTS_DOWNLOAD: frozenset({Role.DATA_OFFICER}),
    Permission.RULE_READ: FIELD | SUPERVISORS | READERS | {Role.DATA_OFFICER},
    Permission.RULE_CHANGE: frozenset({Role.CITY_SUPERVISOR}),
    Permission.GALLERY_READ: frozenset({Role.ADMINISTRATOR, Role.CITY_SUPERVISOR}),
    Permission.CASE_READ: FIELD | SUPERVISORS | READERS,
    Permission.CASE_PROPOSE: INSPECTORS,
    Permission.HEARING_RECORD: SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.CASE_FILE: SUPERVISORS,
    Permission.CASE_COLLECT: FIELD,
    Permission.CASE_INVESTIGATE: INSPECTORS,
    Permission.CASE_EXTEND: SUPERVISORS,
    Permission.CASE_REVIEW: frozenset({Role.LEGAL_REVIEWER}),
    Permission.CASE_DECIDE: SUPERVISORS,
    Permission.CASE_CLOSE: SUPERVISORS,
    Permission.CASE_EXPORT: INSPECTORS | SUPERVISORS | READERS,
    Permission.DOCUMENT_REPLACE: INSPECTORS | SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.HISTORY_READ: INSPECTORS | SUPERVISORS | READERS,
    Permission.APPROVAL_READ: SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.LETTER_READ: FIELD | SUPERVISORS | READERS,
    Permission.LETTER_SEND: INSPECTORS | SUPERVISORS,
    Permission.CAMPAIGN_RUN: SUPERVISORS,
    Permission.COMPLAINT_READ: FIELD | SUPERVISORS | READERS | {Role.COUNTER_CLERK},
    Permission.COMPLAINT_RECORD: frozenset({Role.COUNTER_CLERK}) | SUPERVISORS,
    Permission.COMPLAINT_ROUTE: INSPECTORS | SUPERVISORS | {Role.COUNTER_CLERK},
    Permission.COMPLAINT_DECIDE: INSPECTORS | SUPERVISORS,
    Permission.COMPLAINT_SECRET: frozenset({Role.COUNTER_CLERK}) | SUPERVISORS,
    Permission.COMPLAINANT_REVEAL: INSPECTORS | SUPERVISORS | {Role.COUNTER_CLERK},
    Permission.EXPOSURE_READ: FIELD | SUPERVISORS | READERS,
    Permission.EXPOSURE_REVIEW: SUPERVISORS,
    Permission.EXPOSURE_PUBLISH: frozenset({Role.CITY_SUPERVISOR}),
    Permission.EXPOSURE_PAY: INSPECTORS | SUPERVISORS,
    Permission.EXPOSURE_OBJECT: INSPECTORS | SUPERVISORS | {Role.COUNTER_CLERK},
    Permission.COUNTER_RECEIVE: SUPERVISORS | {Role.COUNTER_CLERK},
    Permission.EXPOSURE_REVIEW_OBJECTION: SUPERVISORS | {Role.LEGAL_REVIEWER},
    Permission.WATCHLIST_READ: FIELD | SUPERVISORS | READERS,
    Permission.WATCHLIST_NOTICE: INSPECTORS | SUPERVISORS,
    Permission.WATCHLIST_STATE: INSPECTORS | SUPERVISORS | {Role.COUNTER_CLERK},
    Permission.WATCHLIST_DECIDE: SUPERVISORS,
    Permission.VISIT_READ: FIELD | SUPERVISORS | READERS,
    Permission.VISIT_PLAN: INSPECTORS | SUPERVISORS,
    Permission.PLAN_MAKE: SUPERVISORS,
    Permission.DRAW_HOLD: SUPERVISORS,
    Permission.APPRAISAL_READ: FIELD | SUPERVISORS | READERS,
    Permission.APPRAISAL_RUN: frozenset({Role.CITY_SUPERVISOR}),
    Permission.CRITERIA_DRAFT: SUPERVISORS,
    Permission.GRADE_DECIDE: SUPERVISORS,
    Permission.GRADE_OBJECT: INSPECTORS | SUPERVISORS | {Role.COUNTER_CLERK, Role.ENTERPRISE_USER},
    Permission.CONDUCT_RECORD: INSPECTORS,
    Permission.CONDUCT_CONFIRM: SUPERVISORS,
    Permission.GRID_READ: FIELD | SUPERVISORS | READERS | {Role.ADMINISTRATOR},
    Permission.GRID_CHANGE: SUPERVISORS,
    Permission.STAFF_ASSIGN: SUPERVISORS,
    Permission.FIGURE_READ: FIELD | SUPERVISORS | {Role.AUDITOR},
    Permission.FIGURE_COUNT: frozenset({Role.CITY_SUPERVISOR}),
    Permission.TARGET_SET: SUPERVISORS,
    Permission.OUTLINE_LOAD: frozenset({Role.ADMINISTRATOR, Role.DATA_OFFICER}),
    Permission.LIMIT_READ: FIELD | SUPERVISORS | READERS | {Role.ADMINISTRATOR},
    Permission.LIMIT_CHANGE: frozenset({Role.ADMINISTRATOR, Role.CITY_SUPERVISOR}),
    Permission.DEADLINE_DATE: frozenset({Role.CITY_SUPERVISOR}),
    Permission.MEDAL_READ: INSPECTORS | SUPERVISORS | READERS,
    Permission.MEDAL_AWARD: frozenset({Role.CITY_SUPERVISOR}),
    Permission.RIGHTS_READ: frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
    Permission.PEOPLE_ENROL: frozenset({Role.ADMINISTRATOR}),
    Permission.FACTOR_SET: STAFF,
    Permission.FACTOR_RESET: frozenset({Role.ADMINISTRATOR}),
    Permission.ENTERPRISE_ENROL: frozenset({Role.ADMINISTRATOR, Role.COUNTER_CLERK}),
    Permission.PORTAL_USE: frozenset({Role.ENTERPRISE_USER}),
    Permission.TOKEN_GIVE: frozenset({Role.ADMINISTRATOR}),
}
