"""Every feed by the name it is delivered under, in the contract's order."""

from enterprises.feeds import (
    areas,
    benefits,
    contributions,
    coverage_surveys,
    deaths,
    employments,
    enterprises,
    grid_groups,
    individual_insurance,
    inspectors,
    insurance_records,
    insurance_registrations,
    medical_claims,
    penalties,
    providers,
    tax_filings,
    workers,
    written_reviews,
)
from enterprises.feeds.feed import Feed

_MODULES = (
    areas,
    grid_groups,
    inspectors,
    enterprises,
    workers,
    employments,
    individual_insurance,
    coverage_surveys,
    insurance_registrations,
    insurance_records,
    contributions,
    tax_filings,
    benefits,
    providers,
    medical_claims,
    deaths,
    penalties,
    written_reviews,
)

FEEDS: dict[str, Feed] = {module.FEED.name: module.FEED for module in _MODULES}
