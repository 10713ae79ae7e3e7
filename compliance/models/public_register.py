"""Views of guarded tables with what everybody may read of them (sql/public_views.sql)."""

from __future__ import annotations

from django.db import models

from inspectorate.foundation.writing import chinese


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
