"""The five social-insurance schemes, and which apply to which contract."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.IntegerChoices):
    PENSION = 1, _("pension")
    MEDICAL = 2, _("medical")
    UNEMPLOYMENT = 3, _("unemployment")
    WORK_INJURY = 4, _("work injury")
    MATERNITY = 5, _("maternity")


class SchemeApplicability(models.Model):
    """A scheme that applies to employments of `contract_kind` (blank: none was named)."""

    contract_kind = models.CharField(max_length=10, blank=True)
    scheme = models.SmallIntegerField(choices=Scheme.choices)
    source = models.CharField(max_length=255)

    class Meta:
        ordering = ("contract_kind", "scheme")
        constraints = [
            models.UniqueConstraint(fields=["contract_kind", "scheme"], name="scheme_applies_once")
        ]

    def __str__(self) -> str:
        return f"{self.contract_kind} {self.scheme}"
