"""Changes of the grid: proposed with their figures, then applied in one step, or dropped."""

from __future__ import annotations

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import User

from .planning import within_districts


class GridChangeKind(models.TextChoices):
    SPLIT = "split", _("split")
    MERGE = "merge", _("merge")
    MOVE = "move", _("move of areas")


class GridChangeState(models.TextChoices):
    DRAFT = "draft", _("Proposed")
    APPLIED = "applied", _("Applied")
    DROPPED = "dropped", _("Dropped")


class GridChangeQuerySet(models.QuerySet["GridChange"]):
    def visible_to(self, user: User | AnonymousUser) -> GridChangeQuerySet:
        return self.filter(within_districts(user))


@pghistory.track()
class GridChange(models.Model):
    """A split, a merge, or areas moved between groups of one district.

    `groups` lists the groups concerned as they will be: {code, name, areas, staff}, areas as
    stems, staff as staff numbers who answer for the group from that day on; an empty list of areas
    leaves a group without any. `before` is the load per group when the change was proposed,
    `after` what it would become; `result` says what applying it moved.
    """

    kind = models.CharField(_("kind"), max_length=5, choices=GridChangeKind.choices)
    state = models.CharField(
        _("state"), max_length=7, choices=GridChangeState.choices, default=GridChangeState.DRAFT
    )
    district_code = models.CharField(_("district"), max_length=6)
    groups = models.JSONField(default=list)
    before = models.JSONField(default=list)
    after = models.JSONField(default=list)
    result = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=255)
    proposed_at = models.DateTimeField(_("proposed at"))
    proposed_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = GridChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("change of the grid")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft", decided_at=None, decided_by=None)
                | ~Q(state="draft") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="grid_change_decided_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.district_code}"
