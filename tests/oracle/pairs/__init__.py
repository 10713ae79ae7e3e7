"""Minimal pairs: for each clause of each rule, rows for which it fires and rows for which not.

Expectations are written by hand from the contract. Deliver with `write_delivery`, compare with
`comparisons`; see the README beside this package.
"""

from tests.oracle.pairs.affiliations import enterprise_unregistered, multiple_affiliation
from tests.oracle.pairs.benefits import (
    benefit_after_death,
    benefit_while_employed,
    claim_after_death,
)
from tests.oracle.pairs.claims import duplicate_claim, overlapping_inpatient
from tests.oracle.pairs.contributions import (
    contribution_arrears,
    headcount_mismatch,
    underdeclared_base,
)
from tests.oracle.pairs.delivery import Comparison, comparisons, deliveries, write_delivery
from tests.oracle.pairs.enrolment import late_enrolment
from tests.oracle.pairs.gaps import coverage_gap
from tests.oracle.pairs.ghosts import ghost_worker
from tests.oracle.pairs.outliers import provider_outlier
from tests.oracle.pairs.pair import AS_OF, IMPORT_DAY, Pair
from tests.oracle.pairs.registered import partial_schemes, unregistered_worker
from tests.oracle.pairs.wages import wage_arrears

__all__ = [
    "AS_OF",
    "IMPORT_DAY",
    "PAIRS",
    "Comparison",
    "Pair",
    "comparisons",
    "deliveries",
    "write_delivery",
]

PAIRS: list[Pair] = [
    *unregistered_worker(),
    *partial_schemes(),
    *coverage_gap(),
    *late_enrolment(),
    *contribution_arrears(),
    *underdeclared_base(),
    *headcount_mismatch(),
    *multiple_affiliation(),
    *benefit_while_employed(),
    *benefit_after_death(),
    *claim_after_death(),
    *overlapping_inpatient(),
    *duplicate_claim(),
    *enterprise_unregistered(),
    *wage_arrears(),
    *provider_outlier(),
    *ghost_worker(),
]
