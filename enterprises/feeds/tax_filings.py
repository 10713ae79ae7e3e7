"""Feed of tax filings: the headcount and wages an enterprise declared for a month."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.numbers import Money
from enterprises.feeds.columns import HEADCOUNT, MONTH, USCC, Column
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="tax-filings",
    title=_("Tax filings"),
    columns=(
        USCC,
        MONTH,
        HEADCOUNT,
        Column("wages_paid", "工资总额", Money(), required=True),
    ),
    key=("uscc", "month"),
    dated_by="month",
    references=(Reference("uscc", "enterprises"),),
)
