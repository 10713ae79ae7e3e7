"""The figures of law and policy as people read and change them: which tables there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from compliance.models import DiscretionGrade, LegalFigure, PenaltyRange, ViolationRoute
from inspectorate.organisation.models import ContributionLimit, ContributionRate, IndustryClass

CITED = ("law", "article", "wording", "wording_en", "source")


@dataclass(frozen=True)
class LawTable:
    """A table: its name in addresses, its model, what may change, and whether rows are added."""

    name: str
    title: Promise
    model: type[models.Model]
    fields: tuple[str, ...]
    fixed: tuple[str, ...] = ()
    grows: bool = True

    def rows(self) -> QuerySet[Any]:
        """All rows, in the model's order."""
        return QuerySet(self.model).all()


TABLES = {
    table.name: table
    for table in (
        LawTable(
            "rates",
            _("Contribution rates"),
            ContributionRate,
            (
                "scheme", "share", "industry_class", "from_month", "rate", "collected_with", "law",
                "article", "source",
            ),
        ),
        LawTable(
            "limits",
            _("Floors and caps of the contribution base"),
            ContributionLimit,
            ("year", "floor_yuan", "cap_yuan", "source"),
            fixed=("year",),
        ),
        LawTable(
            "industries",
            _("Industry classes of work injury"),
            IndustryClass,
            ("prefix", "risk", "source"),
            fixed=("prefix",),
        ),
        LawTable(
            "ranges",
            _("Ranges of fines"),
            PenaltyRange,
            (
                "code", "from_on", "violation_type", "usual", "act", "act_en", "base", "times_min",
                "times_max", "yuan_min", "yuan_max", "person_yuan_min", "person_yuan_max",
                "authority", *CITED,
            ),
            fixed=("code",),
        ),
        LawTable(
            "grades",
            _("Discretion benchmark"),
            DiscretionGrade,
            ("violation_type", "grade", "from_on", "share_min", "share_max", *CITED),
        ),
        LawTable(
            "routes",
            _("Routes of violations"),
            ViolationRoute,
            (
                "violation_type", "order_first", "transfer_to", "transfer_fund", "transfer_why",
                "transfer_why_en", "statute_years", *CITED,
            ),
            fixed=("violation_type",),
            grows=False,
        ),
        LawTable(
            "figures",
            _("Late fee, hearings, discussion"),
            LegalFigure,
            ("code", "from_on", "value", *CITED),
        ),
    )
}  # fmt: skip
