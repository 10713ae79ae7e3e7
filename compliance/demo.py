"""The demonstration: a synthetic city through the real import, compared, with a log-in per role.

Nothing here writes facts or states itself: it generates files, lands them, compares, enrols.
"""

import json
import os
import secrets
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db.models import F
from django.utils import timezone

from alerts.actions import comparisons
from alerts.actions.new_alerts import announce_new_alerts
from alerts.models import ComparisonRun
from compliance import demo_appraisal
from enterprises.actions import batches
from enterprises.feeds.registry import FEEDS
from enterprises.models import Enterprise
from inspectorate.organisation.actions import assignments, users
from inspectorate.organisation.models import GridGroup, Inspector, InspectorKind, Role

CITY_LOGINS = {
    "supervisor": (Role.CITY_SUPERVISOR, "王示例"),
    "deputy": (Role.CITY_SUPERVISOR, "冯示例"),
    "legal": (Role.LEGAL_REVIEWER, "赵示例"),
    "data": (Role.DATA_OFFICER, "孙示例"),
    "auditor": (Role.AUDITOR, "钱示例"),
    "clerk": (Role.COUNTER_CLERK, "周示例"),
    "admin": (Role.ADMINISTRATOR, "吴示例"),
}
GOLDEN_NAME = "青岛示例机械一厂有限公司"
GOLDEN_AREA = "370214"
GRID_GROUPS = 396
GROUPS_OF_THE_TEAM = 40
DELIVERED_DAYS = 2


def fill(
    folder: Path,
    *,
    enterprises: int,
    workers: int,
    seed: int,
    now: datetime,
    say: Callable[..., Any],
) -> None:
    """Generates a city as it stands at a moment, lands its files then and compares it."""
    today = timezone.localdate(now)
    call_command(
        "generate_city",
        str(folder),
        f"--enterprises={enterprises}",
        f"--workers={workers}",
        f"--seed={seed}",
        f"--as-of={today.isoformat()}",
        f"--grid-groups={GRID_GROUPS}",
    )
    for feed in FEEDS:
        say(feed)
        if feed in demo_appraisal.KNOWN_FIRST:
            demo_appraisal.land_first(folder, feed, now=now)
            continue
        path, complete = folder / f"{feed}.csv", complete_of(feed, today=today)
        batches.land(feed=feed, path=path, by=None, on=today, complete=complete, now=now)
    say("compare")
    comparisons.compare(by=None, now=now, as_of=today, threads=os.cpu_count() or 1)


def complete_of(feed: str, *, today: date) -> str:
    """The period a feed is declared complete of; insurance records, to the end of last month."""
    last = today.replace(day=1) - timedelta(days=1)
    return f"{today.year - 4}-01..{last:%Y-%m}" if feed == "insurance-records" else ""


def enrol_everybody(*, today: date) -> dict[str, str]:
    """A log-in per role; user name → password. Inspectors get the golden enterprise's group."""
    passwords = {name: secrets.token_urlsafe(9) for name in (*CITY_LOGINS, "district")}
    for name, (role, shown) in CITY_LOGINS.items():
        users.enrol(by=None, username=name, password=passwords[name], role=role, display_name=shown)
    users.enrol(
        by=None,
        username="district",
        password=passwords["district"],
        role=Role.DISTRICT_SUPERVISOR,
        display_name="李示例",
        district_codes=[GOLDEN_AREA],
    )
    return passwords | _enrol_team(today=today)


def _enrol_team(*, today: date) -> dict[str, str]:
    """One log-in per kind of inspector, all answering for groups of the golden enterprise's area.

    A city this small has few enterprises in a group, so the team looks after more groups.
    """
    owning = Enterprise.objects.filter(name=GOLDEN_NAME).values("grid_group")
    golden = GridGroup.objects.get(pk__in=owning)
    beside = GridGroup.objects.filter(district_code=GOLDEN_AREA).exclude(pk=golden.pk)
    groups = [golden, *beside.order_by("code")[: GROUPS_OF_THE_TEAM - 1]]
    passwords = {}
    names = {
        InspectorKind.FULL_TIME: "inspector",
        InspectorKind.PART_TIME: "parttime",
        InspectorKind.ASSISTANT: "assistant",
    }
    for kind, name in names.items():
        team = Inspector.objects.filter(kind=kind, assignments__grid_group=golden)
        valid = F("certificate_until").desc(nulls_last=True)  # a case takes two valid certificates
        inspector = team.order_by(valid, "staff_no")[0]
        for group in groups:
            assignments.assign(inspector, by=None, grid_group=group, from_on=today)
        passwords[name] = secrets.token_urlsafe(9)
        users.enrol_inspector(inspector, by=None, username=name, password=passwords[name])
    return passwords


def tell_everybody(*, now: datetime) -> None:
    """The notices of the comparison that ran before anybody could log in."""
    for run in ComparisonRun.objects.order_by("id"):
        announce_new_alerts(run, now=now)


def logins_file() -> Path:
    """Where an installation keeps the passwords of its demonstration."""
    return Path(settings.VAR_DIR) / "demo-logins.json"


def remember(passwords: dict[str, str]) -> None:
    """Keeps the demonstration's passwords beside its database, for its owner alone."""
    path = logins_file()
    path.touch(mode=0o600)
    path.write_text(json.dumps(passwords, indent=2))


def remembered() -> dict[str, str]:
    """The passwords of an installation that was filled before; {} if it was not."""
    path = logins_file()
    return dict(json.loads(path.read_text())) if path.exists() else {}
