"""A fine paid in part is not complied with: the parts are kept, and what is left is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from compliance.procedure.owed import owed
from inspectorate.foundation.writing import yuan
from tests.compliance.factories import Office, propose, reaching, walk, with_the_order

pytestmark = pytest.mark.django_db


def test_a_part_is_kept_and_only_the_whole_is_compliance() -> None:
    office = Office()
    case = propose(office)
    now = walk(case, office, *with_the_order(reaching("decision_served")))
    case.refresh_from_db()
    due = owed(case)
    assert due
    fine = due.fine_yuan
    client = Client()
    client.force_login(office.inspector)
    page, part = f"/cases/{case.pk}/", f"/cases/{case.pk}/part/"
    paid_on = timezone.localdate(now)
    with time_machine.travel(now, tick=False):
        assert part in client.get(page).content.decode()
        assert f"{yuan(fine)} is to be paid" in client.get(part).content.decode()
        paid = {"paid_on": paid_on, "receipt": "R-1"}
        whole = f"{page}step/record_compliance/"
        little = client.post(whole, {**paid, "amount_yuan": "1"})
        assert f"{yuan(fine - 1)} would still be owed" in little.content.decode()
        far = client.post(whole, {**paid, "amount_yuan": fine * 3})
        assert "More than the fine and its highest surcharge" in far.content.decode()
        for amount, why in ((0, "more than nothing"), (fine, "all that is left")):
            assert why in client.post(part, {**paid, "amount_yuan": amount}).content.decode()
        assert client.post(part, {**paid, "amount_yuan": "1000.50"}).status_code == 302
        story = client.get(page).content.decode()
        assert "A part of the fine paid" in story
        assert "¥1,000.50 on" in story
        left = fine - Decimal("1000.50")
        case.refresh_from_db()
        found = owed(case)
        assert found
        assert (case.state, found.left_yuan) == ("decision_served", left)
        short = client.post(whole, {**paid, "amount_yuan": left - 1})
        assert f"{yuan(1)} would still be owed" in short.content.decode()
        assert client.post(whole, {**paid, "amount_yuan": left}).status_code == 302
    case.refresh_from_db()
    assert case.state == "complied"
