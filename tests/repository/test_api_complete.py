"""Whatever a page does, `/api/` does too, or a sentence says why it does not."""

from __future__ import annotations

from tests.repository import campaign_writes as campaign
from tests.repository import writing_pages as desk
from tests.rights.api import WRITES


def test_each_page_that_writes_has_its_operation_or_a_reason() -> None:
    tables = [
        set(desk.DESK), set(desk.EXCEPTIONS),
        set(campaign.CAMPAIGN), set(campaign.EXCEPTIONS), campaign.NOT_YET,
    ]  # fmt: skip
    declared = set().union(*tables)
    assert sum(map(len, tables)) == len(declared), "a page stands in two tables"
    assert declared == desk.writing_pages()


def test_each_operation_that_is_named_exists() -> None:
    known = {name for _method, name in WRITES}
    for page, names in {**desk.DESK, **campaign.CAMPAIGN}.items():
        assert names, page
        assert known.issuperset(names), page


def test_each_exception_says_why_in_a_sentence() -> None:
    for page, reason in {**desk.EXCEPTIONS, **campaign.EXCEPTIONS}.items():
        assert reason.endswith("."), page
        assert len(reason.split()) > 3, page
