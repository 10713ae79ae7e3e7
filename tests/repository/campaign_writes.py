"""Operations of `/api/` for the pages of the campaign that write: appraisal to portal, figures."""

from __future__ import annotations

from compliance.api.grades import DEEDS
from compliance.exposure.acts import ACTS as EXPOSURE_ACTS
from compliance.watching.acts import ACTS as WATCH_ACTS

DECIDED = tuple(f"grade_{verb}" for verb in DEEDS if verb != "object")
# Page → names of the addresses below /api/ that do the same by POST.
CAMPAIGN: dict[str, tuple[str, ...]] = {
    "compliance:open_appraisal": ("appraisal_open",),
    "compliance:edit_criteria": ("criteria_change",),
    "compliance:draft_criteria": ("criteria_draft",),
    "compliance:drop_criteria": ("criteria_drop",),
    "compliance:enact_criteria": ("criteria_enact",),
    "compliance:try_criteria": ("criteria_try",),
    "compliance:record_conduct": ("conduct",),
    "compliance:confirm_conduct": ("conduct_confirm",),
    "compliance:withdraw_conduct": ("conduct_withdraw",),
    "compliance:confirm_grades": ("appraisal_confirm",),
    "compliance:accept_gaps": ("appraisal_accept_gaps",),
    "compliance:notify_appraisal": ("appraisal_notify",),
    "compliance:conclude_appraisal": ("appraisal_conclude",),
    "compliance:new_scale_version": ("scale_version",),
    "compliance:change_scale": ("scale_change",),
    "compliance:drop_scale": ("scale_drop",),
    "compliance:add_effect": ("effects",),
    "compliance:change_effect": ("effect_change",),
    "compliance:recompute": ("appraisal_recompute",),
    "compliance:grade": DECIDED,
    "compliance:decide_grade": DECIDED,
    "compliance:object_grade": ("grade_object",),
    "compliance:add_criterion": ("exposure_criteria",),
    "compliance:change_criterion": ("exposure_criterion_change",),
    "compliance:publish_exposures": ("exposure_list_publish",),
    "compliance:exposure_act": tuple(f"exposure_{act.verb}" for act in EXPOSURE_ACTS),
    "compliance:decide_objection": ("exposure_objection_decide",),
    "compliance:medal_criterion": ("medal_criterion_change",),
    "compliance:open_medal_round": ("medal_round_open",),
    "compliance:rank_medals_again": ("medal_round_rank",),
    "compliance:award_medals": ("medal_round_award",),
    "compliance:revoke_medal": ("medal_revoke",),
    "compliance:figures_count": ("figure_snapshots",),
    "compliance:figures_set_target": ("figure_targets",),
    "compliance:outlines": ("outlines",),
    "compliance:use_outlines": ("outlines_use",),
    "compliance:remove_outlines": ("outlines_remove",),
    "portal:letter": ("own_answer",),
    "portal:grade": ("own_grade_object",),
    "portal:entry": ("own_exposure_object",),
    "portal:listing": ("own_listing_state", "own_listing_ask"),
    "compliance:watch_notice": ("watchlist",),
    "compliance:take_in": ("counter_exposure", "counter_grade", "counter_listing"),
    "compliance:watch_act": tuple(f"watch_{act.verb}" for act in WATCH_ACTS),
}
EXCEPTIONS: dict[str, str] = {
    "portal:enrol": "A password is shown once, to a person who has seen the papers at the counter.",
}
# What the campaign's rooms still lack.
NOT_YET: set[str] = set()
