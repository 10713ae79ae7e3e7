from .alerts import (
    FILING_PROPOSED,
    OPEN_STATES,
    Alert,
    AlertState,
    AlertStep,
    DismissalGround,
    Severity,
)
from .findings import NO_MONTH, Finding, RuleHit
from .notifications import (
    Channel,
    ChannelChoice,
    Notification,
    NotificationKind,
    OfficeHours,
    OutboxEntry,
    OutboxState,
    QuietHours,
)
from .rules import RuleVersion
from .runs import ComparisonRun, RunResult, RunShard, RunState
from .watched import Watched
from .weights import OrderWeight, RegimeWeight

__all__ = [
    "FILING_PROPOSED",
    "NO_MONTH",
    "OPEN_STATES",
    "Alert",
    "AlertState",
    "AlertStep",
    "Channel",
    "ChannelChoice",
    "ComparisonRun",
    "DismissalGround",
    "Finding",
    "Notification",
    "NotificationKind",
    "OfficeHours",
    "OrderWeight",
    "OutboxEntry",
    "OutboxState",
    "QuietHours",
    "RegimeWeight",
    "RuleHit",
    "RuleVersion",
    "RunResult",
    "RunShard",
    "RunState",
    "Severity",
    "Watched",
]
