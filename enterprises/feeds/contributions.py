"""Feed of contributions: what an enterprise owed and paid, by scheme and month."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.numbers import Money
from enterprises.feeds.columns import HEADCOUNT, MONTH, SCHEME, USCC, Column
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="contributions",
    title=_("Contributions"),
    columns=(
        USCC,
        SCHEME,
        MONTH,
        HEADCOUNT,
        Column("due", "应缴", Money(signed=True), required=True),
        Column("paid", "实缴", Money(signed=True), required=True),
        Column("paid_on", "到账日期", Date()),
    ),
    key=("uscc", "scheme", "month"),
    dated_by="month",
    references=(Reference("uscc", "enterprises"),),
)
