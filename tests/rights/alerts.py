"""Addresses of alerts and rules."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.factories import (
    make_alert,
    make_employment,
    make_enterprise,
    make_finding,
    make_worker,
)

GUARDED = {
    "alerts:queue": Permission.ALERT_READ,
    "alerts:queue_csv": Permission.ALERT_READ,
    "alerts:detail": Permission.ALERT_READ,
    "alerts:workers_csv": Permission.ALERT_READ,
    "alerts:newer": Permission.ALERT_READ,
    "alerts:peek": Permission.ALERT_READ,
    "alerts:acknowledge": Permission.ALERT_ACKNOWLEDGE,
    "alerts:acknowledge_many": Permission.ALERT_ACKNOWLEDGE,
    "alerts:dismiss": Permission.ALERT_DISMISS,
    "alerts:hand_over": Permission.ALERT_HAND_OVER,
    "alerts:reveal_number": Permission.IDENTITY_REVEAL,
    "alerts:rules": Permission.RULE_READ,
    "alerts:rule": Permission.RULE_READ,
    "alerts:tune": Permission.RULE_CHANGE,
    "alerts:gallery": Permission.GALLERY_READ,
}
BY_POST = {"alerts:acknowledge"}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    enterprise, worker = make_enterprise(group), make_worker()
    make_employment(enterprise, worker)
    alert = make_alert(enterprise)
    make_finding(alert, worker_id=worker.pk)
    of_alert = {"pk": alert.pk}
    return {
        "alerts:detail": of_alert,
        "alerts:workers_csv": of_alert,
        "alerts:acknowledge": of_alert,
        "alerts:peek": of_alert,
        "alerts:hand_over": of_alert,
        "alerts:reveal_number": {**of_alert, "worker": worker.pk},
        "alerts:rule": {"name": "unregistered-worker"},
        "alerts:tune": {"name": "unregistered-worker"},
    }
