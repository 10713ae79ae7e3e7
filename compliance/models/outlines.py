"""The inspectorate's own outlines of its grid groups, file by file."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import User


class OutlineSetQuerySet(models.QuerySet["OutlineSet"]):
    def visible_to(self, user: User | AnonymousUser) -> OutlineSetQuerySet:
        """Outlines are the city's, for whoever may load them."""
        return self if user.is_active else self.none()

    def in_use(self) -> OutlineSetQuerySet:
        """The one whose outlines the map draws, if any."""
        return self.filter(used_at__isnull=False, ended_at=None)


class OutlineSet(models.Model):
    """One GeoJSON file that was handed in: kept for a look, put in use, replaced or removed.

    `outlines` holds the columns of GroupShape for each group. Nobody is named where the command
    did it.
    """

    id = models.AutoField(primary_key=True)
    file_name = models.CharField(_("file"), max_length=255, blank=True)
    code_property = models.CharField(_("property with the group's code"), max_length=60)
    outlines = models.JSONField()
    handed_in_at = models.DateTimeField(_("handed in at"))
    handed_in_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    used_at = models.DateTimeField(_("in use since"), null=True)
    used_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")
    ended_at = models.DateTimeField(_("in use until"), null=True)
    ended_by = models.ForeignKey(User, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = OutlineSetQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("outlines of grid groups")
        constraints = [
            models.UniqueConstraint(
                fields=["ended_at"],
                condition=Q(used_at__isnull=False, ended_at=None),
                nulls_distinct=False,
                name="outlines_in_use_once",
            ),
            models.CheckConstraint(
                condition=Q(used_at__isnull=False) | Q(used_by=None, ended_at=None),
                name="outlines_used_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=False) | Q(ended_by=None),
                name="outlines_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
