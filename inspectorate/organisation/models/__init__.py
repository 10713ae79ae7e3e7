from .access import AccessLog
from .areas import Area, AreaLevel
from .figures import ContributionLimit, ContributionRate, IndustryClass, PensionAge, RateShare
from .grid import GridArea, GridGroup, Guarded
from .inspectors import Assignment, Inspector, InspectorKind
from .users import Role, User

__all__ = [
    "AccessLog",
    "Area",
    "AreaLevel",
    "Assignment",
    "ContributionLimit",
    "ContributionRate",
    "GridArea",
    "GridGroup",
    "Guarded",
    "IndustryClass",
    "Inspector",
    "InspectorKind",
    "PensionAge",
    "RateShare",
    "Role",
    "User",
]
