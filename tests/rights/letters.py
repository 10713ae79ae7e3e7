"""Addresses of letters and campaigns."""

from __future__ import annotations

from inspectorate.organisation.models import GridGroup
from inspectorate.organisation.permissions import Permission
from tests.compliance.letters.factories import make_campaign, make_letter

GUARDED = {
    "compliance:propose_on_set": Permission.CASE_PROPOSE,
    "compliance:letters": Permission.LETTER_READ,
    "compliance:new_letters": Permission.LETTER_SEND,
    "compliance:letter": Permission.LETTER_READ,
    "compliance:letter_paper": Permission.LETTER_READ,
    "compliance:withdraw_letter": Permission.LETTER_SEND,
    "compliance:campaigns": Permission.LETTER_READ,
    "compliance:new_campaign": Permission.CAMPAIGN_RUN,
    "compliance:campaign": Permission.LETTER_READ,
    "compliance:send_campaign": Permission.CAMPAIGN_RUN,
    "compliance:new_review": Permission.CAMPAIGN_RUN,
    "compliance:change_campaign": Permission.CAMPAIGN_RUN,
    "compliance:drop_campaign": Permission.CAMPAIGN_RUN,
    "compliance:begin_review": Permission.CAMPAIGN_RUN,
    "compliance:end_review": Permission.CAMPAIGN_RUN,
    "compliance:propose_on_replies": Permission.CASE_PROPOSE,
}
BY_POST = {
    "compliance:withdraw_letter",
    "compliance:send_campaign",
    "compliance:drop_campaign",
    "compliance:begin_review",
    "compliance:end_review",
    "compliance:propose_on_replies",
}
ANSWERS = {"compliance:letter_paper": {404}}  # its paper is not set yet


def arguments(group: GridGroup) -> dict[str, dict[str, object]]:
    """What the addresses need, all of it existing."""
    campaign = make_campaign(district_codes=[group.district_code])
    letter = make_letter(group, campaign=campaign)
    undone = {"state": "draft", "sent_at": None, "sent_by": None}
    here = {"district_codes": [group.district_code]}
    draft = make_campaign(**here, **undone)
    review = make_campaign(**here, **undone, kind="written_review", year=2025)
    of_draft, of_review = {"pk": draft.pk}, {"pk": review.pk}
    of_letter, of_campaign = {"pk": letter.pk}, {"pk": campaign.pk}
    return {
        "compliance:letter": of_letter,
        "compliance:letter_paper": of_letter,
        "compliance:withdraw_letter": of_letter,
        "compliance:campaign": of_campaign,
        "compliance:send_campaign": of_campaign,
        "compliance:change_campaign": of_draft,
        "compliance:drop_campaign": of_draft,
        "compliance:begin_review": of_review,
        "compliance:end_review": of_review,
        "compliance:propose_on_replies": of_review,
    }
