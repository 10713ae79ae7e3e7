"""No paper tells the employer who complained (Decree 423 art. 9): refused before it is numbered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from compliance.complaints.identity import betrays
from compliance.models import Case

from .kinds import PAPERS, TABLES, Audience

FORBIDDEN_KEYS = ("complainant", "reporter", "informant", "complainant_name", "complainant_phone")
# Papers the employer never gets: the file's own, and those to whoever complained.
APART = (Audience.FILE, Audience.COMPLAINANT)


def betrayal(kind: str, case: Case | None, facts: dict[str, Any]) -> str:
    """Why `facts` may not stand in a paper of the kind and case; '' if they may.

    Names, phones and numbers of those whose complaints the case comes from are looked for in every
    text. The lines of a calculation are left out: they list each worker concerned, so nobody
    stands out by being among them.
    """
    if any(key in FORBIDDEN_KEYS for key in _keys(facts)):
        return _("A paper may not have a field for whoever complained.")
    if case is None or PAPERS[kind].audience in APART:
        return ""
    told = {key: value for key, value in facts.items() if key not in TABLES}
    if betrays(_texts(told), case=case.pk):
        return _(
            "The paper would show who complained: a name, phone or number of theirs is in its text."
        )
    return ""


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def _texts(value: Any) -> Iterable[str]:
    """Every text in the facts; people chosen from a list (inspectors) are no text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)
