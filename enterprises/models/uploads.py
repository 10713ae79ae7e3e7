"""Files handed in through the pages: on their way to a batch, or samples for the mapping page."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .batches import Batch


class UploadState(models.TextChoices):
    SAMPLE = "sample", _("sample")
    WAITING = "waiting", _("waiting")
    LANDED = "landed", _("landed")


class Upload(models.Model):
    """A stored file. A sample is only looked at; a waiting one becomes a batch, taken or refused.

    `stored_as` is its name in the storage, blank once the file is gone: nothing delivered is kept
    in the clear longer than it is needed.
    """

    id = models.AutoField(primary_key=True)
    feed = models.CharField(_("feed"), max_length=40)
    file_name = models.CharField(_("file"), max_length=255)
    stored_as = models.CharField(max_length=255, blank=True, default="")
    profile = models.CharField(max_length=80, blank=True, default="")
    options = models.JSONField(default=dict)
    complete = models.CharField(max_length=25, blank=True, default="")
    complete_area = models.CharField(max_length=12, blank=True, default="")
    state = models.CharField(max_length=8, choices=UploadState.choices)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.RESTRICT, related_name="uploads")
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta:
        ordering = ("-id",)
        verbose_name = _("upload")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="landed", batch__isnull=False)
                | (~Q(state="landed") & Q(batch=None)),
                name="upload_landed_has_batch",
            )
        ]
        indexes = [models.Index(fields=["id"], condition=Q(state="waiting"), name="upload_waiting")]

    def __str__(self) -> str:
        return f"{self.feed} {self.file_name}"
