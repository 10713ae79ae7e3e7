"""The grid: every enterprise lies in exactly one group, by the longest area code that covers it."""

from __future__ import annotations

from typing import Any, TypeVar

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _


class GridGroupQuerySet(models.QuerySet["GridGroup"]):
    def standing(self) -> GridGroupQuerySet:
        """Those that have not been merged away."""
        return self.filter(ended_on=None)


@pghistory.track()
class GridGroup(models.Model):
    """One cell of the grid. `batch_id` is the delivery that last described it.

    `ended_on` is the day from which it is no more, since a merge left it without areas; its facts,
    figures and history keep naming it. A delivery that gives it areas lets it stand again.
    Deliveries may give several groups one name; groups made here never share theirs.
    """

    id = models.AutoField(primary_key=True)
    code = models.CharField(_("code"), max_length=255, unique=True)
    name = models.CharField(_("name"), max_length=255)
    district_code = models.CharField(_("district"), max_length=6, db_index=True)
    batch_id = models.IntegerField(null=True)
    ended_on = models.DateField(_("ended on"), null=True)

    objects = GridGroupQuerySet.as_manager()

    class Meta:
        ordering = ("code",)
        verbose_name = _("grid group")
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=models.Q(batch_id=None, ended_on=None),
                name="grid_group_made_here_once_by_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class GridArea(models.Model):
    """A covered division, as its stem. One division belongs to one group only.

    `moved_on` is the day a change of the grid gave it to its group: until a delivery names that
    group for it, none takes it away again.
    """

    stem = models.CharField(max_length=12, primary_key=True)
    grid_group = models.ForeignKey(GridGroup, on_delete=models.CASCADE, related_name="areas")
    moved_on = models.DateField(null=True)

    class Meta:
        ordering = ("stem",)

    def __str__(self) -> str:
        return self.stem


Row = TypeVar("Row", bound=models.Model)


class GuardedQuerySet(models.QuerySet[Row]):
    """Rows behind the wall of sight; what carries group and district can be asked by whom."""

    def visible_to(self, user: Any) -> GuardedQuerySet[Row]:
        """Those within the sight of `user`."""
        from inspectorate.organisation.sight import guarded_by

        return self.filter(guarded_by(user))


class Guarded(models.Model):
    """What belongs to a grid group: the two columns that sight and row-level security compare."""

    grid_group = models.ForeignKey(
        GridGroup, null=True, on_delete=models.RESTRICT, related_name="+", verbose_name=_("group")
    )
    district_code = models.CharField(_("district"), max_length=6, blank=True, default="")

    class Meta:
        abstract = True
