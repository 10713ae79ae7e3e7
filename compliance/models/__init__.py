from .answers import LetterAnswer, LetterAnswerFile
from .appraisals import (
    Appraisal,
    AppraisalFact,
    AppraisalRun,
    AppraisalShard,
    AppraisalState,
    AppraisalWork,
    WorkState,
)
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
from .conduct import ConductFact, ConductKind
from .criteria import (
    CriteriaSet,
    CriteriaState,
    Criterion,
    FactCode,
    Scale,
    ScaleGrade,
)
from .deadlines import Deadline
from .documents import Document, DocumentKind, Serial
from .exposure_criteria import ExposureCriterion
from .exposures import (
    Exposure,
    ExposureList,
    ExposureObjection,
    ExposureOutcome,
    ExposureStep,
    ListKind,
)
from .grades import (
    CountAxis,
    Grade,
    GradeCount,
    GradeObjection,
    GradeState,
    ObjectionOutcome,
)
from .grid_changes import GridChange, GridChangeKind, GridChangeState
from .handed_in import HandedIn, HandedInChannel, HandedInKind
from .law import (
    Authority,
    DiscretionGrade,
    DiscretionLevel,
    FigureCode,
    Law,
    LegalFigure,
    PenaltyBase,
    PenaltyRange,
    ViolationRoute,
)
from .letters import (
    LANGUAGES,
    Campaign,
    CampaignKind,
    CampaignState,
    Letter,
    LetterAlert,
    LetterState,
)
from .medals import (
    AgainstMedal,
    Medal,
    MedalCandidate,
    MedalCriterion,
    MedalMeasure,
    MedalRound,
    MedalRoundState,
    MedalTerms,
)
from .outlines import OutlineSet
from .parts import CaseChild
from .people import Member, Part, Testimony, TestimonyKind
from .planning import Draw, InspectionPlan, InspectionQuota, PlanState
from .public_register import PublicDraw, PublicDrawVisit, PublicEnterprise, PublicGrade
from .publicity import PublicChange, PublicChangeKind, PublicEntry, PublicKind, PublicStatus
from .recomputations import RecomputedGrade
from .regimes import RegimeGround, RegimeSpell
from .reviews import Misfit, ReviewReply
from .self_checks import SelfCheck
from .sent_files import SentFile
from .simulations import SimulatedGrade, Simulation, SimulationCount
from .size_bands import SizeBand, SizeBands
from .snapshots import (
    CoverageTarget,
    FigureValue,
    GroupShape,
    PeriodKind,
    ScopeKind,
    Snapshot,
    SnapshotState,
    TargetMeasure,
)
from .steps import Step
from .violations import CaseAlert, Violation, ViolationType, ViolationWorker
from .watch_terms import WatchTerms
from .watchlist import WATCH_MOVES, WatchGround, WatchlistEntry, WatchState

__all__ = [
    "LANGUAGES",
    "WATCH_MOVES",
    "WITHOUT_CAUSE",
    "AgainstMedal",
    "Appraisal",
    "AppraisalFact",
    "AppraisalRun",
    "AppraisalShard",
    "AppraisalState",
    "AppraisalWork",
    "Approval",
    "ApprovalKind",
    "ApprovalState",
    "Authority",
    "Calculation",
    "CalculationLine",
    "Campaign",
    "CampaignKind",
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
    "ConductFact",
    "ConductKind",
    "CountAxis",
    "CoverageTarget",
    "CriteriaSet",
    "CriteriaState",
    "Criterion",
    "Deadline",
    "DiscretionGrade",
    "DiscretionLevel",
    "Document",
    "DocumentKind",
    "Draw",
    "Evidence",
    "EvidenceKind",
    "Exposure",
    "ExposureCriterion",
    "ExposureList",
    "ExposureObjection",
    "ExposureOutcome",
    "ExposureStep",
    "FactCode",
    "FigureCode",
    "FigureValue",
    "Grade",
    "GradeCount",
    "GradeObjection",
    "GradeState",
    "GridChange",
    "GridChangeKind",
    "GridChangeState",
    "GroupShape",
    "HandedIn",
    "HandedInChannel",
    "HandedInKind",
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
    "LetterAnswer",
    "LetterAnswerFile",
    "LetterState",
    "LineKind",
    "ListKind",
    "Medal",
    "MedalCandidate",
    "MedalCriterion",
    "MedalMeasure",
    "MedalRound",
    "MedalRoundState",
    "MedalTerms",
    "Member",
    "Misfit",
    "Note",
    "ObjectionOutcome",
    "OutlineSet",
    "Part",
    "PenaltyBase",
    "PenaltyRange",
    "PeriodKind",
    "PlanState",
    "PublicChange",
    "PublicChangeKind",
    "PublicDraw",
    "PublicDrawVisit",
    "PublicEnterprise",
    "PublicEntry",
    "PublicGrade",
    "PublicKind",
    "PublicStatus",
    "RecomputedGrade",
    "RegimeGround",
    "RegimeSpell",
    "ReviewReply",
    "Scale",
    "ScaleGrade",
    "ScopeKind",
    "SelfCheck",
    "SentFile",
    "Serial",
    "SimulatedGrade",
    "Simulation",
    "SimulationCount",
    "SizeBand",
    "SizeBands",
    "Snapshot",
    "SnapshotState",
    "Step",
    "TargetMeasure",
    "Testimony",
    "TestimonyKind",
    "Violation",
    "ViolationRoute",
    "ViolationType",
    "ViolationWorker",
    "WatchGround",
    "WatchState",
    "WatchTerms",
    "WatchlistEntry",
    "WorkState",
]
