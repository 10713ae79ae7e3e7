"""Double-random draws as everybody reads them: what was drawn, and how to repeat it.

An enterprise is named once its visit is over: nobody learns here who is visited next. Seed and
pools follow with the last visit (sql/public_draws.sql); their hash stands from the first day.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from compliance.models import InspectionState, PublicDraw
from compliance.planning.drawing import ALGORITHM
from inspectorate.organisation.people import district_names

from .pages import frame

ON_A_PAGE = 50


def published() -> QuerySet[PublicDraw]:
    """Every published draw, the newest first, less what repeats it."""
    return PublicDraw.objects.defer("objects_pool", "inspectors_pool", "recusals")


def draws_page(after: str) -> dict[str, Any]:
    """Every published draw, the newest first."""
    draws = published()
    if after.isascii() and after.isdigit() and len(after) < 10:
        draws = draws.filter(pk__lt=int(after))
    page, names = list(draws[: ON_A_PAGE + 1]), district_names()
    return frame("front") | {
        "draws": [(each, names.get(each.district_code, "")) for each in page[:ON_A_PAGE]],
        "more_after": page[ON_A_PAGE - 1].pk if len(page) > ON_A_PAGE else None,
    }


def draw_page(number: str) -> dict[str, Any]:
    """One draw with the visits that are over. Raises Http404 for one that is not published."""
    held = _draw(number)
    return frame("front") | {
        "draw": held,
        "district": district_names().get(held.district_code, ""),
        "visits": list(held.visits.all()),
    }


def told(number: str) -> dict[str, Any]:
    """The draw for programs: all that repeats it once no visit is to come. Raises Http404."""
    held = _draw(number)
    over = not held.to_come
    return {
        "number": held.number,
        "occasion": held.title,
        "district": held.district_code,
        "held_on": held.held_on.isoformat(),
        "published_on": held.published_on.isoformat(),
        "algorithm": ALGORITHM,
        "objects": held.objects_count,
        "inspectors_each": held.inspectors_each,
        "pool": {
            "enterprises": held.pool_count,
            "inspectors": held.inspectors_count,
            "recusals": held.recusals_count,
            "sha256": held.pool_hash,
        },
        "visits_to_come": held.to_come,
        "visits": [
            {
                "uscc": visit.uscc,
                "name": visit.name,
                "state": visit.state,
                "visited_on": visit.visited_on.isoformat()
                if visit.state == InspectionState.DONE
                else None,
            }
            for visit in held.visits.all()
        ],
        "seed": held.seed if over else None,
        "drawn_from": {
            "enterprises": held.objects_pool.split("\n"),
            "inspectors": held.inspectors_pool,
            "recusals": held.recusals,
        }
        if over
        else None,
    }


def _draw(number: str) -> PublicDraw:
    found = PublicDraw.objects.filter(number=number).first()
    if found is None:
        raise Http404
    return found
