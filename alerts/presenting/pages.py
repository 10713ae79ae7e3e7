"""Everything the page of one alert shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from alerts.catalogue import Rule
from alerts.models import Alert
from alerts.page_parts import parts_of, proposals_of
from alerts.presenting.deadlines import first_look
from alerts.presenting.findings import finding_page
from alerts.presenting.headlines import headline, rule_of
from alerts.presenting.provenance import provenance_of
from alerts.presenting.reasons import sentence
from alerts.presenting.rows import subject_name, tone
from alerts.presenting.story import story_of
from alerts.presenting.sums import sums_of
from alerts.presenting.workers import worker_page
from alerts.triage import offers_for
from inspectorate.organisation.permissions import Permission


def alert_page(alert: Alert, *, user: Any, on: date, after: str) -> dict[str, Any]:
    """The context of screen 2: headline, facts, people or rows, sums, basis, provenance, story."""
    rule = rule_of(alert)
    shown = {
        "alert": alert,
        "rule": rule,
        "headline": headline(alert),
        "subject": subject_name(alert),
        "due": first_look(alert, on=on),
        "tone": tone(alert),
        "why": sentence(alert.reasons),
        "story": story_of(alert),
        "grown_to": alert.workers_count or alert.findings_count,
        "acts": offers_for(alert, user),
        "parts": parts_of(alert, user),
        "proposal": proposals_of([alert], user).get(alert.pk, ""),
        "may_reveal": Permission.IDENTITY_REVEAL.is_held_by(user),
        "workers": None,
        "findings": None,
        "sums": None,
        "provenance": None,
        "after": after,
    }
    return shown | (_evidence(alert, rule, after) if rule else {})


def _evidence(alert: Alert, rule: Rule, after: str) -> dict[str, Any]:
    """People with month strips where the rule compares people at an enterprise, else its rows."""
    evidence: dict[str, Any] = {"provenance": provenance_of(alert, rule)}
    if alert.enterprise_id and "worker_id" in rule.columns:
        people = worker_page(alert, after=after)
        evidence["workers"] = people
        evidence["sums"] = sums_of(alert, rule, [row.id for row in people.rows])
    else:
        evidence["findings"] = finding_page(alert, rule, after=after)
        evidence["sums"] = sums_of(alert, rule, [])
    return evidence
