from .approvals import Approval, ApprovalKind, ApprovalState
from .calculations import Calculation, CalculationLine, LineKind
from .cases import Case, CaseOrigin
from .collected import (
    WITHOUT_CAUSE,
    Evidence,
    EvidenceKind,
    Inspection,
    InspectionKind,
    InspectionPurpose,
    InspectionState,
    Note,
)
from .complainants import Complainant, ComplaintSecret
from .complaints import (
    Complaint,
    ComplaintChannel,
    ComplaintFile,
    ComplaintKind,
    ComplaintPart,
    ComplaintStep,
)
from .deadlines import Deadline
from .documents import Document, DocumentKind, Serial
from .grid_changes import GridChange, GridChangeKind, GridChangeState
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
from .letters import (
    LANGUAGES,
    Campaign,
    CampaignState,
    Letter,
    LetterAlert,
    LetterState,
)
from .parts import CaseChild
from .people import Member, Part, Testimony, TestimonyKind
from .planning import Draw, InspectionPlan, InspectionQuota, PlanState
from .steps import Step
from .violations import CaseAlert, Violation, ViolationType, ViolationWorker

__all__ = [
    "LANGUAGES",
    "WITHOUT_CAUSE",
    "Approval",
    "ApprovalKind",
    "ApprovalState",
    "Authority",
    "Calculation",
    "CalculationLine",
    "Campaign",
    "CampaignState",
    "Case",
    "CaseAlert",
    "CaseChild",
    "CaseOrigin",
    "Complainant",
    "Complaint",
    "ComplaintChannel",
    "ComplaintFile",
    "ComplaintKind",
    "ComplaintPart",
    "ComplaintSecret",
    "ComplaintStep",
    "Deadline",
    "DiscretionGrade",
    "Document",
    "DocumentKind",
    "Draw",
    "Evidence",
    "EvidenceKind",
    "FigureCode",
    "Grade",
    "GridChange",
    "GridChangeKind",
    "GridChangeState",
    "Inspection",
    "InspectionKind",
    "InspectionPlan",
    "InspectionPurpose",
    "InspectionQuota",
    "InspectionState",
    "Law",
    "LegalFigure",
    "Letter",
    "LetterAlert",
    "LetterState",
    "LineKind",
    "Member",
    "Note",
    "Part",
    "PenaltyBase",
    "PenaltyRange",
    "PlanState",
    "Serial",
    "Step",
    "Testimony",
    "TestimonyKind",
    "Violation",
    "ViolationRoute",
    "ViolationType",
    "ViolationWorker",
]
