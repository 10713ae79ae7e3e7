"""Nothing about workers is made public: texts are looked through before they are printed."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from compliance.complaints.identity import betrays, squeezed
from compliance.models import Exposure
from compliance.money.sight import seeing
from compliance.procedure.refusals import Refused
from compliance.publicity.wording import betrays_number
from inspectorate.foundation.statements import fetch


class NamesSomebody(Refused):
    """A text would make a worker or whoever complained public."""


def refuse_persons(exposure: Exposure, texts: Iterable[str]) -> None:
    """Raises NamesSomebody if one of the texts holds an identity number, names a worker of the
    decision, or whoever complained. A text composed by the system names nobody and passes.
    """
    written = [text for text in texts if text and text != exposure.facts_composed]
    if any(betrays_number(text) for text in written):
        raise NamesSomebody(
            _("An identity or phone number is in the text; nothing about workers is published.")
        )
    if any(_names_a_worker(exposure, text) for text in written):
        raise NamesSomebody(_("A worker is named in the text; nothing about workers is published."))
    if exposure.case_id and betrays(written, case=exposure.case_id):
        raise NamesSomebody(
            _("Whoever complained is named in the text; nothing about them is published.")
        )


def _names_a_worker(exposure: Exposure, text: str) -> bool:
    with seeing():
        found = fetch(
            "compliance",
            "workers_named",
            text=squeezed(text),
            case=exposure.case_id,
            enterprise=exposure.enterprise_id,
        )
    return bool(found[0]["named"])
