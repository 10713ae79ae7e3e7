"""Who looked at what that is hidden by default, and what for. Rows are added, never changed."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .users import User


class AccessLog(models.Model):
    """One access: `action` on the subject of that kind and id. Written on a connection of its own,
    so `user` is no constraint: the row outlives whatever becomes of the request. On the command
    line nobody is logged in: `user` is null, and the purpose names the system's account.
    """

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField(_("at"), db_default=Now())
    user = models.ForeignKey(
        User, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    action = models.CharField(_("action"), max_length=40)
    subject_kind = models.CharField(max_length=20)
    subject_id = models.BigIntegerField()
    purpose = models.CharField(_("purpose"), max_length=255)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("access")
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-id"])]

    def __str__(self) -> str:
        return f"{self.action} {self.subject_kind} {self.subject_id}"
