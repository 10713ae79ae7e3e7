"""The public pages of complaints, as a stranger's browser sees them."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import timedelta
from typing import Any

import pytest
import redis
import time_machine
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from compliance.complaints import abuse, identity, secrets
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


def test_an_anonymous_report_asks_for_nothing_and_keeps_nobody(client: Client) -> None:
    page = client.get("/complaints/new/?as=anonymous").content.decode()
    assert 'name="name"' not in page
    assert 'name="phone"' not in page
    number, secret = receipt_of(fill(client, "anonymous", name="孙样例", phone="13800000000"))
    complaint = Complaint.objects.get(number=number)
    assert complaint.is_anonymous
    assert complaint.kind == "report"
    assert kept_identities() == 0
    assert open_with(client, number, secret).status_code == 302


def kept_identities() -> int:
    """How many complaints have somebody behind them, as far as a text can tell."""
    return sum(
        identity.betrays(["孙样例", "13800000000"], complaints=[each.pk])
        for each in Complaint.objects.order_by("pk")
    )


def test_the_same_form_twice_is_one_complaint_with_the_same_secret(client: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        page = client.get("/complaints/new/?as=anonymous").content.decode()
        token = re.search(r'name="token" value="([^"]+)"', page)
        assert token
        values = {"token": token[1], "employer_name": "示例厂", "subjects": ["L6"], "text": "欠薪"}
        clock.shift(10)
        first = receipt_of(client.post("/complaints/new/?as=anonymous", values))
        second = receipt_of(client.post("/complaints/new/?as=anonymous", values))
    assert first == second
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "wait", "words"),
    [
        ({"website": "spam"}, 10, "people do not see"),
        ({}, 1, "within 3 seconds"),
        ({}, 13 * 3600, "over 12 hours"),
        ({"token": "forged"}, 10, "incomplete"),
        ({"name": ""}, 10, "This field is required"),
        ({"phone": "call me"}, 10, "Digits only"),
        ({"id_number": "370214199001010040"}, 10, "no valid identity number"),
        ({"subjects": ["X1"]}, 10, "Select a valid choice"),
        ({"people_count": "-3"}, 10, "At least 1."),
        ({"employer_name": ""}, 10, "This field is required"),
    ],
)
def test_a_form_that_is_not_right_says_what_is_and_keeps_the_words(
    changes: dict[str, Any], wait: float, words: str, client: Client
) -> None:
    page = fill(client, wait=wait, **changes).content.decode()
    assert words in page
    assert "三个月没有发工资" in page
    assert not Complaint.objects.exists()


def test_files_are_taken_by_their_content(client: Client) -> None:
    named = SimpleUploadedFile("contract.pdf", PDF)
    fill(client, attachments=[named, SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff synthetic")])
    kept = list(ComplaintFile.objects.order_by("id"))
    assert [(file.file_name, file.media_type) for file in kept] == [
        ("contract.pdf", "application/pdf"),
        ("photo.jpg", "image/jpeg"),
    ]
    assert kept[0].sha256 == hashlib.sha256(PDF).hexdigest()
    assert "contract" not in kept[0].stored_as


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("photo.png", b"<script>alert(1)</script>", "no JPEG, PNG or PDF"),
        ("film.mp4", b"0000ftypisom", "no JPEG, PNG or PDF"),
        ("large.pdf", PDF + b"0" * 10 * 2**20, "larger than 10 MB"),
    ],
)
def test_a_file_of_another_kind_is_refused(
    name: str, content: bytes, words: str, client: Client
) -> None:
    page = fill(client, attachments=SimpleUploadedFile(name, content)).content.decode()
    assert words in page
    assert not Complaint.objects.exists()


def test_at_most_ten_complaints_an_hour_come_from_one_address(client: Client) -> None:
    for _each in range(10):
        assert fill(client, "anonymous").status_code == 200
    refused = fill(client, "anonymous")
    assert refused.status_code == 429
    assert "Too many complaints came from your network within the hour" in refused.content.decode()
    assert Complaint.objects.count() == 10
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert fill(elsewhere, "anonymous").status_code == 200


def test_redis_never_learns_an_address(client: Client, redis_client: redis.Redis) -> None:
    fill(client, "anonymous")
    open_with(client, "C-2026-000001", "AAAA-AAAA-AAAA")
    keys = [key.decode() for key in redis_client.keys("complaint-*")]
    assert keys
    assert not any("127.0.0.1" in key or "C-2026" in key for key in keys)
    assert all(redis_client.ttl(key) > 0 for key in keys)


def test_the_history_does_not_know_from_where_a_stranger_wrote(client: Client) -> None:
    fill(client, "anonymous")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.metadata FROM compliance_complaintevent e "
            "JOIN pghistory_context c ON c.id = e.pgh_context_id"
        )
        told = [row[0] for row in cursor.fetchall()]
    assert told
    assert all(json.loads(each)["address"] == "" for each in told)


def test_a_wrong_number_and_a_wrong_secret_are_told_alike(client: Client) -> None:
    complaint, secret = made()
    wrong_secret = open_with(client, complaint.number, "AAAA-BBBB-CCCC")
    wrong_number = open_with(client, "C-2026-999999", secret)
    page = client.get("/complaints/C-2026-999999/")
    assert wrong_secret.status_code == wrong_number.status_code == 403
    assert told_of(wrong_secret) == told_of(wrong_number)
    assert page.status_code == client.get(f"/complaints/{complaint.number}/").status_code == 200


def told_of(response: Any) -> str:
    found = re.search(r'role="alert">([^<]+)<', response.content.decode())
    assert found
    return found[1]


def test_both_cost_the_same_work(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    complaint, secret = made()
    rounds: list[int] = []
    verify = PBKDF2PasswordHasher.verify

    def counted(self: PBKDF2PasswordHasher, password: str, encoded: str) -> bool:
        rounds.append(int(encoded.split("$")[1]))
        return verify(self, password, encoded)

    monkeypatch.setattr(PBKDF2PasswordHasher, "verify", counted)
    for number in (complaint.number, "C-2026-999999"):
        with django_assert_num_queries(1):
            assert secrets.found_by(number, "AAAA-BBBB-CCCC") is None
    assert rounds == [secrets.ROUNDS, secrets.ROUNDS]
    assert secrets.found_by(complaint.number, secret.lower()) == complaint.pk


def test_after_ten_wrong_tries_an_address_waits_whatever_it_tries(client: Client) -> None:
    complaint, secret = made()
    for n in range(10):
        assert "do not belong together" in told_of(open_with(client, f"C-2026-9{n:05}", "AAAA"))
    locked = told_of(open_with(client, complaint.number, secret))
    assert locked.startswith("Too many tries")
    assert open_with(Client(REMOTE_ADDR="192.0.2.7"), complaint.number, secret).status_code == 302


def test_after_twenty_wrong_tries_a_number_waits_from_everywhere() -> None:
    complaint, secret = made()
    for n in range(20):
        open_with(Client(REMOTE_ADDR=f"192.0.2.{n}"), complaint.number, "AAAA-BBBB-CCCC")
    assert "Too many tries" in told_of(open_with(Client(), complaint.number, secret))


def test_a_right_secret_does_not_count_as_a_try(client: Client) -> None:
    complaint, secret = made()
    for _each in range(12):
        assert open_with(client, complaint.number, secret).status_code == 302


def test_without_redis_complaints_are_taken_but_no_secret_is_tried(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = redis.Redis(unix_socket_path="nowhere.sock")
    monkeypatch.setattr(abuse, "_redis", lambda: nowhere)
    number, secret = receipt_of(fill(client))
    assert "Try again later" in told_of(open_with(client, number, secret))


def test_another_browser_cannot_look_and_leaving_closes(client: Client) -> None:
    complaint, secret = made()
    open_with(client, complaint.number, secret)
    address = f"/complaints/{complaint.number}/"
    assert complaint.text in client.get(address).content.decode()
    assert complaint.text not in Client().get(address).content.decode()
    other, _other_secret = made()
    assert other.text not in client.get(f"/complaints/{other.number}/").content.decode()
    client.post(f"{address}leave/")
    assert complaint.text not in client.get(address).content.decode()


def test_after_half_an_hour_the_secret_is_asked_for_again(client: Client) -> None:
    complaint, secret = made()
    with time_machine.travel(NOW, tick=False) as clock:
        open_with(client, complaint.number, secret)
        clock.shift(timedelta(minutes=31))
        page = client.get(f"/complaints/{complaint.number}/").content.decode()
    assert complaint.text not in page


def test_a_message_reaches_the_inbox(client: Client) -> None:
    complaint, secret = made()
    open_with(client, complaint.number, secret)
    response = client.post(f"/complaints/{complaint.number}/", {"text": "昨天又有两人被辞退"})
    assert response.status_code == 302
    page = client.get(f"/complaints/{complaint.number}/").content.decode()
    assert "昨天又有两人被辞退" in page
    complaint.refresh_from_db()
    assert complaint.message_at


def test_an_employer_known_by_its_exact_name_takes_it_to_its_group(client: Client) -> None:
    enterprise = make_enterprise(make_grid_group())
    fill(client, employer_name=f" {enterprise.name} ")
    complaint = Complaint.objects.get()
    assert complaint.enterprise == enterprise
    assert complaint.grid_group == enterprise.grid_group


def test_two_of_one_name_are_left_to_people(client: Client) -> None:
    first = make_enterprise(make_grid_group())
    make_enterprise(make_grid_group(), name=first.name)
    fill(client, employer_name=first.name)
    assert Complaint.objects.get().enterprise is None
