"""The demonstration's doors for people outside the house: an enterprise's log-in, and somebody
whose insured months can be looked at.
"""

from __future__ import annotations

import secrets

from django.conf import settings

from alerts.models import Finding
from compliance.actions import enterprise_users
from compliance.models import Letter
from enterprises.models import Enterprise, Worker
from inspectorate.foundation.identity import decrypt


def open_doors(*, golden: str) -> dict[str, str]:
    """What is printed beside the log-ins: name → password, or how to get in."""
    return {"enterprise": _enterprise(golden), "self-check": _worker(golden)}


def _enterprise(golden: str) -> str:
    """A log-in for an enterprise that a letter went to; its password."""
    letter = Letter.objects.out().order_by("id").first()
    enterprise = letter.enterprise if letter else Enterprise.objects.get(name=golden)
    password = secrets.token_urlsafe(9)
    enterprise_users.enrol(
        enterprise.pk,
        by=None,
        username="enterprise",
        password=password,
        display_name="郑示例",
        documents="营业执照、授权委托书、经办人身份证",
    )
    return password


def _worker(golden: str) -> str:
    """Somebody with a phone on record whom the golden enterprise did not insure; number and name
    as the self-check asks for them, and where the code comes to.
    """
    found = Finding.objects.current().filter(
        rule="unregistered-worker", alert__enterprise__name=golden
    )
    reachable = Worker.objects.exclude(phone="").exclude(name="")
    worker = reachable.filter(pk__in=found.values("worker_id")).order_by("pk").first()
    if worker is None:
        return "-"
    number = decrypt(worker.id_cipher)
    return f"{worker.name} {number}; codes come into {settings.SELF_CHECK_CODES_FILE}"
