"""The number of enterprises of each grid group follows every statement that changes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, transaction
from django.db.models import Case, Count, F, When

from enterprises.models import Enterprise, GroupSize
from inspectorate.organisation.models import GridGroup
from tests.factories import make_enterprise, make_grid_group, make_uscc

pytestmark = pytest.mark.django_db


def kept() -> dict[int, int]:
    """The sizes as kept, groups with nobody left out."""
    sizes = GroupSize.objects.order_by().values_list("grid_group_id", "enterprises")
    return {group: size for group, size in sizes if size}


def counted() -> dict[int, int]:
    """The sizes as they are."""
    found = Enterprise.objects.exclude(grid_group=None).order_by()
    return dict(
        found.values("grid_group_id").annotate(n=Count("pk")).values_list("grid_group_id", "n")
    )


def _added_many(here: GridGroup, there: GridGroup) -> None:
    copied = list(Enterprise.objects.filter(grid_group=here).order_by("pk"))
    for each in copied:
        each.pk, each.uscc, each.grid_group = None, make_uscc(), there
    Enterprise.objects.bulk_create(copied)


def _moved(here: GridGroup, there: GridGroup) -> None:
    Enterprise.objects.filter(grid_group=here).update(grid_group=there)


def _exchanged(here: GridGroup, there: GridGroup) -> None:
    other = Case(When(grid_group=here, then=there.pk), default=here.pk)
    Enterprise.objects.filter(grid_group__in=[here, there]).update(grid_group=other)


def _taken_out(here: GridGroup, there: GridGroup) -> None:
    Enterprise.objects.filter(grid_group=here).update(grid_group=None)


def _put_in(here: GridGroup, there: GridGroup) -> None:
    Enterprise.objects.filter(grid_group=None).update(grid_group=there)


def _struck_off(here: GridGroup, there: GridGroup) -> None:
    first = Enterprise.objects.filter(grid_group=here).order_by("pk").values("pk")[:2]
    Enterprise.objects.filter(pk__in=list(first.values_list("pk", flat=True))).delete()


def _touched(here: GridGroup, there: GridGroup) -> None:
    Enterprise.objects.update(risk_points=F("risk_points") + 1)


@pytest.mark.parametrize(
    "change", [_added_many, _moved, _exchanged, _taken_out, _put_in, _struck_off, _touched]
)
def test_sizes_follow_every_statement(change: Callable[[GridGroup, GridGroup], None]) -> None:
    here, there = make_grid_group(), make_grid_group()
    for group in (here, here, here, there, None):
        make_enterprise(group)
    assert kept() == counted() == {here.pk: 3, there.pk: 1}
    change(here, there)
    assert kept() == counted()


def test_nobody_writes_a_size_by_hand() -> None:
    make_enterprise(make_grid_group())
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        GroupSize.objects.update(enterprises=0)
    assert kept() == counted()
