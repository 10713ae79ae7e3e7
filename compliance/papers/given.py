"""Facts that every paper carries whatever its kind, frozen when it is issued."""

from __future__ import annotations

import tomllib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext

from compliance.models import Case, Document, ViolationType, WatchlistEntry
from enterprises.models import Enterprise
from inspectorate.organisation.models import Guarded, Limit, User

from .persons import person_of
from .setting import FOLDER


@cache
def authority() -> dict[str, Any]:
    """Who issues the papers of this installation, in both languages."""
    path = Path(settings.AUTHORITY_FILE) if settings.AUTHORITY_FILE else FOLDER / "authority.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _figures_without_limit() -> dict[str, dict[str, Any]]:
    return tomllib.loads((FOLDER / "law.toml").read_text(encoding="utf-8"))


def legal_figures() -> dict[str, dict[str, Any]]:
    """The figures of the law that papers print: the time limits as they are now, and a few more."""
    limits = {
        limit.code: {
            "value": limit.length,
            "unit": limit.unit,
            "day_type": limit.day_type,
            "source": limit.basis_en,
        }
        for limit in Limit.objects.exclude(length=None)
    }
    return limits | _figures_without_limit()


def number_of(word: str, *, year: int, serial: int) -> str:
    """青劳监令〔2026〕214号."""
    return f"{authority()['prefix']}{word}〔{year}〕{serial}号"


def facts_of_every_paper(*, by: User, now: datetime, language: str) -> dict[str, Any]:
    """Authority, figures of the law, who issues it and when."""
    return {
        "issuer": authority()[language],
        "legal": legal_figures(),
        "issued_on": timezone.localdate(now).isoformat(),
        "issued_by_name": str(by),
    }


def facts_of_owner(owner: Guarded) -> dict[str, Any]:
    """The party of a paper without a case: an enterprise itself, or that of a letter; whoever is
    listed.
    """
    if isinstance(owner, WatchlistEntry):
        return _party_of(owner)
    enterprise = owner if isinstance(owner, Enterprise) else getattr(owner, "enterprise", None)
    return facts_of_enterprise(enterprise) if enterprise else {}


def facts_of_party(document: Document) -> dict[str, Any]:
    """The party of a paper as it is registered now."""
    if document.case:
        return _party_of(document.case)
    if document.facts.get("subject_kind", "enterprise") != "enterprise":
        return {}
    code = document.facts.get("uscc", "")
    registered = Enterprise.objects.filter(uscc=code).first() if code else None
    return facts_of_enterprise(registered) if registered else {}


def facts_of_enterprise(enterprise: Enterprise) -> dict[str, Any]:
    """Name, code, address and head of an enterprise, as registered."""
    return {
        "subject_kind": "enterprise",
        "enterprise_name": enterprise.name,
        "uscc": enterprise.uscc,
        "address": enterprise.address,
        "legal_representative": enterprise.legal_representative,
    }


def facts_of_case(case: Case, *, language: str) -> dict[str, Any]:
    """The case, its party, its inspectors with their certificates, its violations."""
    with translation.override(language):
        return {
            "case_number": case.number or str(case),
            "case_proposed_on": timezone.localdate(case.proposed_at).isoformat(),
            "case_proposed_by": str(case.proposed_by),
            "case_filed_on": timezone.localdate(case.filed_at).isoformat() if case.filed_at else "",
            "case_origin": str(case.get_origin_display()),
            "case_violation_type": _violations_label(case),
            "case_summary": case.summary,
            "inspectors": _inspectors_of(case),
            "violations": _violations_of(case),
            **_party_of(case),
        }


def _party_of(case: Case | WatchlistEntry) -> dict[str, Any]:
    """Name and address of the one the case is about."""
    if case.enterprise:
        return facts_of_enterprise(case.enterprise)
    if case.provider:
        return {
            "subject_kind": "provider",
            "enterprise_name": case.provider.name,
            "provider_code": case.provider.code,
            "uscc": case.provider.uscc,
            "address": "",
            "legal_representative": "",
        }
    return {
        "subject_kind": "worker",
        **_person(case),
        "uscc": "",
        "address": "",
        "legal_representative": "",
    }


def _person(case: Case | WatchlistEntry) -> dict[str, str]:
    """The person the case is about: whoever sees the case may name them on its papers, with the
    number as the house shows it, first and last four.
    """
    person = person_of(case)
    if person is None:
        return {"enterprise_name": "", "identity_number": ""}
    return {"enterprise_name": person.name, "identity_number": person.number}


def _inspectors_of(case: Case) -> list[dict[str, str]]:
    order = {"lead": 0, "second": 1, "assistant": 2}
    team = case.members.filter(left_on=None).select_related("inspector")
    return [
        {
            "name": member.inspector.name,
            "certificate": member.inspector.certificate_no,
            "part": member.part,
        }
        for member in sorted(team, key=lambda member: (order[member.part], member.pk))
    ]


def _violations_of(case: Case) -> list[dict[str, Any]]:
    return [
        {
            "type": violation.type,
            "label": str(violation.get_type_display()),
            "description": violation.description,
            "workers_count": violation.workers_count,
            "months_count": violation.months_count,
            "amount_yuan": f"{violation.amount_yuan:.2f}",
            "first_on": violation.first_on.isoformat() if violation.first_on else "",
            "last_on": violation.last_on.isoformat() if violation.last_on else "",
            "confirmed": violation.is_confirmed,
        }
        for violation in case.violations.filter(dropped_on=None).order_by("id")
    ]


def _violations_label(case: Case) -> str:
    """What was confirmed; before that, what is suspected."""
    confirmed = [each.type for each in case.violations.all() if each.is_confirmed]
    types = list(dict.fromkeys(confirmed)) or [case.violation_type]
    return gettext("; ").join(_violation_label(each) for each in types)


def _violation_label(code: str) -> str:
    return str(ViolationType(code).label) if code in ViolationType.values else code
