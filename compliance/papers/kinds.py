"""Kinds of papers: the word in their number, to whom they go, and the facts they need.

A legal step hands over the facts of its form under these names; `issue` adds the facts of
`facts.GIVEN`. A missing required fact is an error that names it. Optional facts are printed where
they are given. Nothing here may name a complainant.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.utils.translation import gettext as _

from compliance.models import DocumentKind as K

from .facts import LABELS


class Audience(Enum):
    """Who reads a paper besides the inspectorate."""

    FILE = "file"  # nobody: it stays in the file of the case
    PARTY = "party"  # the enterprise, provider or person the case is about, who gets or signs it
    AUTHORITY = "authority"  # a court or another authority
    COMPLAINANT = "complainant"


@dataclass(frozen=True)
class Paper:
    """One kind: `word` is the short word of its number (青劳监令〔2026〕214号)."""

    word: str
    audience: Audience
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All facts a step may give, the required ones first."""
        return self.required + self.optional


FILE, PARTY, AUTHORITY, COMPLAINANT = Audience

PAPERS: dict[str, Paper] = {
    K.FILING: Paper("立", FILE, ("opinion",)),
    K.NOT_FILED: Paper("不立", FILE, ("reason",)),
    K.INSPECTION_NOTICE: Paper(
        "检通", PARTY, ("subject", "visit_on", "place", "bring"), ("visit_time",)
    ),
    K.INSPECTION_RECORD: Paper(
        "检录",
        PARTY,
        ("visited_on", "place", "findings"),
        ("present", "registered_count", "met_count", "uncovered_count", "statement"),
    ),
    K.TESTIMONY: Paper(
        "询",
        FILE,
        ("person_name", "person_role", "heard_at", "place", "text"),
        ("signed_on", "refused_reason"),
    ),
    K.INVESTIGATION_REPORT: Paper("调", FILE, ("course", "found", "evidence", "proposal")),
    K.EXTENSION: Paper(
        "延",
        FILE,
        ("days", "reason", "asked_on", "asked_by_name"),
        ("answer", "opinion", "until_on", "limit"),
    ),
    K.RECUSAL: Paper(
        "避", FILE, ("who", "reason", "asked_by_name"), ("answer", "opinion", "substitute_name")
    ),
    K.WITHDRAWAL: Paper("撤", PARTY, ("ground", "reason")),
    K.ORDER: Paper("令", PARTY, ("demands", "articles", "days"), ("calculation",)),
    K.RECHECK: Paper(
        "复", PARTY, ("how", "checked_on", "result"), ("put_right_count", "open_count")
    ),
    K.PENALTY_NOTICE: Paper(
        "告",
        PARTY,
        ("decision", "facts", "articles", "fine_yuan"),
        ("base_kind", "base_yuan", "hearing_right", "calculation"),
    ),
    K.STATEMENT: Paper(
        "陈", PARTY, ("person_name", "person_role", "heard_at", "text"), ("place", "signed_on")
    ),
    K.HEARING_NOTICE: Paper(
        "听通",
        PARTY,
        ("asked_on", "hearing_on", "hearing_time", "place", "chair"),
        ("public",),
    ),
    K.HEARING_RECORD: Paper(
        "听",
        PARTY,
        ("present", "record", "opinion"),
        ("hearing_on", "hearing_time", "place", "chair", "public"),
    ),
    K.REVIEW_OPINION: Paper(
        "审", FILE, ("opinion",), ("decision", "grade", "grounds", "defence", "fine_yuan")
    ),
    K.DISCUSSION: Paper("议", FILE, ("discussed_on", "present", "discussion"), ("fine_yuan",)),
    K.PENALTY_DECISION: Paper(
        "决",
        PARTY,
        ("facts", "articles", "content", "fine_yuan", "pay_to"),
        (
            "defence",
            "grade",
            "grounds",
            "discussed_on",
            "base_kind",
            "base_yuan",
            "calculation",
            "notice_number",
            "stated_on",
            "hearing_on",
        ),
    ),
    K.HANDLING_DECISION: Paper(
        "理",
        PARTY,
        ("facts", "articles", "content"),
        (
            "base_kind",
            "base_yuan",
            "pay_to",
            "defence",
            "discussed_on",
            "calculation",
            "stated_on",
            "hearing_on",
        ),
    ),
    K.SERVICE: Paper(
        "送",
        PARTY,
        ("paper", "paper_number", "method", "served_on", "recipient", "relation"),
        ("place", "remark"),
    ),
    K.DEMAND: Paper(
        "催", PARTY, ("decision_number", "decided_on", "amount_yuan", "surcharge_yuan"), ("pay_to",)
    ),
    K.COURT_APPLICATION: Paper(
        "执",
        AUTHORITY,
        ("court", "amount_yuan", "surcharge_yuan", "reason"),
        ("decision_number", "decided_on", "served_on"),
    ),
    K.TRANSFER: Paper("移", AUTHORITY, ("authority", "authority_name", "reason"), ("calculation",)),
    K.REDIRECTION: Paper("仲", COMPLAINANT, ("reason", "institution")),
    K.CLOSING: Paper("结", FILE, ("summary", "opinion"), ("outcome",)),
    K.MEDAL_CERTIFICATE: Paper(
        "奖", PARTY, ("cycle", "mark", "until_on", "code", "check_address"), ("pattern",)
    ),
    K.GRADE_NOTICE: Paper(
        "评",
        PARTY,
        ("cycle", "grade_name", "criterion", "due_on", "regime", "until_on"),
        ("grade_facts", "reason"),
    ),
    K.GRADE_ANSWER: Paper(
        "评复",
        PARTY,
        ("cycle", "grade_name", "received_on", "text", "regime", "until_on"),
        ("summary", "proof"),
    ),
    K.LETTER: Paper("函", PARTY, ("lines", "due_on", "as_of"), ("workers",)),
    K.COMPLAINT_ACCEPTANCE: Paper(
        "受", COMPLAINANT, ("complaint_number", "complaint_kind", "received_on", "summary")
    ),
    K.COMPLAINT_REFUSAL: Paper(
        "不受", COMPLAINANT, ("complaint_number", "complaint_kind", "received_on", "reason")
    ),
    K.COMPLAINT_ANSWER: Paper(
        "答", COMPLAINANT, ("complaint_number", "complaint_kind", "received_on", "text")
    ),
    K.WATCHLIST_NOTICE: Paper(
        "列告", PARTY, ("watchlist_number", "watch_ground", "reason", "due_on")
    ),
    K.WATCHLIST_DECISION: Paper(
        "列决",
        PARTY,
        ("watchlist_number", "watch_ground", "reason", "content", "until_on", "early_from_on"),
        ("defence",),
    ),
}

