"""Addresses of medals."""

from __future__ import annotations

from compliance.actions import medals
from compliance.medals.cuts import cut_of
from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.factories_medals import make_final_appraisal, make_final_grade
from tests.factories import NOW, make_enterprise, make_user

GUARDED = {
    "compliance:medal_rounds": Permission.MEDAL_READ,
    "compliance:medal_criterion": Permission.MEDAL_AWARD,
    "compliance:medal_round": Permission.MEDAL_READ,
    "compliance:open_medal_round": Permission.MEDAL_AWARD,
    "compliance:rank_medals_again": Permission.MEDAL_AWARD,
    "compliance:award_medals": Permission.MEDAL_AWARD,
    "compliance:medal": Permission.MEDAL_READ,
    "compliance:revoke_medal": Permission.MEDAL_AWARD,
}
BY_POST = {
    "compliance:open_medal_round",
    "compliance:rank_medals_again",
    "compliance:award_medals",
    "compliance:revoke_medal",
}

ANSWERS = {
    "compliance:award_medals": {409},  # no cut was chosen, and the medals are awarded
    "compliance:revoke_medal": {422},  # no reason was given
}


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    by = make_user("city_supervisor")
    appraisal = make_final_appraisal()
    make_final_grade(appraisal, make_enterprise(group))
    found = medals.open_round(appraisal, by=by, now=NOW)
    medals.rank_waiting(now=NOW)
    found.refresh_from_db()
    cut = {"small": 1}
    other = make_user("city_supervisor")
    medals.award(found, cut=cut, seen=cut_of(found, cut).mark, by=other, now=NOW)
    of_round = {"code": appraisal.code}
    of_medal = {**of_round, "number": 1}
    return {
        "compliance:medal_criterion": {"measure": "years_clean"},
        "compliance:medal_round": of_round,
        "compliance:open_medal_round": of_round,
        "compliance:rank_medals_again": of_round,
        "compliance:award_medals": of_round,
        "compliance:medal": of_medal,
        "compliance:revoke_medal": of_medal,
    }
