"""Facts about a person that no enterprise owns: own insurance, benefits, deaths, claims."""

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from inspectorate.organisation.models import Guarded, User
from inspectorate.organisation.sight import guarded_by

from .facts import Fact, money, owner
from .schemes import Scheme
from .workers import Worker


class IndividualInsurance(Fact):
    """A person's own insurance; shown beside a finding, never an excuse for an employer."""

    pk = models.CompositePrimaryKey("worker_id", "kind", "scheme", "from_month")
    worker = owner(Worker)
    kind = models.CharField(max_length=9)
    scheme = models.SmallIntegerField(choices=Scheme.choices)
    from_month = models.DateField()
    to_month = models.DateField(null=True)
    place_code = models.CharField(max_length=12, blank=True, default="")
    batch_id = models.IntegerField()


class CoverageSurvey(Fact):
    """Why a person is not insured, as asked on a day."""

    pk = models.CompositePrimaryKey("worker_id", "surveyed_on")
    worker = owner(Worker)
    surveyed_on = models.DateField()
    reason = models.CharField(max_length=10)
    remark = models.CharField(max_length=255, blank=True, default="")
    batch_id = models.IntegerField()


class Benefit(Fact):
    """A benefit paid to a person for a month, in yuan; below zero: reclaimed."""

    pk = models.CompositePrimaryKey("worker_id", "kind", "month")
    worker = owner(Worker)
    kind = models.CharField(max_length=12)
    month = models.DateField()
    amount = money(_("amount"))
    batch_id = models.IntegerField()


class Death(Fact):
    """An entry of the death register."""

    worker = models.OneToOneField(
        Worker, primary_key=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    died_on = models.DateField()
    batch_id = models.IntegerField()

    class Meta:
        ordering = ("worker_id",)


class ProviderQuerySet(models.QuerySet["Provider"]):
    def visible_to(self, user: User | AnonymousUser) -> "ProviderQuerySet":
        return self.filter(guarded_by(user))


class Provider(Guarded):
    """A hospital, clinic or pharmacy that settles with the medical fund."""

    id = models.AutoField(primary_key=True)
    code = models.CharField(_("code"), max_length=255, unique=True)
    name = models.CharField(_("name"), max_length=255)
    kind = models.CharField(_("kind"), max_length=8)
    uscc = models.CharField(max_length=18, blank=True, default="")
    area_code = models.CharField(max_length=12, blank=True, default="")
    area_stem = models.CharField(max_length=12, blank=True, default="")
    batch_id = models.IntegerField()

    objects = ProviderQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        verbose_name = _("provider")

    def __str__(self) -> str:
        return self.name


class MedicalClaim(Fact):
    """A settlement (医保结算) by a provider for a person, in yuan."""

    claim_no = models.CharField(max_length=255, primary_key=True)
    worker = owner(Worker)
    provider = owner(Provider)
    kind = models.CharField(max_length=10)
    admitted_on = models.DateField()
    discharged_on = models.DateField(null=True)
    item_code = models.CharField(max_length=255)
    amount = money(_("amount"))
    batch_id = models.IntegerField()

    class Meta:
        ordering = ("claim_no",)
        indexes = [
            models.Index(fields=["worker", "admitted_on"]),
            models.Index(fields=["provider", "admitted_on"]),
        ]
