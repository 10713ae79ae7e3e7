"""An import that dies, loses its database, its disk or its file: all of the batch, or nothing."""

from __future__ import annotations

import json
import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from enterprises.actions import batches
from enterprises.feeds.blocks import Block
from enterprises.feeds.normalising import Chunk, Normaliser
from enterprises.landing import merging
from enterprises.models import Batch, Enterprise, InsuranceRecord, Orphan, Worker
from tests import programs
from tests.databases import as_superuser
from tests.enterprises.landing.deliveries import TODAY, Desk, enterprise, number, record

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.faults]

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "3"))
EMPLOYERS = 20
PERSONS = 4_000
SCHEMES = "pension;medical;unemployment;work_injury;maternity"
IMPORTERS = """
    SELECT pid FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND query ILIKE '%%landing%%'
"""


@pytest.fixture
def desk(tmp_path: Path, transactional_db: None, settings: Any) -> Desk:
    """A desk whose deliveries are committed; twenty enterprises are there."""
    settings.MEDIA_ROOT = tmp_path / "media"
    desk = Desk(tmp_path)
    desk.land("enterprises", *(enterprise(n) for n in range(1, EMPLOYERS + 1)))
    return desk


@pytest.fixture
def records(desk: Desk) -> Path:
    """Insurance of four thousand persons."""
    births = [f"19{year}0{month}11" for year in (70, 80) for month in (1, 2)]
    rows = []
    for n in range(PERSONS):
        row = record(n % 1000, 1 + n % EMPLOYERS, scheme=SCHEMES)
        rows.append(row | {"id_number": number(n % 1000, born=births[n // 1000])})
    return desk.file("insurance-records", rows)


def assert_all_or_nothing() -> bool:
    """Whether the batch is there; all of it or nothing of it is."""
    taken = Batch.objects.filter(feed="insurance-records", state="published").exists()
    assert InsuranceRecord.objects.count() == (5 * PERSONS if taken else 0)
    assert Worker.objects.count() == (PERSONS if taken else 0)
    assert not Orphan.objects.exists()
    return taken


def wait_until_nobody_imports() -> None:
    """The server notices that a killed client is gone when it next listens to it."""
    with as_superuser(connection.settings_dict["NAME"]) as cursor:
        for _turn in range(200):
            cursor.execute(IMPORTERS)
            if not cursor.fetchall():
                return
            time.sleep(0.05)
    raise AssertionError("an import is still running")


@pytest.mark.parametrize("number", range(ROUNDS))
def test_import_killed_is_all_or_nothing_and_can_be_sent_again(number: int, records: Path) -> None:
    importer = programs.start_manage("import_feed", "insurance-records", str(records))
    time.sleep(random.Random(number).uniform(0.8, 3.0))
    os.killpg(importer.pid, signal.SIGKILL)
    importer.wait()
    wait_until_nobody_imports()
    was_taken = assert_all_or_nothing()
    again = batches.land(feed="insurance-records", path=records, by=None, on=TODAY)
    assert again.taken, again.error
    assert (again.repeated if was_taken else again.loaded) == 5 * PERSONS
    assert assert_all_or_nothing()


def test_import_whose_connection_is_cut_is_refused_and_can_be_sent_again(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(target: object, batch_id: int) -> None:
        with as_superuser(connection.settings_dict["NAME"]) as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid]
            )
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    with monkeypatch.context() as patched:
        patched.setattr(merging, "_merged_into_rows", cut)
        outcome = batches.land(feed="insurance-records", path=records, by=None, on=TODAY)
    assert not outcome.taken
    assert "Nothing was loaded" in outcome.error
    connection.close()
    assert not assert_all_or_nothing()
    assert Batch.objects.filter(state="refused", refusal=outcome.error).exists()
    assert batches.land(feed="insurance-records", path=records, by=None, on=TODAY).taken
    assert assert_all_or_nothing()


@contextmanager
def room_in_files(pid: int, size: int) -> Iterator[None]:
    """No file of that process may grow beyond `size` bytes."""
    soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))


NO_ROOM = """
    CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF NEW.worker_id % 1000 = 0 THEN
            RAISE EXCEPTION 'could not extend file: No space left on device'
                USING ERRCODE = 'disk_full';
        END IF;
        RETURN NEW;
    END $$;
    CREATE TRIGGER no_room BEFORE INSERT ON enterprises_insurancerecord
        FOR EACH ROW EXECUTE FUNCTION no_room();
"""


@contextmanager
def full_disk() -> Iterator[None]:
    """The server finds no room for some row in the middle of the table."""
    with as_superuser(connection.settings_dict["NAME"]) as cursor:
        cursor.execute(NO_ROOM)
        try:
            yield
        finally:
            connection.close()
            cursor.execute("DROP FUNCTION no_room() CASCADE")


def test_import_on_a_full_disk_is_refused_whole(records: Path) -> None:
    with full_disk():
        outcome = batches.land(feed="insurance-records", path=records, by=None, on=TODAY)
    assert outcome.code == "disk_full"
    assert "Nothing was loaded" in outcome.error
    assert not assert_all_or_nothing()
    again = batches.land(feed="insurance-records", path=records, by=None, on=TODAY)
    assert again.loaded == 5 * PERSONS


def test_import_without_room_for_rejects_is_refused_whole(desk: Desk) -> None:
    rows = [record(n, 1 + n % EMPLOYERS, base="?" * 200) for n in range(2000)]
    file = desk.file("insurance-records", [record(1, 1), *rows])
    with room_in_files(os.getpid(), 100_000):
        outcome = batches.land(feed="insurance-records", path=file, by=None, on=TODAY)
    assert outcome.code == "disk_full"
    assert not InsuranceRecord.objects.exists()
    again = batches.land(feed="insurance-records", path=file, by=None, on=TODAY)
    assert (again.loaded, again.rejected) == (2, 4000)


def test_import_of_a_growing_file_is_refused(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = records.read_bytes()
    normalised = Normaliser.chunk

    def grow(normaliser: Normaliser, block: Block) -> Chunk:
        if records.stat().st_size == len(before):
            with records.open("ab") as file:
                file.write(before.splitlines(keepends=True)[-1])
        return normalised(normaliser, block)

    with monkeypatch.context() as patched:
        patched.setattr(Normaliser, "chunk", grow)
        outcome = batches.land(feed="insurance-records", path=records, by=None, on=TODAY)
    assert outcome.code == "changed_file"
    assert not assert_all_or_nothing()
    records.write_bytes(before)
    assert batches.land(feed="insurance-records", path=records, by=None, on=TODAY).taken


def test_import_without_a_database_says_so(desk: Desk) -> None:
    file = desk.file("enterprises", [enterprise(1)])
    finished = programs.manage("import_feed", "enterprises", str(file), TEST_DATABASE="not_there")
    assert finished.returncode == 2
    printed = json.loads(finished.stdout.splitlines()[-1])
    assert printed["batch"] is None
    assert printed["error"] in finished.stderr
    assert "Traceback" not in finished.stderr
    assert Enterprise.objects.count() == EMPLOYERS
