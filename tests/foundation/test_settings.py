"""What the environment makes of the settings; each case in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from inspectorate.foundation.services import roles, tuning
from inspectorate.foundation.services.places import CHECKOUT

QUESTION = """
import json
from inspectorate import settings as s
database = s.DATABASES["default"]
print(json.dumps({
    "user": database["USER"], "host": database["HOST"], "debug": s.DEBUG,
    "secure": [s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT],
    "hosts": s.ALLOWED_HOSTS, "keys": s.IDENTITY_KEYS, "secret": s.SECRET_KEY,
    "broker": s.CELERY_BROKER_URL, "cache": s.CACHES["default"]["LOCATION"],
    "static": s.STORAGES["staticfiles"]["BACKEND"], "two_steps": s.MFA_REQUIRED,
}))
"""
PRODUCTION = {
    "DATABASE_URL": "postgres://web:w@db.example/city",
    "DATABASE_WORKER_URL": "postgres://worker:w@db.example/city",
    "REDIS_URL": "redis://queue.example:6379/0",
    "SECRET_KEY": "given",
    "IDENTITY_KEYS": "first,second",
    "ALLOWED_HOSTS": "city.example",
}


def ask(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The settings as a process with exactly this environment reads them."""
    return subprocess.run(
        [sys.executable, "-c", QUESTION],
        cwd=CHECKOUT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(folder), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings_of(folder: Path, **environment: str) -> dict[str, Any]:
    answer = ask(folder, **environment)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_nothing_given_means_embedded_services_and_kept_secrets(tmp_path: Path) -> None:
    first, second = settings_of(tmp_path), settings_of(tmp_path)
    assert first == second
    assert first["user"] == "inspectorate_web"
    assert first["host"].startswith("/")
    assert not first["debug"]
    assert len(first["secret"]) > 50
    assert len(first["keys"]) == 1
    assert (tmp_path / "secrets" / "identity.key").stat().st_mode & 0o077 == 0


def test_production_is_safe_unless_told_otherwise(tmp_path: Path) -> None:
    found = settings_of(tmp_path, **PRODUCTION)
    assert (found["user"], found["host"], found["debug"]) == ("web", "db.example", False)
    assert found["secure"] == [True, True, True]
    assert found["two_steps"]
    assert found["hosts"] == ["city.example"]
    assert found["keys"] == ["first", "second"]
    assert found["broker"] == found["cache"] == PRODUCTION["REDIS_URL"]
    assert found["static"] == "inspectorate.foundation.assets.HashedFiles"
    assert not (tmp_path / "secrets").exists()


def test_kept_pages_may_have_a_redis_of_their_own(tmp_path: Path) -> None:
    found = settings_of(tmp_path, **PRODUCTION, CACHE_URL="redis://pages.example:6379/0")
    assert found["broker"] == PRODUCTION["REDIS_URL"]
    assert found["cache"] == "redis://pages.example:6379/0"


def test_each_process_takes_the_account_of_its_role(tmp_path: Path) -> None:
    for role, user in {"web": "web", "worker": "worker", "owner": "web"}.items():
        assert settings_of(tmp_path, **PRODUCTION, DATABASE_ROLE=role)["user"] == user


def test_production_without_keys_for_identity_numbers_does_not_start(tmp_path: Path) -> None:
    answer = ask(tmp_path, **{**PRODUCTION, "IDENTITY_KEYS": ""})
    assert answer.returncode != 0
    assert "IDENTITY_KEYS must hold at least one" in answer.stderr


@pytest.mark.parametrize(
    ("command", "role"),
    [("migrate", "owner"), ("runserver", "web"), ("import_feed", "worker"), ("demo", "worker")],
)
def test_role_follows_the_command(command: str, role: str) -> None:
    assert roles.role_of_command(command) == role


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("/srv/venv/bin/celery", True),
        ("/srv/venv/lib/celery/__main__.py", True),
        ("manage.py", False),
        ("/srv/venv/bin/gunicorn", False),
    ],
)
def test_celery_is_known_by_its_command_line(program: str, expected: bool) -> None:
    assert roles.runs_celery(program) is expected


@pytest.mark.parametrize("memory", [512, 4_096, 24_000, 256_000])
def test_server_memory_stays_within_the_machine(memory: int) -> None:
    found = tuning.settings_for(memory=memory, cores=4, durable=True)
    sizes = {name: int(value[:-2]) for name, value in found.items() if value.endswith("MB")}
    assert sizes["shared_buffers"] <= memory / 4
    assert sizes["maintenance_work_mem"] <= memory / 4
    assert sizes["work_mem"] * 8 <= memory / 2
    assert sizes["shared_buffers"] <= 2048


def test_throw_away_cluster_gives_up_only_what_a_power_cut_needs() -> None:
    safe = tuning.settings_for(memory=8_000, cores=2, durable=True)
    fast = tuning.settings_for(memory=8_000, cores=2, durable=False)
    changed = {name for name in fast if fast[name] != safe.get(name)}
    assert changed == {"fsync", "full_page_writes", "shared_buffers"}
    assert safe["synchronous_commit"] == fast["synchronous_commit"] == "on"
