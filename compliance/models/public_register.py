"""Views of guarded tables with what everybody may read (sql/public_views.sql, public_draws.sql)."""

from __future__ import annotations

from django.db import models

from inspectorate.foundation.writing import chinese

from .collected import InspectionState


class PublicEnterprise(models.Model):
    """An enterprise as the public finds it: code, name, district."""

    id = models.IntegerField(primary_key=True)
    uscc = models.CharField(max_length=18)
    name = models.CharField(max_length=255)
    district_code = models.CharField(max_length=6)

    class Meta:
        managed = False
        db_table = "compliance_publicenterprise"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name


class PublicGrade(models.Model):
    """A final grade of a scale whose grades are public."""

    id = models.BigIntegerField(primary_key=True)
    enterprise_id = models.IntegerField()
    cycle = models.CharField(max_length=20)
    from_on = models.DateField()
    to_on = models.DateField()
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=40)
    rank = models.SmallIntegerField()
    concluded_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "compliance_publicgrade"
        ordering = ("-to_on", "-id")

    def __str__(self) -> str:
        return self.name if chinese() else self.name_en


class PublicDraw(models.Model):
    """A double-random draw whose result is published.

    `seed`, `objects_pool` (one code a line), `inspectors_pool` (staff numbers) and `recusals`
    (pairs of staff number and code) are empty as long as visits are `to_come`.
    """

    number = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    district_code = models.CharField(max_length=6)
    objects_count = models.IntegerField()
    inspectors_each = models.SmallIntegerField()
    pool_hash = models.CharField(max_length=64)
    published_on = models.DateField()
    held_on = models.DateField()
    pool_count = models.IntegerField()
    inspectors_count = models.IntegerField()
    recusals_count = models.IntegerField()
    to_come = models.IntegerField()
    seed = models.CharField(max_length=80)
    objects_pool = models.TextField()
    inspectors_pool = models.JSONField()
    recusals = models.JSONField()

    class Meta:
        managed = False
        db_table = "compliance_publicdraw"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.number


class PublicDrawVisit(models.Model):
    """A drawn enterprise whose visit is over: held on a day, or called off."""

    id = models.BigIntegerField(primary_key=True)
    draw = models.ForeignKey(PublicDraw, on_delete=models.DO_NOTHING, related_name="visits")
    uscc = models.CharField(max_length=18)
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=9, choices=InspectionState.choices)
    visited_on = models.DateField()

    class Meta:
        managed = False
        db_table = "compliance_publicdrawvisit"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
