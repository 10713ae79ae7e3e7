"""The schema itself, and that any request made from it is answered as it says, never by a fault."""

from __future__ import annotations

import os
import re

import pytest
from django.conf import settings as configured
from django.test import Client
from django.urls import get_resolver
from drf_spectacular.drainage import GENERATOR_STATS
from drf_spectacular.validation import validate_schema

from compliance.models import Letter
from inspectorate.organisation.api.entrance import schema_in
from inspectorate.organisation.models import GridGroup, Role
from tests import rights
from tests.api import make_token
from tests.factories import make_grid_group, make_upload, make_user
from tests.fuzzing import ONLY, World, attack
from tests.rights.api import lent

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "3"))
ROLES = (
    Role.FULL_TIME_INSPECTOR,
    Role.DISTRICT_SUPERVISOR,
    Role.CITY_SUPERVISOR,
    Role.LEGAL_REVIEWER,
    Role.DATA_OFFICER,
    Role.ADMINISTRATOR,
)


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """One thing of each kind, several people who see it, and a stranger; nobody is held up."""
    for kind in configured.API_RATES:
        monkeypatch.setitem(configured.API_RATES, kind, 10**9)
    group = make_grid_group()
    secrets = [
        make_token(
            make_user(role, groups=[group], district_codes=[group.district_code]),
            *("read", "write", "rejects"),
        )
        for role in ROLES
    ]
    addresses = _addresses(group)
    of_letter = Letter.objects.values_list("enterprise_id", flat=True).order_by("pk")
    owner = make_user(Role.ENTERPRISE_USER, enterprise_id=of_letter[0])
    secrets.append(make_token(owner, "read", "write"))
    return World(secrets=[*secrets, ""], addresses=addresses)


def _addresses(group: GridGroup) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for part in rights.parts():
        if hasattr(part, "arguments"):
            found |= part.arguments(group)
    upload = make_upload(make_user(Role.DATA_OFFICER))
    given = lent(found) | {"delivery": {"feed": upload.feed, "pk": upload.pk}}
    by_path = {}
    for entry in get_resolver().url_patterns:
        if getattr(entry, "namespace", "") == "api":
            for pattern in entry.url_patterns:
                path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern.pattern))
                path = f"/api/{path}".replace("{pk}", "{id}")
                values = given.get(pattern.name, {})
                by_path[path] = {"id" if k == "pk" else k: v for k, v in values.items()}
    return {path: values for path, values in by_path.items() if values}


def test_the_schema_is_valid_and_nothing_was_guessed() -> None:
    GENERATOR_STATS.reset()
    schema_in.cache_clear()
    made = schema_in("en")
    validate_schema(made)
    assert not GENERATOR_STATS._error_cache
    assert not GENERATOR_STATS._warn_cache
    for path, operations in made["paths"].items():
        for operation in operations.values():
            assert operation["summary"], path


def test_the_schema_is_read_in_chinese_too(client: Client, db: None) -> None:
    made = client.get("/api/schema/?lang=zh-hans").json()
    asked = client.get("/api/schema/", headers={"Accept-Language": "zh-hans"})
    assert asked.json() == made
    assert asked["Content-Language"] == "zh-hans"
    told = [each["summary"] for path in made["paths"].values() for each in path.values()]
    told += [tag["description"] for tag in made["tags"]]
    english = [words for words in told if not re.search("[\u4e00-\u9fff]", words)]
    assert len(english) <= len(told) // 10, english
    assert made["components"]["schemas"]["Problem"]["description"].startswith("按 RFC 9457")
    unknown = client.get("/api/schema/?lang=fr")
    assert (unknown.status_code, unknown.json()["errors"][0]["field"]) == (400, "lang")


def test_any_request_is_answered_as_the_schema_says(world: World) -> None:
    count, failures = attack(world, examples=EXAMPLES)
    assert count > (0 if ONLY else 210)
    assert failures == [], "\n\n".join(failures)
