from .alerts import OPEN_STATES, Alert, AlertState, AlertStep, Severity
from .findings import NO_MONTH, Finding, RuleHit
from .rules import RuleVersion
from .runs import ComparisonRun, RunResult, RunShard, RunState

__all__ = [
    "NO_MONTH",
    "OPEN_STATES",
    "Alert",
    "AlertState",
    "AlertStep",
    "ComparisonRun",
    "Finding",
    "RuleHit",
    "RuleVersion",
    "RunResult",
    "RunShard",
    "RunState",
    "Severity",
]
