"""Who answers for which grid group, and since when."""

from datetime import date

from django.db import transaction

from inspectorate.organisation import journal
from inspectorate.organisation.models import Assignment, GridGroup, Inspector, User


def assign(
    inspector: Inspector, *, by: User | None, grid_group: GridGroup, from_on: date
) -> Assignment:
    """Lets `inspector` answer for the group from a day on; a spell that covers it is kept."""
    spells = Assignment.objects.filter(inspector=inspector, grid_group=grid_group)
    with transaction.atomic(), journal.told(user=by.pk if by else None):
        current = spells.in_force(on=from_on).first()
        return current or Assignment.objects.create(
            inspector=inspector, grid_group=grid_group, from_on=from_on
        )


def end(assignment: Assignment, *, by: User | None, until_on: date) -> Assignment:
    """Ends the spell on a day; on the day it began or before, it never was."""
    with transaction.atomic(), journal.told(user=by.pk if by else None):
        if until_on <= assignment.from_on:
            assignment.delete()
            return assignment
        assignment.until_on = until_on
        assignment.save(update_fields=["until_on"])
    return assignment
