"""No paper tells the employer who complained (Decree 423 art. 9): refused before it is numbered."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext as _

from compliance.models import Case

FORBIDDEN_KEYS = ("complainant", "reporter", "informant", "complainant_name", "complainant_phone")
SHORTEST = 2  # characters: a single one would forbid half the language

# Functions from a case to names, phones and numbers of whoever complained; see forbidden_words.
SOURCES: list[Callable[[Case], Iterable[str]]] = []


def forbidden_words(case: Case) -> set[str]:
    """Names, phones and identity numbers of those whose complaints the case comes from."""
    found = {word.strip() for source in SOURCES for word in source(case) if word}
    return {word for word in found if len(word) >= SHORTEST}


def betrayal(case: Case | None, facts: dict[str, Any]) -> str:
    """Why `facts` may not stand in a paper of the case; '' if they may."""
    if any(key in FORBIDDEN_KEYS for key in _keys(facts)):
        return _("A paper may not have a field for whoever complained.")
    if case is None:
        return ""
    told = json.dumps(facts, ensure_ascii=False, default=str)
    if any(word in told for word in forbidden_words(case)):
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
