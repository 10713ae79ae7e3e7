"""Documents that an enterprise sends through the portal with what it states, objects or asks."""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, User

from .answers import OwnQuerySet
from .exposures import ExposureObjection
from .grades import GradeObjection
from .handed_in import HandedInKind
from .watchlist import WatchlistEntry


class SentFile(Guarded):
    """One document, kept as it came. Enterprise, group and district are those of the matter it
    is about, written by the database.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=HandedInKind.choices)
    objection = models.ForeignKey(
        ExposureObjection, null=True, on_delete=models.RESTRICT, related_name="sent_files"
    )
    grade_objection = models.ForeignKey(
        GradeObjection, null=True, on_delete=models.RESTRICT, related_name="sent_files"
    )
    entry = models.ForeignKey(
        WatchlistEntry, null=True, on_delete=models.RESTRICT, related_name="sent_files"
    )
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    file_name = models.CharField(_("file"), max_length=255)
    stored_as = models.CharField(max_length=255)
    media_type = models.CharField(max_length=40)
    size_bytes = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)

    objects: Any = OwnQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("document of an enterprise")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="objection", objection__isnull=False, grade_objection=None, entry=None
                )
                | Q(kind="grade", objection=None, grade_objection__isnull=False, entry=None)
                | Q(
                    kind__in=["statement", "removal"],
                    objection=None,
                    grade_objection=None,
                    entry__isnull=False,
                ),
                name="sent_file_about_one_matter",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="sent_file_is_kept", exclude=["grid_group", "district_code"]),
            pgtrigger.Protect(name="sent_file_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.file_name
