"""A person's look at their own months: asked for, confirmed by a code, open for some minutes."""

from django.db import models
from django.db.models import Q


class SelfCheck(models.Model):
    """One self-check. Whoever asks gets one, whether such a person is on record or not.

    `token_digest` is of the random token only the asking browser has; `code_digest` of the code,
    keyed by the server's secret. Number and name stay encrypted until the job has looked them up
    and are then forgotten: `worker_id` is 0 for nobody. The web role may not touch the table.
    """

    id = models.BigAutoField(primary_key=True)
    token_digest = models.CharField(max_length=64, unique=True)
    number_cipher = models.BinaryField(max_length=80)
    name_cipher = models.BinaryField(max_length=400)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField(db_index=True)
    looked_up_at = models.DateTimeField(null=True)
    worker_id = models.IntegerField(default=0)
    code_digest = models.CharField(max_length=64, blank=True, default="")
    code_until = models.DateTimeField(null=True)
    tries = models.SmallIntegerField(default=0, db_default=0)
    confirmed_at = models.DateTimeField(null=True)
    open_until = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-id",)
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None, open_until=None)
                | Q(confirmed_at__isnull=False, open_until__isnull=False) & Q(worker_id__gt=0),
                name="self_check_confirmed_by_somebody_known",
            ),
            models.CheckConstraint(
                condition=Q(tries__gte=0, tries__lte=5), name="self_check_few_tries"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
