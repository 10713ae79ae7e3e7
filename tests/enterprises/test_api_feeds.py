"""Deliveries pushed by programs: the same as the command, by the rights of a feed's own scope."""

from __future__ import annotations

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from enterprises import tasks
from enterprises.models import Batch, Upload
from inspectorate.organisation.models import AccessLog, Area, Role, User
from tests.api import client_of, post
from tests.factories import make_batch, make_user

AREAS = "code,name,level\n370200,青岛市,city\n370214,城阳区,district\n3702,错误,district\n"
ROWS = [
    {"code": "370200", "name": "青岛市", "level": "city"},
    {"code": "370214", "name": "城阳区", "level": "district", "parent_code": 370200},
    {"code": "3702", "name": "错误", "level": "district"},
]
ADDRESS = "/api/feeds/areas/batches/"


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: Any) -> None:
    """Files of these tests go to a folder of their own."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def officer(db: None) -> User:
    """A data officer, whose log-in an agency's program uses."""
    return make_user(Role.DATA_OFFICER)


@pytest.fixture
def agency(officer: User) -> Client:
    """A program that may deliver areas and nothing else."""
    return client_of(officer, "feed:areas")


def file(text: str, name: str = "areas.csv") -> BytesIO:
    """A file of a form."""
    made = BytesIO(text.encode())
    made.name = name
    return made


def landed(agency: Client, response: Any) -> dict[str, Any]:
    """The status of a delivery after a worker was there."""
    assert response.status_code == 202, response.content
    told = response.json()["deliveries"][0]
    assert (told["state"], told["outcome"]) == ("waiting", None)
    assert response["Location"] == told["status_address"]
    tasks.land_upload(told["delivery"])
    found: dict[str, Any] = agency.get(told["status_address"]).json()
    return found


def printed(tmp_path: Path) -> dict[str, Any]:
    """What the command prints of the same rows."""
    path, out = tmp_path / "areas.csv", StringIO()
    path.write_text(AREAS, encoding="utf-8")
    call_command("import_feed", "areas", str(path), "--dry-run", stdout=out)
    told: dict[str, Any] = json.loads(out.getvalue())
    return told


def test_a_pushed_file_comes_to_what_the_command_prints(
    agency: Client, officer: User, tmp_path: Path
) -> None:
    expected = printed(tmp_path)
    told = landed(agency, agency.post(ADDRESS, {"file": file(AREAS)}))
    outcome = told["outcome"]
    assert outcome.pop("batch") == Batch.objects.get().pk
    rejects = outcome.pop("rejects_file")
    assert {**outcome, "seconds": 0} == {
        name: value for name, value in {**expected, "seconds": 0}.items()
        if name not in ("batch", "rejects_file")
    }  # fmt: skip
    assert agency.get(rejects).status_code == 403  # it needs a scope of its own
    response = client_of(officer, "rejects").get(rejects, headers={"Accept": "text/csv"})
    assert "错误" in b"".join(response).decode()


def test_rows_come_to_the_same_as_a_file(agency: Client) -> None:
    told = landed(agency, post(agency, ADDRESS, {"rows": ROWS}))
    counts = {name: told["outcome"][name] for name in ("read", "loaded", "rejected")}
    assert counts == {"read": 3, "loaded": 2, "rejected": 1}
    assert Area.objects.count() == 2
    batch = told["outcome"]["batch"]
    row = agency.get(f"{ADDRESS}{batch}/rows/").json()["results"][0]
    assert (row["line"], row["value"]) == (4, "3702")


def test_options_are_those_of_the_command(agency: Client) -> None:
    text = "bh;mc;jb\n370200;青岛市;shi\n"
    told = landed(
        agency,
        agency.post(
            ADDRESS,
            {
                "file": file(text),
                "map": ["bh=code", "mc=name", "jb=level"],
                "translate": ["level:shi=city"],
            },
        ),
    )
    assert told["outcome"]["loaded"] == 1, told


def test_a_delivery_that_is_refused_says_why(agency: Client) -> None:
    told = landed(agency, agency.post(ADDRESS, {"file": file("code,name\n370200,青岛\n")}))
    assert told["outcome"]["batch"] is None
    assert "level" in told["outcome"]["error"]


def test_several_files_are_several_deliveries_and_a_key_makes_them_one(
    agency: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    def push() -> Any:
        files = [file(AREAS, "a.csv"), file(AREAS, "城" * 100 + ".csv")]
        key = {"Idempotency-Key": "2026-11"}
        return agency.post(ADDRESS, {"file": files}, headers=key)

    with django_capture_on_commit_callbacks() as callbacks:
        first, second = push(), push()
    assert first.json() == second.json()
    assert Upload.objects.count() == len(callbacks) == 2
    for upload in Upload.objects.order_by("pk"):
        tasks.land_upload(upload.pk)
    assert Batch.objects.filter(state="published").count() == 2


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"rows": []},
        {"rows": [1]},
        {"rows": [{}]},
        {"rows": [{"code": ["370200"]}]},
        {"rows": {"code": "370200"}},
        {"rows": ROWS, "map": ["nothing"]},
        {"rows": ROWS, "complete": "2026"},
        {"rows": ROWS, "profile": "unknown"},
        {"rows": ROWS, "file": "areas.csv"},
        {"rows": [{f"column{n}": "" for n in range(101)}]},
    ],
)
def test_what_is_no_delivery_is_refused_at_once(body: Any, agency: Client) -> None:
    response = post(agency, ADDRESS, body)
    assert response.status_code == 400
    assert response.json()["errors"]
    assert not Upload.objects.exists()


@pytest.mark.parametrize("name", ["paper.pdf", ".."])
def test_a_file_that_is_none_is_refused_at_once(name: str, agency: Client) -> None:
    assert agency.post(ADDRESS, {"file": file(AREAS, name)}).status_code == 400
    assert agency.post(ADDRESS, {"file": [file(""), file(AREAS)]}).status_code == 400


def test_a_feeds_scope_opens_that_feed_only(agency: Client, officer: User) -> None:
    make_batch("employments")
    assert agency.get(ADDRESS).status_code == 200
    assert agency.get("/api/feeds/areas/").status_code == 200
    for address in ("/api/feeds/employments/batches/", "/api/feeds/", "/api/enterprises/"):
        assert agency.get(address).status_code == 403, address
    assert post(agency, "/api/feeds/employments/batches/", {"rows": ROWS}).status_code == 403
    inspector = client_of(make_user(), "feed:areas")
    assert post(inspector, ADDRESS, {"rows": ROWS}).status_code == 403


def test_downloads_of_rejected_rows_are_logged(agency: Client, officer: User) -> None:
    told = landed(agency, agency.post(ADDRESS, {"file": file(AREAS)}))
    before = AccessLog.objects.count()
    list(client_of(officer, "rejects").get(told["outcome"]["rejects_file"]))
    assert AccessLog.objects.count() == before + 1


def test_lists_take_as_many_queries_for_ten_as_for_one(
    officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = client_of(officer, "read")
    client.get("/api/me/")  # notes the use of the token
    for address in (ADDRESS, "/api/feeds/"):
        make_batch("areas")
        with django_assert_num_queries(100, exact=False) as one:
            client.get(address)
        for _each in range(9):
            make_batch("areas")
        with django_assert_num_queries(len(one), exact=True):
            client.get(address)
