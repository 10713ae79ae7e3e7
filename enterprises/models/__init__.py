from .batches import (
    Batch,
    BatchReject,
    BatchState,
    BatchTouch,
    FactVersion,
    FeedProfile,
    Orphan,
)
from .enterprises import Enterprise, EnterpriseSearch, Regime, RegisterStatus, RiskClass
from .facts import (
    ContractKind,
    Contribution,
    Employment,
    InsuranceRecord,
    InsuranceRegistration,
    Penalty,
    TaxFiling,
    WrittenReview,
)
from .persons import (
    Benefit,
    CoverageSurvey,
    Death,
    IndividualInsurance,
    MedicalClaim,
    Provider,
)
from .schemes import Scheme, SchemeApplicability
from .uploads import Upload, UploadState
from .workers import Household, IdKind, Worker

__all__ = [
    "Batch",
    "BatchReject",
    "BatchState",
    "BatchTouch",
    "Benefit",
    "ContractKind",
    "Contribution",
    "CoverageSurvey",
    "Death",
    "Employment",
    "Enterprise",
    "EnterpriseSearch",
    "FactVersion",
    "FeedProfile",
    "Household",
    "IdKind",
    "IndividualInsurance",
    "InsuranceRecord",
    "InsuranceRegistration",
    "MedicalClaim",
    "Orphan",
    "Penalty",
    "Provider",
    "Regime",
    "RegisterStatus",
    "RiskClass",
    "Scheme",
    "SchemeApplicability",
    "TaxFiling",
    "Upload",
    "UploadState",
    "Worker",
    "WrittenReview",
]
