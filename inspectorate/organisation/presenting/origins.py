"""By which door a change came, from whose address, and which program stood behind it, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

DOORS = {
    "page": gettext_lazy("page"),
    "api": gettext_lazy("API"),
    "command": gettext_lazy("command"),
    "job": gettext_lazy("job"),
}


@dataclass(frozen=True)
class Origin:
    """From where: the door in words, the address or machine, and what ran there for whom."""

    door: str = ""
    address: str = ""
    program: str = ""


def origin_of(facts: dict[str, Any] | None) -> Origin:
    """The origin in the facts that the journal keeps with a change; empty where it keeps none."""
    facts = facts or {}
    door = facts.get("door", "")
    program = " · ".join(str(facts[key]) for key in ("command", "account") if facts.get(key))
    return Origin(str(DOORS.get(door, door)), str(facts.get("address", "")), program)
