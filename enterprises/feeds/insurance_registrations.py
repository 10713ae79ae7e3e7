"""Feed of insurance registrations: since when an enterprise is registered as an insured unit."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.dates import Date
from enterprises.feeds.columns import CANCELLED_ON, USCC, Column
from enterprises.feeds.feed import Feed, Reference

FEED = Feed(
    name="insurance-registrations",
    title=_("Insurance registrations"),
    columns=(
        USCC,
        Column("registered_on", "参保登记日期", Date(), required=True),
        CANCELLED_ON,
    ),
    key=("uscc", "registered_on"),
    period=("registered_on", "cancelled_on"),
    dated_by="registered_on",
    references=(Reference("uscc", "enterprises"),),
)
