from .absences import Absence
from .access import AccessLog
from .areas import Area, AreaLevel
from .calendar import CalendarDay, CalendarYear, StatutoryHoliday
from .factors import RecoveryCode, SecondFactor
from .figures import ContributionLimit, ContributionRate, IndustryClass, PensionAge, RateShare
from .grid import GridArea, GridGroup, Guarded, GuardedQuerySet
from .inspectors import Assignment, Inspector, InspectorKind
from .limits import DayType, Limit, LimitActor, LimitUnit
from .roles import INCOMPATIBLE, Role
from .tokens import ApiAnswer, ApiToken
from .users import User

__all__ = [
    "INCOMPATIBLE",
    "Absence",
    "AccessLog",
    "ApiAnswer",
    "ApiToken",
    "Area",
    "AreaLevel",
    "Assignment",
    "CalendarDay",
    "CalendarYear",
    "ContributionLimit",
    "ContributionRate",
    "DayType",
    "GridArea",
    "GridGroup",
    "Guarded",
    "GuardedQuerySet",
    "IndustryClass",
    "Inspector",
    "InspectorKind",
    "Limit",
    "LimitActor",
    "LimitUnit",
    "PensionAge",
    "RateShare",
    "RecoveryCode",
    "Role",
    "SecondFactor",
    "StatutoryHoliday",
    "User",
]
