"""Feed of penalties: history taken over from an earlier system."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.checks.dates import Date
from enterprises.feeds.checks.texts import Code
from enterprises.feeds.columns import AMOUNT, USCC, Column
from enterprises.feeds.feed import Feed, Reference

VIOLATION_TYPES = (*(f"V{n}" for n in range(1, 6)), *(f"L{n}" for n in range(1, 10)))

FEED = Feed(
    name="penalties",
    title=_("Penalties"),
    columns=(
        USCC,
        Column("decided_on", "决定日期", Date(), required=True),
        Column("violation_type", "违法类型", Choice(VIOLATION_TYPES), required=True),
        Column("document_no", "文书号", Code(), required=True),
        AMOUNT.optional(),
    ),
    key=("document_no",),
    dated_by="decided_on",
    references=(Reference("uscc", "enterprises"),),
)
