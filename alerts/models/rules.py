"""Rules as configured: the SQL and its texts live in alerts/rules/, the parameters here."""

import pghistory
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


@pghistory.track()
class RuleVersion(models.Model):
    """One version of a rule's parameters; the highest version of a rule is the one in force.

    Versions are added, never changed, so a past run can name the one it used.
    """

    rule = models.CharField(_("rule"), max_length=40)
    version = models.IntegerField()
    parameters = models.JSONField(default=dict)
    enabled = models.BooleanField(default=True)
    reason = models.CharField(max_length=255, blank=True, default="")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta:
        ordering = ("rule", "version")
        constraints = [
            models.UniqueConstraint(fields=["rule", "version"], name="rule_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.version}"
