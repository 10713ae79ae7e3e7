"""Feed of insurance records: who is insured where, in which scheme, over which months."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.numbers import Money
from enterprises.feeds.columns import (
    FROM_MONTH,
    ID_KIND,
    ID_NUMBER,
    SCHEME,
    TO_MONTH,
    USCC,
    Column,
)
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="insurance-records",
    title=_("Insurance records"),
    columns=(
        ID_NUMBER,
        USCC,
        SCHEME,
        FROM_MONTH,
        TO_MONTH,
        Column("base", "缴费基数", Money(), required=True),
        ID_KIND,
    ),
    key=("id_number", "uscc", "scheme", "from_month"),
    period=("from_month", "to_month"),
    dated_by="from_month",
    expands="scheme",
    references=(Reference("uscc", "enterprises"),),
)
