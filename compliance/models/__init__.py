from .approvals import Approval, ApprovalKind, ApprovalState
from .cases import Case, CaseOrigin
from .collected import (
    Evidence,
    EvidenceKind,
    Inspection,
    InspectionKind,
    InspectionPurpose,
    InspectionState,
    Note,
)
from .deadlines import Deadline
from .documents import Document, DocumentKind, Serial
from .parts import CaseChild
from .people import Member, Part, Testimony, TestimonyKind
from .steps import Step
from .violations import CaseAlert, Violation, ViolationType, ViolationWorker

__all__ = [
    "Approval",
    "ApprovalKind",
    "ApprovalState",
    "Case",
    "CaseAlert",
    "CaseChild",
    "CaseOrigin",
    "Deadline",
    "Document",
    "DocumentKind",
    "Evidence",
    "EvidenceKind",
    "Inspection",
    "InspectionKind",
    "InspectionPurpose",
    "InspectionState",
    "Member",
    "Note",
    "Part",
    "Serial",
    "Step",
    "Testimony",
    "TestimonyKind",
    "Violation",
    "ViolationType",
    "ViolationWorker",
]
