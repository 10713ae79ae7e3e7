"""Who complained, and the secret by which they follow it: apart from everything else.

Neither table may be read or written by pages or jobs. The database functions of
sql/complainant_walls.sql are the only way in, and the only way out is the one that asks for an
entry of the access log. Nothing names these tables by foreign key, and the complaint does not know
its way back here.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from .complaints import Complaint


class Complainant(models.Model):
    """The identity behind one complaint, every column encrypted; none for an anonymous report.

    `marks` are keyed digests of name, phone and number, by which a text is searched for them
    without anybody reading them.
    """

    complaint = models.OneToOneField(
        Complaint, primary_key=True, on_delete=models.RESTRICT, related_name="+"
    )
    name_cipher = models.BinaryField()
    phone_cipher = models.BinaryField()
    id_cipher = models.BinaryField()
    address_cipher = models.BinaryField()
    wishes_cipher = models.BinaryField()
    marks = ArrayField(models.CharField(max_length=40), default=list)

    class Meta:
        ordering = ("complaint_id",)

    def __str__(self) -> str:
        return "–"


class ComplaintSecret(models.Model):
    """The slow, salted digest of a complaint's secret."""

    complaint = models.OneToOneField(
        Complaint, primary_key=True, on_delete=models.RESTRICT, related_name="+"
    )
    digest = models.CharField(max_length=255)

    class Meta:
        ordering = ("complaint_id",)

    def __str__(self) -> str:
        return "–"
