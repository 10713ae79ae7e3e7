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
    refuse_workers(
        written,
        enterprise_id=exposure.enterprise_id,
        case_id=exposure.case_id,
        printed=(exposure.name, exposure.person_in_charge),
    )
    if exposure.case_id and betrays(written, case=exposure.case_id):
        raise NamesSomebody(
            _("Whoever complained is named in the text; nothing about them is published.")
        )


def refuse_workers(
    texts: Iterable[str],
    *,
    enterprise_id: int,
    case_id: int | None = None,
    printed: Iterable[str] = (),
) -> None:
    """Raises NamesSomebody, with the sentence, if one of the texts holds an identity number or
    names a worker of the enterprise or of the case; what is `printed` beside it passes.
    """
    named = partial(_names_a_worker, tuple(printed), enterprise_id, case_id)
    for speaks, told in (
        (
            betrays_number,
            _("An identity or phone number is in the text; nothing about workers is published."),
        ),
        (named, _("A worker is named in the text; nothing about workers is published.")),
    ):
        for text in texts:
            if speaks(text):
                raise NamesSomebody(told + _where(text, speaks))


def _where(text: str, speaks: Callable[[str], bool]) -> str:
    """The sentence of the text that says it, to be put right; '' where it runs over several."""
    for sentence in SENTENCE.findall(text):
        if speaks(sentence):
            return _(" It is in: “%(sentence)s”.") % {"sentence": sentence.strip()[:200]}
    return ""


def _names_a_worker(
    printed: Iterable[str], enterprise_id: int, case_id: int | None, text: str
) -> bool:
    for each in filter(None, printed):
        text = text.replace(each, "，")
    values = {"text": squeezed(text), "case": case_id, "enterprise": enterprise_id}
    with seeing():
        return bool(fetch("compliance", "workers_named", **values)[0]["named"])
