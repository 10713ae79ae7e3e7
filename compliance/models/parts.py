"""What belongs to a case: seen by whoever sees the case, moved to another group with it."""

from django.db import models

from inspectorate.organisation.models import Guarded

from .cases import Case


class CaseChild(Guarded):
    """A part of a case. Group and district are copied from the case by the database, on insertion
    and whenever the case moves, so that the wall needs no join.
    """

    case = models.ForeignKey(Case, on_delete=models.RESTRICT, related_name="%(class)ss")

    class Meta:
        abstract = True
