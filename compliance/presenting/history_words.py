"""What the columns and rows of a case's history are called by whoever reads it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import (
    Approval,
    Calculation,
    Case,
    CaseAlert,
    Deadline,
    Document,
    Evidence,
    Inspection,
    Member,
    Note,
    Testimony,
    Violation,
    ViolationWorker,
)
from inspectorate.foundation import writing
from inspectorate.organisation.models import Absence, Assignment, GridGroup, Inspector

NOUNS: dict[Any, Any] = {
    Case: gettext_lazy("case"),
    Approval: gettext_lazy("request"),
    Calculation: gettext_lazy("calculation"),
    CaseAlert: gettext_lazy("alert of the case"),
    Deadline: gettext_lazy("deadline"),
    Document: gettext_lazy("document"),
    Inspection: gettext_lazy("visit or review"),
    Member: gettext_lazy("member of the team"),
    Testimony: gettext_lazy("person heard"),
    Violation: gettext_lazy("violation"),
    ViolationWorker: gettext_lazy("workers of a violation"),
    Note: gettext_lazy("note"),
    Evidence: gettext_lazy("evidence"),
    Inspector: gettext_lazy("inspector"),
    Assignment: gettext_lazy("assignment"),
    Absence: gettext_lazy("absence"),
    GridGroup: gettext_lazy("grid group"),
}
# What is no part of a case.
OF_THE_GRID = (Inspector, Assignment, Absence, GridGroup)
# Columns whose model gives them no words of their own.
COLUMNS = {
    "alert": gettext_lazy("alert"),
    "amount_yuan": gettext_lazy("yuan"),
    "asked_at": gettext_lazy("asked at"),
    "asked_by": gettext_lazy("asked by"),
    "at_stake_yuan": gettext_lazy("yuan at stake"),
    "calculated_by": gettext_lazy("calculated by"),
    "cancelled_reason": gettext_lazy("why it was cancelled"),
    "closed_by": gettext_lazy("closed by"),
    "confirmed_at": gettext_lazy("confirmed at"),
    "confirmed_by": gettext_lazy("confirmed by"),
    "decided_at": gettext_lazy("decided at"),
    "decided_by": gettext_lazy("decided by"),
    "document": gettext_lazy("document"),
    "done_at": gettext_lazy("done at"),
    "done_by": gettext_lazy("done by"),
    "dropped_on": gettext_lazy("dropped on"),
    "dropped_reason": gettext_lazy("why it was dropped"),
    "enterprise": gettext_lazy("enterprise"),
    "extended_days": gettext_lazy("days more"),
    "file_name": gettext_lazy("file"),
    "filed_by": gettext_lazy("filed by"),
    "frozen_by": gettext_lazy("frozen by"),
    "heard_by": gettext_lazy("heard by"),
    "email": gettext_lazy("e-mail"),
    "from_on": gettext_lazy("from"),
    "grid_group": gettext_lazy("group"),
    "inspector": gettext_lazy("inspector"),
    "phone": gettext_lazy("phone"),
    "reason": gettext_lazy("reason"),
    "stand_in": gettext_lazy("stand-in"),
    "until_on": gettext_lazy("until"),
    "user": gettext_lazy("log-in"),
    "issued_by": gettext_lazy("issued by"),
    "joined_on": gettext_lazy("joined on"),
    "kind": gettext_lazy("kind"),
    "left_on": gettext_lazy("left on"),
    "left_reason": gettext_lazy("why they left"),
    "lines_count": gettext_lazy("lines"),
    "day_type": gettext_lazy("day type"),
    "days": gettext_lazy("length"),
    "next_due_on": gettext_lazy("due on"),
    "number": gettext_lazy("reference number"),
    "unit": gettext_lazy("unit"),
    "months_count": gettext_lazy("months"),
    "pages": gettext_lazy("pages"),
    "part": gettext_lazy("part"),
    "pauses": gettext_lazy("pauses"),
    "planned_by": gettext_lazy("planned by"),
    "proposed_by": gettext_lazy("proposed by"),
    "put_right_on": gettext_lazy("put right on"),
    "refused_reason": gettext_lazy("why it was not signed"),
    "released_on": gettext_lazy("given back on"),
    "replaced_at": gettext_lazy("replaced at"),
    "replaced_by": gettext_lazy("replaced by"),
    "replaced_reason": gettext_lazy("why it was replaced"),
    "sha256": gettext_lazy("hash"),
    "state": gettext_lazy("state"),
    "workers_count": gettext_lazy("workers"),
}
# Columns that repeat others or say nothing to a reader.
UNSAID = {
    "id", "case", "moves_count", "subject_id", "trace", "facts", "headline", "parameters", "totals",
    "district_code", "next_provisional", "next_limit", "provisional", "replaces", "size_bytes",
    "year", "serial", "language", "file", "violation", "worker", "put_right_batch_id",
    "draw", "plan", "batch_id", "stored_as", "media_type", "captured_sha256", "chain",
    "captured_at", "inspection", "received_at", "received_by", "written_at", "written_by",
}  # fmt: skip
LONGEST = 160


def label_of(column: Any) -> str:
    """What a column is called."""
    return str(COLUMNS.get(column.name) or column.verbose_name)


def short(value: Any) -> str:
    """A value in words, at most one line long."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{writing.day(timezone.localdate(value))} {timezone.localtime(value):%H:%M}"
    if isinstance(value, date):
        return writing.day(value)
    if isinstance(value, Decimal):
        return writing.money(value)
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
