"""What the list of exposures can be narrowed by; filters live in the address."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from enterprises.search import matching_enterprises
from inspectorate.organisation.pills import ChoicePill, GroupPill, WordsPill

from .exposure.quarters import code_of, quarter_named
from .exposure.states import ExposureState
from .models import Exposure, ExposureCriterion
from .publicity.lists import title_of

PAID = (
    ("1", pgettext_lazy("entry", "paid")),
    ("0", _("not paid")),
    ("recent", _("payment seen in the last 7 days")),
)
DUE = (("withdraw", _("to be withdrawn")), ("objection", _("objection waits")))


class ExposureFilter(django_filters.FilterSet):
    """State, quarter, criterion, payment, what is due, group, and words of the enterprise."""

    state = ChoicePill(_("State"), choices=ExposureState.choices)
    quarter = ChoicePill(_("Quarter"), method="of_quarter")
    criterion = ChoicePill(_("Criterion"), method="by_criterion")
    paid = ChoicePill(_("Payment"), choices=PAID, method="by_payment")
    due = ChoicePill(_("Due"), choices=DUE, method="by_due")
    group = GroupPill()
    q = WordsPill(_("Enterprise or decision"), method="named")

    class Meta:
        model = Exposure
        fields = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        quarters = self.queryset.order_by("-quarter_on").values_list("quarter_on", flat=True)
        self.filters["quarter"].extra["choices"] = [
            (code_of(day), title_of(code_of(day))) for day in quarters.distinct()
        ]
        criteria = ExposureCriterion.objects.order_by("order", "code", "-from_on")
        self.filters["criterion"].extra["choices"] = list(
            {each.code: each.label for each in criteria}.items()
        )

    def of_quarter(
        self, exposures: QuerySet[Exposure], name: str, value: str
    ) -> QuerySet[Exposure]:
        """Those of a quarter's list."""
        quarter = quarter_named(value)
        return exposures.filter(quarter_on=quarter) if quarter else exposures.none()

    def by_criterion(
        self, exposures: QuerySet[Exposure], name: str, value: str
    ) -> QuerySet[Exposure]:
        """Those that meet a criterion."""
        return exposures.filter(grounds__contains=[{"criterion": value}])

    def by_payment(
        self, exposures: QuerySet[Exposure], name: str, value: str
    ) -> QuerySet[Exposure]:
        """Paid in full, or not, or something paid of late."""
        if value == "recent":
            return exposures.payment_seen(on=timezone.localdate())  # type: ignore[attr-defined]
        return exposures.filter(paid_on__isnull=value != "1")

    def by_due(self, exposures: QuerySet[Exposure], name: str, value: str) -> QuerySet[Exposure]:
        """Where somebody has to act by a day."""
        if value == "withdraw":
            return exposures.to_withdraw()  # type: ignore[attr-defined]
        return exposures.with_objection()  # type: ignore[attr-defined]

    def named(self, exposures: QuerySet[Exposure], name: str, value: str) -> QuerySet[Exposure]:
        """By the number of the decision, or the enterprise's name or code."""
        found = Q(enterprise__in=matching_enterprises(value)) | Q(decision_no=value.strip())
        return exposures.filter(found)