# Columns of the facts that are tables: a list with one object per row.
TABLES: dict[str, tuple[str, ...]] = {
    "calculation": (  # as actions.calculations.lines_for_paper gives them
        "worker",
        "scheme",
        "kind",
        "share",
        "from_month",
        "to_month",
        "base",
        "rate",
        "days",
        "amount",
        "law",
        "article",
        "claim_no",
        "admitted_on",
        "discharged_on",
        "elsewhere",
        "repeats",
        "number",
    ),
    "grade_facts": ("on", "words", "label"),
    "lines": ("violation", "workers_count", "months", "amount_yuan", "demand"),
    "workers": ("violation", "name", "number"),
}


def missing(kind: str, facts: dict[str, Any]) -> list[str]:
    """The labels of the required facts that `facts` does not give."""
    return [
        str(LABELS[key]) for key in PAPERS[kind].required if facts.get(key) in (None, "", [], {})
    ]


def shortcoming(kind: str, facts: dict[str, Any]) -> str:
    """Why a paper of the kind cannot be filled from `facts`; '' if it can."""
    lacking = missing(kind, facts)
    if not lacking:
        return ""
    return _("The %(paper)s cannot be made. Missing: %(facts)s.") % {
        "paper": K(kind).label,
        "facts": "; ".join(lacking),
    }
