"""What employers bring to the counter or send by letter about a public entry, a listing or
a grade.

It enters the procedure as if it had come through the portal; here stands how it came.
"""

from typing import Any

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise, Provider
from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import Counter, current_sight, guarded_by

from .exposures import ExposureObjection
from .grades import GradeObjection
from .watchlist import WatchlistEntry


class HandedInKind(models.TextChoices):
    OBJECTION = "objection", _("objection to an exposure")
    GRADE = "grade", _("objection to a grade")
    STATEMENT = "statement", _("statement on a listing")
    REMOVAL = "removal", _("request for early removal")


class HandedInChannel(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    LETTER = "letter", _("by letter")


class HandedInQuerySet(models.QuerySet["HandedIn"]):
    def visible_to(self, user: Any) -> "HandedInQuerySet":
        """Those within sight; the counter keeps a register of all of them."""
        if current_sight(user).counter == Counter.ALL:
            return self
        return self.filter(guarded_by(user))


class HandedIn(Guarded):
    """One thing handed in: how, when, by whom, what it says, and its scan. Never changed.

    `due_on`: by when an objection is to be decided. `is_late`: it came after the day until which
    the subject could speak. `subject` and `number` name the matter as it was found at the counter.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(_("kind"), max_length=10, choices=HandedInKind.choices)
    objection = models.OneToOneField(
        ExposureObjection, null=True, on_delete=models.RESTRICT, related_name="handed_in"
    )
    grade_objection = models.OneToOneField(
        GradeObjection, null=True, on_delete=models.RESTRICT, related_name="handed_in"
    )
    entry = models.ForeignKey(
        WatchlistEntry, null=True, on_delete=models.RESTRICT, related_name="handed_in"
    )
    enterprise = models.ForeignKey(
        Enterprise, null=True, on_delete=models.RESTRICT, related_name="+"
    )
    provider = models.ForeignKey(Provider, null=True, on_delete=models.RESTRICT, related_name="+")
    subject = models.CharField(_("subject"), max_length=255)
    number = models.CharField(_("number"), max_length=255)
    channel = models.CharField(_("channel"), max_length=10, choices=HandedInChannel.choices)
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("to be decided by"), null=True)
    is_late = models.BooleanField(_("late"), default=False)
    bearer = models.CharField(_("who brought or signed it"), max_length=255)
    text = models.TextField(_("what it says"))
    recorded_at = models.DateTimeField(_("recorded at"))
    recorded_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    file_name = models.CharField(_("scan"), max_length=255, blank=True, default="")
    stored_as = models.CharField(max_length=255, blank=True, default="")
    media_type = models.CharField(max_length=40, blank=True, default="")
    size_bytes = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, default="")

    objects = HandedInQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("what was handed in")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    kind="objection",
                    objection__isnull=False,
                    grade_objection=None,
                    entry=None,
                    is_late=False,
                )
                | Q(
                    kind="grade",
                    objection=None,
                    grade_objection__isnull=False,
                    entry=None,
                    is_late=False,
                )
                | Q(kind="statement", objection=None, grade_objection=None, entry__isnull=False)
                | Q(
                    kind="removal",
                    objection=None,
                    grade_objection=None,
                    entry__isnull=False,
                    is_late=False,
                ),
                name="handed_in_about_one_matter",
            ),
            models.CheckConstraint(
                condition=Q(stored_as="", sha256="", size_bytes=0)
                | ~Q(stored_as="") & ~Q(sha256="") & Q(size_bytes__gt=0),
                name="handed_in_scan_is_whole",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="handed_in_is_kept", exclude=["grid_group", "district_code"]),
            pgtrigger.Protect(name="handed_in_is_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.received_on}"
