"""When a case ends, whoever complained waits for an answer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from compliance.complaints.news import tell_of_answer
from compliance.complaints.states import ComplaintState
from compliance.models import Case, Complaint
from inspectorate.organisation import journal
from inspectorate.organisation.models import User

from .complaints import record


def ask_for_answers(case: Case, *, by: User, now: datetime) -> None:
    """The case is over: its complaints come back to the inbox, to be answered."""
    on = timezone.localdate(now)
    waiting = Complaint.objects.filter(case=case, state=ComplaintState.ACCEPTED)
    with transaction.atomic(), journal.told(user=by.pk, step="ask_for_answer"):
        for complaint in waiting.order_by("pk"):
            Complaint.objects.filter(pk=complaint.pk).update(answer_asked_on=on, next_due_on=on)
            complaint.refresh_from_db()
            record(complaint, "ask_for_answer", by=None, now=now)
            tell_of_answer(complaint, by=by, now=now)
