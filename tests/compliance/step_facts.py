"""Facts that fit each step on the day it is taken, as a person would fill in its form."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from compliance.models import Case
from compliance.procedure.articles import basis_of
from compliance.procedure.calculated import calculation_of
from inspectorate.organisation.working_days import working_day_after

if TYPE_CHECKING:
    from tests.compliance.factories import Office


def facts_of(verb: str, case: Case, office: Office, *, now: datetime) -> dict[str, Any]:
    """The facts of one step."""
    today = timezone.localdate(now)
    every = (
        investigation(case, office, today)
        | rectification(case, today)
        | notice(case, office, today)
        | decision(case, today)
    )
    return every[verb]


def service(today: date) -> dict[str, Any]:
    """Handed over to the personnel manager."""
    return {
        "method": "direct",
        "served_on": today,
        "recipient": "孙示例",
        "relation": "人事经理",
        "remark": "",
    }


def investigation(case: Case, office: Office, today: date) -> dict[str, dict[str, Any]]:
    """From filing to what was found."""
    return {
        "file": {"lead": office.lead, "second": office.second, "opinion": "同意立案"},
        "decline": {"reason": "证据不足"},
        "begin": {
            "subject": "社会保险登记",
            "visit_on": today,
            "visit_time": time(9, 30),
            "place": "示例路1号",
            "bring": "花名册",
        },
        "conclude": {
            "course": "现场检查",
            "found": "98人未参保",
            "evidence": "花名册",
            "proposal": "责令改正",
        },
        "find_none": {"opinion": "未发现违法行为"},
        "withdraw": {"ground": "slight", "reason": "轻微并已改正"},
        "confirm": {
            "violations": case.violations.filter(confirmed_at=None),
            "facts": "98人未参保",
            "continuing": True,
            "last_on": None,
        },
        "transfer": {"authority": "tax", "authority_name": "示例税务局", "reason": "职权"},
        "redirect": {"reason": "劳动争议", "institution": "示例仲裁委"},
        "close": {"summary": "办理完毕", "opinion": "同意结案"},
        "reopen": {"reason": "新证据"},
    }


def rectification(case: Case, today: date) -> dict[str, dict[str, Any]]:
    """The order and its re-check."""
    recheck = {"how": "delivery", "checked_on": today, "result": "数据复查"}
    return {
        "order": {"demands": "为98人办理登记", "articles": basis_of(case), "days": 30},
        "serve_order": service(today),
        "record_rectified": {**recheck, "how": "visit", "put_right_count": 98, "open_count": 0},
        "record_not_rectified": {**recheck, "put_right_count": 0, "open_count": 98},
    }


def fines(case: Case) -> tuple[Decimal, Decimal]:
    """A fine the notice may tell of, and a lower one to decide on."""
    made = calculation_of(case)
    if made is None:
        return Decimal(60_000), Decimal(50_000)
    return made.range_max_yuan, made.range_min_yuan


def base(case: Case) -> Decimal:
    """The sum the fine rests on, as it was calculated."""
    made = calculation_of(case)
    return made.base_yuan if made else Decimal("1152028.80")


def notice(case: Case, office: Office, today: date) -> dict[str, dict[str, Any]]:
    """Notice, hearing, draft and review."""
    return {
        "give_notice": {
            "decision": "penalty",
            "facts": "98人未参保",
            "articles": basis_of(case),
            "fine_yuan": fines(case)[0],
            "base_yuan": base(case),
            "hearing_right": True,
        },
        "serve_notice": service(today),
        "announce_hearing": {
            "asked_on": today,
            "hearing_on": working_day_after(today, 9),
            "hearing_time": time(14, 0),
            "place": "示例路2号",
            "chair": office.reviewer,
            "public": True,
        },
        "record_hearing": {"present": "孙示例", "record": "陈述", "opinion": "维持"},
        "submit": {
            "decision": "penalty",
            "grade": "slight",
            "grounds": "轻微",
            "defence": "无",
            "fine_yuan": fines(case)[1],
        },
        "return_draft": {"opinion": "补充"},
        "approve_draft": {"opinion": "同意"},
    }


def decision(case: Case, today: date) -> dict[str, dict[str, Any]]:
    """Decision, payment, court."""
    decided = {
        "facts": "98人未参保",
        "articles": basis_of(case),
        "content": "罚款",
        "fine_yuan": fines(case)[1],
        "pay_to": "示例银行",
        "discussed_on": today,
        "present": "孙示例、周示例",
        "discussion": "同意",
    }
    return {
        "decide_penalty": decided,
        "decide_handling": decided,
        "serve_decision": service(today),
        "record_compliance": {
            "paid_on": today,
            "amount_yuan": fines(case)[1],
            "receipt": "R-1",
        },
        "apply_to_court": {
            "court": "示例区人民法院",
            "amount_yuan": Decimal(50_000),
            "surcharge_yuan": Decimal(50_000),
            "reason": "逾期未履行",
        },
        "record_enforcement": {
            "enforced_on": today,
            "amount_yuan": Decimal(100_000),
            "result": "执行完毕",
        },
    }
