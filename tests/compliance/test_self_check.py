"""The self-check: the same answer for everybody, and the months only for who holds the code."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from compliance.actions import self_checks
from compliance.complaints import abuse
from compliance.models import SelfCheck
from compliance.selfcheck import months
from enterprises.models import Worker
from inspectorate.foundation.identity import decrypt
from inspectorate.foundation.sessions import web_role
from inspectorate.organisation.models import AccessLog
from tests.compliance.public.narrow import cells_without_label
from tests.factories import (
    NOW,
    make_batch,
    make_employment,
    make_enterprise,
    make_id_number,
    make_insurance,
    make_worker,
)

pytestmark = pytest.mark.django_db
NAME, PHONE = "王示例", "13800000000"


@pytest.fixture
def codes(settings: Any, tmp_path: Path) -> Path:
    """The file codes are written into."""
    settings.SELF_CHECK_CODES_FILE = tmp_path / "codes.log"
    abuse._redis().flushdb()
    return tmp_path / "codes.log"


@pytest.fixture
def worker() -> Worker:
    """Employed since January 2025, insured for pension from March on and for nothing else."""
    worker, enterprise = (
        make_worker(name=NAME, phone="138 0000 0000"),
        make_enterprise(name="青岛示例精密机械制造有限公司", phone="13900000000"),
    )
    taken, records = make_batch("employments"), make_batch("insurance-records")
    make_employment(enterprise, worker, hired_on=date(2025, 1, 6), batch_id=taken.pk)
    make_insurance(
        enterprise, worker, schemes="1", from_month=date(2025, 3, 1), batch_id=records.pk
    )
    other = make_enterprise()  # a delivery that was refused counts for nothing
    make_employment(
        other, worker, batch_id=make_batch("employments", state="refused", published_at=None).pk
    )
    return worker


def ask(client: Client, number: str, name: str = NAME, *, document: str = "resident") -> Any:
    """Asks, and lets the job do its part."""
    response = client.post("/self-check/", {"number": number, "name": name, "document": document})
    if response.status_code == 302:
        self_checks.send_code(SelfCheck.objects.latest("id").pk, now=NOW)
    return response


def enter(client: Client, code: str) -> Any:
    return client.post("/self-check/code/", {"code": code})


def sent(codes: Path) -> list[str]:
    """The codes that left the house."""
    lines = codes.read_text().splitlines() if codes.exists() else []
    assert all(line.startswith(f"{PHONE}: ") for line in lines)
    return [re.findall(r"\b\d{6}\b", line)[0] for line in lines]


@time_machine.travel(NOW, tick=False)
def test_the_months_are_seen_with_the_code_and_a_gap_becomes_a_complaint(
    client: Client, codes: Path, worker: Worker
) -> None:
    number = decrypt(worker.id_cipher)
    assert ask(client, number)["Location"] == "/self-check/code/"
    assert enter(client, sent(codes)[0])["Location"] == "/self-check/months/"
    page = client.get("/self-check/months/").content.decode()
    assert cells_without_label(page) == []
    assert "青岛示例精密机械制造有限公司" in page
    assert "My insured months at 1 employer<" in page
    assert "Feb 2025" in page  # January is within the first 30 days, from March on insured
    assert "Feb 2025 to Nov 2026" in page
    assert "Employments as delivered by 17 Nov 2026." in page
    assert number not in page
    assert AccessLog.objects.get().action == "self_check"
    enterprise = re.search(r'name="employer" value="(\d+)"', page)
    assert enterprise
    opened = client.post("/self-check/report/", {"employer": enterprise[1]})
    assert opened["Location"] == "/complaints/new/?as=complaint"
    form = client.get(opened["Location"]).content.decode()
    assert 'value="青岛示例精密机械制造有限公司"' in form
    assert "Pension insurance: missing Feb 2025" in form or "missing Feb 2025" in form
    assert number not in form
    assert f'value="{NAME}"' in form  # told once; the session keeps the token alone
    assert f'value="{PHONE}"' in form
    session = str(dict(client.session.items()))
    assert NAME not in session
    assert PHONE not in session
    assert client.post("/self-check/report/", {"employer": "1"}).status_code == 404
    anonymous = client.get("/complaints/new/?as=anonymous").content.decode()
    assert NAME not in anonymous
    with time_machine.travel(NOW + timedelta(minutes=16), tick=False):
        later = client.get(opened["Location"]).content.decode()
        assert NAME not in later
        assert PHONE not in later
    client.post("/self-check/leave/")
    assert client.get("/self-check/months/")["Location"] == "/self-check/"


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(
    ("number", "document", "is_taken"),
    [
        ("E12345678", "other", True),
        ("e1234 5678", "other", True),
        ("Ｅ１２３４５６７８", "other", True),
        ("E12345678", "resident", False),
        ("E123", "other", False),
        ("E1234567/8", "other", False),
        ("370202199001011234", "resident", False),
        ("E12345678", "passport", False),
    ],
)
def test_a_code_comes_for_every_document_the_registers_hold(
    number: str, document: str, is_taken: bool, client: Client, codes: Path
) -> None:
    make_worker(id_number="E12345678", name="SHILI YANGLI", phone=PHONE, id_kind="foreign")
    response = ask(client, number, "Shili Yangli", document=document)
    assert (response.status_code == 302) is is_taken
    assert len(sent(codes)) == is_taken
    assert number not in response.content.decode()


@time_machine.travel(NOW, tick=False)
def test_the_answer_is_the_same_whoever_is_on_record(codes: Path, worker: Worker) -> None:
    silent = make_worker(name=NAME, phone="")
    make_worker(id_number="E12345678", name="SHILI YANGLI", phone="", id_kind="foreign")
    asked = {
        "passport known": ("E12345678", "Shili Yangli"),
        "passport unknown": ("E87654321", "Shili Yangli"),
        "known": (decrypt(worker.id_cipher), NAME),
        "unknown": (make_id_number(), NAME),
        "another name": (decrypt(worker.id_cipher), "孙样例"),
        "no phone": (decrypt(silent.id_cipher), NAME),
    }
    seen = set()
    for number, name in asked.values():
        client = Client()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            document = "other" if number.startswith("E") else "resident"
            response = client.post(
                "/self-check/", {"number": number, "name": name, "document": document}
            )
        self_checks.send_code(SelfCheck.objects.latest("id").pk, now=NOW)
        page = re.sub(r'value="[^"]{40,}"', "", client.get("/self-check/code/").content.decode())
        wrong = enter(client, "000000")
        body = re.sub(r'value="[^"]{40,}"', "", wrong.content.decode())
        seen.add(
            (response.status_code, response["Location"], len(caught), page, wrong.status_code, body)
        )
        assert number not in page + body
    assert len(seen) == 1
    assert len(sent(codes)) == 1
    assert SelfCheck.objects.exclude(number_cipher=b"").exclude(name_cipher=b"").count() == 0


@time_machine.travel(NOW, tick=False)
def test_five_wrong_codes_lock_the_right_one_out(
    client: Client, codes: Path, worker: Worker
) -> None:
    ask(client, decrypt(worker.id_cipher))
    (code,) = sent(codes)
    for n in range(5):
        assert enter(client, f"{(int(code) + 1 + n) % 10**6:06}").status_code == 403
    assert enter(client, code).status_code == 403
    assert client.get("/self-check/months/").status_code == 302


def test_a_code_works_once_in_one_browser_for_ten_minutes(codes: Path, worker: Worker) -> None:
    number = decrypt(worker.id_cipher)
    with time_machine.travel(NOW, tick=False) as clock:
        mine, other = Client(), Client()
        ask(mine, number)
        ask(other, make_id_number())
        (code,) = sent(codes)
        assert enter(other, code).status_code == 403
        assert enter(mine, code).status_code == 302
        assert enter(mine, code).status_code == 403
        clock.shift(timedelta(minutes=14))
        assert mine.get("/self-check/months/").status_code == 200
        clock.shift(timedelta(minutes=2))
        assert mine.get("/self-check/months/").status_code == 302
        late = Client()
        ask(late, number)
        clock.shift(timedelta(minutes=11))
        assert enter(late, sent(codes)[-1]).status_code == 403


@time_machine.travel(NOW, tick=False)
def test_a_person_gets_three_codes_an_hour_and_redis_learns_no_number(
    codes: Path, worker: Worker
) -> None:
    for number in (decrypt(worker.id_cipher), make_id_number()):
        answers = [ask(Client(), number).status_code for _n in range(4)]
        assert answers == [302, 302, 302, 429]
        kept = abuse._redis().keys("complaint-*")
        assert kept
        assert not any(number.encode() in key for key in kept)
        assert all(abuse._redis().ttl(key) > 0 for key in kept)
    refused = Client().post("/self-check/", {"number": "370214199001010040", "name": NAME})
    assert "370214199001010040" not in refused.content.decode()


def test_what_is_taken_back_after_its_window_does_not_stay_for_good(codes: Path) -> None:
    gone = [abuse.Counted(abuse.MESSAGES, "C-2026-000001")]
    abuse.forgive(gone)
    assert abuse._redis().exists(gone[0].key) == 0
    abuse.count(gone, now=NOW)
    abuse.forgive(gone)
    assert abuse._redis().ttl(gone[0].key) > 0


@pytest.mark.parametrize("table", ["compliance_selfcheck", "enterprises_worker"])
def test_pages_may_not_read_who_asked_or_any_phone(table: str) -> None:
    with (
        web_role({}, read_only=True),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - a name of this file


def test_months_are_nobodys_without_the_token(worker: Worker) -> None:
    SelfCheck.objects.create(token_digest="x", asked_at=NOW, language="en")
    with web_role({}, read_only=True):
        assert months.own_months("", now=NOW) is None
        assert months.own_months("x", now=NOW) is None
