"""Static files: those of npm packages are found by name, and all of them survive hashing."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings


@pytest.mark.parametrize("path", settings.NPM_ASSETS)
def test_named_file_of_a_package_is_served(path: str, client: Any, db: None) -> None:
    assert finders.find(path) is not None
    answer = client.get(f"/static/{path}")
    assert answer.status_code == 200
    assert sum(map(len, answer.streaming_content)) > 10_000


def test_other_files_of_a_package_are_not_served(client: Any, db: None) -> None:
    assert finders.find("htmx/htmx.js") is None
    assert finders.find("htmx.org/package.json") is None


def test_every_file_can_be_collected_under_a_hashed_name(tmp_path: Path) -> None:
    hashed = {"staticfiles": {"BACKEND": "inspectorate.foundation.assets.HashedFiles"}}
    with override_settings(STATIC_ROOT=tmp_path, STORAGES=settings.STORAGES | hashed):
        call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").exists()
    assert list(tmp_path.glob("htmx/htmx.min.*.js.gz"))
