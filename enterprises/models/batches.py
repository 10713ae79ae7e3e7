"""Deliveries: one batch per file, what became of its rows, and the versions it replaced."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class BatchState(models.TextChoices):
    PUBLISHED = "published", _("taken")
    REFUSED = "refused", _("refused")


class BatchQuerySet(models.QuerySet["Batch"]):
    def published(self) -> "BatchQuerySet":
        return self.filter(state=BatchState.PUBLISHED)


class Batch(models.Model):
    """One delivery. Published: all its good rows are in; refused: none is, and `refusal` says why.

    read = loaded + updated + repeated + orphaned + rejected, held by the database.
    """

    id = models.AutoField(primary_key=True)
    feed = models.CharField(_("feed"), max_length=40)
    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size_bytes = models.BigIntegerField(default=0)
    encoding = models.CharField(max_length=20, blank=True, default="")
    delimiter = models.CharField(max_length=4, blank=True, default="")
    options = models.JSONField(default=dict)
    profile = models.CharField(max_length=80, blank=True, default="")
    columns = models.JSONField(default=list)
    complete_from = models.DateField(null=True)
    complete_to = models.DateField(null=True)
    complete_area = models.CharField(max_length=12, blank=True, default="")
    state = models.CharField(max_length=10, choices=BatchState.choices)
    refusal = models.TextField(blank=True, default="")
    read = models.BigIntegerField(default=0)
    loaded = models.BigIntegerField(default=0)
    updated = models.BigIntegerField(default=0)
    repeated = models.BigIntegerField(default=0)
    orphaned = models.BigIntegerField(default=0)
    rejected = models.BigIntegerField(default=0)
    withdrawn = models.BigIntegerField(default=0)
    adopted = models.BigIntegerField(default=0)
    rejects_by_code = models.JSONField(default=dict)
    rejects_file = models.CharField(max_length=255, blank=True, default="")
    kept_areas = models.JSONField(default=list, db_default=[])
    touches_everything = models.BooleanField(default=False)
    touched_enterprises = models.IntegerField(default=0)
    started_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True, db_index=True)
    seconds = models.FloatField(default=0)
    delivered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("batch")
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    read=F("loaded") + F("updated") + F("repeated") + F("orphaned") + F("rejected")
                ),
                name="batch_equation",
            ),
            models.CheckConstraint(
                condition=Q(state="published", published_at__isnull=False)
                | Q(state="refused", published_at=None),
                name="batch_published_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feed} {self.id}"


class BatchReject(models.Model):
    """One rejected row for the batch's page; identity numbers masked, the file has it whole."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="rejects")
    line = models.BigIntegerField()
    column = models.CharField(max_length=40, blank=True, default="")
    code = models.CharField(max_length=30)
    value = models.CharField(max_length=255, blank=True, default="")
    arguments = models.JSONField(default=dict)

    class Meta:
        ordering = ("line", "id")
        indexes = [models.Index(fields=["batch", "code", "line", "id"])]

    def __str__(self) -> str:
        return f"{self.line} {self.code}"


class BatchTouch(models.Model):
    """What a batch changed: enterprises, workers and providers (0: does not apply)."""

    id = models.BigAutoField(primary_key=True)
    batch_id = models.IntegerField()
    enterprise_id = models.IntegerField(default=0)
    worker_id = models.IntegerField(default=0)
    provider_id = models.IntegerField(default=0)

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["batch_id"])]

    def __str__(self) -> str:
        return f"{self.batch_id}"


class FactVersion(models.Model):
    """A row as it stood before `ended_by_batch_id` replaced it or, declared complete, withdrew it.

    `row` holds the columns of `relation`, so that a past state of knowledge can be read back.
    """

    id = models.BigAutoField(primary_key=True)
    relation = models.CharField(max_length=63)
    enterprise_id = models.IntegerField(default=0)
    worker_id = models.IntegerField(default=0)
    row = models.JSONField()
    batch_id = models.IntegerField()
    ended_by_batch_id = models.IntegerField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        indexes = [
            models.Index(fields=["relation", "enterprise_id", "worker_id"]),
            models.Index(fields=["ended_by_batch_id"]),
        ]

    def __str__(self) -> str:
        return f"{self.relation} {self.id}"


class Orphan(models.Model):
    """A good row whose enterprise (provider, grid) is not known yet; in no rule until it is.

    `row` is the normalised row, identity numbers encrypted; `key` its key under the feed.
    """

    id = models.BigAutoField(primary_key=True)
    feed = models.CharField(max_length=40)
    missing = models.CharField(max_length=12)
    missing_code = models.CharField(max_length=255)
    key = models.TextField()
    line = models.BigIntegerField()
    row = models.JSONField()
    batch = models.ForeignKey(Batch, on_delete=models.RESTRICT, related_name="orphans")
    adopted_by_batch_id = models.IntegerField(null=True)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.UniqueConstraint(
                fields=["feed", "key"],
                condition=Q(adopted_by_batch_id=None),
                name="orphan_key_waits_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["missing", "missing_code"],
                condition=Q(adopted_by_batch_id=None),
                name="orphan_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.feed} {self.missing_code}"


class FeedProfile(models.Model):
    """Mapping options for a feed, saved under a name and reused with `--profile NAME`."""

    feed = models.CharField(max_length=40)
    name = models.CharField(_("name"), max_length=80)
    options = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.RESTRICT, related_name="+"
    )

    class Meta:
        ordering = ("feed", "name")
        constraints = [models.UniqueConstraint(fields=["feed", "name"], name="one_profile_a_name")]

    def __str__(self) -> str:
        return self.name
