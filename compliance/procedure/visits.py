"""Visits that were planned for what is over now: they are dropped by the step that ends it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import override

from compliance.models import InspectionPurpose

from .transitions import Taking


def drop_visits_of_the_investigation(taking: Taking) -> None:
    """The investigation has ended: what it planned is cancelled; re-checks stay."""
    from compliance.actions.inspections import drop_planned

    drop_planned(taking.case, keeping=(InspectionPurpose.RECHECK,), reason=_investigation_over())


def drop_all_visits(taking: Taking) -> None:
    """The case is closed: nothing planned in it is left."""
    from compliance.actions.inspections import drop_planned

    drop_planned(taking.case, keeping=(), reason=_case_closed())


def _investigation_over() -> str:
    with override("zh-hans"):
        return _("The investigation has ended.")


def _case_closed() -> str:
    with override("zh-hans"):
        return _("The case is closed.")
