"""Whatever is handed in about a matter, taken in by the action of its kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy

from compliance.actions import handing_in
from compliance.models import Exposure, Grade, HandedIn, HandedInKind, WatchlistEntry
from inspectorate.organisation.models import User

from .holding import holding
from .matters import Matter

TITLES = {
    HandedInKind.OBJECTION: gettext_lazy("Record an objection"),
    HandedInKind.GRADE: gettext_lazy("Record an objection to the grade"),
    HandedInKind.STATEMENT: gettext_lazy("Record a statement"),
    HandedInKind.REMOVAL: gettext_lazy("Record a request for early removal"),
}
DONE = {
    HandedInKind.OBJECTION: gettext_lazy("The objection is recorded."),
    HandedInKind.GRADE: gettext_lazy("The objection is recorded."),
    HandedInKind.STATEMENT: gettext_lazy("The statement is recorded."),
    HandedInKind.REMOVAL: gettext_lazy("The request is recorded."),
}
TAKE: dict[HandedInKind, Callable[..., HandedIn]] = {
    HandedInKind.STATEMENT: handing_in.take_statement,
    HandedInKind.REMOVAL: handing_in.take_request,
}


def take_in(matter: Matter, *, by: User, now: datetime, **told: Any) -> HandedIn:
    """Takes it in; the form of the kind says what `told` holds."""
    with holding(matter.kind, matter.id):
        if matter.kind == "exposure":
            public = Exposure.objects.at_the_counter(by).get(pk=matter.id)
            return handing_in.take_objection(public, by=by, now=now, **told)
        if matter.kind == "grade":
            told |= {"subject": matter.name, "number": matter.number}
            grade = Grade.objects.at_the_counter(by).select_related("appraisal").get(pk=matter.id)
            return handing_in.take_grade_objection(grade, by=by, now=now, **told)
        entry = WatchlistEntry.objects.at_the_counter(by).get(pk=matter.id)
        take = TAKE[matter.takes]
        return take(entry, by=by, now=now, subject=matter.name, **told)
