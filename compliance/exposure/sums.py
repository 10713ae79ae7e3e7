"""Which sums an entry may print: what the decision knows, or more with a reason that is kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from compliance.models import Exposure
from compliance.procedure.refusals import Refused
from inspectorate.foundation.writing import yuan

SUMS = {
    "wages_yuan": gettext_lazy("Arrears in wages, yuan"),
    "contributions_yuan": gettext_lazy("Arrears in contributions, yuan"),
}
A_SENTENCE = 10


def proposed_sums(exposure: Exposure) -> dict[str, Decimal]:
    """The sums as the system proposed them from the decision, before anybody wrote others."""
    history: Any = apps.get_model("compliance", "ExposureEvent")
    first = history.objects.filter(pgh_obj_id=exposure.pk).order_by("pgh_id").values(*SUMS).first()
    return first or {name: getattr(exposure, name) for name in SUMS}


def refuse_unknown_sums(exposure: Exposure, *, reason: str, **sums: Decimal) -> None:
    """Raises Refused for a sum above what the decision knows, unless a sentence says why."""
    if len(reason.strip()) >= A_SENTENCE:
        return
    known = proposed_sums(exposure)
    for name, given in sums.items():
        if given > known[name]:
            told = _(
                "%(what)s: the decision knows of %(known)s, %(given)s is more. Say in a sentence"
                " what the sum rests on; the reason is kept."
            )
            words = {"what": SUMS[name], "known": yuan(known[name]), "given": yuan(given)}
            raise Refused(told % words)
