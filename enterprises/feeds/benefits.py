"""Feed of benefits paid to a person for a month."""

from django.utils.translation import gettext_lazy as _

from enterprises.feeds.checks.choices import Choice
from enterprises.feeds.columns import AMOUNT, ID_KIND, ID_NUMBER, MONTH, Column
from enterprises.feeds.feed import Feed

KINDS = ("pension", "unemployment", "injury", "maternity")

FEED = Feed(
    name="benefits",
    title=_("Benefits"),
    columns=(
        ID_NUMBER,
        Column("kind", "待遇", Choice(KINDS), required=True),
        MONTH,
        AMOUNT,
        ID_KIND,
    ),
    key=("id_number", "kind", "month"),
    dated_by="month",
)
