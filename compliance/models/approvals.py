"""What one person asks and another grants: extensions, recusals, more time for an order."""

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import GuardedQuerySet, User

from .parts import CaseChild


class ApprovalKind(models.TextChoices):
    EXTENSION = "extension", _("extension of the investigation")
    ORDER_EXTENSION = "order_extension", _("more time to put right")
    RECUSAL = "recusal", _("recusal")


class ApprovalState(models.TextChoices):
    WAITING = "waiting", _("Waits for an answer")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class ApprovalQuerySet(GuardedQuerySet["Approval"]):
    def waiting(self) -> "ApprovalQuerySet":
        return self.filter(state=ApprovalState.WAITING)


@pghistory.track()
class Approval(CaseChild):
    """One request; whoever asks does not grant."""

    kind = models.CharField(_("kind"), max_length=16, choices=ApprovalKind.choices)
    state = models.CharField(
        max_length=8, choices=ApprovalState.choices, default=ApprovalState.WAITING
    )
    facts = models.JSONField(default=dict)
    reason = models.TextField(_("reason"))
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    answer = models.TextField(_("answer"), blank=True, default="")

    objects = ApprovalQuerySet.as_manager()

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has answered yet."""
        return self.state == ApprovalState.WAITING

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(state="waiting", decided_at=None, decided_by=None)
                | ~Q(state="waiting") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="approval_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")),
                name="approval_decided_by_another",
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=Q(state="waiting"),
                name="approval_asked_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_id}"
