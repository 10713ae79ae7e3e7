"""What is missing for a cycle, by the names of feeds and districts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from enterprises.feeds.registry import FEEDS
from inspectorate.organisation.people import district_choices


@dataclass(frozen=True)
class Gap:
    """A feed in words, and the districts it lacks by name; none where it was never delivered."""

    feed: str
    districts: list[str]
    is_everywhere: bool


def gap_rows(gaps: Iterable[Mapping[str, Any]]) -> list[Gap]:
    """The lines of what is missing; one query for the names of the districts."""
    names = dict(district_choices())
    return [
        Gap(
            feed=str(FEEDS[gap["feed"]].title) if gap["feed"] in FEEDS else gap["feed"],
            districts=[names.get(code, code) for code in gap["districts"]],
            is_everywhere=set(gap["districts"]) >= set(names),
        )
        for gap in gaps
    ]
