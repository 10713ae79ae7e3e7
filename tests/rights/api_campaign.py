"""Addresses of the interface for machines of the campaign's rooms, by method."""

from __future__ import annotations

from compliance.api.grades import DEEDS
from compliance.exposure.acts import ACTS as EXPOSURE_ACTS
from compliance.models import Medal
from compliance.watching.acts import ACTS as WATCH_ACTS
from inspectorate.organisation.permissions import Permission

Table = dict[tuple[str, str], Permission | None]
READS: Table = {
    **{
        ("GET", name): Permission.APPRAISAL_READ
        for name in (
            "criteria", "criteria_set", "simulations", "simulation", "simulation_moved",
            "appraisals", "appraisal", "appraisal_runs", "appraisal_counts",
            "appraisal_differences", "grades", "grade", "grade_facts", "conduct", "conduct_fact",
            "regimes",
        )
    },
    **{("GET", name): Permission.LIMIT_READ for name in ("scales", "scale", "effects")},
    ("GET", "appraisal_open"): Permission.APPRAISAL_RUN,
    ("GET", "appraisal_confirm"): Permission.GRADE_DECIDE,
    **{
        ("GET", name): Permission.MEDAL_READ
        for name in (
            "medal_rounds", "medal_round", "medal_round_candidates", "medal_round_cut",
            "medal_round_medals", "medals", "medal", "medal_criteria",
        )
    },
    **{
        ("GET", name): Permission.EXPOSURE_READ
        for name in (
            "exposures", "exposure", "exposure_steps", "exposure_objections", "exposure_lists",
            "exposure_list", "exposure_criteria",
            *(f"exposure_{act.verb}" for act in EXPOSURE_ACTS),
        )
    },
    **{
        ("GET", name): Permission.WATCHLIST_READ
        for name in (
            "watchlist", "watched", "watch_paper_notice", "watch_paper_decision",
            *(f"watch_{act.verb}" for act in WATCH_ACTS),
        )
    },
    ("GET", "counter"): Permission.COUNTER_RECEIVE,
    ("GET", "handed_in"): Permission.COUNTER_RECEIVE,
    ("GET", "exposure_scan"): Permission.EXPOSURE_READ,
    ("GET", "watch_scan"): Permission.WATCHLIST_READ,
    ("GET", "grade_scan"): Permission.APPRAISAL_READ,
    ("GET", "exposure_files"): Permission.EXPOSURE_READ,
    ("GET", "exposure_file"): Permission.EXPOSURE_READ,
    ("GET", "watch_files"): Permission.WATCHLIST_READ,
    ("GET", "watch_file"): Permission.WATCHLIST_READ,
    ("GET", "grade_files"): Permission.APPRAISAL_READ,
    ("GET", "grade_file"): Permission.APPRAISAL_READ,
    ("GET", "letter_answer_file"): Permission.LETTER_READ,
    ("GET", "figures"): Permission.FIGURE_READ,
    ("GET", "figure_values"): Permission.FIGURE_READ,
    ("GET", "figure_board"): Permission.FIGURE_READ,
    ("GET", "figure_annual"): Permission.FIGURE_READ,
    ("GET", "outlines"): Permission.OUTLINE_LOAD,
    ("GET", "outline_set"): Permission.OUTLINE_LOAD,
    ("GET", "figure_snapshots"): Permission.FIGURE_READ,
    ("GET", "figure_targets"): Permission.FIGURE_READ,
    **{
        ("GET", f"own_{name}"): Permission.PORTAL_USE
        for name in (
            "alerts", "alert_rows", "letters", "letter", "answer_file", "papers", "paper",
            "files", "file", "grades", "listings", "exposures",
        )
    },
}  # fmt: skip
WRITES: Table = {
    **{
        ("POST", f"criteria_{verb}"): Permission.CRITERIA_DRAFT
        for verb in ("draft", "change", "drop", "enact", "try")
    },
    **{
        ("POST", f"appraisal_{verb}"): Permission.APPRAISAL_RUN
        for verb in ("open", "accept_gaps", "notify", "conclude", "recompute")
    },
    **{
        ("POST", name): Permission.LIMIT_CHANGE
        for name in ("scale_version", "scale_change", "scale_drop", "effects", "effect_change")
    },
    ("POST", "appraisal_confirm"): Permission.GRADE_DECIDE,
    **{("POST", f"grade_{verb}"): deed.right for verb, deed in DEEDS.items()},
    ("POST", "conduct"): Permission.CONDUCT_RECORD,
    ("POST", "conduct_confirm"): Permission.CONDUCT_CONFIRM,
    ("POST", "conduct_withdraw"): Permission.CONDUCT_CONFIRM,
    **{
        ("POST", name): Permission.MEDAL_AWARD
        for name in (
            "medal_round_open", "medal_round_rank", "medal_round_award", "medal_revoke",
            "medal_criterion_change",
        )
    },
    **{("POST", f"exposure_{act.verb}"): act.permission for act in EXPOSURE_ACTS},
    ("POST", "exposure_objection_decide"): Permission.EXPOSURE_REVIEW_OBJECTION,
    ("POST", "exposure_list_publish"): Permission.EXPOSURE_PUBLISH,
    ("POST", "exposure_criteria"): Permission.LIMIT_CHANGE,
    ("POST", "exposure_criterion_change"): Permission.LIMIT_CHANGE,
    ("POST", "watchlist"): Permission.WATCHLIST_NOTICE,
    **{("POST", f"watch_{act.verb}"): act.permission for act in WATCH_ACTS},
    ("POST", "counter_exposure"): Permission.COUNTER_RECEIVE,
    ("POST", "counter_listing"): Permission.COUNTER_RECEIVE,
    ("POST", "counter_grade"): Permission.COUNTER_RECEIVE,
    ("POST", "figure_snapshots"): Permission.FIGURE_COUNT,
    ("POST", "figure_targets"): Permission.TARGET_SET,
    ("POST", "outlines"): Permission.OUTLINE_LOAD,
    ("POST", "outlines_use"): Permission.OUTLINE_LOAD,
    ("POST", "outlines_remove"): Permission.OUTLINE_LOAD,
    ("POST", "own_answer"): Permission.PORTAL_USE,
    ("POST", "own_grade_object"): Permission.PORTAL_USE,
    ("POST", "own_exposure_object"): Permission.PORTAL_USE,
    ("POST", "own_listing_state"): Permission.PORTAL_USE,
    ("POST", "own_listing_ask"): Permission.PORTAL_USE,
}  # fmt: skip
# What the holder of the right is answered when nothing is sent along, where it is not 400 or 409.
API_ANSWERS: dict[tuple[str, str], set[int]] = {
    ("POST", "criteria_draft"): {201},
    ("POST", "appraisal_recompute"): {202, 409},  # one waits already
    ("POST", "grade_confirm"): {200},
    ("POST", "criteria_enact"): {403, 409},  # by a city supervisor
    ("POST", "grade_object"): {400, 404},  # an enterprise sees its own
    ("POST", "conduct_confirm"): {200},
    ("POST", "exposure_objection_decide"): {404},  # nobody has objected
    # The counter's clerk sees no exposure and no listing; test_counter.py takes in for them.
    ("POST", "exposure_object"): {400, 404},
    **{
        ("POST", f"watch_{verb}"): {400, 404, 409}
        for verb in ("state", "ask-removal", "take-request")
    },
    ("POST", "counter_exposure"): {404},  # it is not public
    ("POST", "counter_grade"): {404},  # nobody was told of it
    ("GET", "exposure_scan"): {404},
    ("GET", "grade_scan"): {404},
    # Nothing was sent; test_portal_files.py sends.
    **{("GET", name): {404} for name in ("exposure_file", "watch_file", "grade_file")},
    ("GET", "own_answer_file"): {404},
    ("GET", "own_file"): {404},
    ("POST", "figure_snapshots"): {202},
    ("POST", "outlines"): {415},  # a form with a file
    ("POST", "outlines_use"): {200},
    ("POST", "outlines_remove"): {200},
    # Whoever asks here acts for no enterprise that exists; test_api_portal.py has one that does.
    ("GET", "figure_board"): {404},  # nothing is counted yet
    ("GET", "figure_annual"): {404},
    ("GET", "own_alert_rows"): {404},
    ("GET", "own_letter"): {404},
    ("GET", "own_paper"): {404},
    ("POST", "own_answer"): {404},
    ("POST", "own_grade_object"): {404},
    ("POST", "own_exposure_object"): {404},
    ("POST", "own_listing_state"): {404},
    ("POST", "own_listing_ask"): {404},
    ("GET", "watch_paper_decision"): {404},  # it is not decided
    ("GET", "watch_paper_notice"): {200, 404},  # a worker sets it
}
CYCLE = ("appraisal", "appraisal_runs", "appraisal_counts", "grades")
STEPS = ("accept_gaps", "confirm", "notify", "conclude", "recompute")
ROUND = ("", "_open", "_rank", "_candidates", "_cut", "_award", "_medals")
LENT = {
    "compliance:criteria_set": (
        "criteria_set",
        *(f"criteria_{verb}" for verb in ("draft", "change", "drop", "enact", "try")),
    ),
    "compliance:simulation": ("simulation", "simulation_moved"),
    "compliance:appraisal": (*CYCLE, *(f"appraisal_{step}" for step in STEPS)),
    "compliance:scale": ("scale", "scale_version", "scale_change", "scale_drop"),
    "compliance:add_effect": ("effects",),
    "compliance:change_effect": ("effect_change",),
    "compliance:recomputation": ("appraisal_differences",),
    "compliance:grade": (
        "grade",
        "grade_facts",
        "grade_files",
        *(f"grade_{verb}" for verb in DEEDS),
    ),
    "compliance:conduct": ("conduct_fact", "conduct_confirm", "conduct_withdraw"),
    "compliance:medal_round": tuple(f"medal_round{part}" for part in ROUND),
    "compliance:medal_criterion": ("medal_criterion_change",),
    "compliance:exposure": (
        *("exposure", "exposure_steps", "exposure_objections", "exposure_files"),
        *(f"exposure_{act.verb}" for act in EXPOSURE_ACTS),
    ),
    "compliance:decide_objection": ("exposure_objection_decide",),
    "compliance:change_criterion": ("exposure_criterion_change",),
    "compliance:exposure_list": ("exposure_list", "exposure_list_publish"),
    "compliance:outline_set": ("outline_set", "outlines_use", "outlines_remove"),
    "portal:letter": ("own_letter", "own_answer"),
    "portal:answer_file": ("own_answer_file",),
    "compliance:letter_answer_file": ("letter_answer_file",),
    "portal:alert": ("own_alert_rows",),
    "portal:paper": ("own_paper",),
    "portal:grade": ("own_grade_object",),
    "portal:entry": ("own_exposure_object",),
    "portal:listing": ("own_listing_state", "own_listing_ask"),
    "compliance:exposure_scan": ("exposure_scan",),
    "compliance:watch_scan": ("watch_scan",),
    "compliance:exposure_file": ("exposure_file",),
    "compliance:watch_file": ("watch_file",),
    "compliance:grade_file": ("grade_file",),
    "compliance:grade_scan": ("grade_scan",),
    "compliance:watched": (
        *("watched", "watch_files", "watch_paper_notice", "watch_paper_decision"),
        *(f"watch_{act.verb}" for act in WATCH_ACTS),
    ),
}


def lent(pages: dict[str, dict[str, object]]) -> dict[str, dict[str, object]]:
    """What is named otherwise here than by the pages."""
    medal = {"pk": Medal.objects.order_by("pk")[0].pk}
    exposure = {"pk": pages["compliance:exposure"]["pk"]}
    listing = {"pk": pages["compliance:take_in"]["pk"]}
    grade = {"pk": pages["compliance:grade"]["pk"]}
    counter = {"counter_exposure": exposure, "counter_listing": listing, "counter_grade": grade}
    return (
        counter
        | {"own_file": {"file": 1}}
        | {
            "medal": medal,
            "medal_revoke": medal,
        }
    )
