"""Nothing about workers is made public: texts are looked through before they are printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial

from django.utils.translation import gettext as _

from compliance.complaints.identity import betrays, squeezed
from compliance.models import Exposure
from compliance.money.sight import seeing
from compliance.procedure.refusals import Refused
from compliance.publicity.wording import betrays_number
from inspectorate.foundation.statements import fetch

SENTENCE = re.compile(r"[^。；;\n]+")


class NamesSomebody(Refused):
    """A text would make a worker or whoever complained public."""


def refuse_persons(exposure: Exposure, texts: Iterable[str]) -> None:
    """Raises NamesSomebody, with the sentence, if one of the texts holds an identity number or
    names a worker of the decision or of the enterprise; also where it names whoever complained.

    A text composed by the system names nobody and passes, and so does what is printed beside it:
    the enterprise's own name and that of the person in charge.
    """
    written = [text for text in texts if text and text != exposure.facts_composed]
    for text in written:
        if betrays_number(text):
            told = _(
                "An identity or phone number is in the text; nothing about workers is published."
            )
            raise NamesSomebody(told + _where(text, betrays_number))
    for text in written:
        if _names_a_worker(exposure, text):
            told = _("A worker is named in the text; nothing about workers is published.")
            raise NamesSomebody(told + _where(text, partial(_names_a_worker, exposure)))
    if exposure.case_id and betrays(written, case=exposure.case_id):
        raise NamesSomebody(
            _("Whoever complained is named in the text; nothing about them is published.")
        )


def _where(text: str, speaks: Callable[[str], bool]) -> str:
    """The sentence of the text that says it, to be put right; '' where it runs over several."""
    for sentence in SENTENCE.findall(text):
        if speaks(sentence):
            return _(" It is in: “%(sentence)s”.") % {"sentence": sentence.strip()[:200]}
    return ""


def _names_a_worker(exposure: Exposure, text: str) -> bool:
    for printed in (exposure.name, exposure.person_in_charge):
        text = text.replace(printed, "，") if printed else text
    with seeing():
        found = fetch(
            "compliance",
            "workers_named",
            text=squeezed(text),
            case=exposure.case_id,
            enterprise=exposure.enterprise_id,
        )
    return bool(found[0]["named"])
