"""The public pages of complaints, as a stranger's browser sees them."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from compliance.models import Complaint, ComplaintFile
from tests.compliance.factories_complaints import made
from tests.factories import NOW, make_enterprise, make_grid_group

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 synthetic"


def fill(client: Client, way: str = "complaint", *, wait: float = 10, **changes: Any) -> Any:
    """Opens the form and sends it some seconds later."""
    with time_machine.travel(NOW, tick=False) as clock:
        page = client.get(f"/complaints/new/?as={way}").content.decode()
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token
        values: dict[str, Any] = {
            "token": token[1],
            "website": "",
            "employer_name": "示例路口的厂",
            "employer_address": "",
            "subjects": ["L6"],
            "text": "三个月没有发工资",
            "people_count": "12",
        }
        if way != "anonymous":
            values |= {"name": "孙样例", "phone": "138 0000 0000"}
        clock.shift(timedelta(seconds=wait))
        return client.post(f"/complaints/new/?as={way}", {**values, **changes})


def receipt_of(response: Any) -> tuple[str, str]:
    """Number and secret as the page shows them."""
    number, secret = re.findall(r"<dd>([^<]+)</dd>", response.content.decode())
    return number, secret


def open_with(client: Client, number: str, secret: str) -> Any:
    return client.post("/complaints/", {"number": number, "secret": secret})


def test_a_complaint_is_received_and_followed_with_its_secret(client: Client) -> None:
    response = fill(client)
    number, secret = receipt_of(response)
    complaint = Complaint.objects.get()
    assert (complaint.number, complaint.state, complaint.channel) == (number, "received", "web")
    assert re.fullmatch(r"C-2026-\d{6}", number)
    assert secret not in str(vars(complaint))
    shown = open_with(client, number, secret)
    assert shown.status_code == 302
    page = client.get(shown["Location"]).content.decode()
    assert "三个月没有发工资" in page
    assert "It was received and is being examined." in page
    assert "Tue 24 Nov 2026" in page  # five working days from 17 November
    assert "孙样例" not in page
