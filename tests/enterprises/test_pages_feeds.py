"""Feeds and deliveries: lists, reports, handing in, mapping, rejects, orphans."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from alerts.models import RunResult
from enterprises import tasks
from enterprises.actions import uploads
from enterprises.landing.sealing import Sealing
from enterprises.models import Batch, BatchReject, BatchState, FeedProfile, Orphan, Upload
from inspectorate.organisation.models import AccessLog, Role, User
from tests.factories import NOW, make_batch, make_run, make_upload, make_user

NUMBER = "370214199001010049"
HEADER = "code,name,level\n"
AREAS = HEADER + "370200,青岛市,city\n370214,城阳区,district\n3702,错误,district\n"


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: pytest.FixtureRequest) -> None:
    """Files of these tests go to a folder of their own."""
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def officer(db: None) -> User:
    """A data officer."""
    return make_user(Role.DATA_OFFICER)


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    """The data officer, logged in."""
    client.force_login(officer)
    return client


def text_of(client: Client, address: str) -> str:
    """The page as text."""
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def csv(text: str, name: str = "areas.csv") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, text.encode(), content_type="text/csv")


def test_every_feed_is_listed_with_its_last_delivery(desk: Client) -> None:
    make_batch("employments", file_name="旧.csv")
    make_batch("employments", file_name="新.csv", read=3, loaded=2, rejected=1)
    page = text_of(desk, "/feeds/")
    assert "18 feeds" in page
    assert "新.csv" in page
    assert "旧.csv" not in page
    assert page.count("never delivered; rules that need it do not run") == 17


def test_a_report_shows_the_equation_and_the_rejected_rows(desk: Client) -> None:
    batch = make_batch(
        "insurance-records",
        read=20,
        loaded=9,
        updated=4,
        repeated=2,
        orphaned=2,
        rejected=3,
        rejects_by_code={"bad_month": 2, "bad_id_number": 1},
        columns=[
            {"column": "id_number", "header": "证件号码", "how": "mapped"},
            {"column": "", "header": "个人编号", "how": "unknown"},
        ],
        complete_from=NOW.date(),
        complete_to=NOW.date(),
        withdrawn=5,
    )
    BatchReject.objects.create(
        batch=batch, line=7, column="from_month", code="bad_month", value="202613"
    )
    BatchReject.objects.create(
        batch=batch, line=9, column="id_number", code="bad_id_number", value="3702**********0043"
    )
    page = text_of(desk, f"/feeds/insurance-records/batches/{batch.pk}/")
    assert "Insurance records: 3 of 20 rows rejected" in page
    assert re.findall(r'<dd class="num">(\d+)</dd>', page) == ["20", "9", "4", "2", "2", "3"]
    assert re.findall(r'data-sign="(.?)"', page) == ["", "=", "+", "+", "+", "+"]
    for text in ("There is no month", "证件号码", "not taken", "5 rows that were not here"):
        assert text in page, text
    chosen = text_of(desk, f"/feeds/insurance-records/batches/{batch.pk}/?code=bad_id_number")
    assert "see the rejects file" in chosen
    assert "202613" not in chosen


def test_a_report_says_what_followed(desk: Client) -> None:
    batch = make_batch(touched_enterprises=41)
    run = make_run(batch_id=batch.pk)
    RunResult.objects.create(run=run, rule="unregistered-worker", alerts_new=12, alerts_resolved=9)
    page = text_of(desk, f"/feeds/employments/batches/{batch.pk}/")
    assert re.findall(r'<td class="n[^"]*">(\d+)</td>', page) == ["41", "12", "0", "9"]


def test_a_refused_file_says_why_and_that_nothing_was_loaded(desk: Client) -> None:
    batch = make_batch(
        state=BatchState.REFUSED, published_at=None, read=0, loaded=0, refusal="It lacks uscc."
    )
    page = text_of(desk, f"/feeds/employments/batches/{batch.pk}/")
    assert "It lacks uscc." in page
    assert "Nothing of this file was loaded." in page


def test_a_file_handed_in_becomes_one_batch(
    desk: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queued: list[int] = []
    monkeypatch.setattr(
        tasks.land_upload, "apply_async", lambda arguments, **_: queued.append(*arguments)
    )
    with django_capture_on_commit_callbacks(execute=True):
        response = desk.post("/feeds/areas/deliver/", {"file": csv(AREAS)})
    upload = Upload.objects.get()
    assert queued == [upload.pk]
    assert response["Location"] == f"/feeds/areas/uploads/{upload.pk}/"
    waiting = desk.get(response["Location"])
    assert "The file waits for a worker" in waiting.content.decode()
    assert waiting["Refresh"] == "2"
    with django_capture_on_commit_callbacks(execute=True):
        tasks.land_upload(upload.pk)
        tasks.land_upload(upload.pk)
    batch = Batch.objects.get()
    assert (batch.read, batch.loaded, batch.rejected) == (3, 2, 1)
    assert batch.file_name == "areas.csv"
    assert default_storage.listdir("uploads")[1] == []
    assert desk.get(response["Location"])["Location"] == f"/feeds/areas/batches/{batch.pk}/"


def test_a_refused_upload_leads_to_its_report(
    desk: Client,
    officer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = make_upload(officer, feed="areas", content=b"nothing,of,use\n1,2,3\n")
    with django_capture_on_commit_callbacks(execute=True):
        uploads.land(upload)
    batch = Batch.objects.get()
    assert batch.state == BatchState.REFUSED
    assert "code" in batch.refusal
    assert not default_storage.exists(upload.stored_as)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"file": csv("x", name="letter.pdf")}, "A delivery is CSV, XLSX or Parquet"),
        ({"complete": "2024"}, "is not a period"),
        ({}, "This field is required"),
    ],
)
def test_what_cannot_be_delivered_is_said_before_it_travels(
    changes: dict[str, object], sentence: str, desk: Client
) -> None:
    given = {"file": csv(AREAS)} if "complete" in changes else {}
    response = desk.post("/feeds/employments/deliver/", {**given, **changes})
    assert sentence in response.content.decode()
    assert not Upload.objects.exists()


def test_what_a_killed_worker_left_is_taken_up(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = make_upload(officer)
    sample = make_upload(officer, state="sample")
    queued: list[int] = []
    monkeypatch.setattr(tasks.land_upload, "delay", queued.append)
    tasks.take_up_uploads()
    assert queued == [waiting.pk]
    assert not Upload.objects.filter(pk=sample.pk).exists()  # older than a day
    assert not default_storage.exists(sample.stored_as)


def test_a_sample_shows_its_first_rows_masked_and_becomes_a_profile(desk: Client) -> None:
    sample = csv(
        f"证件,姓名,uscc,入职日期\n{NUMBER},王示例,91370214MAEX00010X,2025/1/6\n", "hr.csv"
    )
    response = desk.post("/feeds/employments/samples/new/", {"file": sample})
    address = response["Location"]
    page = text_of(desk, address)
    assert "Required, and not filled yet:" in page
    assert NUMBER not in page
    chosen = {
        "column_1": "id_number",
        "column_2": "name",
        "column_3": "uscc",
        "column_4": "hired_on",
        "translations": "household:本地=local_urban",
        "name": "人社-就业",
    }
    shown = desk.post(address, {**chosen, "act": "preview"}).content.decode()
    assert "Required, and not filled yet:" not in shown
    assert "3702**********0049" in shown
    assert "2025-01-06" in shown
    nameless = desk.post(address, {**chosen, "name": "", "act": "save"}).content.decode()
    assert "give it one" in nameless
    desk.post(address, {**chosen, "act": "save"})
    profile = FeedProfile.objects.get()
    assert (profile.feed, profile.name) == ("employments", "人社-就业")
    assert profile.options == {
        "map": [["证件", "id_number"]],
        "set": [],
        "translate": [["household", "本地", "local_urban"]],
    }
    again = text_of(desk, f"{address}?profile=人社-就业")
    assert '<option value="id_number" selected' in again


def test_a_mapping_that_cannot_be_read_says_how_it_would_be_right(desk: Client) -> None:
    response = desk.post("/feeds/areas/samples/new/", {"file": csv(AREAS)})
    shown = desk.post(response["Location"], {"sets": "level", "act": "preview"})
    assert "is not of the form" in shown.content.decode()


def test_rejects_are_downloaded_as_delivered_and_logged(desk: Client, officer: User) -> None:
    sealed = io.BytesIO()
    sealing = Sealing(sealed)
    sealing.write(f"line,code\n7,{NUMBER}\n")
    sealing.finish()
    sealed.seek(0)
    batch = make_batch(rejects_file=default_storage.save("rejects/b.sealed", sealed))
    response = desk.post(f"/feeds/employments/batches/{batch.pk}/rejects/")
    assert NUMBER in b"".join(response.streaming_content).decode()
    entry = AccessLog.objects.get(subject_kind="batch", subject_id=batch.pk, user=officer)
    assert entry.action == "rejects_download"


def test_orphans_are_listed_by_what_they_wait_for(desk: Client) -> None:
    batch = make_batch(read=3, loaded=0, orphaned=3)
    for line, code in enumerate(["91370214MAEX00010X"] * 2 + ["91370214MAEX00011X"], 2):
        Orphan.objects.create(
            feed="employments",
            missing="enterprises",
            missing_code=code,
            key=str(line),
            line=line,
            row={},
            batch=batch,
        )
    page = text_of(desk, f"/feeds/employments/batches/{batch.pk}/orphans/")
    assert re.findall(r'Code">(\w+)</td><td class="n"[^>]*>(\d)', page) == [
        ("91370214MAEX00010X", "2"),
        ("91370214MAEX00011X", "1"),
    ]
