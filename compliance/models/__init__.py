from .approvals import Approval, ApprovalKind, ApprovalState
from .calculations import Calculation, CalculationLine, LineKind
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
from .law import (
    Authority,
    DiscretionGrade,
    FigureCode,
    Grade,
    Law,
    LegalFigure,
    PenaltyBase,
    PenaltyRange,
    ViolationRoute,
)
from .parts import CaseChild
from .people import Member, Part, Testimony, TestimonyKind
from .steps import Step
from .violations import CaseAlert, Violation, ViolationType, ViolationWorker

__all__ = [
    "Approval",
    "ApprovalKind",
    "ApprovalState",
    "Authority",
    "Calculation",
    "CalculationLine",
    "Case",
    "CaseAlert",
    "CaseChild",
    "CaseOrigin",
    "Deadline",
    "DiscretionGrade",
    "Document",
    "DocumentKind",
    "Evidence",
    "EvidenceKind",
    "FigureCode",
    "Grade",
    "Inspection",
    "InspectionKind",
    "InspectionPurpose",
    "InspectionState",
    "Law",
    "LegalFigure",
    "LineKind",
    "Member",
    "Note",
    "Part",
    "PenaltyBase",
    "PenaltyRange",
    "Serial",
    "Step",
    "Testimony",
    "TestimonyKind",
    "Violation",
    "ViolationRoute",
    "ViolationType",
    "ViolationWorker",
]
