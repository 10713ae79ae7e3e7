"""Operations of `/api/` for the pages of the campaign that write: appraisal to portal, figures."""

from __future__ import annotations

# Page → names of the addresses below /api/ that do the same by POST.
CAMPAIGN: dict[str, tuple[str, ...]] = {}
EXCEPTIONS: dict[str, str] = {}
# What the campaign's rooms still lack.
NOT_YET: set[str] = {
    "compliance:open_appraisal",
    "compliance:edit_criteria",
    "compliance:draft_criteria",
    "compliance:drop_criteria",
    "compliance:enact_criteria",
    "compliance:try_criteria",
    "compliance:confirm_conduct",
    "compliance:withdraw_conduct",
    "compliance:record_conduct",
    "compliance:confirm_grades",
    "compliance:accept_gaps",
    "compliance:notify_appraisal",
    "compliance:conclude_appraisal",
    "compliance:grade",
    "compliance:object_grade",
    "compliance:decide_grade",
    "compliance:add_criterion",
    "compliance:change_criterion",
    "compliance:publish_exposures",
    "compliance:exposure_act",
    "compliance:decide_objection",
    "compliance:figures_count",
    "compliance:figures_set_target",
    "compliance:medal_criterion",
    "compliance:open_medal_round",
    "compliance:rank_medals_again",
    "compliance:award_medals",
    "compliance:revoke_medal",
    "compliance:watch_notice",
    "compliance:watch_act",
    "portal:letter",
    "portal:grade",
    "portal:entry",
    "portal:enrol",
}
