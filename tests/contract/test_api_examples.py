"""The examples of the documentation, run as they stand there, by programs of three people."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest

from alerts.models import Alert
from enterprises import tasks
from enterprises.models import Upload
from inspectorate.foundation.services.places import CHECKOUT
from inspectorate.organisation.models import Area, GridArea, Role
from tests.api import make_token
from tests.compliance.factories import Office
from tests.factories import make_alert, make_enterprise, make_grid_group, make_user

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


@pytest.fixture
def tokens(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tokens of the three programs, as their surroundings would give them."""
    office = Office(make_grid_group())
    GridArea.objects.create(stem="370214", grid_group=office.group)
    make_alert(make_enterprise(office.group))
    for name, person, scopes in (
        ("AGENCY_TOKEN", make_user(Role.DATA_OFFICER), ("feed:areas",)),
        ("INSPECTOR_TOKEN", office.inspector, ("read", "write")),
        ("SUPERVISOR_TOKEN", office.district, ("read", "write")),
    ):
        monkeypatch.setenv(name, make_token(person, *scopes))


@pytest.mark.usefixtures("tokens")
def test_every_example_does_what_it_says(
    live_server: Any,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Any,
    settings: Any,
) -> None:
    settings.MEDIA_ROOT = tmp_path  # resets the storage, before and after
    monkeypatch.setenv("INSPECTORATE_URL", live_server.url)
    monkeypatch.setattr(time, "sleep", _a_worker_comes_by)
    text = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = BLOCK.findall(text)
    assert len(examples) == 6
    names: dict[str, Any] = {}
    for example in examples:
        exec(compile(example, "docs/api.md", "exec"), names)  # noqa: S102 - our own documentation
    assert Area.objects.count() == 2
    assert set(Alert.objects.values_list("state", flat=True)) == {"acknowledged"}
    printed = capsys.readouterr().out
    assert "A-2026-" in printed
    assert "was first" in printed


def _a_worker_comes_by(_seconds: float) -> None:
    for upload in Upload.objects.filter(state="waiting").order_by("pk"):
        tasks.land_upload(upload.pk)
