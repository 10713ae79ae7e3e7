"""People around a case: the team, recusals, and those who were heard."""

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import GuardedQuerySet, Inspector, User

from .documents import Document
from .parts import CaseChild


class Part(models.TextChoices):
    LEAD = "lead", _("lead inspector")
    SECOND = "second", _("second inspector")
    ASSISTANT = "assistant", _("assistant")


@pghistory.track()
class Member(CaseChild):
    """An inspector in the team of a case over [joined_on, left_on)."""

    inspector = models.ForeignKey(Inspector, on_delete=models.RESTRICT, related_name="memberships")
    part = models.CharField(max_length=9, choices=Part.choices)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)
    left_reason = models.CharField(max_length=255, blank=True, default="")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["case", "inspector"], condition=Q(left_on=None), name="member_once"
            ),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(left_on=None, part="lead"),
                name="case_has_one_lead",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspector}, {self.get_part_display()}"


class TestimonyKind(models.TextChoices):
    INQUIRY = "inquiry", _("inquiry")
    STATEMENT = "statement", _("statement and defence")
    HEARING = "hearing", _("hearing")


@pghistory.track()
class Testimony(CaseChild):
    """What a person said on record: inquiry, statement and defence, or at the hearing."""

    kind = models.CharField(max_length=9, choices=TestimonyKind.choices)
    person_name = models.CharField(_("who was heard"), max_length=80)
    person_role = models.CharField(_("as"), max_length=80)
    place = models.CharField(_("place"), max_length=255, blank=True, default="")
    text = models.TextField(_("what was said"))
    signed_on = models.DateField(_("signed on"), null=True)
    refused_reason = models.CharField(max_length=255, blank=True, default="")
    heard_at = models.DateTimeField(_("heard at"))
    heard_by = models.ForeignKey(User, on_delete=models.RESTRICT, related_name="+")
    document = models.ForeignKey(Document, null=True, on_delete=models.RESTRICT, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("heard_at", "id")
        verbose_name_plural = "testimonies"

    def __str__(self) -> str:
        return self.person_name
