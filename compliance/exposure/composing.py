"""What an entry says, composed from the decision: kinds, counts and sums, never a person.

The words of inspectors are not taken over, since they may name workers. Public entries are in
Chinese, the language of the decision.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.utils import translation

from compliance.models import DocumentKind, ViolationRoute

PHRASES = {
    "V1": "未依法为职工办理社会保险登记",
    "V2": "未按时足额缴纳社会保险费",
    "V3": "骗取社会保险基金支出",
    "V4": "骗取社会保险待遇",
    "V5": "以欺诈手段违反社会保险规定",
    "L1": "违反劳动规章制度规定",
    "L2": "违反劳动合同规定",
    "L3": "违反禁止使用童工规定",
    "L4": "违反女职工和未成年工特殊劳动保护规定",
    "L5": "违反工作时间和休息休假规定",
    "L6": "拖欠劳动者劳动报酬",
    "L7": "未依法参加社会保险或者缴纳社会保险费",
    "L8": "违反职业中介、职业培训规定",
    "L9": "其他重大劳动保障违法行为",
}
DECISIONS = {
    DocumentKind.PENALTY_DECISION: "已作出行政处罚决定",
    DocumentKind.HANDLING_DECISION: "已作出行政处理决定",
    "penalty_row": "已作出行政处罚（处理）决定",
}
NOTHING = Decimal(0)


def facts_of(violations: Iterable[dict[str, Any]]) -> str:
    """The main facts: each violation with the workers and yuan concerned."""
    return "；".join(_one(each) for each in violations) + "。"


def _one(violation: dict[str, Any]) -> str:
    workers, yuan = int(violation["workers"] or 0), Decimal(violation["yuan"] or 0)
    concerned = f"涉及劳动者{workers}人" if workers else ""
    amount = f"金额{yuan:,.2f}元" if yuan else ""
    return "，".join(part for part in (PHRASES[violation["type"]], concerned, amount) if part)


def decision_of(kind: str, fine_yuan: Decimal | None) -> str:
    """How it was dealt with."""
    fine = f"，罚款{fine_yuan:,.2f}元" if fine_yuan else ""
    return f"{DECISIONS[kind]}{fine}。"


def basis_of(articles: str, types: Iterable[str]) -> str:
    """The articles of the decision; of one taken over, those its kinds of violation rest on."""
    if articles.strip():
        return articles.strip()
    with translation.override("zh-hans"):
        routes = ViolationRoute.objects.filter(violation_type__in=list(types))
        cited = {
            f"《{route.get_law_display()}》第{route.article}条"
            for route in routes.order_by("violation_type")
        }
    return "、".join(sorted(cited)) or "《劳动保障监察条例》"


def owed(row: dict[str, Any]) -> tuple[Decimal, Decimal]:
    """Arrears in wages and in contributions: what the decision says, else what deliveries show."""
    contributions = Decimal(row["contributions_yuan"]) or Decimal(row["owed_yuan"])
    return Decimal(row["wages_yuan"]), contributions
