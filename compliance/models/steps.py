"""Steps: the log of the procedure. Rows are added with each step and never changed."""

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from compliance.procedure.states import CaseState
from inspectorate.organisation.models import GuardedQuerySet, User

from .documents import Document
from .parts import CaseChild


class Step(CaseChild):
    """One step of a case: verb, from, to, who, when, why, with which facts and which paper.

    Steps that do not change the state (a note of service, an extension) have equal ends.
    """

    id = models.BigAutoField(primary_key=True)
    verb = models.CharField(max_length=30)
    from_state = models.CharField(max_length=16, choices=CaseState.choices, blank=True)
    to_state = models.CharField(max_length=16, choices=CaseState.choices)
    taken_at = models.DateTimeField(_("at"))
    taken_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    reason = models.TextField(_("reason"), blank=True, default="")
    facts = models.JSONField(default=dict)
    document = models.ForeignKey(
        Document, null=True, on_delete=models.RESTRICT, related_name="steps"
    )

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["case", "id"])]
        triggers = [
            pgtrigger.ReadOnly(name="step_is_kept", exclude=["grid_group", "district_code"]),
            pgtrigger.Protect(name="step_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.verb}"
