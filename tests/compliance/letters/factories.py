"""Letters and campaigns for tests, with the alerts they name."""

from __future__ import annotations

from datetime import date
from typing import Any

from compliance.models import Campaign, Letter, LetterAlert
from inspectorate.organisation.models import GridGroup
from tests.factories import NOW, make_alert, make_enterprise, make_user


def make_campaign(**changes: Any) -> Campaign:
    """A campaign that was sent."""
    by = changes.pop("by", None) or make_user("city_supervisor")
    values: dict[str, Any] = {
        "name": "制造业参保专项",
        "filter": {"rule": "unregistered-worker"},
        "state": "sent",
        "due_on": date(2026, 12, 15),
        "drafted_at": NOW,
        "drafted_by": by,
        "sent_at": NOW,
        "sent_by": by,
    }
    return Campaign.objects.create(**{**values, **changes})


def make_letter(group: GridGroup | None = None, **changes: Any) -> Letter:
    """A letter that is out, about one alert of 62 workers at an enterprise of `group`."""
    enterprise = changes.pop("enterprise", None) or make_enterprise(group)
    named = changes.pop("named", 62)
    values: dict[str, Any] = {
        "enterprise": enterprise,
        "grid_group": enterprise.grid_group,
        "district_code": enterprise.district_code,
        "due_on": date(2026, 12, 15),
        "sent_at": NOW,
        "alerts_count": 1,
        "findings_count": named,
        "workers_count": named,
        "at_stake_yuan": 100_000,
    }
    if "sent_by" not in changes:
        changes["sent_by"] = make_user()
    letter = Letter.objects.create(**{**values, **changes})
    alert = make_alert(
        enterprise, state="letter_sent", workers_count=named, held_until=letter.due_on
    )
    LetterAlert.objects.create(
        letter=letter,
        alert=alert,
        rule=alert.rule,
        run_id=1,
        findings_count=named,
        workers_count=named,
        at_stake_yuan=100_000,
        grid_group=letter.grid_group,
        district_code=letter.district_code,
    )
    return letter
