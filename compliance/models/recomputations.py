"""What a recomputation found otherwise: grades the frozen facts no longer give; normally none."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, GuardedQuerySet

from .appraisals import AppraisalRun
from .grades import Grade


class RecomputedGrade(Guarded):
    """A grade that came out otherwise than it was proposed, with the row of the criteria reached.

    Kept with the recomputation; the grade itself is left as it is.
    """

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(AppraisalRun, on_delete=models.RESTRICT, related_name="differences")
    grade = models.ForeignKey(Grade, on_delete=models.RESTRICT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, on_delete=models.RESTRICT, related_name="+")
    computed_grade = models.CharField(_("computed now"), max_length=12)
    computed_criterion = models.SmallIntegerField(_("criterion"))

    objects = GuardedQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("grade found otherwise")
        constraints = [
            models.UniqueConstraint(fields=["run", "grade"], name="recomputed_grade_once"),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="recomputed_grade_is_kept", exclude=["grid_group", "district_code"]
            ),
            pgtrigger.Protect(name="recomputed_grade_not_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.grade_id} {self.computed_grade}"
