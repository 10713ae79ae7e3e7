"""The feeds as the contract lists them: names, columns, order, requiredness, keys."""

import pytest

from enterprises.feeds.registry import FEEDS

CONTRACT = {
    "areas": "code* name* level* parent_code longitude latitude",
    "grid-groups": "code* name* district_code* area_codes*",
    "inspectors": "staff_no* name* kind* certificate_no certificate_until grid_codes* email phone",
    "enterprises": (
        "uscc* name* address* area_code* industry_code legal_representative established_on "
        "closed_on status phone longitude latitude"
    ),
    "workers": "id_number* name* area_code household phone id_kind",
    "employments": (
        "id_number* name* uscc* hired_on* left_on monthly_wage contract_kind household id_kind"
    ),
    "individual-insurance": "id_number* kind* scheme* from_month* to_month place_code id_kind",
    "coverage-surveys": "id_number* surveyed_on* reason* remark id_kind",
    "insurance-registrations": "uscc* registered_on* cancelled_on",
    "insurance-records": "id_number* uscc* scheme* from_month* to_month base* id_kind",
    "contributions": "uscc* scheme* month* headcount* due* paid* paid_on",
    "tax-filings": "uscc* month* headcount* wages_paid*",
    "benefits": "id_number* kind* month* amount* id_kind",
    "providers": "code* name* kind* uscc area_code",
    "medical-claims": (
        "claim_no* id_number* provider_code* kind* admitted_on* discharged_on item_code* amount* "
        "id_kind"
    ),
    "deaths": "id_number* died_on* id_kind",
    "penalties": "uscc* decided_on* violation_type* document_no* amount",
    "written-reviews": (
        "uscc* year* answered_on* headcount* contracts_signed insured_headcount wages_owed "
        "internal_rules minors remark"
    ),
}
KEYS = {
    "areas": "code",
    "grid-groups": "code",
    "inspectors": "staff_no",
    "enterprises": "uscc",
    "workers": "id_number",
    "employments": "id_number uscc hired_on",
    "individual-insurance": "id_number kind scheme from_month",
    "coverage-surveys": "id_number surveyed_on",
    "insurance-registrations": "uscc registered_on",
    "insurance-records": "id_number uscc scheme from_month",
    "contributions": "uscc scheme month",
    "tax-filings": "uscc month",
    "benefits": "id_number kind month",
    "providers": "code",
    "medical-claims": "claim_no",
    "deaths": "id_number",
    "penalties": "document_no",
    "written-reviews": "uscc year",
}


def test_all_feeds_and_no_others() -> None:
    assert list(FEEDS) == list(CONTRACT)


@pytest.mark.parametrize("name", CONTRACT)
def test_columns_and_key(name: str) -> None:
    feed = FEEDS[name]
    columns = [column.name + "*" * column.required for column in feed.columns]
    assert " ".join(columns) == CONTRACT[name]
    assert " ".join(feed.key) == KEYS[name]


@pytest.mark.parametrize("name", CONTRACT)
def test_names_a_feed_refers_to_exist(name: str) -> None:
    feed = FEEDS[name]
    names = {column.name for column in feed.columns}
    assert {*feed.key, *(feed.period or ())} <= names
    assert {reference.column for reference in feed.references} <= names
    assert {reference.feed for reference in feed.references} <= set(FEEDS)
    assert feed.dated_by is None or feed.column(feed.dated_by).required
    assert len({column.header for column in feed.columns}) == len(names)
    assert str(feed.title)
